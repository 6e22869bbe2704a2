package se.klardag.cli.month;

import java.time.LocalDate;
import java.util.Optional;
import se.klardag.cli.cases.CaseFiles;

/// Where a result comes from (*ursprung*).
///
/// @param knownOn  what was recorded after this day does not count; empty for everything
/// @param coverage what the case files leave open
public record Origin(Optional<LocalDate> knownOn, Receipt receipt, Coverage coverage) {

    /// Of what the last reading of case files gave.
    ///
    /// @param engine version of the program
    /// @param rules  hash of the rule files
    public static Origin of(CaseFiles files, Optional<LocalDate> knownOn, String engine, String rules) {
        return new Origin(
                knownOn, new Receipt(engine, rules, files.sha256()), Coverage.WHOLE.rejecting(files.rejected()));
    }

    /// The same under other rule files.
    public Origin under(String rules) {
        return new Origin(knownOn, new Receipt(receipt.engine(), rules, receipt.cases()), coverage);
    }

    /// The same by another version of the program.
    public Origin madeBy(String engine) {
        return new Origin(knownOn, new Receipt(engine, receipt.rules(), receipt.cases()), coverage);
    }

    /// The same where files leave something open.
    public Origin covered(Coverage left) {
        return new Origin(knownOn, receipt, left);
    }

    /// Rows that were not settled.
    public long rejectedRows() {
        return coverage.rejected().rows();
    }
}
