// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.client;

/** A mail to send. */
public final class SampleMail {
    /** Ends with CRLF. */
    public static final String TEXT = "From: carol@example.com\r\nSubject: Lunch?\r\n\r\nAt noon.\r\n";

    private SampleMail() {}
}
