package se.klardag.cli.audit.bundle;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import se.klardag.cli.audit.signature.SignatureCheck;
import se.klardag.cli.audit.signature.VerifyingKey;
import se.klardag.cli.audit.verify.FileComparison;
import se.klardag.cli.audit.verify.Mismatch;
import se.klardag.cli.audit.verify.Mismatch.Sides;
import se.klardag.cli.audit.verify.TextNumbers;
import se.klardag.cli.audit.verify.VerificationResult;
import se.klardag.cli.cases.table.CaseFileException;
import se.klardag.cli.month.MonthStanding;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.Texts;
import se.klardag.engine.basis.Shortfall;
import se.klardag.engine.settlement.ExplainedBill;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.RuleText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A bundle, reproduced and compared with itself (*kontroll av ett paket*): every byte, then every figure, from the bundle's own
/// cases and rules; then what the same cases come to under today's rules.
public final class BundleVerification {
    private static final String SETTLEMENT = "settlement.json";
    private static final byte[] NOTHING = {};

    private final ArchiveReader.Opened archive;
    private final SortedMap<String, byte[]> files;
    private final List<Mismatch> mismatches = new ArrayList<>();
    private final List<VerificationResult.Compared> compared = new ArrayList<>();
    private final SortedMap<String, Integer> reworded = new TreeMap<>();
    private final List<String> added = new ArrayList<>();
    private final Set<String> unproved = new TreeSet<>();

    private BundleVerification(ArchiveReader.Opened archive) {
        this.archive = archive;
        this.files = archive.files();
    }

    /// What a verification found.
    ///
    /// @param engine version of the program that made the bundle
    /// @param sha256 of the archive
    /// @param rejected rows that whoever packed it says were not settled; empty when the receipt cannot be used
    /// @param stated   what else the receipt says, or leaves unsaid, that nothing in the bundle shows
    /// @param reworded files that another version of the program worded in other words, each with its lines
    /// @param added  addresses of keys and figures that the other version did not write
    /// @param unproved texts and guides of another version that this one words otherwise
    /// @param unchecked files that nothing was compared with but their own hashes
    /// @param uncheckedFields of the receipt, that nothing was compared with
    /// @param signature who vouches for the list of hashes
    /// @param unsaid   why the cases do not look like a whole month, where the receipt says nothing of it
    /// @param then   the settlement from the bundle's own rules; empty when it cannot be computed
    /// @param today  with today's rules
    public record Found(
            VerificationResult verdict,
            String engine,
            String sha256,
            Optional<Long> rejected,
            List<BundleContents.Stated> stated,
            List<Shortfall> unsaid,
            SortedMap<String, Integer> reworded,
            List<String> added,
            Optional<Outcome> then,
            Optional<Outcome> today,
            List<String> changedRules,
            List<String> unproved,
            List<String> unchecked,
            List<String> uncheckedFields,
            SignatureCheck signature,
            String refusal) {
        public Found {
            stated = List.copyOf(stated);
            unsaid = List.copyOf(unsaid);
            unproved = List.copyOf(unproved);
            unchecked = List.copyOf(unchecked);
            uncheckedFields = List.copyOf(uncheckedFields);
            reworded = Collections.unmodifiableSortedMap(reworded);
            added = List.copyOf(added);
            changedRules = List.copyOf(changedRules);
        }

        /// Whether nothing differs, and nothing that vouches for it is wrong.
        public boolean isInOrder() {
            return verdict.mismatches().isEmpty() && !signature.isRefused();
        }

        /// Whether the version that is said to have made it is one that has been.
        boolean isOfKnownVersion() {
            return MadeVersion.isKnown(engine);
        }

        /// Whether a field was taken out of the receipt.
        boolean lacksFields() {
            return verdict.mismatches().stream().anyMatch(each -> each.what().equals(BundleContents.LACKING));
        }

        /// Files of somebody's own in the bundle, which nothing was compared with.
        List<String> foreign() {
            return unchecked.stream()
                    .filter(each -> each.startsWith(Bundle.DOCUMENTS) || each.startsWith(Bundle.READ_WITH))
                    .toList();
        }
    }

