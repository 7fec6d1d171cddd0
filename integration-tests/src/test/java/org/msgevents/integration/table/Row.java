// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import java.util.List;

/**
 * One row of the table: an operation, and what it is told as.
 *
 * @param given what comes before it
 * @param then events as {@link Scene#describe} writes them
 */
record Row(String operation, Step given, Step when, List<String> then, Order order) {
    /** Something done to the server. */
    @FunctionalInterface
    interface Step {
        /** Does nothing. */
        Step NOTHING = at -> {};

        void run(Scene at) throws Exception;
    }

    /** Whether the events have an order. */
    enum Order {
        GIVEN,
        ANY
    }

    /** A row yet without events. */
    record Start(String operation, Step given, Step when) {
        Start given(Step step) {
            return new Start(operation, step, when);
        }

        Start when(Step step) {
            return new Start(operation, given, step);
        }

        Row then(String... events) {
            return new Row(operation, given, when, List.of(events), Order.GIVEN);
        }

        /** For what James does in parallel. */
        Row thenInAnyOrder(String... events) {
            return new Row(operation, given, when, List.of(events), Order.ANY);
        }

        Row thenNothing() {
            return then();
        }
    }

    static Start row(String operation) {
        return new Start(operation, Step.NOTHING, Step.NOTHING);
    }

    @Override
    public String toString() {
        return operation;
    }
}
