// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.extension;

import java.util.List;

import org.slf4j.LoggerFactory;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

/** What one class logs, as {@code LEVEL message}. */
final class Log implements AutoCloseable {
    private final Logger logger;
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    private Log(Logger logger) {
        this.logger = logger;
    }

    static Log of(Class<?> type) {
        Log log = new Log((Logger) LoggerFactory.getLogger(type));
        log.appender.start();
        log.logger.addAppender(log.appender);
        return log;
    }

    List<String> lines() {
        return List.copyOf(appender.list).stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
    }
}
