// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.access.imap;

import org.apache.james.imap.api.ImapConfiguration;
import org.apache.james.imap.api.process.ImapSession;
import org.apache.james.imap.message.request.CopyRequest;
import org.apache.james.imap.processor.CopyProcessor;
import org.apache.james.imap.processor.base.AbstractProcessor;
import org.apache.james.util.MDCBuilder;

import com.google.inject.Inject;

import reactor.core.publisher.Mono;

/** James' own COPY, with its refusal for quota told. */
public final class CopyProcessorWithEvents extends AbstractProcessor<CopyRequest> {
    private final CopyProcessor processor;
    private final ImapStoring storing;

    @Inject
    public CopyProcessorWithEvents(CopyProcessor processor, ImapStoring storing) {
        super(CopyRequest.class);
        this.processor = processor;
        this.storing = storing;
    }

    @Override
    public void configure(ImapConfiguration configuration) {
        processor.configure(configuration);
    }

    @Override
    protected Mono<Void> doProcess(CopyRequest request, Responder responder, ImapSession session) {
        return storing.watch(processor.processReactive(request, responder, session), session, request.getMailboxName());
    }

    @Override
    protected MDCBuilder mdc(CopyRequest request) {
        return MDCBuilder.ofValue(MDCBuilder.ACTION, "COPY");
    }
}
