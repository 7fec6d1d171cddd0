// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.writing;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.msgevents.headerfield.FieldNames;
import org.msgevents.headerfield.HeaderFieldRegistry;
import org.msgevents.headerfield.HeaderFieldSpecification;
import org.msgevents.headerfield.SyntaxClass;
import org.msgevents.headerfield.reading.Address;
import org.msgevents.headerfield.reading.FieldValue;

/**
 * Writes header fields, each by its syntax: what {@code HeaderFieldReader} reads of them is what was written. Immutable
 * and thread-safe.
 *
 * <p>Texts, display names and values of parameters may hold anything: line breaks and tabs become blanks, other control
 * characters U+FFFD, and what is not ASCII is encoded as RFC 2047 and 2231 have it for the place. White space around a
 * text goes, and in a phrase that between words is one blank. Addresses, identifiers and tokens are not corrected: they
 * are ASCII and by their grammar, or an {@link IllegalArgumentException}.
 */
public final class HeaderFieldWriter {
    /** RFC 5322, section 3.2.3. */
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";

    private static final String DOT_ATOM = ATOM + "(?:\\." + ATOM + ")*";
    private static final String DOMAIN = "(?:" + DOT_ATOM + "|\\[[!-Z^-~]+])";
    private static final Pattern ADDR_SPEC =
            Pattern.compile("(?:" + DOT_ATOM + "|\"(?:[ !#-\\[\\]-~]|\\\\[ -~])*\")@" + DOMAIN);
    private static final Pattern MSG_ID = Pattern.compile(DOT_ATOM + "@" + DOMAIN);
    private static final Pattern LIST_ID = Pattern.compile(DOT_ATOM);
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[!-~&&[^<>\"(),\\\\]]+");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9!#$&^_+.-]+(?:/[A-Za-z0-9!#$&^_+.-]+)?");
    /** Well below 998, with all that may stand beside it on its line. */
    private static final int LONGEST = 320;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.US);

    private final HeaderFieldRegistry registry;

    /** By what {@code registry} knows; a field that it does not know is text. */
    public HeaderFieldWriter(HeaderFieldRegistry registry) {
        this.registry = registry;
    }

    /**
     * Writes a field.
     *
     * @throws IllegalArgumentException if it has no such name, its syntax is none of text, token, phrase, parameters,
     *     addresses, date, identifier and URL list, or the value is not of that syntax; the message says what is
     */
    public WrittenField write(String name, FieldValue value) {
        if (!FieldNames.isFieldName(name)) {
            throw new IllegalArgumentException("'" + CleanText.of(name) + "' is no name of a header field");
        }
        Optional<HeaderFieldSpecification> known = registry.find(name);
        SyntaxClass syntax = known.map(field -> field.syntax().kind()).orElse(SyntaxClass.UNSTRUCTURED);
        String spelt = known.map(HeaderFieldSpecification::name).orElse(name);
        return Folding.fold(spelt, body(spelt, syntax, value));
    }

    private static String body(String name, SyntaxClass syntax, FieldValue value) {
        return switch (syntax) {
            case UNSTRUCTURED -> Words.text(name, text(name, value));
            case TOKEN -> ParameterText.token(text(name, value));
            case TOKEN_LIST -> joined(texts(name, value), ParameterText::token);
            case PHRASE_LIST -> joined(texts(name, value), Words::phrase);
            case PARAMETERS, PARAMETER_LIST -> parameters(name, syntax, value);
            case MAILBOX, MAILBOX_LIST, ADDRESS_LIST, OPTIONAL_ADDRESS_LIST -> addresses(name, syntax, value);
            case DATE_TIME -> date(of(FieldValue.DateTime.class, name, value));
            case MSG_ID -> angled(MSG_ID, text(name, value));
            case MSG_ID_LIST ->
                texts(name, value).stream().map(id -> angled(MSG_ID, id)).collect(Collectors.joining(" "));
            case LIST_ID -> listId(of(FieldValue.ListId.class, name, value));
            case URL_LIST -> joined(texts(name, value), url -> angled(URL, url));
            case STRUCTURED, TAG_LIST, RETURN_PATH, TEXT_AND_DATE, URL, TYPED_TEXT ->
                throw new IllegalArgumentException(name + " is of a syntax that is only read");
        };
    }

    private static String parameters(String name, SyntaxClass syntax, FieldValue value) {
        FieldValue.Parameterized parameterized = of(FieldValue.Parameterized.class, name, value);
        String parameters = ParameterText.of(parameterized.parameters());
        if (syntax == SyntaxClass.PARAMETER_LIST) {
            return parameters;
        }
        String first = checked(TYPE, parameterized.value().orElse(""));
        return parameters.isEmpty() ? first : first + "; " + parameters;
    }

    private static String addresses(String name, SyntaxClass syntax, FieldValue value) {
        List<Address> addresses = value instanceof FieldValue.OneAddress one
                ? List.of(one.address())
                : of(FieldValue.Addresses.class, name, value).addresses();
        boolean isAllowed = syntax == SyntaxClass.OPTIONAL_ADDRESS_LIST || !addresses.isEmpty();
        if (!isAllowed || (syntax == SyntaxClass.MAILBOX && addresses.size() > 1)) {
            throw new IllegalArgumentException(name + " has " + addresses.size() + " addresses");
        }
        return joined(addresses, HeaderFieldWriter::mailbox);
    }

    private static String mailbox(Address address) {
        if (!(address instanceof Address.Mailbox mailbox)) {
            throw new IllegalArgumentException("a group is only read");
        }
        String spec = checked(ADDR_SPEC, mailbox.address());
        return mailbox.name()
                .map(Words::phrase)
                .filter(phrase -> !phrase.isEmpty())
                .map(phrase -> phrase + " <" + spec + ">")
                .orElse(spec);
    }

    private static String date(FieldValue.DateTime value) {
        try {
            OffsetDateTime date = OffsetDateTime.parse(value.date());
            if (date.getYear() >= 1900 && date.getYear() <= 9999) {
                return DATE.format(date);
            }
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(
                    "'" + CleanText.of(value.date()) + "' is no date of RFC 3339", unreadable);
        }
        throw new IllegalArgumentException("'" + value.date() + "' is not in the years 1900 to 9999");
    }

    private static String listId(FieldValue.ListId value) {
        String id = angled(LIST_ID, value.id());
        return value.phrase()
                .map(Words::phrase)
                .filter(phrase -> !phrase.isEmpty())
                .map(phrase -> phrase + " " + id)
                .orElse(id);
    }

    private static <T> String joined(List<T> values, java.util.function.Function<T, String> write) {
        return values.stream().map(write).collect(Collectors.joining(", "));
    }

    private static String angled(Pattern form, String text) {
        return "<" + checked(form, text) + ">";
    }

    private static String checked(Pattern form, String text) {
        if (text.length() > LONGEST || !form.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + CleanText.of(text) + "' is not of its form, ASCII and at most "
                    + LONGEST + " characters long");
        }
        return text;
    }

    private static String text(String name, FieldValue value) {
        return of(FieldValue.Text.class, name, value).text();
    }

    private static List<String> texts(String name, FieldValue value) {
        List<String> texts = of(FieldValue.Texts.class, name, value).texts();
        if (texts.isEmpty()) {
            throw new IllegalArgumentException(name + " has no value");
        }
        return texts;
    }

    private static <T extends FieldValue> T of(Class<T> type, String name, FieldValue value) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(name + " is written of a " + type.getSimpleName() + ", not of a "
                    + value.getClass().getSimpleName());
        }
        return type.cast(value);
    }
}
