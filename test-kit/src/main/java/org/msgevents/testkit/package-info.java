// SPDX-License-Identifier: Apache-2.0
/** Contracts that every outbox must pass, and fixtures for whoever tests with events. */
@NullMarked
package org.msgevents.testkit;

import org.jspecify.annotations.NullMarked;
