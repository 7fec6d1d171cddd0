// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import java.util.Set;
import java.util.concurrent.CompletionStage;

import org.msgevents.event.Parameter;
import org.msgevents.event.Parameters;

/** Finds the parameters of an event that cost a look-up. */
public interface ParameterLookup {
    /** What can be asked for. */
    Set<Parameter<?>> offers();

    /**
     * Looks up some of {@link #offers()}. What could not be found is missing from the result; a stage that fails is
     * counted and logged, and the
     * event goes without.
     */
    CompletionStage<Parameters> find(Wanted wanted);
}
