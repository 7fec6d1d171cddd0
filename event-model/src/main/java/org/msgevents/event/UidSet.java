// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The part of a mailbox's messages that one event touched, as an IMAP sequence-set (draft-ietf-lemonade-msgevent-03,
 * section 5, uidset).
 *
 * @param ranges ascending, disjoint, never adjacent, not empty: {1,2,3,7} is {@code 1:3,7}
 */
public record UidSet(List<UidRange> ranges) {
    private static final String UID = "[1-9][0-9]{0,9}";
    private static final Pattern PART = Pattern.compile(UID + "(:" + UID + ")?");

    /** Sorts, merges and compresses; no range at all is an {@link IllegalArgumentException}. */
    public UidSet {
        ranges = compress(ranges);
    }

    /** Sorts, merges and compresses. UIDs are 1 to 2^32-1; anything else is an {@link IllegalArgumentException}. */
    public static UidSet of(Collection<Long> uids) {
        return new UidSet(uids.stream().map(uid -> new UidRange(uid, uid)).toList());
    }

    /** The set of one UID. */
    public static UidSet of(long uid) {
        return new UidSet(List.of(new UidRange(uid, uid)));
    }

    /**
     * Reads a sequence-set (RFC 3501, section 9) without {@code *}, in any order, ranges of either direction; anything
     * else is an {@link IllegalArgumentException}.
     */
    public static UidSet parse(String text) {
        List<UidRange> ranges = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            ranges.add(range(part));
        }
        return new UidSet(ranges);
    }

    private static UidRange range(String part) {
        if (!PART.matcher(part).matches()) {
            throw new IllegalArgumentException(
                    String.format("UID set: '%.24s' is neither a UID nor a range of UIDs", part));
        }
        int colon = part.indexOf(':');
        long one = Long.parseLong(colon < 0 ? part : part.substring(0, colon));
        long other = colon < 0 ? one : Long.parseLong(part.substring(colon + 1));
        return new UidRange(Math.min(one, other), Math.max(one, other));
    }

    private static List<UidRange> compress(Collection<UidRange> unsorted) {
        if (unsorted.isEmpty()) {
            throw new IllegalArgumentException("a UID set must not be empty");
        }
        List<UidRange> merged = new ArrayList<>();
        for (UidRange next : unsorted.stream()
                .sorted(Comparator.comparingLong(UidRange::first))
                .toList()) {
            UidRange previous = merged.isEmpty() ? next : merged.get(merged.size() - 1);
            if (merged.isEmpty() || next.first() > previous.last() + 1) {
                merged.add(next);
            } else {
                merged.set(merged.size() - 1, new UidRange(previous.first(), Math.max(previous.last(), next.last())));
            }
        }
        return List.copyOf(merged);
    }

    /** How many UIDs: 1 to 2^32-1. */
    public long size() {
        return ranges.stream().mapToLong(UidRange::size).sum();
    }

    /** The UIDs, ascending. */
    public LongStream uids() {
        return ranges.stream().flatMapToLong(range -> LongStream.rangeClosed(range.first(), range.last()));
    }

    /** The UID, when there is exactly one. */
    public OptionalLong single() {
        return size() == 1 ? OptionalLong.of(ranges.get(0).first()) : OptionalLong.empty();
    }

    /** The wire form, such as {@code 1:3,7}. */
    @Override
    public String toString() {
        return ranges.stream().map(UidRange::toString).collect(Collectors.joining(","));
    }
}