    /// A settlement with its bills explained.
    public record Outcome(
            Settlement settlement,
            MonthStanding standing,
            SortedMap<Integer, List<ExplainedBill>> bills) {}

    /// Opens and verifies.
    ///
    /// @param trusted keys of which one has to have signed; empty when it is not asked who signed
    /// @throws CaseFileException    when it cannot be read
    /// @throws ArchiveException when it is no archive that may be opened
    public static Found of(Path path, List<VerifyingKey> trusted, Texts texts) {
        var bytes = ArchiveReader.bytes(path);
        return new BundleVerification(ArchiveReader.open(bytes)).found(bytes, trusted, texts);
    }

    private Found found(byte[] bytes, List<VerifyingKey> trusted, Texts texts) {
        if (!files.containsKey(BundleReceipt.NAME) || !files.containsKey(Bundle.SUMS)) {
            throw new ArchiveException("bundle.not-one");
        }
        var signature = Bundle.signature(files, trusted);
        var receipt = receipt();
        var about = BundleReceipt.read(receipt);
        about.map(BundleReceipt::engine)
                .filter(engine -> !MadeVersion.isKnown(engine))
                .ifPresent(engine -> mismatches.add(new Mismatch(
                        "bundle.what.unknown-version", BundleReceipt.NAME + "/engine", engine, "", Sides.RECOMPUTED)));
        hashes(receipt);
        archive.damaged()
                .stream()
                .filter(name -> mismatches.stream().noneMatch(each -> isOf(name, each)))
                .forEach(name -> mismatches.add(new Mismatch("bundle.what.checksum", name, "", "", Sides.LISTED)));
        var contents = BundleContents.of(files, receipt, about);
        if (mismatches.isEmpty()) {
            mismatches.addAll(contents.mismatches());
        }
        unproved.addAll(contents.guidesOfOthers());
        Optional<Derivation> then = Optional.empty();
        Optional<Derivation> today = Optional.empty();
        var refusal = "";
        if (about.isPresent()) {
            var own = Texts.in(about.get().language().equals("en") ? Language.EN : Language.SV);
            then = recomputed(about.get(), own);
            try {
                today = Optional.of(Bundle.deriveToday(about.get(), files, then));
            } catch (RuntimeException why) {
                refusal = refusal(why, "", texts);
            }
        } else if (mismatches.isEmpty()) {
            // every checksum fits, and nothing was recomputed: that is never identical
            mismatches.add(new Mismatch(
                    "bundle.what.unusable-receipt", BundleReceipt.NAME, "", "", Sides.RECOMPUTED));
        }
        container(bytes);
        return new Found(
                new VerificationResult(compared, mismatches),
                about.map(BundleReceipt::engine).orElse("?"),
                RuleText.sha256(bytes),
                about.map(BundleReceipt::rejected),
                contents.stated(),
                then.map(each -> each.shown().unsaid(about.orElseThrow().coverage())).orElse(List.of()),
                reworded,
                added,
                then.map(each -> new Outcome(each.settlement(), each.standing(), each.bills())),
                today.map(each -> new Outcome(each.settlement(), each.standing(), each.bills())),
                BundleContents.changedRules(files),
                List.copyOf(unproved),
                Stream.concat(contents.unchecked().stream(), unproved.stream()).distinct().sorted().toList(),
                contents.uncheckedFields(),
                signature,
                refusal);
    }

