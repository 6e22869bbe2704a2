package se.klardag.cli.bundle;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import se.klardag.cli.Language;
import se.klardag.cli.Texts;
import se.klardag.cli.cases.FileFault;
import se.klardag.cli.verify.Comparing;
import se.klardag.cli.verify.Mismatch;
import se.klardag.cli.verify.Verdict;
import se.klardag.engine.settlement.ExplainedBill;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.terms.RuleGap;
import se.klardag.rules.RuleFileException;
import se.klardag.rules.RuleText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A bundle, reproduced and held against itself (*kontroll av ett paket*): every byte, then every figure, from the bundle's own
/// cases and rules; then what the same cases come to under today's rules.
public final class BundleVerification {
    private static final List<String> COMPUTED = List.of(
            "settlement.json", "explanation.json", "settlement.txt", "explanation.txt", "explanation.html");

    private static final byte[] NOTHING = {};

    private final ArchiveReader.Opened archive;
    private final SortedMap<String, byte[]> files;
    private final List<Mismatch> mismatches = new ArrayList<>();
    private final List<Verdict.Compared> compared = new ArrayList<>();

    private BundleVerification(ArchiveReader.Opened archive) {
        this.archive = archive;
        this.files = archive.files();
    }

    /// What a verification found.
    ///
    /// @param engine version of the program that made the bundle
    /// @param sha256 of the archive
    /// @param then   the settlement from the bundle's own rules; empty when it cannot be computed
    /// @param today  with today's rules
    public record Found(
            Verdict verdict,
            String engine,
            String sha256,
            Optional<Outcome> then,
            Optional<Outcome> today,
            List<String> changedRules,
            String refusal) {
        public Found {
            changedRules = List.copyOf(changedRules);
        }
    }

    /// A settlement with its bills explained.
    public record Outcome(Settlement settlement, SortedMap<Integer, List<ExplainedBill>> bills) {}

    /// Opens and verifies.
    ///
    /// @throws FileFault    when it cannot be read
    /// @throws ArchiveFault when it is no archive that may be opened
    public static Found of(Path path, Texts texts) {
        var bytes = ArchiveReader.bytes(path);
        return new BundleVerification(ArchiveReader.open(bytes)).found(bytes, texts);
    }

    private Found found(byte[] bytes, Texts texts) {
        if (!files.containsKey(BundleReceipt.NAME) || !files.containsKey(Bundle.SUMS)) {
            throw new ArchiveFault("bundle.not-one");
        }
        var receipt = receipt();
        hashes(receipt);
        archive.damaged()
                .stream()
                .filter(name -> mismatches.stream().noneMatch(each -> isOf(name, each)))
                .forEach(name -> mismatches.add(new Mismatch("bundle.what.checksum", name, "", "")));
        var about = about(receipt);
        Optional<Derivation> then = Optional.empty();
        Optional<Derivation> today = Optional.empty();
        var refusal = "";
        if (about.isPresent()) {
            var own = Texts.in(about.get().language().equals("en") ? Language.EN : Language.SV);
            then = recomputed(about.get(), own);
            try {
                today = Optional.of(Bundle.deriveToday(about.get(), files, own));
            } catch (RuleGap gap) {
                refusal = gap.path() + ": " + texts.of(gap.reason());
            } catch (RuleFileException unusable) {
                refusal = texts.of(unusable.problems().getFirst().message());
            } catch (FileFault fault) {
                refusal = texts.get(fault.key(), fault.details().toArray());
            } catch (RuntimeException broken) {
                refusal = afterChange(broken);
            }
        }
        container(bytes);
        return new Found(
                new Verdict(compared, mismatches),
                about.map(BundleReceipt::engine).orElse("?"),
                RuleText.sha256(bytes),
                then.map(each -> new Outcome(each.settlement(), each.bills())),
                today.map(each -> new Outcome(each.settlement(), each.bills())),
                changedRules(),
                refusal);
    }

