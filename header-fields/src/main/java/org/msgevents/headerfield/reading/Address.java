// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An address of a message: a mailbox, or a group of them (RFC 5322, section 3.4). */
public sealed interface Address {
    /** A map of strings and lists. */
    Map<String, Object> toJson();

    /**
     * A mailbox.
     *
     * @param name the display name, decoded; that of a comment behind the address, if that is all there is
     * @param address the addr-spec, without comments and folding
     */
    record Mailbox(Optional<String> name, String address) implements Address {
        @Override
        public Map<String, Object> toJson() {
            Map<String, Object> json = new LinkedHashMap<>();
            name.ifPresent(text -> json.put("name", text));
            json.put("address", address);
            return json;
        }
    }

    /**
     * A group.
     *
     * @param name decoded
     * @param members may be none, as in {@code undisclosed-recipients:;}
     */
    record Group(String name, List<Mailbox> members) implements Address {
        public Group {
            members = List.copyOf(members);
        }

        @Override
        public Map<String, Object> toJson() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("group", name);
            json.put("members", members.stream().map(Mailbox::toJson).toList());
            return json;
        }
    }
}
