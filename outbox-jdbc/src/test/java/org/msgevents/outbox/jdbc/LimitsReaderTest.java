// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msgevents.settings.InvalidSettingsException;
import org.msgevents.settings.SettingsNode;
import org.msgevents.settings.SettingsReader;

class LimitsReaderTest {
    private static final String COUNT = "a number from 1 to 999999999";
    private static final String SIZE = "a size of at least 1B, such as 64KiB, 500MiB or 2GiB";

    @Test
    void readShouldFindNoBoundsWhenThereIsNoLimit() {
        assertThat(read()).isEqualTo(Limits.STANDARD);
    }

    @Test
    void readShouldTellTheLimitOfAllFromThoseOfEach() {
        Limits limits = read(
                limit(Map.of("maxBytes", "2GiB", "maxAge", "30d", "onFull", "dropOldest")),
                limit(Map.of("subscription", "crm", "maxPending", "100000", "onFull", "pause")),
                limit(Map.of("subscription", "archiver", "maxPending", "1")));

        assertThat(limits.overall())
                .isEqualTo(new Bounds(
                        OptionalLong.empty(),
                        OptionalLong.of(2L << 30),
                        Optional.of(Duration.ofDays(30)),
                        OnFull.DROP_OLDEST));
        assertThat(limits.bySubscription())
                .isEqualTo(Map.of("crm", pending(100_000, OnFull.PAUSE), "archiver", pending(1, OnFull.REFUSE)));
    }

    @ParameterizedTest
    @CsvSource({"0B,0", "1B,1", "64KiB,65536", "64MiB,67108864", "2GiB,2147483648", "999999999GiB,1073741822926258176"})
    void readShouldUnderstandEveryUnitOfASize(String text, long octets) {
        assertThat(read(minFreeDisk(text)).minFreeDisk()).isEqualTo(octets);
    }

    @ParameterizedTest
    @CsvSource({
        "maxPending,0," + COUNT,
        "maxPending,-1," + COUNT,
        "maxPending,1000000000," + COUNT,
        "maxPending,many," + COUNT,
        "maxBytes,0B,'" + SIZE + "'",
        "maxBytes,500,'" + SIZE + "'",
        "maxBytes,2GB,'" + SIZE + "'",
        "maxBytes,1.5GiB,'" + SIZE + "'",
        "maxAge,30,'a duration such as 500ms, 30s, 5m, 2h or 1d'",
        "onFull,block,'one of [dropOldest, pause, refuse]'",
        "subscription,my crm,'a name of letters, digits, ''.'', ''_'' and ''-'''"
    })
    void readShouldTellPlaceValueAndWhatIsAllowed(String attribute, String value, String wanted) {
        assertThatThrownBy(() -> read(limitWith(attribute, value)))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("outbox/limit/@" + attribute + ": '" + value + "'; wanted: " + wanted);
    }

    @Test
    void readShouldTellWhatIsAllowedAsFloorOfFreeDisk() {
        assertThatThrownBy(() -> read(minFreeDisk("5%")))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("outbox/minFreeDisk: '5%'; wanted: a size such as 64MiB or 2GiB, or 0B for none");
    }

    @Test
    void readShouldRefuseAnAgeOfZero() {
        assertThatThrownBy(() -> read(limit(Map.of("maxAge", "0s"))))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContainingAll(
                        "has 1 fault(s)", "outbox/limit: @maxAge is 0; wanted: a duration such as 30d");
    }

    @Test
    void readShouldRefuseALimitThatBoundsNothing() {
        assertThatThrownBy(() -> read(limit(Map.of("subscription", "crm", "onFull", "pause"))))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining(
                        "outbox/limit: bounds nothing; wanted: one of @maxPending, @maxBytes and @maxAge, or more");
    }

    @Test
    void readShouldRefuseTwoLimitsForTheSame() {
        SettingsNode ofAll = limit(Map.of("maxPending", "9"));
        SettingsNode ofCrm = limit(Map.of("subscription", "crm", "maxPending", "9"));

        assertThatThrownBy(() -> read(ofAll, ofCrm, ofAll, ofCrm))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContainingAll(
                        "has 2 fault(s)",
                        "outbox/limit: stands twice for the same; wanted: at most one without @subscription,"
                                + " and one of each");
    }

    private static Bounds pending(long most, OnFull onFull) {
        return new Bounds(OptionalLong.of(most), OptionalLong.empty(), Optional.empty(), onFull);
    }

    private static SettingsNode limitWith(String attribute, String value) {
        return attribute.equals("maxPending")
                ? limit(Map.of(attribute, value))
                : limit(Map.of("maxPending", "9", attribute, value));
    }

    private static SettingsNode limit(Map<String, String> attributes) {
        return new SettingsNode("limit", Optional.empty(), attributes, List.of());
    }

    private static SettingsNode minFreeDisk(String text) {
        return new SettingsNode("minFreeDisk", Optional.of(text), Map.of(), List.of());
    }

    private static Limits read(SettingsNode... children) {
        SettingsReader outbox =
                SettingsReader.of(new SettingsNode("outbox", Optional.empty(), Map.of(), List.of(children)));
        Limits limits = LimitsReader.read(outbox);
        outbox.finish("message-store-events.xml");
        return limits;
    }
}