    private ObjectNode receipt() {
        try {
            return BundleReceipt.tree(files.getOrDefault(BundleReceipt.NAME, NOTHING));
        } catch (JacksonException _) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private static Optional<BundleReceipt> about(ObjectNode receipt) {
        try {
            return BundleReceipt.read(receipt);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// Every file against both lists of hashes: where the two disagree, the list that is alone was changed.
    private void hashes(ObjectNode receipt) {
        var sums = sums();
        var names = new TreeSet<>(files.keySet());
        names.addAll(sums.keySet());
        receipt.path("files").propertyNames().forEach(names::add);
        names.remove(Bundle.SUMS);
        for (var name : names) {
            var got = Optional.ofNullable(files.get(name)).map(RuleText::sha256).orElse("");
            var summed = sums.getOrDefault(name, "");
            var received = name.equals(BundleReceipt.NAME)
                    ? summed
                    : receipt.path("files").path(name).path("sha256").asString("");
            if (!got.equals(summed) && !got.equals(received)) {
                changed(name, summed, got, receipt);
            } else if (!got.equals(summed)) {
                mismatches.add(new Mismatch("bundle.what.sums", Bundle.SUMS + ", " + name, got, summed));
            } else if (!got.equals(received)) {
                mismatches.add(new Mismatch("bundle.what.receipt", BundleReceipt.NAME + ", " + name, got, received));
            }
        }
        if (mismatches.isEmpty() && !new String(files.getOrDefault(Bundle.SUMS, NOTHING), StandardCharsets.UTF_8)
                .equals(new String(Bundle.sums(withoutSums()), StandardCharsets.UTF_8))) {
            mismatches.add(new Mismatch("bundle.what.sums", Bundle.SUMS, "", ""));
        }
        compared.add(new Verdict.Compared(Bundle.SUMS, "bundle.compared.files", names.size()));
    }

    private SortedMap<String, byte[]> withoutSums() {
        var rest = new TreeMap<>(files);
        rest.remove(Bundle.SUMS);
        return rest;
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
            mismatches.add(new Mismatch("bundle.what.missing", name, "sha256:" + expected, ""));
            return;
        }
        if (expected.isEmpty()) {
            mismatches.add(new Mismatch("bundle.what.added", name, "", "sha256:" + got));
            return;
        }
        var kept = receipt.path("files").path(name).path("lines").asString("");
        var what = name.equals(Bundle.CASES)
                ? "bundle.what.case"
                : BundleReceipt.isInput(name) ? "bundle.what.rule" : "bundle.what.file";
        if (kept.isEmpty()) {
            mismatches.add(new Mismatch(what, name, "sha256:" + expected, "sha256:" + got));
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
                line < lines.size() ? lines.get(line) : ""));
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
        } catch (RuleGap gap) {
            return failed(gap.path() + ": " + texts.of(gap.reason()));
        } catch (RuleFileException unusable) {
            var problem = unusable.problems().getFirst();
            return failed(problem.place() + texts.of(problem.message()));
        } catch (FileFault fault) {
            return failed(texts.get(fault.key(), fault.details().toArray()));
        } catch (RuntimeException broken) {
            return failed(afterChange(broken));
        }
        for (var row : derived.rejected()) {
            mismatches.add(new Mismatch(
                    "bundle.what.rejected", Bundle.CASES + ":" + row.row(), "", row.column() + " " + row.value()));
        }
        for (var name : COMPUTED) {
            var packed = Optional.ofNullable(files.get(name)).orElse(new byte[0]);
            var found = Comparing.of(name, packed, derived.files().getOrDefault(name, NOTHING));
            compared.add(found.compared());
            mismatches.addAll(found.mismatches());
        }
        return Optional.of(derived);
    }

    /// What somebody changed can break any reader of our own lists; that is no fault of ours, and is told. A bundle whose bytes
    /// are whole has no such excuse.
    private String afterChange(RuntimeException broken) {
        if (mismatches.isEmpty()) {
            throw broken;
        }
        return String.valueOf(broken.getMessage());
    }

    private Optional<Derivation> failed(String why) {
        mismatches.add(new Mismatch("bundle.what.computed", "settlement.json", "", why));
        return Optional.empty();
    }

    /// The bytes between the files: what the archive says of them.
    private void container(byte[] bytes) {
        var again = Archive.write(new TreeMap<>(files));
        int at = Arrays.mismatch(again, bytes);
        if (at >= 0 && mismatches.isEmpty()) {
            var where = archive.at(at);
            mismatches.add(new Mismatch(
                    "bundle.what.container", "byte " + at + (where.isEmpty() ? "" : ", " + where), at(again, at),
                    at(bytes, at)));
        }
    }

    private static String at(byte[] bytes, int at) {
        return at < bytes.length ? String.format("0x%02x", bytes[at]) : "";
    }

    /// Rule files that today's program ships in another wording, or no longer.
    private List<String> changedRules() {
        var changed = new ArrayList<String>();
        files.forEach((name, bytes) -> {
            if (name.startsWith(Bundle.RULES)
                    && RuleText.shipped(name).filter(now -> now.sha256().equals(RuleText.sha256(bytes))).isEmpty()) {
                changed.add(name);
            }
        });
        return changed;
    }

    private static boolean isOf(String name, Mismatch mismatch) {
        return mismatch.where().startsWith(name);
    }
}
