// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which parameters an event of the table has: these, and no others. */
final class ParameterNames {
    /** Of every event. */
    static final List<String> ALWAYS = List.of("event", "pid", "process", "serverFQDN", "timestamp", "uri");

    /** Where the value is none, the parameter is not there. */
    static final Map<String, List<String>> IF_ANY = Map.of(
            "Login", List.of("vnd.james.securityLayer"),
            "Logout", List.of("vnd.james.securityLayer"),
            "vnd.james.LoginFailure", List.of("vnd.james.securityLayer"),
            "vnd.james.AclChange", List.of("vnd.james.aclOldRights", "vnd.james.aclRights"));

    /** What is told of a client, by service. */
    private static final Map<String, List<String>> OF_CLIENT = Map.of(
            "imap", List.of("clientIP", "clientPort"),
            "pop", List.of("clientIP", "clientPort"),
            "http", List.of("clientIP", "clientPort"),
            "admincli", List.of("clientIP"));

    private static final Set<String> ACCESS = Set.of("Login", "Logout", "vnd.james.LoginFailure");
    private static final Set<String> ADDED =
            Set.of("MessageAppend", "MessageNew", "vnd.james.MessageCopy", "vnd.james.MessageMove");
    private static final Set<String> GONE = Set.of("MessageExpunge", "MessageExpire");
    private static final Set<String> TRANSFERRED = Set.of("vnd.james.MessageCopy", "vnd.james.MessageMove");

    private ParameterNames() {}

    /** All but those {@link #IF_ANY}. */
    static Set<String> of(EventLine line) {
        Set<String> names = new TreeSet<>(ALWAYS);
        names.addAll(line.shown());
        names.addAll(OF_CLIENT.getOrDefault(line.service(), List.of()));
        names.addAll(ACCESS.contains(line.event()) ? ofAccess(line) : List.of("user"));
        names.addAll(ofMailbox(line));
        if (line.isOfOne()) {
            names.addAll(ofOneMessage(line.event()));
        }
        return names;
    }

    static boolean isAdded(String event) {
        return ADDED.contains(event);
    }

    static boolean isGone(String event) {
        return GONE.contains(event);
    }

    private static List<String> ofAccess(EventLine line) {
        boolean hasConnection = !line.service().equals("http");
        List<String> server = hasConnection ? List.of("vnd.james.serverPort") : List.of();
        return line.event().equals("Logout") ? and(server, "vnd.james.duration") : server;
    }

    private static List<String> ofMailbox(EventLine line) {
        boolean isOfMailbox = !ACCESS.contains(line.event())
                && (!line.event().startsWith("Quota") || line.shown().contains("mailboxID"));
        if (!isOfMailbox) {
            return List.of();
        }
        List<String> names = List.of("mailboxID", "vnd.james.mailboxId");
        if (line.event().equals("MailboxRename")) {
            return and(names, "oldMailboxID");
        }
        return TRANSFERRED.contains(line.event()) ? and(names, "oldMailboxID", "vnd.james.oldMailboxId") : names;
    }

    private static List<String> ofOneMessage(String event) {
        List<String> names = List.of("modseq", "vnd.james.messageId");
        if (isAdded(event)) {
            return and(names, "messageSize", "vnd.james.threadId");
        }
        return isGone(event) ? and(names, "vnd.james.threadId") : names;
    }

    private static List<String> and(List<String> names, String... more) {
        List<String> all = new java.util.ArrayList<>(names);
        all.addAll(List.of(more));
        return all;
    }
}
