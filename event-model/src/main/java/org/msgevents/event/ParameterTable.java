// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
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
 * says "include" and the messaging system always knows it.
 */
public final class ParameterTable {
    /**
     * What one event may carry; whatever is in neither set must not be there. Both are in the order of
     * {@link Parameter#all()}.
     */
    public record Row(Set<Parameter<?>> must, Set<Parameter<?>> may) {
        public Row {
            must = ordered(must);
            may = ordered(may);
        }

        private static Set<Parameter<?>> ordered(Set<Parameter<?>> parameters) {
            Set<Parameter<?>> ordered = new LinkedHashSet<>(Parameter.all());
            ordered.retainAll(parameters);
            return Collections.unmodifiableSet(ordered);
        }

        /** True for a parameter that is a must or a may. */
        public boolean allows(Parameter<?> parameter) {
            return must.contains(parameter) || may.contains(parameter);
        }
    }

    private static final List<Parameter<?>> QUOTA =
            List.of(Parameter.DISK_QUOTA, Parameter.DISK_USED, Parameter.MAX_MESSAGES, Parameter.MESSAGES);
    private static final List<Parameter<?>> ANYWHERE = both(
            QUOTA,
            List.of(
                    Parameter.ADMIN,
                    Parameter.CLIENT_IP,
                    Parameter.CLIENT_PORT,
                    Parameter.PID,
                    Parameter.PROCESS,
                    Parameter.SERVER_FQDN,
                    Parameter.SERVICE,
                    Parameter.TAGS,
                    Parameter.USER));
    private static final List<Parameter<?>> SERVER = List.of(Parameter.URI, Parameter.USER);
    private static final List<Parameter<?>> MAILBOX = List.of(Parameter.URI, Parameter.MAILBOX_ID);
    private static final List<Parameter<?>> MESSAGES = List.of(Parameter.URI, Parameter.MAILBOX_ID, Parameter.UIDSET);
    private static final List<Parameter<?>> OF_MAILBOX = List.of(Parameter.UIDNEXT, Parameter.VND_MAILBOX_ID);
    private static final List<Parameter<?>> TOUCHED =
            both(OF_MAILBOX, List.of(Parameter.MODSEQ, Parameter.VND_MESSAGE_ID, Parameter.VND_THREAD_ID));
    private static final List<Parameter<?>> ADDED = both(
            TOUCHED,
            List.of(
                    Parameter.BODY_STRUCTURE,
                    Parameter.FLAG_NAMES,
                    Parameter.MESSAGE_CONTENT,
                    Parameter.MESSAGE_SIZE,
                    Parameter.VND_MESSAGE_CONTENT_BASE64,
                    Parameter.VND_HEADER_FIELDS));
    private static final List<Parameter<?>> ACCESS =
            List.of(Parameter.VND_SERVER_PORT, Parameter.VND_AUTH_MECHANISM, Parameter.VND_SECURITY_LAYER);

    /** What differs from message to message, and so has no place where the event has several. */
    private static final Set<Parameter<?>> OF_ONE_MESSAGE = Set.of(
            Parameter.BODY_STRUCTURE,
            Parameter.MESSAGE_CONTENT,
            Parameter.MESSAGE_SIZE,
            Parameter.MODSEQ,
            Parameter.VND_MESSAGE_CONTENT_BASE64,
            Parameter.VND_HEADER_FIELDS,
            Parameter.VND_MESSAGE_ID,
            Parameter.VND_THREAD_ID);

    private static final Row OF_OTHERS = row(List.of(Parameter.URI), Parameter.all());
    private static final Map<EventName, Row> ROWS = rows();

    private ParameterTable() {}

    /**
     * The row of that name. A name without one, such as another vendor's, may carry every parameter and must carry
     * {@code uri}.
     */
    public static Row row(EventName name) {
        return ROWS.getOrDefault(name, OF_OTHERS);
    }

    /** True for a parameter that an event of several messages must not have, whatever its row says. */
    public static boolean isOfOneMessage(Parameter<?> parameter) {
        return OF_ONE_MESSAGE.contains(parameter);
    }

    static void check(EventName name, Parameters parameters) {
        Row row = row(name);
        for (Parameter<?> parameter : row.must()) {
            require(parameters.has(parameter), name, "without its parameter", parameter);
        }
        boolean ofSeveral =
                parameters.get(Parameter.UIDSET).map(uids -> uids.size() > 1).orElse(false);
        for (Parameter<?> parameter : parameters.names()) {
            require(row.allows(parameter), name, "does not take the parameter", parameter);
            require(!ofSeveral || !isOfOneMessage(parameter), name, "of several messages does not take", parameter);
        }
    }

