// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.email;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.msgevents.headerfield.Category;
import org.msgevents.headerfield.FieldNames;
import org.msgevents.headerfield.HeaderFieldRegistry;
import org.msgevents.headerfield.HeaderFieldSpecification;
import org.msgevents.headerfield.Instances;
import org.msgevents.headerfield.NamingFinding;
import org.msgevents.headerfield.NamingRules;
import org.msgevents.headerfield.Protocol;
import org.msgevents.headerfield.reading.FieldInstance;
import org.msgevents.headerfield.reading.FieldValue;
import org.msgevents.headerfield.reading.HeaderFieldReader;
import org.msgevents.headerfield.reading.ReadingLimits;
import org.msgevents.headerfield.writing.HeaderFieldWriter;
import org.msgevents.headerfield.writing.WrittenField;
import org.msgevents.settings.SettingsParser;
import org.msgevents.settings.SettingsReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the elements {@code field}: header fields that the operator adds to each mail. */
final class ExtraFields {
    private static final Logger LOGGER = LoggerFactory.getLogger(ExtraFields.class);

    /** Who sent the mail, and on which way it came, is for others to say. */
    private static final Set<Category> NOT_OURS = Set.of(Category.TRACE, Category.RESENT);

    private static final SettingsParser<String> NAME = SettingsParser.of(
            "a field name of 1 to " + FieldNames.MOST
                    + " printable ASCII characters without ':', none that the mail has anyway " + MailWriter.FIELDS
                    + ", none of trace and none of MIME",
            ExtraFields::name);
    private static final SettingsParser<String> TEXT = SettingsParser.of("the value of the field", text -> text);

    private final HeaderFieldRegistry registry = HeaderFieldRegistry.bundled();
    private final HeaderFieldWriter writer = new HeaderFieldWriter(registry);
    private final List<WrittenField> fields = new ArrayList<>();

    private ExtraFields() {}

    /** The fields, as far as they are without fault. */
    static List<WrittenField> read(SettingsReader settings) {
        ExtraFields extra = new ExtraFields();
        settings.children("field").forEach(extra::field);
        return extra.fields;
    }

    /** What is wrong with the names of the fields that mails have; an exception where it breaks a rule. */
    static void check(List<String> names) {
        NamingRules rules = new NamingRules(HeaderFieldRegistry.bundled());
        for (String name : names) {
            HeaderFieldSpecification known = HeaderFieldRegistry.bundled()
                    .find(name)
                    .orElseThrow(() -> new IllegalStateException(name + " is in no registry"));
            for (NamingFinding finding : rules.check(known)) {
                if (finding.severity() == NamingFinding.Severity.RULE) {
                    throw new IllegalStateException(finding.toString());
                }
                LOGGER.warn("{}", finding);
            }
        }
    }

    private void field(SettingsReader element) {
        Optional<String> name = element.requiredAttribute("name", NAME);
        Optional<String> text = element.requiredText(TEXT);
        name.filter(known -> isWellNamed(known, element) && isNotTooOften(known, element))
                .ifPresent(known -> text.ifPresent(value -> add(known, value, element)));
    }

    private boolean isWellNamed(String name, SettingsReader element) {
        List<NamingFinding> findings = registry.find(name)
                .map(new NamingRules(registry)::check)
                .orElseGet(() -> new NamingRules(registry).check(name, Set.of(Protocol.MAIL), Category.INFORMATIONAL));
        for (NamingFinding finding : findings) {
            if (finding.severity() == NamingFinding.Severity.RULE) {
                element.fault("'" + finding.field() + "' breaks " + finding.section(), finding.text());
                return false;
            }
            LOGGER.warn("{}: {}", element.path(), finding);
        }
        return true;
    }

    private boolean isNotTooOften(String name, SettingsReader element) {
        int most = registry.find(name)
                .map(field -> field.syntax().instances().most())
                .orElse(Instances.UNLIMITED);
        long others = fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .count();
        if (others >= most) {
            element.fault("stands " + (others + 1) + " times", "at most " + most + " in one header");
        }
        return others < most;
    }

    private void add(String name, String text, SettingsReader element) {
        try {
            fields.add(writer.write(name, value(name, text)));
        } catch (IllegalArgumentException fault) {
            element.fault("'" + text + "'", "a value of the syntax of " + name + ": " + fault.getMessage());
        }
    }

    /** By its syntax, from the text that would stand in a header. */
    private FieldValue value(String name, String text) {
        String line = text.replaceAll("[\\t\\r\\n ]+", " ");
        FieldInstance read = new HeaderFieldReader(registry, List.of(name), ReadingLimits.DEFAULT)
                .read((name + ": " + line).getBytes(StandardCharsets.UTF_8))
                .find(name)
                .flatMap(field -> field.instances().stream().findFirst())
                .orElseThrow(() -> new IllegalArgumentException("it is too long"));
        if (!read.defects().isEmpty() || read.value().isEmpty()) {
            throw new IllegalArgumentException("it has " + read.defects());
        }
        return read.value().orElseThrow();
    }

    private static String name(String text) {
        Optional<HeaderFieldSpecification> known = HeaderFieldRegistry.bundled().find(text);
        boolean isOurs = MailWriter.FIELDS.stream().anyMatch(text::equalsIgnoreCase)
                || text.toLowerCase(Locale.ROOT).startsWith("content-");
        boolean isOthers = known.map(field -> field.handling().category())
                .filter(NOT_OURS::contains)
                .isPresent();
        if (isOurs || isOthers || !FieldNames.isFieldName(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
