// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.msgevents.headerfield.NamingFinding.Severity;

/**
 * The naming rules and conventions of RFC 4249, section 3.1.2, as checks of a field that is to be generated. Immutable.
 *
 * <p>RFC 4249 has no convention for {@code X-}; that one is of RFC 822, section 4.7.5, and RFC 6648.
 */
public final class NamingRules {
    private static final String SECTION = "RFC 4249, section 3.1.2";
    private static final String CONTENT = "content-";
    private static final String RESENT = "resent-";
    private static final String USER_DEFINED = "x-";
    private static final List<Convention> CONVENTIONS = List.of(
            new Convention("Accept-", ".2.1", EnumSet.of(Category.NEGOTIATION), true),
            new Convention("List-", ".2.2", EnumSet.of(Category.LIST), true),
            new Convention("Illegal-", ".2.3", EnumSet.of(Category.GATEWAY), false),
            new Convention("Disposition-Notification-", ".2.4", EnumSet.of(Category.NOTIFICATION), false),
            new Convention("Original-", ".2.5", EnumSet.of(Category.ORIGINAL), true),
            new Convention("Reporting-", ".2.6", EnumSet.of(Category.NOTIFICATION), false),
            new Convention("X400-", ".2.7", fromGateways(), false),
            new Convention("Discarded-X400-", ".2.8", EnumSet.of(Category.GATEWAY), false),
            new Convention("P1-", ".2.9", fromGateways(), false),
            new Convention("Delivery-Report-Content-", ".2.10", EnumSet.of(Category.GATEWAY), false));

    private final HeaderFieldRegistry registry;

    /** A prefix, and the categories it is for; {@code isExpected} where the fields of them are to have it as well. */
    private record Convention(String prefix, String section, Set<Category> categories, boolean isExpected) {
        boolean isMetBy(String name, Category category) {
            return hasPrefix(name, prefix.toLowerCase(Locale.ROOT))
                    ? categories.contains(category)
                    : !isExpected || !categories.contains(category);
        }
    }

    /** With the fields of {@code registry} as those that exist. */
    public NamingRules(HeaderFieldRegistry registry) {
        this.registry = registry;
    }

    /** What is amiss with a field of the registry, or one that is specified alike; empty if nothing is. */
    public List<NamingFinding> check(HeaderFieldSpecification field) {
        return check(
                field.name(), field.registration().protocols(), field.handling().category());
    }

    /**
     * What is amiss with the name of a field that somebody means to generate; empty if nothing is.
     *
     * @param protocols MIME for a field that describes content, mail for any other
     * @param category what the field is for
     */
    public List<NamingFinding> check(String name, Set<Protocol> protocols, Category category) {
        if (!FieldNames.isFieldName(name)) {
            return List.of(new NamingFinding(
                    Severity.RULE,
                    name,
                    "RFC 5322, section 3.6.8",
                    "a field name is 1 to " + FieldNames.MOST + " printable ASCII characters, none of them ':'"));
        }
        List<NamingFinding> findings = new ArrayList<>();
        content(name, protocols, findings);
        resent(name, category, findings);
        if (hasPrefix(name, USER_DEFINED)) {
            findings.add(new NamingFinding(
                    Severity.CONVENTION,
                    name,
                    "RFC 6648, section 3; RFC 822, section 4.7.5",
                    "new fields do without the prefix X-; nobody else can tell what it means"));
        }
        CONVENTIONS.stream()
                .filter(convention -> !convention.isMetBy(name, category))
                .map(convention -> finding(convention, name, category))
                .forEach(findings::add);
        return List.copyOf(findings);
    }

    /** MIME-Version is no extension field: MIME itself defines it. */
    private static void content(String name, Set<Protocol> protocols, List<NamingFinding> findings) {
        boolean isMime = protocols.contains(Protocol.MIME);
        if (hasPrefix(name, CONTENT) && !isMime) {
            findings.add(rule(name, ".1.1", "the prefix Content- is for MIME fields only"));
        } else if (!hasPrefix(name, CONTENT) && isMime && !name.equalsIgnoreCase("MIME-Version")) {
            findings.add(rule(name, ".1.1", "a MIME extension field must have the prefix Content-"));
        }
    }

    private void resent(String name, Category category, List<NamingFinding> findings) {
        if (hasPrefix(name, RESENT)) {
            String plain = name.substring(RESENT.length());
            if (category != Category.RESENT) {
                findings.add(rule(name, ".1.2", "the prefix Resent- is for fields of who passes a message on"));
            } else if (registry.find(name).isEmpty() && registry.find(plain).isEmpty()) {
                findings.add(rule(name, ".1.2", "no field '" + plain + "' is specified that it could be a form of"));
            }
        } else if (category == Category.RESENT) {
            findings.add(rule(name, ".1.2", "a field of who passes a message on has the prefix Resent-"));
        }
    }

    private static NamingFinding rule(String name, String section, String text) {
        return new NamingFinding(Severity.RULE, name, SECTION + section, text);
    }

    private static NamingFinding finding(Convention convention, String name, Category category) {
        String purposes =
                convention.categories.stream().map(WireName::of).sorted().toList() + " fields";
        String text = hasPrefix(name, convention.prefix.toLowerCase(Locale.ROOT))
                ? "the prefix " + convention.prefix + " is for " + purposes + ", not " + WireName.of(category)
                : purposes + " have the prefix " + convention.prefix;
        return new NamingFinding(Severity.CONVENTION, name, SECTION + convention.section, text);
    }

    private static boolean hasPrefix(String name, String prefix) {
        return name.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    /** X.400's addresses and trace come as such, and only the prefix tells. */
    private static Set<Category> fromGateways() {
        return EnumSet.of(
                Category.GATEWAY, Category.TRACE, Category.IDENTIFICATION, Category.ORIGINATOR, Category.DESTINATION);
    }
}
