package se.klardag.cli.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import se.klardag.cli.cases.WideFileWriter;
import se.klardag.cli.cases.table.CaseFileException;
import se.klardag.cli.command.intake.Intake;
import se.klardag.cli.text.IdentityMask;
import se.klardag.rules.Ruling;

/// The cases of a bundle (*paketets ärenden*), in our own form.
final class BundledCases {
    private BundledCases() {}

    /// The month's cases; all of them where earlier months decide. A case is left out that no bill knows.
    ///
    /// @param seen the ids of the month's cases
    /// @param file to name where an id cannot leave the house
    static byte[] of(Intake intake, Ruling rules, Set<String> seen, Path file) {
        boolean all = rules.terms().decidedByEarlierMonths();
        var text = new StringBuilder();
        intake.files().read(source -> {
            text.setLength(0);
            text.append(WideFileWriter.header());
            source.forEach(fact -> {
                if (all || seen.contains(fact.id())) {
                    refuseIdentityNumber(fact.id(), file);
                    text.append(WideFileWriter.line(fact));
                }
            });
            return text;
        });
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// A bundle leaves the house: what looks like an identity number does not leave with it.
    private static void refuseIdentityNumber(String id, Path file) {
        if (!IdentityMask.mask(id).equals(id)) {
            throw new CaseFileException(file.toString(), "bundle.identity-number", IdentityMask.mask(id));
        }
    }
}
