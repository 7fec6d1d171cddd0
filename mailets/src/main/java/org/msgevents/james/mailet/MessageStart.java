// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;

import org.apache.mailet.Mail;

/**
 * The first octets of a mail's message.
 *
 * <p>By reflection: the message's type has one name in James 3.8 and another in 3.9.
 */
final class MessageStart extends OutputStream {
    private final ByteArrayOutputStream start = new ByteArrayOutputStream();
    private final int most;

    private MessageStart(int most) {
        this.most = most;
    }

    /** Ends the writing of a message of which nothing more is wanted. */
    private static final class Enough extends IOException {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    /** At most so many; {@link IllegalStateException} if the message cannot be read. */
    static byte[] of(Mail mail, int most) {
        MessageStart octets = new MessageStart(most);
        try {
            Object message = Mail.class.getMethod("getMessage").invoke(mail);
            if (message != null) {
                message.getClass().getMethod("writeTo", OutputStream.class).invoke(message, octets);
            }
        } catch (InvocationTargetException failed) {
            if (octets.start.size() < most) {
                throw new IllegalStateException("the message of mail " + mail.getName() + " cannot be read", failed);
            }
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException("messages cannot be read from this version of James", failed);
        }
        return octets.start.toByteArray();
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        start.write(octets, offset, Math.min(length, most - start.size()));
        if (start.size() == most) {
            throw new Enough();
        }
    }
}
