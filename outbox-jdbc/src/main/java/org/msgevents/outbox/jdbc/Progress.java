// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

/** Whether work that is done in small portions has an end. */
enum Progress {
    DONE,
    MORE_TO_DO;

    Progress and(Progress other) {
        return this == MORE_TO_DO ? this : other;
    }
}
