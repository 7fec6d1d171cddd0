// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and times (RFC 5322, sections 3.3 and 4.3), and what is written in their place. */
final class DateTimes {
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    /** RFC 5322, section 4.3. */
    private static final Map<String, Integer> ZONES = Map.of(
            "ut", 0, "gmt", 0, "z", 0, "edt", -4, "est", -5, "cdt", -5, "cst", -6, "mdt", -6, "mst", -7, "pdt", -7);

    private static final Pattern ISO_8601 = Pattern.compile(
            "(\\d{4})-(\\d\\d)-(\\d\\d)[Tt ](\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?) ?([Zz]|[+-].*)?");
    private static final int FIRST_YEAR = 1900;
    private static final int LONGEST = 200;

    private final Notes notes;
    private final String text;

    private DateTimes(String text, Notes notes) {
        this.text = text;
        this.notes = notes;
    }

    /** By RFC 3339; empty if it cannot be understood. */
    static Optional<String> read(String text, Notes notes) {
        String plain = Phrases.withoutComments(text, notes);
        Optional<String> date = plain.length() > LONGEST ? Optional.empty() : new DateTimes(plain, notes).read();
        if (date.isEmpty()) {
            notes.addOnce(plain.isEmpty() ? DefectKind.EMPTY : DefectKind.DATE_SYNTAX, text);
        }
        return date;
    }

