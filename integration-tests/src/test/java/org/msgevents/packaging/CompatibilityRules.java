// SPDX-License-Identifier: Apache-2.0
package org.msgevents.packaging;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a class may not mention if it is to run on James 3.8, 3.9 and 3.10 alike.
 *
 * <p>Linking against one version finds what that version broke. The main branch, 3.10, has no artifacts yet: what it broke stands here by name.
 */
final class CompatibilityRules {
    /** Renamed from javax to jakarta between 3.8 and 3.9: a class that mentions either fails on one of them. */
    private static final List<String> RENAMED = List.of(
            "javax/activation/",
            "javax/inject/",
            "javax/mail/",
            "javax/servlet/",
            "jakarta/activation/",
            "jakarta/inject/",
            "jakarta/mail/",
            "jakarta/servlet/");

    private static final Set<String> LIFECYCLE = Set.of(
            "javax/annotation/PostConstruct",
            "javax/annotation/PreDestroy",
            "javax/annotation/Resource",
            "jakarta/annotation/PostConstruct",
            "jakarta/annotation/PreDestroy",
            "jakarta/annotation/Resource");

    /** Annotations whose class is missing are dropped, so both may stand side by side. */
    private static final Set<String> MAY_ANNOTATE =
            Set.of("javax/annotation/PreDestroy", "jakarta/annotation/PreDestroy");

    private static final String IMAP_PROCESSOR = "org/apache/james/imap/processor/";
    private static final String MAILBOX = "org/apache/james/mailbox/";

    /** Types that gained abstract methods or changed their own: to implement or extend them breaks; most may be called. */
    private static final Set<String> NOT_TO_EXTEND = Set.of(
            "org/apache/james/events/EventBus",
            "org/apache/james/events/EventDeadLetters",
            "org/apache/james/events/EventSerializer",
            "org/apache/james/events/Group",
            "org/apache/james/imap/api/process/ImapSession",
            "org/apache/james/imap/api/process/SelectedMailbox",
            IMAP_PROCESSOR + "AuthenticateProcessor",
            IMAP_PROCESSOR + "LoginProcessor",
            MAILBOX + "Authenticator",
            "org/apache/james/protocols/smtp/SMTPConfiguration",
            "org/apache/james/user/api/UsersRepository");

    /** Types whose own shape changed: not to be touched at all. */
    private static final Set<String> NOT_TO_USE = Set.of(
            "org/apache/james/imap/api/process/ImapLineHandler",
            "org/apache/james/protocols/smtp/hook/AuthHook",
            "org/apache/james/protocols/api/OidcSASLConfiguration");

    /** Members that changed in 3.9 or 3.10; with the begin of a descriptor, only those of several that have it. */
    private static final Map<String, Set<String>> NOT_TO_CALL = Map.of(
            MAILBOX + "MailboxManager",
            Set.of("search(L" + MAILBOX + "model/MultimailboxesSearchQuery;"),
            MAILBOX + "MailboxSession",
            Set.of("<init>", "getPersonalSpace", "getOtherUsersSpace", "getSharedSpaces"),
            MAILBOX + "MessageIdManager",
            Set.of("delete", "setFlags"),
            MAILBOX + "events/MailboxEvents$Added",
            Set.of("<init>"),
            MAILBOX + "events/MailboxEvents$Expunged",
            Set.of("<init>"),
            MAILBOX + "model/MessageResult",
            Set.of("getFlags"),
            MAILBOX + "model/UpdatedFlags",
            Set.of("<init>", "getOldFlags", "getNewFlags"),
            MAILBOX + "model/MessageMetaData",
            Set.of("<init>", "getFlags"),
            "org/apache/mailet/Mail",
            Set.of("getMessage", "setMessage"),
            "spark/Request",
            Set.of("raw"));

    private CompatibilityRules() {}

    /** The types of James and of what it brings that the rules are about. */
    static Stream<String> subjects() {
        return Stream.of(NOT_TO_EXTEND, NOT_TO_USE, NOT_TO_CALL.keySet()).flatMap(Set::stream);
    }

    static List<String> violations(ClassFile type) {
        return Stream.of(
                        renamed(type),
                        type.loaded().stream().filter(NOT_TO_USE::contains),
                        supertypes(type).filter(NOT_TO_EXTEND::contains).map(name -> "extends " + name),
                        type.members().stream()
                                .filter(CompatibilityRules::isChanged)
                                .map(MemberReference::toString))
                .flatMap(found -> found)
                .map(found -> type.name() + ": " + found)
                .toList();
    }

    private static Stream<String> renamed(ClassFile type) {
        Stream<String> mentioned = Stream.concat(type.loaded().stream(), type.described().stream())
                .filter(name -> RENAMED.stream().anyMatch(name::startsWith));
        Stream<String> lifecycle = Stream.concat(
                        type.loaded().stream(), type.described().stream().filter(name -> !MAY_ANNOTATE.contains(name)))
                .filter(LIFECYCLE::contains);
        return Stream.concat(mentioned, lifecycle).distinct();
    }

    private static Stream<String> supertypes(ClassFile type) {
        return Stream.concat(Stream.of(type.node().superName), type.node().interfaces.stream());
    }

    private static boolean isChanged(MemberReference reference) {
        String whole = reference.name() + reference.descriptor();
        return NOT_TO_CALL.getOrDefault(reference.owner(), Set.of()).stream()
                .anyMatch(changed ->
                        changed.equals(reference.name()) || (changed.contains("(") && whole.startsWith(changed)));
    }
}
