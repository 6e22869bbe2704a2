package se.klardag.cli.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import se.klardag.cli.Language;
import se.klardag.cli.Texts;
import se.klardag.engine.settlement.Settlement;
import se.klardag.rules.RuleText;
import se.klardag.rules.RuleTexts;

/// Puts together what an auditor needs in order to reproduce a month (*revisionspaket*).
public final class Bundle {
    static final String CASES = "cases.csv";
    static final String RULES = "rules/";
    static final String OWN = "own-rules/";
    static final String READ_WITH = "read-with/";
    static final String DOCUMENTS = "documents/";
    static final String SUMS = "SHA256SUMS";

    private final byte[] archive;
    private final Settlement settlement;

    private Bundle(byte[] archive, Settlement settlement) {
        this.archive = archive;
        this.settlement = settlement;
    }

    /// Its bytes.
    public byte[] archive() {
        return archive.clone();
    }

    /// What follows from the cases and rules in it.
    public Settlement settlement() {
        return settlement;
    }

    /// Packs.
    ///
    /// @param rules     that the settlement rests on
    /// @param readWith  what the case files became cases by
    /// @param cases     in our own form
    /// @param documents a folder to take along; empty for none
    /// @throws ArchiveFault when something cannot be taken along
    public static Bundle of(
            RuleTexts rules, List<RuleText> readWith, byte[] cases, Optional<Path> documents, About made,
            Texts texts) {
        var files = new TreeMap<String, byte[]>();
        files.put(CASES, cases);
        rules.all().forEach(text -> files.put(place(text), bytes(text)));
        readWith.stream().map(RuleText::kept).forEach(text -> files.put(READ_WITH + plain(text), bytes(text)));
        var about = made.receipt(rules.own().isShipped() ? made.agreement() : place(rules.own()), texts);
        var derived = derive(about, files, texts);
        files.putAll(derived.files());
        documents.ifPresent(folder -> documents(folder, files));
        for (var language : Language.values()) {
            files.put(language == Language.SV ? "LAS-MIG.txt" : "README.txt", guide(language, about));
        }
        files.put(BundleReceipt.NAME, about.of(files));
        files.put(SUMS, sums(files));
        return new Bundle(Archive.write(files), derived.settlement());
    }

    /// What the receipt says beside the agreement's name.
    ///
    /// @param engine    version of the program
    /// @param agreement its id
    /// @param knownOn   what was recorded after this day did not count
    /// @param delivered SHA-256 of the case files as they were delivered
    /// @param rejected  rows of them that were not settled
    public record About(
            String engine,
            String agreement,
            YearMonth period,
            Optional<LocalDate> knownOn,
            String delivered,
            long rejected) {
        BundleReceipt receipt(String idOrFile, Texts texts) {
            var language = texts.language() == Language.SV ? "sv" : "en";
            return new BundleReceipt(engine, idOrFile, period, knownOn, language, delivered, rejected);
        }
    }

    /// Computes what follows from the cases and rules among the files, with these rules and no others.
    ///
    /// @throws se.klardag.rules.RuleFileException when a rule file is missing or cannot be used
    static Derivation derive(BundleReceipt about, SortedMap<String, byte[]> files, Texts texts) {
        return derive(about, rules(about, files), files, texts);
    }

    /// The same with the rules that ship today, in place of those that shipped then.
    static Derivation deriveToday(BundleReceipt about, SortedMap<String, byte[]> files, Texts texts) {
        return derive(about, rules(about, files).today(), files, texts);
    }

    private static Derivation derive(
            BundleReceipt about, RuleTexts rules, SortedMap<String, byte[]> files, Texts texts) {
        return inFolder(folder -> {
            var cases = folder.resolve(CASES);
            write(cases, files.getOrDefault(CASES, new byte[0]));
            return Derivation.of(rules, about.period(), cases, about.knownOn(), about.engine(), texts);
        });
    }

    private static RuleTexts rules(BundleReceipt about, SortedMap<String, byte[]> files) {
        var kept = new ArrayList<RuleText>();
        files.forEach((name, bytes) -> {
            if (name.startsWith(RULES)) {
                kept.add(RuleText.of(name, bytes));
            } else if (name.startsWith(OWN)) {
                kept.add(RuleText.of(name.substring(OWN.length()), bytes));
            }
        });
        return RuleTexts.of(
                about.agreement().startsWith(OWN) ? about.agreement().substring(OWN.length()) : about.agreement(),
                kept);
    }

    /// Where a rule file stands in the archive.
    private static String place(RuleText text) {
        return text.isShipped() ? text.name() : OWN + text.name();
    }

    private static String plain(RuleText text) {
        return text.isShipped() ? text.name().substring(RULES.length()) : text.name();
    }

    private static byte[] bytes(RuleText text) {
        return text.text().getBytes(StandardCharsets.UTF_8);
    }

    private static void documents(Path folder, SortedMap<String, byte[]> files) {
        try (Stream<Path> found = Files.walk(folder)) {
            for (var path : found.sorted().toList()) {
                if (Files.isSymbolicLink(path)) {
                    throw new ArchiveFault("bundle.link", path);
                }
                if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    var name = folder.relativize(path).toString().replace('\\', '/');
                    files.put(DOCUMENTS + name, Files.readAllBytes(path));
                }
            }
        } catch (IOException unreadable) {
            throw new ArchiveFault("bundle.unreadable", folder);
        }
    }

    private static byte[] guide(Language language, BundleReceipt about) {
        var name = language == Language.SV ? "guide_sv.txt" : "guide_en.txt";
        try (var in = Bundle.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not shipped: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("{agreement}", about.agreement())
                    .replace("{period}", about.period().toString())
                    .replace("{engine}", about.engine())
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + name, broken);
        }
    }

    /// In the form that `sha256sum -c` reads: checked without this program.
    static byte[] sums(SortedMap<String, byte[]> files) {
        var lines = new StringBuilder();
        files.forEach((name, bytes) -> lines.append(RuleText.sha256(bytes)).append("  ").append(name).append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException refused) {
            throw new UncheckedIOException(file.toString(), refused);
        }
    }

    /// Works in a folder that nobody else may read, and takes it away.
    private static <T> T inFolder(Function<Path, T> work) {
        try {
            var folder = Files.createTempDirectory("klardag-bundle");
            try {
                return work.apply(folder);
            } finally {
                try (Stream<Path> all = Files.walk(folder)) {
                    for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(String.valueOf(refused.getMessage()), refused);
        }
    }
}
