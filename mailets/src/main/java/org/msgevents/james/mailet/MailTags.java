// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/** The tags that mailets gave a mail, kept in an attribute of it. */
final class MailTags {
    private static final AttributeName TAGS = AttributeName.of("org.msgevents.tags");

    private MailTags() {}

    /** Beside those that it has. */
    static void add(Mail mail, List<String> tags) {
        Set<String> all = new LinkedHashSet<>(of(mail));
        all.addAll(tags);
        Collection<AttributeValue<?>> values =
                all.stream().map(AttributeValue::of).collect(Collectors.toList());
        mail.setAttribute(new Attribute(TAGS, AttributeValue.of(values)));
    }

    /** Each once, in the order in which they were given. */
    static List<String> of(Mail mail) {
        return mail.getAttribute(TAGS).stream()
                .flatMap(attribute -> values(attribute.getValue().value()))
                .flatMap(MailTags::text)
                .toList();
    }

    private static Stream<?> values(Object tags) {
        return tags instanceof Collection<?> several ? several.stream() : Stream.empty();
    }

    private static Stream<String> text(Object tag) {
        return tag instanceof AttributeValue<?> value && value.value() instanceof String text
                ? Stream.of(text)
                : Stream.empty();
    }
}
