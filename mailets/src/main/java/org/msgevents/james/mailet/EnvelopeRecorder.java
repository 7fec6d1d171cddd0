// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import java.util.Collection;
import java.util.List;

import org.apache.james.protocols.api.ProtocolSession.AttachmentKey;
import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.CommandHandler;
import org.apache.james.protocols.lmtp.LMTPConfiguration;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.smtpserver.JamesMessageHook;
import org.apache.mailet.Mail;
import org.jspecify.annotations.Nullable;
import org.msgevents.james.session.Guard;

/**
 * Keeps in each mail the MAIL and RCPT commands by which it came, for the envelope that
 * {@link LocalDeliveryWithEvents} adds: all ESMTP parameters, and the recipients as they were before James rewrote
 * them.
 *
 * <p>A handler for {@code smtpserver.xml} and {@code lmtpserver.xml}, to stand before James' own handlers: it sees each
 * command first and leaves the answer to them. For LMTP it needs a {@code lmtpserver.xml} that delivers through the
 * mailet container. Thread-safe; what fails in here refuses no mail.
 */
public final class EnvelopeRecorder implements CommandHandler<SMTPSession>, JamesMessageHook {
    private static final AttachmentKey<Transcript> TRANSCRIPT =
            AttachmentKey.of("org.msgevents.transcript", Transcript.class);

    /** By this a handler leaves the command to the next one. */
    private static final @Nullable Response NO_ANSWER = null;

    @Override
    public Collection<String> getImplCommands() {
        return List.of("MAIL", "RCPT");
    }

    @Override
    public @Nullable Response onCommand(SMTPSession session, Request request) {
        Guard.run(() -> note(session, request));
        return NO_ANSWER;
    }

    /** Whether James will accept the command shows later: what comes at the place of a refused one replaces it. */
    private static void note(SMTPSession session, Request request) {
        if (request.getCommand().equals("MAIL")) {
            session.setAttachment(
                    TRANSCRIPT, Transcript.of(EsmtpParameters.ofMail(request.getArgument())), State.Transaction);
        } else {
            session.getAttachment(TRANSCRIPT, State.Transaction)
                    .ifPresent(transcript ->
                            transcript.rcpt(session.getRcptCount(), EsmtpParameters.ofRcpt(request.getArgument())));
        }
    }

    @Override
    public HookResult onMessage(SMTPSession session, Mail mail) {
        Guard.run(() -> session.getAttachment(TRANSCRIPT, State.Transaction)
                .map(transcript -> transcript.envelope(
                        service(session),
                        mail.getMaybeSender(),
                        session.getAttachment(SMTPSession.RCPT_LIST, State.Transaction)
                                .orElse(List.of())))
                .ifPresent(envelope -> envelope.keepIn(mail)));
        return HookResult.DECLINED;
    }

    private static String service(SMTPSession session) {
        return session.getConfiguration() instanceof LMTPConfiguration ? "lmtp" : "smtp";
    }
}
