package se.klardag.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import se.klardag.cli.audit.bundle.Bundle;
import se.klardag.cli.audit.signature.SigningKey;
import se.klardag.cli.command.options.OverwriteOptions;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.engine.settlement.Settlement;
import se.klardag.rules.files.RuleText;

/// Writes a bundle (*paketets fil*), and says its sum and who signed it.
record BundleFile(Console console, OverwriteOptions overwriting, Path file) {
    void write(Bundle packed, Optional<SigningKey> key) {
        var archive = packed.archive();
        overwriting.write(file, out -> out.write(archive));
        console.print(console.texts()
                .get(
                        "bundle.written", TerminalSafe.of(file.toString()), archive.length,
                        RuleText.sha256(archive),
                        total(packed.settlement()))
                + "\n");
        key.ifPresent(each -> console.print(
                console.texts().get("signature.made", each.shared().fingerprint()) + "\n"));
    }

    /// Says where other rules may need cases that were not packed.
    void leftOut(long cases) {
        if (cases > 0) {
            var count = new NumberFormats(console.texts().language()).people(cases);
            console.print(console.texts().get("bundle.left-out", count) + "\n");
        }
    }

    /// The ledger has the cases that a month was billed by, and no others.
    void ofLedger() {
        console.print(console.texts().get("bundle.of-ledger") + "\n");
    }

    private String total(Settlement settlement) {
        var code = settlement.currency().code();
        return new NumberFormats(console.texts().language()).amount(settlement.toPay()) + " "
                + (code.equals("SEK") ? "kr" : code);
    }
}
