// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.access.imap;

import java.util.List;

import org.apache.james.imap.api.ImapConfiguration;
import org.apache.james.imap.api.message.Capability;
import org.apache.james.imap.api.process.ImapSession;
import org.apache.james.imap.message.request.AppendRequest;
import org.apache.james.imap.processor.AppendProcessor;
import org.apache.james.imap.processor.CapabilityImplementingProcessor;
import org.apache.james.imap.processor.base.AbstractProcessor;
import org.apache.james.util.MDCBuilder;

import com.google.inject.Inject;

import reactor.core.publisher.Mono;

/** James' own APPEND, with its refusal for quota told. */
public final class AppendProcessorWithEvents extends AbstractProcessor<AppendRequest>
        implements CapabilityImplementingProcessor {
    private final AppendProcessor processor;
    private final ImapStoring storing;

    @Inject
    public AppendProcessorWithEvents(AppendProcessor processor, ImapStoring storing) {
        super(AppendRequest.class);
        this.processor = processor;
        this.storing = storing;
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
    protected Mono<Void> doProcess(AppendRequest request, Responder responder, ImapSession session) {
        return storing.watch(processor.processReactive(request, responder, session), session, request.getMailboxName());
    }

    @Override
    protected MDCBuilder mdc(AppendRequest request) {
        return MDCBuilder.ofValue(MDCBuilder.ACTION, "APPEND");
    }
}