    private Optional<String> read() {
        if (text.length() > 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
            notes.addOnce(DefectKind.DATE_SYNTAX, text);
            return iso8601(ISO_8601.matcher(text));
        }
        return date(words());
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == ' ' || text.charAt(i) == ',') {
                if (i > start) {
                    words.add(text.substring(start, i));
                }
                start = i + 1;
            }
        }
        return words;
    }

    private Optional<String> date(List<String> words) {
        Optional<String> day =
                words.isEmpty() || !isDay(words.get(0)) ? Optional.empty() : Optional.of(words.remove(0));
        normalize(words);
        if (words.size() < 4) {
            return Optional.empty();
        }
        if (words.size() > 5) {
            notes.add(DefectKind.SURPLUS_TEXT, String.join(" ", words.subList(5, words.size())));
        }
        Optional<LocalDateTime> date = date(words.subList(0, 3), words.get(3));
        date.ifPresent(known -> check(known, day));
        return date.map(known -> seconds(known) + zone(words.size() > 4 ? words.get(4) : ""));
    }

    private Optional<String> iso8601(Matcher iso) {
        int month = iso.matches() ? number(iso.group(2)) : 0;
        if (month < 1 || month > MONTHS.size()) {
            return Optional.empty();
        }
        String zone = Optional.ofNullable(iso.group(5)).orElse("");
        return date(List.of(iso.group(3), MONTHS.get(month - 1), iso.group(1)), iso.group(4))
                .map(date -> seconds(date) + zone(zone));
    }

    private void check(LocalDateTime date, Optional<String> day) {
        if (date.getYear() < FIRST_YEAR) {
            notes.addOnce(DefectKind.DATE_SYNTAX, text);
        }
        day.filter(name -> !isOn(name, date)).ifPresent(name -> notes.add(DefectKind.WRONG_DAY_OF_WEEK, name));
    }

    /** 2-Jan-2024, and Jan 2 15:04:05 2024 as C writes it. */
    private void normalize(List<String> words) {
        if (!words.isEmpty() && words.get(0).indexOf('-') > 0 && words.get(0).split("-", -1).length == 3) {
            String[] parts = words.remove(0).split("-", -1);
            words.addAll(0, List.of(parts));
            notes.addOnce(DefectKind.DATE_SYNTAX, text);
        } else if (words.size() > 3 && month(words.get(0)) > 0) {
            words.add(1, words.remove(0));
            int year = time(words.get(2)).isPresent() ? words.size() - 1 : 2;
            words.add(2, words.remove(year));
            notes.addOnce(DefectKind.DATE_SYNTAX, text);
        }
    }

    private static boolean isDay(String word) {
        return indexOf(DAYS, word) >= 0;
    }

    private static boolean isOn(String day, LocalDateTime date) {
        return indexOf(DAYS, day) == date.getDayOfWeek().getValue() - 1;
    }

    /** By its first three letters; -1 if it is none of them. */
    private static int indexOf(List<String> names, String word) {
        for (int i = 0; i < names.size(); i++) {
            if (word.regionMatches(true, 0, names.get(i), 0, 3)) {
                return isAscii(word, 3) ? i : -1;
            }
        }
        return -1;
    }

    /** Java takes letters of other alphabets for ours, where it does not look at their case. */
    private static boolean isAscii(String word, int length) {
        for (int i = 0; i < length; i++) {
            if (word.charAt(i) > 'z') {
                return false;
            }
        }
        return true;
    }

    /** Day, month and year. */
    private static Optional<LocalDateTime> date(List<String> words, String clock) {
        int day = number(words.get(0));
        int month = month(words.get(1));
        int year = year(words.get(2));
        if (day < 0 || month < 1 || year < 0) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.of(year, month, day);
            return time(clock).map(date::atTime);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Fractions of seconds are left out; a leap second is the second before. */
    private static Optional<LocalTime> time(String clock) {
        int minutes = clock.indexOf(':');
        int seconds = clock.indexOf(':', minutes + 1);
        int fraction = clock.indexOf('.', minutes + 1);
        int end = fraction < 0 ? clock.length() : fraction;
        if (minutes < 1 || (fraction > 0 && seconds < 0) || seconds > end) {
            return Optional.empty();
        }
        int hour = number(clock.substring(0, minutes));
        int minute = number(clock.substring(minutes + 1, seconds < 0 ? end : seconds));
        int second = seconds < 0 ? 0 : number(clock.substring(seconds + 1, end));
        return hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60
                ? Optional.empty()
                : Optional.of(LocalTime.of(hour, minute, Math.min(second, 59)));
    }

    /** Java leaves out seconds that are none. */
    private static String seconds(LocalDateTime date) {
        String text = date.toString();
        return text.length() == "1997-11-21T09:55".length() ? text + ":00" : text;
    }

    /** 0 if it is no name of a month: numbers could as well be the day. */
    private static int month(String word) {
        return indexOf(MONTHS, word) + 1;
    }

    /** Years of two and three digits: RFC 5322, section 4.3. */
    private static int year(String word) {
        int year = number(word);
        if (year < 0 || word.length() > 4) {
            return -1;
        }
        return switch (word.length()) {
            case 1, 2 -> year < 50 ? year + 2000 : year + 1900;
            case 3 -> year + 1900;
            default -> year;
        };
    }

    /** -1 if it is none. */
    private static int number(String word) {
        int number = word.isEmpty() || word.length() > 5 ? -1 : 0;
        for (int i = 0; i < word.length() && number >= 0; i++) {
            char c = word.charAt(i);
            number = c < '0' || c > '9' ? -1 : number * 10 + c - '0';
        }
        return number;
    }

    /** {@code -00:00} where the zone is not known (RFC 3339, section 4.3). */
    private String zone(String word) {
        boolean hasColon = word.length() == 6 && word.charAt(3) == ':';
        int number = offset(hasColon ? word.substring(0, 3) + word.substring(4) : word);
        if (number >= 0) {
            if (hasColon) {
                notes.addOnce(DefectKind.DATE_SYNTAX, text);
            }
            return number == 0 && word.startsWith("+")
                    ? "Z"
                    : word.substring(0, 3) + ":" + word.substring(word.length() - 2);
        }
        String name = word.toLowerCase(Locale.ROOT);
        Integer hours = name.equals("pst") ? Integer.valueOf(-8) : ZONES.get(name);
        if (hours != null) {
            return ZoneOffset.ofHours(hours).getId();
        }
        if (word.length() != 1 || !Character.isLetter(word.charAt(0))) {
            notes.add(DefectKind.UNKNOWN_ZONE, word);
        }
        return "-00:00";
    }

    /** Hours and minutes, as one number, of a sign and four digits; -1 if it is something else. */
    private static int offset(String word) {
        boolean isSigned = word.startsWith("+") || word.startsWith("-");
        int number = isSigned && word.length() == 5 ? number(word.substring(1)) : -1;
        return number < 2400 && number % 100 < 60 ? number : -1;
    }
}
