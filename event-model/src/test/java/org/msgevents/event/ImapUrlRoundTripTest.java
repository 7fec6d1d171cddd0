// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ImapUrlRoundTripTest {
    private static final Pattern RFC_3986 = Pattern.compile("[A-Za-z0-9._~:/@;=%\\[\\]-]*");

    @Property
    void parseShouldGiveBackWhatWasFormatted(@ForAll("urls") ImapUrl url) {
        assertThat(ImapUrl.parse(url.toString())).isEqualTo(url);
    }

    @Property
    void toStringShouldHoldOnlyCharactersOfAUri(@ForAll("urls") ImapUrl url) {
        assertThat(url.toString()).matches(RFC_3986);
        assertThat(URI.create(url.toString()).getScheme()).isEqualTo("imap");
    }

    @Property
    void parseShouldOnlyThrowIllegalArgumentException(@ForAll("hostileUrls") String text) {
        Optional<String> form = Optional.empty();
        try {
            form = Optional.of(ImapUrl.parse(text).toString());
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageStartingWith("IMAP URL: ");
        }

        form.ifPresent(written -> assertThat(ImapUrl.parse(written)).hasToString(written));
    }

    @Provide
    Arbitrary<ImapUrl> urls() {
        Arbitrary<String> servers = Arbitraries.of("imap.example.com", "localhost:1143", "[::1]:143", "192.0.2.1");
        Arbitrary<OptionalLong> numbers = Arbitraries.longs()
                .between(1, 0xFFFF_FFFFL)
                .map(OptionalLong::of)
                .optional()
                .map(number -> number.orElse(OptionalLong.empty()));
        return Combinators.combine(servers, HostileTexts.names().optional(), HostileTexts.names(), numbers, numbers)
                .as((server, user, mailbox, uidValidity, uid) ->
                        new ImapUrl(server, user, Optional.of(mailbox), uidValidity, uid));
    }

    @Provide
    Arbitrary<String> hostileUrls() {
        return Arbitraries.strings()
                .withChars("/;@:%?#=[]")
                .withChars("UIDVALIDITY 0123456789é\uD83D\uDCEC\u0000")
                .ofMaxLength(60)
                .map(rest -> "imap://" + rest);
    }
}
