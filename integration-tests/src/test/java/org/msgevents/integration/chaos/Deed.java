// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

/**
 * An occurrence that a client was told of by an OK.
 *
 * @param began when the command was sent, by {@link System#nanoTime()}
 * @param answered when the OK had come
 */
record Deed(Occurrence occurrence, long began, long answered) {}
