package se.klardag.rules.places;

import java.util.Map;
import java.util.TreeMap;
import se.klardag.engine.facts.Municipality;

/// The payers that a case file may name under an agreement, with what they are called (*betalare*).
public sealed interface Payers {
    /// Who pays under an agreement: kommuner, unless its file says otherwise.
    static Payers of(PartyRule rule, Municipalities municipalities) {
        return switch (rule) {
            case PartyRule.Everybody _,PartyRule.OfRegion _,PartyRule.Named _ -> kommuner(municipalities);
            case PartyRule.AnyCode _ -> new Coded(Map.of());
            case PartyRule.Listed listed -> {
                var names = new TreeMap<Integer, String>();
                listed.payers().forEach((code, payer) -> names.put(code, payer.name()));
                yield new Coded(names);
            }
        };
    }

    /// The kommuner of Sweden.
    static Payers kommuner(Municipalities municipalities) {
        var names = new TreeMap<Integer, String>();
        municipalities.all().forEach(each -> names.put(each.code(), each.name()));
        return new Registered(names);
    }

    /// Whether a case file may name the code.
    boolean mayName(int code);

    /// What the payer is called.
    String name(int code);

    /// Whether a move of residence changes who pays: then one without its day tells too little of a case.
    default boolean changeWithAMove() {
        return false;
    }

    /// The same payers, where each day is that one's in whose area the patient lives then.
    default Payers changingWithAMove() {
        return new EachDay(this);
    }

    /// Payers of single days.
    record EachDay(Payers payers) implements Payers {
        @Override
        public boolean mayName(int code) {
            return payers.mayName(code);
        }

        @Override
        public String name(int code) {
            return payers.name(code);
        }

        @Override
        public boolean changeWithAMove() {
            return true;
        }
    }

    /// Payers of a whole register: no other code is one.
    record Registered(Map<Integer, String> names) implements Payers {
        public Registered {
            names = Map.copyOf(names);
        }

        @Override
        public boolean mayName(int code) {
            return names.containsKey(code);
        }

        @Override
        public String name(int code) {
            return names.getOrDefault(code, "");
        }
    }

    /// Payers of whom no register ships: any code is taken, and shown as written where no name is given.
    record Coded(Map<Integer, String> names) implements Payers {
        public Coded {
            names = Map.copyOf(names);
        }

        @Override
        public boolean mayName(int code) {
            return code > 0;
        }

        @Override
        public String name(int code) {
            return names.getOrDefault(code, Municipality.codeText(code));
        }
    }
}
