// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.access.imap;

import org.apache.james.imap.api.ImapConfiguration;
import org.apache.james.imap.api.process.ImapSession;
import org.apache.james.imap.message.request.LogoutRequest;
import org.apache.james.imap.processor.LogoutProcessor;
import org.apache.james.imap.processor.base.AbstractProcessor;
import org.apache.james.util.MDCBuilder;
import org.msgevents.james.session.Guard;

import com.google.inject.Inject;

import reactor.core.publisher.Mono;

/** James' own LOGOUT, with its outcome told. */
public final class LogoutProcessorWithEvents extends AbstractProcessor<LogoutRequest> {
    private final LogoutProcessor processor;
    private final ImapLogins logins;

    @Inject
    public LogoutProcessorWithEvents(LogoutProcessor processor, ImapLogins logins) {
        super(LogoutRequest.class);
        this.processor = processor;
        this.logins = logins;
    }

    @Override
    public void configure(ImapConfiguration configuration) {
        processor.configure(configuration);
    }

    @Override
    protected Mono<Void> doProcess(LogoutRequest request, Responder responder, ImapSession session) {
        Guard.run(() -> logins.loggedOut(session));
        return processor.processReactive(request, responder, session);
    }

    @Override
    protected MDCBuilder mdc(LogoutRequest request) {
        return MDCBuilder.ofValue(MDCBuilder.ACTION, "LOGOUT");
    }
}
