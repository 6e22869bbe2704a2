package se.klardag.cli.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import se.klardag.cli.cases.WideFileWriter;
import se.klardag.cli.cases.table.CaseFileException;
import se.klardag.cli.command.intake.Intake;
import se.klardag.cli.text.IdentityMask;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.rules.Ruling;

/// The cases of a bundle (*paketets ärenden*), in our own form.
///
/// @param text of the file
/// @param left cases of other months, which no rules of the month alone could count
record BundledCases(String text, long left) {
    /// Every case that any rules could count in the month, as `simulate` keeps them: whoever tries other rules on the bundle
    /// gets the answer of the files. All of them where earlier months decide.
    ///
    /// @param file to name where an id cannot leave the house
    static BundledCases of(Intake intake, Ruling rules, Path file) {
        boolean all = rules.terms().decidedByEarlierMonths();
        var month = rules.terms().period();
        var text = new StringBuilder();
        var left = new AtomicLong();
        intake.files().read(source -> {
            text.setLength(0);
            text.append(WideFileWriter.header());
            left.set(0);
            source.forEach(fact -> {
                if (all || PeriodCases.mayBelong(fact, month)) {
                    refuseIdentityNumber(fact.id(), file);
                    text.append(WideFileWriter.line(fact));
                } else {
                    left.incrementAndGet();
                }
            });
            return text;
        });
        return new BundledCases(text.toString(), left.get());
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// A bundle leaves the house: what looks like an identity number does not leave with it.
    private static void refuseIdentityNumber(String id, Path file) {
        if (!IdentityMask.mask(id).equals(id)) {
            throw new CaseFileException(file.toString(), "bundle.identity-number", IdentityMask.mask(id));
        }
    }
}
