package se.klardag.engine.simulation.outlook;

/// What makes the bills of one month others than those of another (*orsak till förändring*), in the order in which
/// [BillChange] puts the later month's in place of the earlier's.
public enum BillCause {
    /// What a day costs, and how the sum to pay is rounded.
    PRICE("price"),
    /// The other terms: threshold, rounding of the mean, which months decide, and whether anything is billed.
    TERMS("terms"),
    /// How many cases there are altogether.
    VOLUME("volume"),
    /// Which bills the cases are on: those of which municipality and group of care.
    MIX("mix"),
    /// How long the cases of each bill took.
    LENGTH("length");

    private final String code;

    BillCause(String code) {
        this.code = code;
    }

    /// The code in results.
    public String code() {
        return code;
    }
}
