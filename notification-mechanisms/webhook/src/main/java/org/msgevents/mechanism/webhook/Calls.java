// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.util.concurrent.CompletionStage;

import org.apache.hc.core5.http.nio.AsyncRequestProducer;

/** Requests to one endpoint, of which none takes longer than it may. Thread-safe. */
final class Calls implements AutoCloseable {
    private final Connections connections;
    private final UnderWay underWay;
    private final int answerLimit;

    /**
     * @param connections to close with it
     * @param underWay whose time limit holds; closed with it, too
     * @param answerLimit how many octets of an answer's body are wanted
     */
    Calls(Connections connections, UnderWay underWay, int answerLimit) {
        this.connections = connections;
        this.underWay = underWay;
        this.answerLimit = answerLimit;
    }

    /** Its time runs from now on, whenever there is a request to send; there is no answer when there is none. */
    Exchange call(CompletionStage<AsyncRequestProducer> request) {
        Exchange exchange = new Exchange(connections, answerLimit);
        underWay.add(exchange);
        exchange.answer().whenComplete((answer, failure) -> underWay.remove(exchange));
        request.whenComplete((made, failure) -> {
            if (failure == null) {
                exchange.begin(made);
            } else {
                exchange.fail(failure);
            }
        });
        return exchange;
    }

    @Override
    public void close() {
        underWay.close();
        connections.close();
    }
}
