// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

/** Something that can go wrong, and be mended. Not thread-safe. */
interface Fault {
    /** Lets it go wrong. */
    void strike() throws Exception;

    /** Returns when it is well again; James itself is to be mended last. */
    void mend() throws Exception;
}
