// SPDX-License-Identifier: Apache-2.0
package org.msgevents.settings;

/**
 * One thing that is wrong with a configuration.
 *
 * @param path where, such as {@code subscription[crm]/webhook/url}
 * @param value what stands there, never a secret
 * @param wanted what would be right
 */
public record Fault(String path, String value, String wanted) {
    @Override
    public String toString() {
        return path + ": " + value + "; wanted: " + wanted;
    }
}
