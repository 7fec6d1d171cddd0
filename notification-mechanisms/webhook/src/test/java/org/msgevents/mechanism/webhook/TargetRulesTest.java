// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "198.17.255.255",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2002:808:808::1",
                "64:ff9b::808:808"
            })
    void addressOfTheInternetAtLargeShouldBeAllowed(String address) throws Exception {
        assertThat(TargetRules.INTERNET.objection("crm.test", InetAddress.getByName(address)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, an unspecified address",
        "0.1.2.3, an unspecified address",
        "10.255.0.1, a private address",
        "100.64.0.1, a shared address of carriers",
        "127.255.255.254, a loopback address",
        "169.254.169.254, a link-local address",
        "172.16.0.1, a private address",
        "172.31.255.255, a private address",
        "192.168.1.1, a private address",
        "192.0.0.8, a reserved address",
        "192.0.2.1, an address of documentation",
        "198.19.255.255, an address of benchmarks",
        "224.0.0.1, a multicast address",
        "240.0.0.1, a reserved address",
        "255.255.255.255, a broadcast address",
        "::, an unspecified address",
        "::1, a loopback address",
        "fe80::1, a link-local address",
        "fec0::1, a site-local address",
        "fd00::1, a unique local address",
        "ff02::1, a multicast address",
        "4000::1, a reserved address",
        "2001:db8::1, an address of documentation",
        "::ffff:10.0.0.1, a private address",
        "::127.0.0.1, a loopback address (127.0.0.1) within one of IPv6",
        "::ffff:0:127.0.0.1, a loopback address (127.0.0.1) within one of IPv6",
        "64:ff9b::a00:1, a private address (10.0.0.1) within one of IPv6",
        "2002:7f00:1::1, a loopback address (127.0.0.1) within one of IPv6",
        "2001:0:808:808::5601:5601, a link-local address (169.254.169.254) within one of IPv6",
        "2606:4700::5efe:a00:1, a private address (10.0.0.1) within one of IPv6"
    })
    void addressElsewhereShouldBeNamed(String address, String kind) throws Exception {
        assertThat(TargetRules.INTERNET.objection("crm.test", InetAddress.getByName(address)))
                .hasValueSatisfying(objection -> assertThat(objection)
                        .startsWith("crm.test is at ")
                        .contains(", " + kind + "; to allow it, add <allow>"));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.7, 10.0.0.7, true",
        "10.0.0.7, 10.0.0.8, false",
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/9, 10.128.0.0, false",
        "0.0.0.0/0, 127.0.0.1, true",
        "0.0.0.0/0, ::1, false",
        "[::1], ::1, true",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fc00::1, false",
        "crm.test, 10.0.0.1, true",
        "other.test 10.0.0.1, 10.0.0.1, true",
        "other.test, 10.0.0.1, false",
        "localhost, 127.0.0.1, false"
    })
    void addressShouldBeAllowedWhenTheOperatorSaysSo(String allowed, String address, boolean isAllowed)
            throws Exception {
        TargetRules rules = TargetRules.PARSER.parse().apply(allowed);

        assertThat(rules.objection("crm.test", InetAddress.getByName(address)).isEmpty())
                .isEqualTo(isAllowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1/8",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0",
                "010.0.0.1",
                "1.2.3.4.5",
                "fd00::/129",
                "fe80::1%eth0",
                ":::",
                "crm.test/8",
                "http://crm.test",
                "*.crm.test",
                "2130706433"
            })
    void parserShouldRefuseWhatIsNeitherNameNorAddress(String allowed) {
        assertThatThrownBy(() -> TargetRules.PARSER.parse().apply(allowed))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
