// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Charsets by the names that mail gives them.
 *
 * <p>Asked for a name that it does not know, the JDK looks through every provider, each time: hostile headers could
 * keep it busy. So all names are looked up once.
 */
final class Charsets {
    private static final int LONGEST_NAME = 40;

    private Charsets() {}

    private static final class Known {
        static final Map<String, Charset> BY_NAME = names();

        private static Map<String, Charset> names() {
            Map<String, Charset> names = new HashMap<>();
            Charset.availableCharsets().forEach((name, charset) -> {
                names.put(name.toLowerCase(Locale.ROOT), charset);
                charset.aliases().forEach(alias -> names.put(alias.toLowerCase(Locale.ROOT), charset));
            });
            // What is called by these names in mail is the larger set, as browsers have it, too.
            widen(names, "gb2312", "gb18030");
            widen(names, "gbk", "gb18030");
            widen(names, "ks_c_5601-1987", "x-windows-949");
            widen(names, "euc-kr", "x-windows-949");
            widen(names, "shift_jis", "windows-31j");
            widen(names, "iso-8859-8-i", "iso-8859-8");
            return Map.copyOf(names);
        }

        private static void widen(Map<String, Charset> names, String name, String wider) {
            Charset charset = names.get(wider);
            if (charset != null) {
                names.put(name, charset);
            }
        }
    }

    /** Empty if there is none of this name. A language behind {@code *} is left out (RFC 2231, section 5). */
    static Optional<Charset> find(String name) {
        int star = name.indexOf('*');
        String plain = star < 0 ? name : name.substring(0, star);
        if (plain.equalsIgnoreCase("utf-8")) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        return plain.length() > LONGEST_NAME
                ? Optional.empty()
                : Optional.ofNullable(Known.BY_NAME.get(plain.toLowerCase(Locale.ROOT)));
    }
}
