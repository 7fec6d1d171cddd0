// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;

/**
 * The ESMTP parameters of one SMTP transaction as it goes on.
 *
 * <p>Not thread-safe: the commands of a session come one by one.
 */
final class Transcript {
    private final String mail;
    private final Map<Integer, String> rcpts = new HashMap<>();

    private Transcript(String mail) {
        this.mail = mail;
    }

    static Transcript of(String mailParameters) {
        return new Transcript(mailParameters);
    }

    /** A RCPT command after so many accepted ones. */
    void rcpt(int accepted, String parameters) {
        rcpts.put(accepted, parameters);
    }

    /**
     * @param recipients of the accepted RCPT commands, in their order
     */
    RecordedEnvelope envelope(String service, MaybeSender sender, List<MailAddress> recipients) {
        Map<String, String> byRecipient = new LinkedHashMap<>();
        for (int i = 0; i < recipients.size(); i++) {
            byRecipient.putIfAbsent(recipients.get(i).asString(), rcpts.getOrDefault(i, ""));
        }
        return new RecordedEnvelope(service, sender.asString(""), mail, byRecipient);
    }
}
