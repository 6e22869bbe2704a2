package se.klardag.cli.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import se.klardag.cli.Language;
import se.klardag.cli.Texts;
import se.klardag.rules.RuleShelf;
import se.klardag.rules.RuleText;

/// Puts together what an auditor needs in order to reproduce a month (*revisionspaket*).
public final class Bundle {
    static final String CASES = "cases.csv";
    static final String RULES = "rules/";
    static final String OWN = "own-rules/";
    static final String DOCUMENTS = "documents/";
    static final String SUMS = "SHA256SUMS";

    private Bundle() {}

    /// The bytes of the archive.
    ///
    /// @param shelf     that the settlement took its rules from
    /// @param agreement id, or path of a file that the shelf knows
    /// @param cases     in our own form
    /// @param documents a folder to take along; empty for none
    /// @throws ArchiveFault when something cannot be taken along
    public static byte[] of(
            RuleShelf shelf, String agreement, byte[] cases, Optional<Path> documents, About made,
            Texts texts) {
        var files = new TreeMap<String, byte[]>();
        files.put(CASES, cases);
        shelf.taken().forEach((name, bytes) -> files.put(RULES + name, bytes));
        var own = ownNames(shelf);
        own.forEach((path, name) -> files.put(name, shelf.own().get(path)));
        var named = Optional.ofNullable(own.get(Path.of(agreement).toAbsolutePath().normalize())).orElse(agreement);
        var about = made.receipt(named, texts);
        files.putAll(derive(about, files, texts).files());
        documents.ifPresent(folder -> documents(folder, files));
        for (var language : Language.values()) {
            files.put(language == Language.SV ? "LAS-MIG.txt" : "README.txt", guide(language, about));
        }
        files.put(BundleReceipt.NAME, about.of(files));
        files.put(SUMS, sums(files));
        return Archive.write(files);
    }

    /// What the receipt says beside the agreement's name.
    ///
    /// @param engine    version of the program
    /// @param knownOn   what was recorded after this day did not count
    /// @param delivered SHA-256 of the case files as they were delivered
    /// @param rejected  rows of them that were not settled
    public record About(
            String engine,
            YearMonth period,
            Optional<LocalDate> knownOn,
            String delivered,
            long rejected) {
        BundleReceipt receipt(String agreement, Texts texts) {
            var language = texts.language() == Language.SV ? "sv" : "en";
            return new BundleReceipt(engine, agreement, period, knownOn, language, delivered, rejected);
        }
    }

    /// Computes what follows from the cases and rules among the files, with these rules and no others.
    static Derivation derive(BundleReceipt about, SortedMap<String, byte[]> files, Texts texts) {
        return derive(about, files, texts, RuleShelf.kept(rules(files)));
    }

    /// The same with the rules of a shelf.
    static Derivation derive(BundleReceipt about, SortedMap<String, byte[]> files, Texts texts, RuleShelf shelf) {
        return inFolder(folder -> {
            for (var name : files.keySet()) {
                if (name.equals(CASES) || name.startsWith(OWN)) {
                    write(folder.resolve(name), files.get(name));
                }
            }
            var agreement = about.agreement().startsWith(OWN)
                    ? folder.resolve(about.agreement()).toString()
                    : about.agreement();
            return shelf.reading(() -> Derivation.of(
                    agreement, about.period(), folder.resolve(CASES), about.knownOn(), about.engine(), texts));
        });
    }

    private static SortedMap<String, byte[]> rules(SortedMap<String, byte[]> files) {
        var rules = new TreeMap<String, byte[]>();
        files.forEach((name, bytes) -> {
            if (name.startsWith(RULES)) {
                rules.put(name.substring(RULES.length()), bytes);
            }
        });
        return rules;
    }

    /// The user's own files keep their places beside each other, and nothing of where that is.
    private static SortedMap<Path, String> ownNames(RuleShelf shelf) {
        var names = new TreeMap<Path, String>();
        var paths = List.copyOf(shelf.own().keySet());
        if (paths.isEmpty()) {
            return names;
        }
        var common = paths.getFirst().getParent();
        for (var path : paths) {
            while (common != null && !path.startsWith(common)) {
                common = common.getParent();
            }
        }
        for (var path : paths) {
            var relative = common == null ? path : common.relativize(path);
            names.put(path, OWN + relative.toString().replace('\\', '/'));
        }
        return names;
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
            var parent = file.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
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
