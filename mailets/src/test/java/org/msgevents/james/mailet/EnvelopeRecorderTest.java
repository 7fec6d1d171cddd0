// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.apache.james.protocols.api.OidcSASLConfiguration;
import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.api.ProtocolTransport;
import org.apache.james.protocols.api.handler.CommandDispatcher;
import org.apache.james.protocols.api.handler.CommandHandler;
import org.apache.james.protocols.lmtp.LMTPConfiguration;
import org.apache.james.protocols.smtp.SMTPConfiguration;
import org.apache.james.protocols.smtp.SMTPConfigurationImpl;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.SMTPSessionImpl;
import org.apache.james.protocols.smtp.core.MailCmdHandler;
import org.apache.james.protocols.smtp.core.RcptCmdHandler;
import org.apache.james.protocols.smtp.core.RsetCmdHandler;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.HookReturnCode;
import org.apache.james.protocols.smtp.hook.MailHook;
import org.apache.james.protocols.smtp.hook.MailParametersHook;
import org.apache.james.protocols.smtp.hook.RcptHook;
import org.apache.mailet.base.test.FakeMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In front of James' own handlers of MAIL and RCPT. */
class EnvelopeRecorderTest {
    private final EnvelopeRecorder recorder = new EnvelopeRecorder();
    private final CommandDispatcher<SMTPSession> smtp = james(recorder);
    private final SMTPSession session = session(new Relaxed());

    @Test
    void recorderShouldKeepTheParametersOfEachCommand() throws Exception {
        send("MAIL FROM:<alice@example.com> SIZE=1000  BODY=8BITMIME SMTPUTF8");
        send("RCPT TO:<bob@example.org> NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;robert+2Bx@example.org");
        send("RCPT TO:<carol@example.org>");

        assertThat(recorded())
                .hasValue(new RecordedEnvelope(
                        "smtp",
                        "alice@example.com",
                        "SIZE=1000 BODY=8BITMIME SMTPUTF8",
                        Map.of(
                                "bob@example.org",
                                "NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;robert+2Bx@example.org",
                                "carol@example.org",
                                "")));
    }

    @Test
    void recorderShouldLeaveTheAnswersToJames() {
        assertThat(send("MAIL FROM:<alice@example.com>")).startsWith("250 ");
        assertThat(send("RCPT TO:<mallory@example.org>")).startsWith("550 ");
        assertThat(send("RCPT")).startsWith("501 ");
    }

    @Test
    void recorderShouldKeepNothingOfARefusedRecipient() throws Exception {
        send("MAIL FROM:<alice@example.com>");
        send("RCPT TO:<mallory@example.org> NOTIFY=NEVER");
        send("RCPT TO:<bob@example.org> NOTIFY=DELAY");
        send("RCPT TO:<mallory@example.org> NOTIFY=NEVER");

        assertThat(recorded())
                .map(RecordedEnvelope::rcptParameters)
                .hasValue(Map.of("bob@example.org", "NOTIFY=DELAY"));
    }

    @Test
    void recorderShouldKeepTheAcceptedSenderWhenAnotherWasRefused() throws Exception {
        send("MAIL FROM:<mallory@example.com> SIZE=1");
        send("MAIL FROM:<alice@example.com> SIZE=2");
        send("RCPT TO:<bob@example.org>");

        assertThat(recorded()).map(RecordedEnvelope::mailParameters).hasValue("SIZE=2");
    }

    @Test
    void recorderShouldForgetATransactionThatTheClientGaveUp() throws Exception {
        send("MAIL FROM:<alice@example.com> SIZE=1");
        send("RCPT TO:<carol@example.org> NOTIFY=NEVER");
        send("RSET");
        send("MAIL FROM:<> SIZE=2");
        send("RCPT TO:<bob@example.org>");

        assertThat(recorded()).hasValue(new RecordedEnvelope("smtp", "", "SIZE=2", Map.of("bob@example.org", "")));
    }

