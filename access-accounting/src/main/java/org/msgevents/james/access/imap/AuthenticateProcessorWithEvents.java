// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.access.imap;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.apache.james.imap.api.ImapConfiguration;
import org.apache.james.imap.api.message.Capability;
import org.apache.james.imap.api.process.ImapSession;
import org.apache.james.imap.message.request.AuthenticateRequest;
import org.apache.james.imap.message.request.IRAuthenticateRequest;
import org.apache.james.imap.processor.AuthenticateProcessor;
import org.apache.james.imap.processor.CapabilityImplementingProcessor;
import org.apache.james.imap.processor.base.AbstractProcessor;
import org.apache.james.util.MDCBuilder;

import com.google.inject.Inject;

import reactor.core.publisher.Mono;

/** James' own AUTHENTICATE, with its outcome told. */
public final class AuthenticateProcessorWithEvents extends AbstractProcessor<AuthenticateRequest>
        implements CapabilityImplementingProcessor {
    private final AuthenticateProcessor processor;
    private final ImapLogins logins;

    @Inject
    public AuthenticateProcessorWithEvents(AuthenticateProcessor processor, ImapLogins logins) {
        super(AuthenticateRequest.class);
        this.processor = processor;
        this.logins = logins;
    }

    @Override
    public List<Class<? extends AuthenticateRequest>> acceptableClasses() {
        return processor.acceptableClasses();
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
    protected Mono<Void> doProcess(AuthenticateRequest request, Responder responder, ImapSession session) {
        String mechanism = request.getAuthType().toUpperCase(Locale.ROOT);
        LoginAttempt attempt = new LoginAttempt(logins, session, Optional.empty(), mechanism);
        Mono<Void> done = processor.processReactive(request, responder, attempt.session());
        return request instanceof IRAuthenticateRequest ? done.doOnTerminate(attempt::ended) : done;
    }

    @Override
    protected MDCBuilder mdc(AuthenticateRequest request) {
        return MDCBuilder.ofValue(MDCBuilder.ACTION, "AUTHENTICATE");
    }
}
