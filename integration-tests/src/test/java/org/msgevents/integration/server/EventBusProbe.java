// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.server;

import java.util.ArrayList;
import java.util.List;

import org.apache.james.events.Event;
import org.apache.james.events.EventBus;
import org.apache.james.events.EventListener.ReactiveGroupEventListener;
import org.apache.james.events.Group;
import org.apache.james.mailbox.events.GenericGroup;
import org.apache.james.utils.GuiceProbe;
import org.reactivestreams.Publisher;

import com.google.inject.Inject;

import reactor.core.publisher.Mono;

/** Notes what James tells its listeners, and has it told again, as James does when it is not sure. Thread-safe. */
public final class EventBusProbe implements GuiceProbe {
    /** That of our listener. */
    private static final Group LISTENER = new GenericGroup("message-store-events");

    private final EventBus bus;
    private final List<Event> told = new ArrayList<>();

    @Inject
    EventBusProbe(EventBus bus) {
        this.bus = bus;
    }

    /** Begins to take notes; once. */
    EventBusProbe listen() {
        bus.register(new ReactiveGroupEventListener() {
            @Override
            public Group getDefaultGroup() {
                return new GenericGroup("probe");
            }

            @Override
            public Publisher<Void> reactiveEvent(Event event) {
                return Mono.fromRunnable(() -> note(event));
            }
        });
        return this;
    }

    private synchronized void note(Event event) {
        told.add(event);
    }

    /** What James has told since the last call, in its order. */
    public synchronized List<Event> take() {
        List<Event> taken = List.copyOf(told);
        told.clear();
        return taken;
    }

    /** Tells it our listener again; returns when that is done. */
    public void tellAgain(Event event) {
        bus.reDeliver(LISTENER, event).block();
    }
}
