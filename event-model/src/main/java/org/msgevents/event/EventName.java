// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The name of an event, spelt as on the wire (draft-ietf-lemonade-msgevent-03, section 4; QuotaChange: RFC 5423,
 * section 4.1).
 *
 * @param wireName 1 to 128 US-ASCII letters, digits, {@code .} and {@code -}; names that the draft does not have start
 *     with {@code vnd.} (section 6)
 * @param group what a subscription can name it by
 */
public record EventName(String wireName, EventGroup group) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9.-]{1,128}");

    public static final EventName MESSAGE_APPEND = new EventName("MessageAppend", EventGroup.MESSAGE);
    public static final EventName MESSAGE_EXPIRE = new EventName("MessageExpire", EventGroup.MESSAGE);
    public static final EventName MESSAGE_EXPUNGE = new EventName("MessageExpunge", EventGroup.MESSAGE);
    public static final EventName MESSAGE_NEW = new EventName("MessageNew", EventGroup.MESSAGE);
    public static final EventName QUOTA_EXCEED = new EventName("QuotaExceed", EventGroup.QUOTA);
    public static final EventName QUOTA_WITHIN = new EventName("QuotaWithin", EventGroup.QUOTA);
    public static final EventName QUOTA_CHANGE = new EventName("QuotaChange", EventGroup.QUOTA);
    public static final EventName MESSAGE_READ = new EventName("MessageRead", EventGroup.FLAGS);
    public static final EventName MESSAGE_TRASH = new EventName("MessageTrash", EventGroup.FLAGS);
    public static final EventName FLAGS_SET = new EventName("FlagsSet", EventGroup.FLAGS);
    public static final EventName FLAGS_CLEAR = new EventName("FlagsClear", EventGroup.FLAGS);
    public static final EventName LOGIN = new EventName("Login", EventGroup.ACCESS);
    public static final EventName LOGOUT = new EventName("Logout", EventGroup.ACCESS);
    public static final EventName MAILBOX_CREATE = new EventName("MailboxCreate", EventGroup.MAILBOX);
    public static final EventName MAILBOX_DELETE = new EventName("MailboxDelete", EventGroup.MAILBOX);
    public static final EventName MAILBOX_RENAME = new EventName("MailboxRename", EventGroup.MAILBOX);
    public static final EventName MAILBOX_SUBSCRIBE = new EventName("MailboxSubscribe", EventGroup.SUBSCRIPTION);
    public static final EventName MAILBOX_UNSUBSCRIBE = new EventName("MailboxUnSubscribe", EventGroup.SUBSCRIPTION);

    /** Messages copied by COPY or its like; the draft knows only MessageAppend for it. */
    public static final EventName VND_MESSAGE_COPY = new EventName("vnd.james.MessageCopy", EventGroup.MESSAGE);

    /** Messages moved by MOVE or its like: added at the target and gone from the source, told once. */
    public static final EventName VND_MESSAGE_MOVE = new EventName("vnd.james.MessageMove", EventGroup.MESSAGE);

    /** A login that was refused; the draft has no event for it. */
    public static final EventName VND_LOGIN_FAILURE = new EventName("vnd.james.LoginFailure", EventGroup.ACCESS);

    /** A user's rights on a mailbox changed; the draft tells only of access won or lost. */
    public static final EventName VND_ACL_CHANGE = new EventName("vnd.james.AclChange", EventGroup.MAILBOX);

    private static final String VENDOR_PREFIX = "vnd.";
    private static final List<EventName> ALL = List.of(
            MESSAGE_APPEND,
            MESSAGE_EXPIRE,
            MESSAGE_EXPUNGE,
            MESSAGE_NEW,
            QUOTA_EXCEED,
            QUOTA_WITHIN,
            QUOTA_CHANGE,
            MESSAGE_READ,
            MESSAGE_TRASH,
            FLAGS_SET,
            FLAGS_CLEAR,
            LOGIN,
            LOGOUT,
            MAILBOX_CREATE,
            MAILBOX_DELETE,
            MAILBOX_RENAME,
            MAILBOX_SUBSCRIBE,
            MAILBOX_UNSUBSCRIBE,
            VND_MESSAGE_COPY,
            VND_MESSAGE_MOVE,
            VND_LOGIN_FAILURE,
            VND_ACL_CHANGE);

    /** What the draft has left out on purpose. */
    private static final Set<EventName> ON_REQUEST = Set.of(VND_LOGIN_FAILURE, VND_ACL_CHANGE);

    private static final Map<String, EventName> BY_WIRE_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventName::wireName, name -> name));

    public EventName {
        if (!FORM.matcher(wireName).matches()) {
            throw new IllegalArgumentException(String.format(
                    "event name '%.64s': wanted 1 to 128 US-ASCII letters, digits, '.' and '-'", wireName));
        }
    }

    /** Every name of {@link ParameterTable}, in the draft's order (QuotaChange with its like), vendor names last. */
    public static List<EventName> all() {
        return ALL;
    }

    /** The name spelt exactly so, of those in {@link #all()}. */
    public static Optional<EventName> find(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    /** True when a subscription has to name it: neither its group nor {@code all} stands for it. */
    public boolean isOnRequest() {
        return ON_REQUEST.contains(this);
    }

    /** True for names that the draft leaves to vendors (section 6). */
    public boolean isVendor() {
        return wireName.startsWith(VENDOR_PREFIX);
    }

    @Override
    public String toString() {
        return wireName;
    }
}
