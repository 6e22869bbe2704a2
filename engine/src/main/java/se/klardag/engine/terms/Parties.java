package se.klardag.engine.terms;

import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import se.klardag.engine.terms.value.Term;

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

    /// These parties and others, the payer of a patient chosen as before.
    public Parties and(Set<Integer> others) {
        var all = (BitSet) codes.clone();
        others.forEach(all::set);
        return new Parties(all, residence);
    }

    /// Those that others are, the payer of a patient chosen by these parties' own rule.
    public Parties insteadOf(Parties others) {
        return new Parties((BitSet) others.codes.clone(), residence);
    }

    /// Which municipality pays for a patient.
    public Residence residence() {
        return residence.map(Term::value).orElse(Residence.REGISTERED);
    }

    /// The term that says so; empty where none does.
    public Optional<Term<Residence>> residenceTerm() {
        return residence;
    }

    /// Whether the municipality with this code is a party.
    public boolean include(int code) {
        return codes.get(code);
    }

    /// Whether whoever has a code is one.
    public boolean areEverybody() {
        return codes.cardinality() == CODES - 1;
    }

    /// The codes in ascending order.
    public Set<Integer> codes() {
        var sorted = new TreeSet<Integer>();
        codes.stream().forEach(sorted::add);
        return sorted;
    }
}
