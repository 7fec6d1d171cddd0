// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.receiver;

import java.net.URI;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An IMAP URL of a mailbox or message as a receiver reads it that has nothing but RFC 5092 and a URI library. */
public record MailboxUrl(String server, String owner, String mailbox, OptionalLong uidValidity, OptionalLong uid) {
    private static final Pattern PATH =
            Pattern.compile("/(?<mailbox>[^;]+)(;UIDVALIDITY=(?<validity>\\d+))?(/;UID=(?<uid>\\d+))?");

    public static MailboxUrl parse(String text) {
        URI url = URI.create(text);
        Matcher path = PATH.matcher(url.getRawPath());
        if (!url.getScheme().equals("imap") || !path.matches()) {
            throw new IllegalArgumentException("no IMAP URL of a mailbox: " + text);
        }
        return new MailboxUrl(
                url.getHost(),
                url.getUserInfo(),
                URI.create("x:/" + path.group("mailbox")).getPath().substring(1),
                number(path, "validity"),
                number(path, "uid"));
    }

    private static OptionalLong number(Matcher path, String group) {
        return path.start(group) < 0 ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(path.group(group)));
    }
}
