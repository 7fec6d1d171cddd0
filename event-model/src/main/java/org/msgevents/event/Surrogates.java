// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

/** Java strings can hold half of a surrogate pair, which UTF-8 cannot: such a text would not come back as it was. */
final class Surrogates {
    private Surrogates() {}

    /** Gives back a text that UTF-8 can carry; any other is an {@link IllegalArgumentException}. */
    static String requirePaired(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!isPair(text, i)) {
                    throw new IllegalArgumentException("half of a surrogate pair at index " + i);
                }
                i++;
            }
        }
        return text;
    }

    private static boolean isPair(String text, int index) {
        return index + 1 < text.length() && Character.isSurrogatePair(text.charAt(index), text.charAt(index + 1));
    }
}
