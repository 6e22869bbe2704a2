package se.klardag.cli.audit.bundle;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import se.klardag.cli.audit.verify.FileComparison;
import se.klardag.cli.month.MonthStanding;
import se.klardag.cli.report.difference.ComparedSide;
import se.klardag.cli.text.KlardagException;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.Texts;
import se.klardag.engine.settlement.ExplainedBill;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.places.Payers;
import tools.jackson.core.JacksonException;

/// The settlement of a bundle, explained again from the bundle's own cases and rules (*paketets avräkning*). A bundle that was
/// changed, or that this program makes something else of, is not explained: what it says would be of another bill.
///
/// @param standing of the month
/// @param bills  by municipality
/// @param sha256 of the archive
public record BundledMonth(
        MonthStanding standing,
        Payers payers,
        SortedMap<Integer, List<ExplainedBill>> bills,
        String sha256) {
    private static final String RESULT = "settlement.json";

    /// Opens and computes.
    ///
    /// @throws ArchiveException when it is no bundle, or not what it was
    public static BundledMonth of(Path path) {
        var bytes = ArchiveReader.bytes(path);
        var archive = ArchiveReader.open(bytes);
        var about = about(archive);
        if (!MadeVersion.isKnown(about.engine())) {
            throw new ArchiveException("bundle.unknown-version", about.engine());
        }
        var texts = Texts.in(about.language().equals("en") ? Language.EN : Language.SV);
        var derived = derived(about, archive, texts);
        var packed = archive.files().getOrDefault(RESULT, new byte[0]);
        var again = derived.files().getOrDefault(RESULT, new byte[0]);
        var found = about.isOfThisVersion()
                ? FileComparison.exact(RESULT, packed, again)
                : FileComparison.byValue(RESULT, packed, again, Set.of());
        if (!found.mismatches().isEmpty()) {
            throw new ArchiveException("bundle.other-result");
        }
        return new BundledMonth(
                derived.standing(), derived.payers(), derived.bills(), RuleText.sha256(bytes));
    }

    /// What somebody wrote can break any reader of our own lists: that is no fault of ours, and is reported.
    private static Derivation derived(BundleReceipt about, ArchiveReader.Opened archive, Texts texts) {
        try {
            return Bundle.derive(about, archive.files(), texts);
        } catch (KlardagException | RuleFileException | RuleGapException told) {
            throw told;
        } catch (RuntimeException _) {
            throw new ArchiveException("bundle.not-computed");
        }
    }

    /// To compare with another.
    public ComparedSide side(String name) {
        return new ComparedSide(name, standing, Optional.of(sha256), payers, Set.of(), bills);
    }

    private static BundleReceipt about(ArchiveReader.Opened archive) {
        var files = archive.files();
        var receipt = Optional.ofNullable(files.get(BundleReceipt.NAME));
        var sums = Optional.ofNullable(files.get(Bundle.SUMS));
        if (receipt.isEmpty() || sums.isEmpty()) {
            throw new ArchiveException("bundle.not-one");
        }
        var whole = new String(sums.get(), StandardCharsets.UTF_8)
                .equals(new String(Bundle.sums(Bundle.listed(files)), StandardCharsets.UTF_8));
        if (!whole || Bundle.signature(files, List.of()).isRefused() || !archive.damaged().isEmpty()) {
            throw new ArchiveException("bundle.changed");
        }
        try {
            return BundleReceipt.read(BundleReceipt.tree(receipt.get()))
                    .orElseThrow(() -> new ArchiveException("bundle.not-one"));
        } catch (JacksonException _) {
            throw new ArchiveException("bundle.not-one");
        }
    }
}
