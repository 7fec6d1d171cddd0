// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.mail;

/**
 * What one operation took, in nanoseconds.
 *
 * @param elapsed from the first operation to the end of the last, by their number
 * @param processor the server's, until its events were delivered and the mailboxes empty again
 */
record Cost(double elapsed, double processor) {}
