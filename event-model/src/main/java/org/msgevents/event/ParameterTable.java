// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which parameters an event must, may and must not have: the one place that says so (draft-ietf-lemonade-msgevent-03,
 * sections 4 and 5).
 *
 * <p>The draft leaves mandatory and optional to the binding (section 3). Here a parameter is a must where the draft
 * says "include" and the
 * messaging system always knows it.
 */
public final class ParameterTable {
    /** What one event may carry; whatever is in neither set must not be there. */
    public record Row(Set<Parameter<?>> must, Set<Parameter<?>> may) {}

    private static final List<Parameter<?>> ANYWHERE = List.of(
            Parameter.ADMIN,
            Parameter.CLIENT_IP,
            Parameter.CLIENT_PORT,
            Parameter.PID,
            Parameter.PROCESS,
            Parameter.SERVER_FQDN,
            Parameter.SERVICE,
            Parameter.TAGS,
            Parameter.USER);
    private static final List<Parameter<?>> QUOTA =
            List.of(Parameter.DISK_QUOTA, Parameter.DISK_USED, Parameter.MAX_MESSAGES, Parameter.MESSAGES);
    private static final List<Parameter<?>> MAILBOX = List.of(Parameter.URI, Parameter.MAILBOX_ID);
    private static final List<Parameter<?>> MESSAGES = List.of(Parameter.URI, Parameter.MAILBOX_ID, Parameter.UIDSET);
    private static final List<Parameter<?>> OF_MAILBOX = List.of(Parameter.UIDNEXT, Parameter.VND_MAILBOX_ID);
    private static final List<Parameter<?>> OF_ONE_MESSAGE =
            List.of(Parameter.MODSEQ, Parameter.VND_MESSAGE_ID, Parameter.VND_THREAD_ID);
    private static final List<Parameter<?>> OF_ADDED_MESSAGE =
            List.of(Parameter.BODY_STRUCTURE, Parameter.FLAG_NAMES, Parameter.MESSAGE_CONTENT, Parameter.MESSAGE_SIZE);
    private static final Map<EventName, Row> ROWS = rows();

    private ParameterTable() {}

    /**
     * The row of that name. A name without one, such as another vendor's, may carry every parameter and must carry
     * {@code uri}.
     */
    public static Row row(EventName name) {
        Row row = ROWS.get(name);
        return row == null ? row(List.of(Parameter.URI), Parameter.all()) : row;
    }

    static void check(EventName name, Parameters parameters) {
        Row row = row(name);
        for (Parameter<?> parameter : row.must()) {
            require(parameters.has(parameter), name + " without its parameter " + parameter);
        }
        for (Parameter<?> parameter : parameters.names()) {
            require(
                    row.must().contains(parameter) || row.may().contains(parameter),
                    name + " does not take the parameter " + parameter);
        }
        boolean ofOne =
                parameters.get(Parameter.UIDSET).map(uids -> uids.size() == 1).orElse(true);
        for (Parameter<?> parameter : OF_ONE_MESSAGE) {
            require(ofOne || !parameters.has(parameter), name + " of several messages does not take " + parameter);
        }
    }

    private static void require(boolean condition, String fault) {
        if (!condition) {
            throw new IllegalArgumentException(fault);
        }
    }

    private static Map<EventName, Row> rows() {
        Map<EventName, Row> rows = new LinkedHashMap<>();
        List<Parameter<?>> server = List.of(Parameter.URI, Parameter.USER);
        List<Parameter<?>> touched = both(QUOTA, OF_MAILBOX, OF_ONE_MESSAGE);
        List<Parameter<?>> added = both(touched, OF_ADDED_MESSAGE);
        rows.put(EventName.MESSAGE_APPEND, row(MESSAGES, added));
        rows.put(EventName.MESSAGE_NEW, row(MESSAGES, both(added, List.of(Parameter.ENVELOPE))));
        rows.put(EventName.MESSAGE_EXPIRE, row(MESSAGES, touched));
        rows.put(EventName.MESSAGE_EXPUNGE, row(MESSAGES, touched));
        rows.put(EventName.MESSAGE_READ, row(MESSAGES, touched));
        rows.put(EventName.MESSAGE_TRASH, row(MESSAGES, touched));
        rows.put(EventName.FLAGS_SET, row(both(MESSAGES, List.of(Parameter.FLAG_NAMES)), touched));
        rows.put(EventName.FLAGS_CLEAR, row(both(MESSAGES, List.of(Parameter.FLAG_NAMES)), touched));
        for (EventName quota : List.of(EventName.QUOTA_EXCEED, EventName.QUOTA_WITHIN, EventName.QUOTA_CHANGE)) {
            rows.put(quota, row(server, both(QUOTA, List.of(Parameter.MAILBOX_ID, Parameter.VND_MAILBOX_ID))));
        }
        rows.put(EventName.LOGIN, row(server, List.of()));
        rows.put(EventName.LOGOUT, row(server, List.of()));
        List<Parameter<?>> mailbox = both(QUOTA, OF_MAILBOX);
        rows.put(EventName.MAILBOX_CREATE, row(MAILBOX, mailbox));
        rows.put(EventName.MAILBOX_DELETE, row(MAILBOX, mailbox));
        rows.put(EventName.MAILBOX_RENAME, row(both(MAILBOX, List.of(Parameter.OLD_MAILBOX_ID)), mailbox));
        rows.put(EventName.MAILBOX_SUBSCRIBE, row(both(MAILBOX, List.of(Parameter.USER)), mailbox));
        rows.put(EventName.MAILBOX_UNSUBSCRIBE, row(both(MAILBOX, List.of(Parameter.USER)), mailbox));
        List<Parameter<?>> fromElsewhere = both(MESSAGES, List.of(Parameter.OLD_MAILBOX_ID));
        List<Parameter<?>> transferred = both(added, List.of(Parameter.VND_OLD_MAILBOX_ID));
        rows.put(EventName.VND_MESSAGE_COPY, row(fromElsewhere, both(transferred, List.of(Parameter.VND_OLD_UIDSET))));
        rows.put(EventName.VND_MESSAGE_MOVE, row(both(fromElsewhere, List.of(Parameter.VND_OLD_UIDSET)), transferred));
        return Map.copyOf(rows);
    }

    private static Row row(Collection<Parameter<?>> must, Collection<Parameter<?>> may) {
        Set<Parameter<?>> optional = new LinkedHashSet<>(may);
        optional.addAll(ANYWHERE);
        optional.removeAll(must);
        return new Row(Set.copyOf(must), Set.copyOf(optional));
    }

    @SafeVarargs
    private static List<Parameter<?>> both(List<Parameter<?>>... parts) {
        List<Parameter<?>> all = new ArrayList<>();
        for (List<Parameter<?>> part : parts) {
            all.addAll(part);
        }
        return all;
    }
}
