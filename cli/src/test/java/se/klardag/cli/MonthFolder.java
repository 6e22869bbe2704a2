package se.klardag.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import se.klardag.cli.documents.parties.PartiesFile;

/// A working folder that tests close months in: an adopted agreement, invented parties, an export, and no ledger yet.
final class MonthFolder {
    /// Höör has 11 noons, Malmö 1.
    static final String CASES = CaseLines.table(LedgerCall.stay("A-1", 11), LedgerCall.stay("B-1", "1280", 1));

    private MonthFolder() {}

    /// @param cases    of the export
    /// @param settings further lines of the settings
    static void make(Path folder, String cases, String... settings) throws IOException {
        Files.createDirectories(folder.resolve("underlag"));
        Files.writeString(folder.resolve("parter.yaml"), PartiesFile.example());
        Files.writeString(folder.resolve("avtal.yaml"), Files.readString(LedgerCall.ADOPTED));
        Files.writeString(folder.resolve("klardag.yaml"), """
                schema: 1
                agreement: avtal.yaml
                parties: parter.yaml
                ledger: liggare
                output: resultat
                cases: underlag
                """ + String.join("\n", settings));
        CaseLines.text(folder.resolve("underlag"), "export.csv", cases);
    }
}