    @Test
    void recorderShouldTellLmtpApart() throws Exception {
        SMTPSession lmtp = session(new Lmtp());
        send(lmtp, "MAIL FROM:<alice@example.com>");
        send(lmtp, "RCPT TO:<bob@example.org>");

        assertThat(recorded(lmtp)).map(RecordedEnvelope::service).hasValue("lmtp");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    SIZE=1\tX=2 BODY=7BIT | BODY=7BIT
                    A=B=C D=E             | D=E
                    =X -Y Z               | Z
                    AUTH=<> SIZE=1        | AUTH=<> SIZE=1
                    """)
    void recorderShouldKeepOnlyWhatHasTheFormOfAParameter(String written, String kept) throws Exception {
        send("MAIL FROM:<alice@example.com> " + written);
        send("RCPT TO:<bob@example.org>");

        assertThat(recorded()).map(RecordedEnvelope::mailParameters).hasValue(kept);
    }

    @Test
    void recorderShouldLetTheMailPassWhenItSawNoCommand() throws Exception {
        FakeMail mail = Mails.to(Mails.BOB);

        HookResult result = recorder.onMessage(session, mail);

        assertThat(result).isEqualTo(HookResult.DECLINED);
        assertThat(mail.attributes()).isEmpty();
    }

    private Optional<RecordedEnvelope> recorded() throws Exception {
        return recorded(session);
    }

    /** As James makes the mail when the data is in. */
    private Optional<RecordedEnvelope> recorded(SMTPSession client) throws Exception {
        FakeMail mail = FakeMail.builder()
                .name("mail-1")
                .sender(client.getAttachment(SMTPSession.SENDER, State.Transaction)
                        .orElseThrow())
                .recipients(client.getAttachment(SMTPSession.RCPT_LIST, State.Transaction)
                        .orElseThrow())
                .build();
        assertThat(recorder.onMessage(client, mail)).isEqualTo(HookResult.DECLINED);
        return RecordedEnvelope.of(mail);
    }

    private String send(String line) {
        return send(session, line);
    }

    private String send(SMTPSession client, String line) {
        return smtp.onLine(client, (line + "\r\n").getBytes(StandardCharsets.UTF_8))
                .getLines()
                .get(0)
                .toString();
    }

    private static CommandDispatcher<SMTPSession> james(EnvelopeRecorder recorder) {
        MailCmdHandler mail = new MailCmdHandler(new RecordingMetricFactory());
        mail.wireExtensions(MailHook.class, List.of(new NoMallory()));
        mail.wireExtensions(MailParametersHook.class, List.of());
        RcptCmdHandler rcpt = new RcptCmdHandler(new RecordingMetricFactory());
        rcpt.wireExtensions(RcptHook.class, List.of(new NoMallory()));
        CommandDispatcher<SMTPSession> dispatcher = new CommandDispatcher<>();
        Undeclared.run(() ->
                dispatcher.wireExtensions(CommandHandler.class, List.of(recorder, mail, rcpt, new RsetCmdHandler())));
        return dispatcher;
    }

    private static SMTPSession session(SMTPConfiguration configuration) {
        ProtocolTransport transport = Unreliable.fake(ProtocolTransport.class, (method, arguments) -> {
            if (method.getReturnType().equals(InetSocketAddress.class)) {
                return new InetSocketAddress(InetAddress.getLoopbackAddress(), 25);
            }
            throw new UnsupportedOperationException(method.getName());
        });
        return new SMTPSessionImpl(transport, configuration);
    }

    /** Refuses one sender and one recipient, and knows the parameters of delivery reports. */
    private static final class NoMallory implements MailHook, RcptHook {
        @Override
        public HookResult doMail(SMTPSession client, MaybeSender sender) {
            return answer(sender.asString().startsWith("mallory"));
        }

        @Override
        public HookResult doRcpt(SMTPSession client, MaybeSender sender, MailAddress recipient) {
            return answer(recipient.getLocalPart().equals("mallory"));
        }

        @Override
        public Set<String> supportedParameters() {
            return Set.of("NOTIFY", "ORCPT");
        }

        private static HookResult answer(boolean isMallory) {
            return isMallory
                    ? HookResult.builder()
                            .hookReturnCode(HookReturnCode.deny())
                            .smtpReturnCode("550")
                            .smtpDescription("no")
                            .build()
                    : HookResult.DECLINED;
        }
    }

    /** James' SMTP server without demand for HELO. */
    private static final class Relaxed extends SMTPConfigurationImpl {
        @Override
        public boolean useHeloEhloEnforcement() {
            return false;
        }
    }

    private static final class Lmtp extends LMTPConfiguration {
        Lmtp() {
            super("James");
        }

        @Override
        public long getMaxMessageSize() {
            return 0;
        }

        @Override
        public boolean isPlainAuthEnabled() {
            return false;
        }

        @Override
        public Optional<OidcSASLConfiguration> saslConfiguration() {
            return Optional.empty();
        }
    }
}
