// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import java.util.OptionalLong;

/**
 * What came of a replay.
 *
 * @param events how many are told again
 * @param next after which sequence to go on when there is room again; absent when nothing is left to be done
 */
public record ReplayResult(long events, OptionalLong next) {}
