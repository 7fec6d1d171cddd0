// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

import org.msgevents.integration.client.DeliveryClient;
import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.client.SampleMail;
import org.msgevents.integration.server.EmbeddedJames;
import org.msgevents.integration.server.Ports;

/**
 * Sends one mail after the other to a user who gets no others.
 *
 * <p>By LMTP a mail is stored and told when it is answered. By SMTP it is answered when it is in James' queue, which is
 * in memory: it counts when it is in the mailbox, and the server has lived on until the next one was there, too.
 */
final class MailSender extends Client {
    private static final String INBOX = "INBOX";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

    private final Protocol protocol;

    /** Each has a user of its own. */
    enum Protocol {
        SMTP,
        LMTP;

        String user() {
            return EmbeddedJames.address(name().toLowerCase(Locale.ROOT));
        }

        private DeliveryClient connect(Ports ports) throws IOException {
            return this == SMTP ? DeliveryClient.smtp(ports.smtp()) : DeliveryClient.lmtp(ports.lmtp());
        }
    }

    MailSender(Protocol protocol, JamesProcess james, Ledger ledger, Random random) {
        super(james, ledger, random);
        this.protocol = protocol;
    }

    @Override
    void work(Ports ports) throws IOException {
        try (ImapClient imap = ImapClient.login(ports.imap(), protocol.user(), EmbeddedJames.PASSWORD);
                DeliveryClient mail = protocol.connect(ports)) {
            MailboxReader reader = new MailboxReader(imap, protocol.user());
            Optional<Deed> queued = Optional.empty();
            while (!isStopped()) {
                Deed deed = sent(mail, reader);
                queued.ifPresent(before -> ledger().add(List.of(before)));
                queued = Optional.of(deed).filter(last -> protocol == Protocol.SMTP);
                if (queued.isEmpty()) {
                    ledger().add(List.of(deed));
                }
            }
            // Who stops a client lets the server live until everything is told.
            queued.ifPresent(last -> ledger().add(List.of(last)));
        }
    }

    private Deed sent(DeliveryClient mail, MailboxReader reader) throws IOException {
        long before = messages(reader);
        long began = System.nanoTime();
        mail.deliver("<dave@example.com>", List.of("<" + protocol.user() + ">"), SampleMail.TEXT);
        mail.reset();
        while (messages(reader) == before) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException("a mail was queued, and never came");
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        FolderState state = reader.state(INBOX);
        long last = Collections.max(state.uids());
        return new Deed(Occurrence.of(Occurrence.NEW, state.folder(), last), began, System.nanoTime());
    }

    private static long messages(MailboxReader reader) throws IOException {
        return MailboxReader.number("MESSAGES (\\d+)", reader.imap().command("STATUS " + INBOX + " (MESSAGES)"));
    }
}