    private static void require(boolean condition, EventName name, String fault, Parameter<?> parameter) {
        if (!condition) {
            throw new IllegalArgumentException(name + " " + fault + " " + parameter);
        }
    }

    private static Map<EventName, Row> rows() {
        Map<EventName, Row> rows = new LinkedHashMap<>();
        rows.put(EventName.MESSAGE_APPEND, row(MESSAGES, both(ADDED, List.of(Parameter.VND_RECOVERED))));
        rows.put(EventName.MESSAGE_NEW, row(MESSAGES, both(ADDED, List.of(Parameter.ENVELOPE))));
        for (EventName touched : List.of(EventName.MESSAGE_EXPUNGE, EventName.MESSAGE_READ, EventName.MESSAGE_TRASH)) {
            rows.put(touched, row(MESSAGES, TOUCHED));
        }
        rows.put(EventName.MESSAGE_EXPIRE, row(MESSAGES, both(TOUCHED, List.of(Parameter.VND_EXPIRE_POLICY))));
        for (EventName flags : List.of(EventName.FLAGS_SET, EventName.FLAGS_CLEAR)) {
            rows.put(flags, row(both(MESSAGES, List.of(Parameter.FLAG_NAMES)), TOUCHED));
        }
        for (EventName quota : List.of(EventName.QUOTA_EXCEED, EventName.QUOTA_WITHIN, EventName.QUOTA_CHANGE)) {
            rows.put(quota, row(SERVER, both(OF_MAILBOX, List.of(Parameter.MAILBOX_ID, Parameter.VND_QUOTA_ROOT))));
        }
        rows.put(EventName.LOGIN, row(SERVER, ACCESS));
        rows.put(
                EventName.LOGOUT, row(SERVER, both(ACCESS, List.of(Parameter.VND_DISCONNECT, Parameter.VND_DURATION))));
        for (EventName mailbox : List.of(EventName.MAILBOX_CREATE, EventName.MAILBOX_DELETE)) {
            rows.put(mailbox, row(MAILBOX, both(OF_MAILBOX, List.of(Parameter.VND_ACL_IDENTIFIER))));
        }
        rows.put(EventName.MAILBOX_RENAME, row(both(MAILBOX, List.of(Parameter.OLD_MAILBOX_ID)), OF_MAILBOX));
        for (EventName list : List.of(EventName.MAILBOX_SUBSCRIBE, EventName.MAILBOX_UNSUBSCRIBE)) {
            rows.put(list, row(both(MAILBOX, List.of(Parameter.USER)), OF_MAILBOX));
        }
        rows.putAll(vendorRows());
        return Map.copyOf(rows);
    }

    private static Map<EventName, Row> vendorRows() {
        List<Parameter<?>> source = both(MESSAGES, List.of(Parameter.OLD_MAILBOX_ID));
        List<Parameter<?>> sourceUids = List.of(Parameter.VND_OLD_UIDSET);
        List<Parameter<?>> transferred = both(ADDED, List.of(Parameter.VND_OLD_MAILBOX_ID));
        List<Parameter<?>> rights = List.of(Parameter.VND_ACL_RIGHTS, Parameter.VND_ACL_OLD_RIGHTS);
        return Map.of(
                EventName.VND_MESSAGE_COPY, row(source, both(transferred, sourceUids)),
                EventName.VND_MESSAGE_MOVE, row(both(source, sourceUids), transferred),
                EventName.VND_LOGIN_FAILURE, row(List.of(Parameter.URI), ACCESS),
                EventName.VND_ACL_CHANGE,
                        row(both(MAILBOX, List.of(Parameter.VND_ACL_IDENTIFIER)), both(OF_MAILBOX, rights)));
    }

    private static Row row(Collection<Parameter<?>> must, Collection<Parameter<?>> may) {
        Set<Parameter<?>> optional = new LinkedHashSet<>(may);
        optional.addAll(ANYWHERE);
        optional.removeAll(must);
        return new Row(new LinkedHashSet<>(must), optional);
    }

    private static List<Parameter<?>> both(List<Parameter<?>> some, List<Parameter<?>> others) {
        List<Parameter<?>> all = new ArrayList<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }
}
