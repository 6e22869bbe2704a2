package se.klardag.cli.bundle;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import se.klardag.cli.Language;
import se.klardag.cli.Texts;
import se.klardag.engine.settlement.ExplainedBill;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.rules.Payers;
import se.klardag.rules.RuleText;
import tools.jackson.core.JacksonException;

/// The settlement of a bundle, explained again from the bundle's own cases and rules (*paketets avräkning*). A bundle that was
/// changed, or that this program makes something else of, is not explained: what it says would be of another bill.
///
/// @param bills  by municipality
/// @param sha256 of the archive
public record KeptSettlement(
        AgreementTerms terms,
        Payers payers,
        SortedMap<Integer, List<ExplainedBill>> bills,
        String sha256) {
    private static final String RESULT = "settlement.json";

    /// Opens and computes.
    ///
    /// @throws ArchiveFault when it is no bundle, or not what it was
    public static KeptSettlement of(Path path) {
        var bytes = ArchiveReader.bytes(path);
        var archive = ArchiveReader.open(bytes);
        var about = about(archive);
        var texts = Texts.in(about.language().equals("en") ? Language.EN : Language.SV);
        var derived = Bundle.derive(about, archive.files(), texts);
        if (!Arrays.equals(derived.files().get(RESULT), archive.files().get(RESULT))) {
            throw new ArchiveFault("bundle.other-result");
        }
        return new KeptSettlement(
                derived.settlement().agreement(), derived.payers(), derived.bills(), RuleText.sha256(bytes));
    }

    private static BundleReceipt about(ArchiveReader.Opened archive) {
        var files = new TreeMap<>(archive.files());
        var receipt = Optional.ofNullable(files.get(BundleReceipt.NAME));
        var sums = Optional.ofNullable(files.remove(Bundle.SUMS));
        if (receipt.isEmpty() || sums.isEmpty()) {
            throw new ArchiveFault("bundle.not-one");
        }
        var whole = new String(sums.get(), StandardCharsets.UTF_8)
                .equals(new String(Bundle.sums(files), StandardCharsets.UTF_8));
        if (!whole || !archive.damaged().isEmpty()) {
            throw new ArchiveFault("bundle.changed");
        }
        try {
            return BundleReceipt.read(BundleReceipt.tree(receipt.get()))
                    .orElseThrow(() -> new ArchiveFault("bundle.not-one"));
        } catch (JacksonException _) {
            throw new ArchiveFault("bundle.not-one");
        }
    }
}
