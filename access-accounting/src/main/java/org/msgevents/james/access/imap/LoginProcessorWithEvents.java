// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.access.imap;

import java.util.List;
import java.util.Optional;

import org.apache.james.imap.api.ImapConfiguration;
import org.apache.james.imap.api.message.Capability;
import org.apache.james.imap.api.process.ImapSession;
import org.apache.james.imap.message.request.LoginRequest;
import org.apache.james.imap.processor.CapabilityImplementingProcessor;
import org.apache.james.imap.processor.LoginProcessor;
import org.apache.james.imap.processor.base.AbstractProcessor;
import org.apache.james.util.MDCBuilder;

import com.google.inject.Inject;

import reactor.core.publisher.Mono;

/** James' own LOGIN, with its outcome told. */
public final class LoginProcessorWithEvents extends AbstractProcessor<LoginRequest>
        implements CapabilityImplementingProcessor {
    private final LoginProcessor processor;
    private final ImapLogins logins;

    @Inject
    public LoginProcessorWithEvents(LoginProcessor processor, ImapLogins logins) {
        super(LoginRequest.class);
        this.processor = processor;
        this.logins = logins;
    }

    @Override
    public void configure(ImapConfiguration configuration) {
        processor.configure(configuration);
    }

    @Override
    public List<Capability> getImplementedCapabilities(ImapSession session) {
        return processor.getImplementedCapabilities(session);
    }

    @Override
    protected Mono<Void> doProcess(LoginRequest request, Responder responder, ImapSession session) {
        LoginAttempt attempt = new LoginAttempt(
                logins, session, Optional.of(request.getUserid().asString()), "LOGIN");
        return processor.processReactive(request, responder, attempt.session()).doOnTerminate(attempt::ended);
    }

    @Override
    protected MDCBuilder mdc(LoginRequest request) {
        return MDCBuilder.ofValue(MDCBuilder.ACTION, "LOGIN");
    }
}
