// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.email;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

import org.apache.commons.net.smtp.SMTPConnectionClosedException;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.mechanism.NotificationStatus.MechanismError;
import org.msgevents.mechanism.NotificationStatus.RequestError;
import org.msgevents.mechanism.Reason;
import org.msgevents.settings.Secret;

/**
 * Says what a refusal or a failure means for the notification.
 *
 * <p>Who may send from where to whom is settled before the mail itself is sent, and is the configuration's or the
 * server's affair. What is refused for good after that is refused for its content.
 */
final class StatusReader {
    private static final int PERMANENT = 5;

    private final Reason reason;

    StatusReader(Stream<Secret> secrets) {
        this.reason = Reason.without(secrets);
    }

    NotificationStatus read(IOException failure) {
        if (failure instanceof RefusedException refused) {
            String told = reason.of(refused.code() + " to " + refused.step(), message(refused));
            return refused.step() == SmtpStep.CONTENT && refused.code() / 100 == PERMANENT
                    ? new RequestError(told)
                    : error(told);
        }
        return error(headline(failure));
    }

    static NotificationStatus error(String reason) {
        return new MechanismError(reason, Optional.empty());
    }

    private String headline(IOException failure) {
        if (failure instanceof UnknownHostException) {
            return "the host's name is not known";
        } else if (failure instanceof SocketTimeoutException) {
            return reason.of("no answer in time", message(failure));
        } else if (failure instanceof ConnectException) {
            return reason.of("no connection", message(failure));
        } else if (failure instanceof SSLException) {
            return reason.of("TLS failed", message(failure));
        } else if (failure instanceof SMTPConnectionClosedException) {
            return "the server closed the connection";
        }
        return reason.of("failed", failure.toString());
    }

    private static String message(Throwable failure) {
        return Objects.requireNonNullElse(failure.getMessage(), "");
    }
}
