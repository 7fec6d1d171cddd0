// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;

import org.apache.mailet.MailetConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgevents.event.Parameter;
import org.msgevents.james.session.DeliveryOrigin.Telling;
import org.msgevents.settings.InvalidSettingsException;

/** Through James' own reading of a mailet element. */
class DeliverySettingsTest {
    @Test
    void readShouldDefaultWhenNothingIsSet() throws Exception {
        DeliverySettings settings = DeliverySettings.read(mailet(""));

        assertThat(settings).isEqualTo(DeliverySettings.DEFAULT);
        assertThat(settings.parameters()).isEqualTo(Set.of(Parameter.ENVELOPE));
        assertThat(settings.telling()).isEqualTo(Telling.TOLD);
    }

    @Test
    void readShouldReadAllBesideThoseOfJames() throws Exception {
        DeliverySettings settings = DeliverySettings.read(mailet("<consume>true</consume><retries>2</retries>"
                + "<onMailetException>ignore</onMailetException><onMatchException>noop</onMatchException>"
                + "<parameters>envelope</parameters><tags>inbound, crm</tags><notify>TRUE</notify>"));

        assertThat(settings)
                .isEqualTo(new DeliverySettings(Set.of(Parameter.ENVELOPE), List.of("inbound", "crm"), Telling.TOLD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<parameters/>", "<parameters></parameters>", "<parameters> </parameters>"})
    void readShouldAddNoParameterWhenTheListIsEmpty(String xml) throws Exception {
        DeliverySettings settings = DeliverySettings.read(mailet(xml));

        assertThat(settings.parameters()).isEmpty();
    }

    @Test
    void readShouldBeSilentWhenItIsNotToNotify() throws Exception {
        DeliverySettings settings = DeliverySettings.read(mailet("<notify>false</notify>"));

        assertThat(settings.telling()).isEqualTo(Telling.SILENT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <parameters>envelop</parameters>       | LocalDeliveryWithEvents/parameters: 'envelop'; wanted: nothing, or one or more of [envelope], separated by commas
                    <parameters>envelope,</parameters>     | LocalDeliveryWithEvents/parameters: 'envelope,'; wanted: nothing, or one or more of [envelope], separated by commas
                    <tags>a,,b</tags>                      | LocalDeliveryWithEvents/tags: 'a,,b'; wanted: tags separated by commas, none of them empty
                    <notify>yes</notify>                   | LocalDeliveryWithEvents/notify: 'yes'; wanted: true or false
                    <tag>inbound</tag>                     | LocalDeliveryWithEvents/tag: is not known; wanted: one of [consume, notify, onMailetException, onMatchException, onMatcherException, parameters, retries, tags]
                    """)
    void readShouldFailWithPlaceValueAndChoiceWhenASettingIsWrong(String xml, String fault) throws Exception {
        MailetConfig config = mailet(xml);

        assertThatThrownBy(() -> DeliverySettings.read(config))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("mailetcontainer.xml, mailet LocalDeliveryWithEvents")
                .hasMessageContaining(fault);
    }

    @Test
    void readShouldTellAllFaultsAtOnce() throws Exception {
        MailetConfig config = mailet("<notify>yes</notify><tags>,</tags><retry>3</retry>");

        assertThatThrownBy(() -> DeliverySettings.read(config))
                .isInstanceOfSatisfying(InvalidSettingsException.class, invalid -> assertThat(invalid.faults())
                        .hasSize(3));
    }

    private static MailetConfig mailet(String children) throws Exception {
        return MailetXml.parse("<mailet match='All' class='LocalDeliveryWithEvents'>" + children + "</mailet>");
    }
}
