// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParameterTableTest {
    private static final EventName OTHER_VENDOR = new EventName("vnd.acme.Archived", EventGroup.MESSAGE);
    private static final UidSet SEVERAL = UidSet.parse("1:2");

    static List<EventName> names() {
        return EventName.all();
    }

    @ParameterizedTest
    @MethodSource("names")
    void rowShouldNotHaveAParameterTwice(EventName name) {
        ParameterTable.Row row = ParameterTable.row(name);

        assertThat(row.must()).doesNotContainAnyElementsOf(row.may());
        assertThat(row.must()).allMatch(row::allows);
        assertThat(row.may()).allMatch(row::allows);
    }

    @ParameterizedTest
    @MethodSource("names")
    void rowShouldBeInTheOrderOfAllParameters(EventName name) {
        ParameterTable.Row row = ParameterTable.row(name);

        assertThat(row.must()).isSubsetOf(Parameter.all());
        assertThat(row.must())
                .containsExactlyElementsOf(
                        Parameter.all().stream().filter(row.must()::contains).toList());
        assertThat(row.may())
                .containsExactlyElementsOf(
                        Parameter.all().stream().filter(row.may()::contains).toList());
    }

    @ParameterizedTest
    @MethodSource("names")
    void checkShouldRefuseAnEventThatLacksWhatItMustHave(EventName name) {
        Parameters all = Samples.full(name).parameters();

        for (Parameter<?> lacking : ParameterTable.row(name).must()) {
            assertThatThrownBy(() -> ParameterTable.check(name, all.only(parameter -> !parameter.equals(lacking))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(name + " without its parameter " + lacking);
        }
    }

    @Test
    void checkShouldRefuseAForeignParameter() {
        Parameters login = Samples.full(EventName.LOGIN).parameters();
        Parameters foreign = login.toBuilder().put(Parameter.UIDSET, SEVERAL).build();

        assertThatThrownBy(() -> ParameterTable.check(EventName.LOGIN, foreign))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Login does not take the parameter uidset");
    }

    @Test
    void checkShouldRefuseWhatDiffersFromMessageToMessageWhenThereAreSeveral() {
        Parameters bare = Samples.bare(EventName.MESSAGE_APPEND).parameters().toBuilder()
                .put(Parameter.UIDSET, SEVERAL)
                .build();
        Parameters sized = bare.toBuilder().put(Parameter.MESSAGE_SIZE, 1_234L).build();

        assertThatCode(() -> ParameterTable.check(EventName.MESSAGE_APPEND, bare))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> ParameterTable.check(EventName.MESSAGE_APPEND, sized))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("MessageAppend of several messages does not take messageSize");
    }

    @Test
    void checkShouldAcceptFlagsThatSeveralMessagesHaveAlike() {
        Parameters several = Samples.bare(EventName.FLAGS_SET).parameters().toBuilder()
                .put(Parameter.UIDSET, SEVERAL)
                .build();

        assertThatCode(() -> ParameterTable.check(EventName.FLAGS_SET, several)).doesNotThrowAnyException();
    }

    @Test
    void rowShouldAllowEveryParameterForOtherVendors() {
        ParameterTable.Row row = ParameterTable.row(OTHER_VENDOR);

        assertThat(row.must()).containsExactly(Parameter.URI);
        assertThat(Parameter.all()).allMatch(row::allows);
    }

    @Test
    void rowShouldNotBeChangeable() {
        assertThatThrownBy(() -> ParameterTable.row(EventName.LOGIN).may().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
