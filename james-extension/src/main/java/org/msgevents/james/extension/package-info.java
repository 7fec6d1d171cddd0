// SPDX-License-Identifier: Apache-2.0
/** What James loads and calls: the module that binds the bundle together, its configuration, its start and its end. */
@NullMarked
package org.msgevents.james.extension;

import org.jspecify.annotations.NullMarked;