    private ObjectNode receipt() {
        try {
            return BundleReceipt.tree(files.getOrDefault(BundleReceipt.NAME, NOTHING));
        } catch (JacksonException _) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    /// Every file against both lists of hashes: where the two disagree, the list that is alone was changed.
    private void hashes(ObjectNode receipt) {
        var sums = sums();
        var hashes = Bundle.hashes(files);
        var names = new TreeSet<>(files.keySet());
        names.addAll(sums.keySet());
        receipt.path("files").propertyNames().forEach(names::add);
        names.remove(Bundle.SUMS);
        names.remove(Bundle.SIGNATURE);
        for (var name : names) {
            var got = hashes.getOrDefault(name, "");
            var summed = sums.getOrDefault(name, "");
            var received = name.equals(BundleReceipt.NAME)
                    ? summed
                    : receipt.path("files").path(name).path("sha256").asString("");
            if (!got.equals(summed) && !got.equals(received)) {
                changed(name, summed, got, receipt);
            } else if (!got.equals(summed)) {
                mismatches.add(new Mismatch(
                        "bundle.what.sums", Bundle.SUMS + ", " + name, summed, got, Sides.LISTED));
            } else if (!got.equals(received)) {
                mismatches.add(new Mismatch(
                        "bundle.what.receipt", BundleReceipt.NAME + ", " + name, received, got, Sides.LISTED));
            }
        }
        hashes.keySet().retainAll(names);
        if (mismatches.isEmpty() && !new String(files.getOrDefault(Bundle.SUMS, NOTHING), StandardCharsets.UTF_8)
                .equals(new String(Bundle.sumsOf(hashes), StandardCharsets.UTF_8))) {
            mismatches.add(new Mismatch("bundle.what.sums", Bundle.SUMS, "", "", Sides.LISTED));
        }
        compared.add(new VerificationResult.Compared(Bundle.SUMS, "bundle.compared.files", names.size()));
    }

    private SortedMap<String, String> sums() {
        var sums = new TreeMap<String, String>();
        new String(files.getOrDefault(Bundle.SUMS, NOTHING), StandardCharsets.UTF_8).lines()
                .filter(line -> line.length() > 66)
                .forEach(line -> sums.put(line.substring(66), line.substring(0, 64)));
        return sums;
    }

    /// A file that is not the one that was packed; of what the bill is computed from, the line too.
    private void changed(String name, String expected, String got, ObjectNode receipt) {
        if (got.isEmpty()) {
            mismatches.add(new Mismatch("bundle.what.missing", name, "sha256:" + expected, "", Sides.LISTED));
            return;
        }
        if (expected.isEmpty()) {
            mismatches.add(new Mismatch("bundle.what.added", name, "", "sha256:" + got, Sides.LISTED));
            return;
        }
        var kept = receipt.path("files").path(name).path("lines").asString("");
        var what = name.equals(Bundle.CASES)
                ? "bundle.what.case"
                : BundleReceipt.isInput(name) ? "bundle.what.rule" : "bundle.what.file";
        if (kept.isEmpty()) {
            mismatches.add(new Mismatch(what, name, "sha256:" + expected, "sha256:" + got, Sides.LISTED));
            return;
        }
        var before = kept.split(" ", -1);
        var now = BundleReceipt.lines(files.getOrDefault(name, NOTHING)).split(" ", -1);
        var lines = new String(files.getOrDefault(name, NOTHING), StandardCharsets.UTF_8).lines().toList();
        int line = 0;
        while (line < Math.min(before.length, now.length) && before[line].equals(now[line])) {
            line++;
        }
        mismatches.add(new Mismatch(
                what,
                name + ":" + (line + 1),
                original(name, line).orElse("sha256:" + (line < before.length ? before[line] : "") + "…"),
                line < lines.size() ? lines.get(line) : "",
                Sides.LISTED));
    }

    /// The line as it was, where today's rules still have the file.
    private Optional<String> original(String name, int line) {
        return RuleText.shipped(name)
                .filter(today -> today.sha256().equals(sums().getOrDefault(name, "")))
                .flatMap(today -> today.text().lines().skip(line).findFirst());
    }

    private Optional<Derivation> recomputed(BundleReceipt about, Texts texts) {
        Derivation derived;
        try {
            derived = Bundle.derive(about, files, texts);
        } catch (RuntimeException why) {
            var place = why instanceof RuleFileException unusable ? unusable.problems().getFirst().place() : "";
            mismatches.add(new Mismatch(
                    "bundle.what.computed", SETTLEMENT,
                    "sha256:" + RuleText.sha256(files.getOrDefault(SETTLEMENT, NOTHING)),
                    refusal(why, place, texts), Sides.RECOMPUTED));
            return Optional.empty();
        }
        for (var row : derived.rejected()) {
            mismatches.add(new Mismatch(
                    "bundle.what.rejected", Bundle.CASES + ":" + row.row(), row.first(), "", Sides.RECOMPUTED));
        }
        compare(derived, about.isOfThisVersion());
        mismatches.addAll(derived.shown().otherDays());
        return Optional.of(derived);
    }

    private void compare(Derivation derived, boolean exactly) {
        var known = exactly ? Set.<String>of() : numbers(derived);
        for (var name : BundleContents.COMPUTED) {
            var packed = files.getOrDefault(name, NOTHING);
            var again = derived.files().getOrDefault(name, NOTHING);
            var found = exactly
                    ? FileComparison.exact(name, packed, again)
                    : FileComparison.byValue(name, packed, again, known);
            found.mismatches().stream().map(BundleVerification::ofBundle).forEach(mismatches::add);
            if (!exactly && !name.endsWith(".json") && !Arrays.equals(packed, again)) {
                unproved.add(name);
                mismatches.addAll(
                        new EarlierText(
                                name, text(packed),
                                text(again) + "\n" + text(derived.earlier().getOrDefault(name, NOTHING)))
                                .mismatches(derived.settlement()));
            } else {
                compared.add(found.compared());
            }
            added.addAll(found.added());
            if (found.reworded() > 0) {
                reworded.put(name, found.reworded());
            }
        }
    }

    /// Which version made it is recomputed by nobody: two files say it.
    private static Mismatch ofBundle(Mismatch found) {
        return found.where().equals(SETTLEMENT + "/receipt/engine")
                ? new Mismatch(
                        "bundle.what.versions", found.where() + ", " + BundleReceipt.NAME + "/engine",
                        SETTLEMENT + ": " + found.one(), BundleReceipt.NAME + ": " + found.other(), Sides.PACKED)
                : found.ofBundle();
    }

    /// Every number that a text of the bundle can state: computed again, or in the cases and rules.
    private Set<String> numbers(Derivation derived) {
        var numbers = new HashSet<String>();
        derived.files().values().forEach(bytes -> numbers.addAll(TextNumbers.in(text(bytes))));
        derived.earlier().values().forEach(bytes -> numbers.addAll(TextNumbers.in(text(bytes))));
        files.forEach((name, bytes) -> {
            if (BundleReceipt.isInput(name)) {
                numbers.addAll(TextNumbers.in(text(bytes)));
            }
        });
        return numbers;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// Why nothing can be computed. What somebody wrote can break any reader of our own lists; that is no fault of ours, and
    /// is reported.
    private String refusal(RuntimeException why, String place, Texts texts) {
        return switch (why) {
            case RuleGapException gap -> gap.path() + ": " + texts.of(gap.reason());
            case RuleFileException unusable -> place + texts.of(unusable.problems().getFirst().message());
            case CaseFileException fault -> fault.message(texts);
            default -> Optional.ofNullable(why.getMessage()).orElse("?");
        };
    }

    /// The bytes between the files: what the archive says of them.
    private void container(byte[] bytes) {
        var again = ZipArchive.write(new TreeMap<>(files));
        int at = Arrays.mismatch(again, bytes);
        if (at >= 0 && mismatches.isEmpty()) {
            var where = archive.at(at);
            mismatches.add(new Mismatch(
                    "bundle.what.container", "byte " + at + (where.isEmpty() ? "" : ", " + where), at(bytes, at),
                    at(again, at), Sides.RECOMPUTED));
        }
    }

    private static String at(byte[] bytes, int at) {
        return at < bytes.length ? String.format("0x%02x", bytes[at]) : "";
    }

    private static boolean isOf(String name, Mismatch mismatch) {
        return mismatch.where().startsWith(name);
    }
}
