// SPDX-License-Identifier: Apache-2.0
/** The wire form of an event: CloudEvents 1.0, structured JSON, and the JSON Schemas that describe it. */
@NullMarked
package org.msgevents.event.json;

import org.jspecify.annotations.NullMarked;
