// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.mail;

import java.io.IOException;
import java.util.UUID;

/** Mail that comes in by SMTP. Not thread-safe. */
final class DeliveryLoad implements Load {
    private final SmtpConnection smtp;

    private DeliveryLoad(SmtpConnection smtp) {
        this.smtp = smtp;
    }

    static DeliveryLoad open(Ports ports, String user) throws IOException {
        return new DeliveryLoad(SmtpConnection.open(ports.smtp(), user));
    }

    @Override
    public void prepare() {}

    @Override
    public void operate() throws IOException {
        smtp.deliver(SampleMessage.text(UUID.randomUUID().toString()));
    }

    @Override
    public int messagesAfter(int operations) {
        return operations;
    }

    @Override
    public void close() throws IOException {
        smtp.close();
    }
}
