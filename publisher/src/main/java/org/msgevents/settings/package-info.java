// SPDX-License-Identifier: Apache-2.0
/** What an operator configured, as a tree that any module can read, with every fault told in one message. */
@NullMarked
package org.msgevents.settings;

import org.jspecify.annotations.NullMarked;
