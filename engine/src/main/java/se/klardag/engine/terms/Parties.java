package se.klardag.engine.terms;

import java.util.BitSet;
import java.util.Set;
import java.util.TreeSet;

/// The municipalities that an agreement binds (*parter*).
public final class Parties {
    private final BitSet codes = new BitSet();

    private Parties(Set<Integer> members) {
        members.forEach(codes::set);
    }

    public static Parties of(Set<Integer> codes) {
        return new Parties(codes);
    }

    /// Whether the municipality with this code is a party.
    public boolean include(int code) {
        return codes.get(code);
    }

    /// The codes in ascending order.
    public Set<Integer> codes() {
        var sorted = new TreeSet<Integer>();
        codes.stream().forEach(sorted::add);
        return sorted;
    }
}
