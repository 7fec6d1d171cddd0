// SPDX-License-Identifier: Apache-2.0
/** What the benchmarks share: options, a bare log to compare with, figures with their spread. */
@NullMarked
package org.msgevents.benchmark;

import org.jspecify.annotations.NullMarked;
