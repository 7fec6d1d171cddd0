// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.matcher;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;
import org.msgevents.james.mailet.MailConformance;

/**
 * Matches all recipients of a mail whose header fields break the rules, else none.
 *
 * <p>The condition names what counts: {@code KIND}, {@code KIND:FIELD} or {@code *:FIELD}, separated by commas, with
 * the kinds of {@link org.msgevents.headerfield.conformance.ViolationKind}; without one, everything does. A wrong one
 * is an {@link org.msgevents.settings.InvalidSettingsException} at start. A mail that cannot be read is not matched.
 * Thread-safe once initialized.
 */
public final class HeaderFieldDefects extends GenericMatcher {
    private volatile DefectCondition condition = new DefectCondition(List.of());

    @Override
    public void init() {
        condition = DefectCondition.read(Optional.ofNullable(getCondition()));
    }

    @Override
    public Collection<MailAddress> match(Mail mail) {
        return condition.isMetBy(MailConformance.check(mail)) ? mail.getRecipients() : List.of();
    }

    @Override
    public String getMatcherInfo() {
        return "Header Field Defects Matcher";
    }
}
