package se.klardag.engine.terms;

import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The payers that an agreement binds (*parter*): municipalities, or whoever pays where it holds; and which of them pays
/// for a patient.
public final class Parties {
    private static final int CODES = 10_000;

    private final BitSet codes;
    private final Optional<Term<Residence>> residence;

    private Parties(BitSet codes, Optional<Term<Residence>> residence) {
        this.codes = codes;
        this.residence = residence;
    }

    public static Parties of(Set<Integer> codes) {
        var members = new BitSet();
        codes.forEach(members::set);
        return new Parties(members, Optional.empty());
    }

    /// Whoever has a code.
    public static Parties everybody() {
        var members = new BitSet();
        members.set(1, CODES);
        return new Parties(members, Optional.empty());
    }

    /// The same parties, the payer of a patient chosen by a rule.
    public Parties paying(Term<Residence> rule) {
        return new Parties(codes, Optional.of(rule));
    }

    /// Which municipality pays for a patient.
    public Residence residence() {
        return residence.map(Term::value).orElse(Residence.REGISTERED);
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
