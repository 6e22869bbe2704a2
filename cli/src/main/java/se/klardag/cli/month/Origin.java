package se.klardag.cli.month;

import java.time.LocalDate;
import java.util.Optional;
import se.klardag.cli.cases.CaseFiles;

/// Where a result comes from (*ursprung*).
///
/// @param knownOn      what was recorded after this day does not count; empty for everything
/// @param rejectedRows rows that were not settled
/// @param coverage     what the case files leave open
public record Origin(Optional<LocalDate> knownOn, long rejectedRows, Receipt receipt, Coverage coverage) {
    /// Of files that leave nothing open.
    public Origin(Optional<LocalDate> knownOn, long rejectedRows, Receipt receipt) {
        this(knownOn, rejectedRows, receipt, Coverage.WHOLE);
    }

    /// Of what the last reading of case files gave.
    ///
    /// @param engine version of the program
    /// @param rules  hash of the rule files
    public static Origin of(CaseFiles files, Optional<LocalDate> knownOn, String engine, String rules) {
        return new Origin(knownOn, files.rows().rejected(), new Receipt(engine, rules, files.sha256()));
    }

    /// The same under other rule files.
    public Origin under(String rules) {
        return new Origin(knownOn, rejectedRows, new Receipt(receipt.engine(), rules, receipt.cases()), coverage);
    }

    /// The same by another version of the program.
    public Origin madeBy(String engine) {
        return new Origin(knownOn, rejectedRows, new Receipt(engine, receipt.rules(), receipt.cases()), coverage);
    }

    /// The same where files leave something open.
    public Origin covered(Coverage left) {
        return new Origin(knownOn, rejectedRows, receipt, left);
    }
}
