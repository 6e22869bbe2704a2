package se.klardag.cli.audit.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import se.klardag.cli.audit.signature.SignatureCheck;
import se.klardag.cli.audit.signature.SigningKey;
import se.klardag.cli.audit.signature.VerifyingKey;
import se.klardag.cli.month.Coverage;
import se.klardag.cli.text.IdentityMask;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.ShippedFile;
import se.klardag.cli.text.Texts;
import se.klardag.engine.settlement.Settlement;
import se.klardag.rules.files.BoundedFile;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.kept.RuleTexts;

/// Puts together what an auditor needs in order to reproduce a month (*revisionspaket*).
public final class Bundle {
    static final String CASES = "cases.csv";
    static final String RULES = "rules/";
    static final String OWN = "own-rules/";
    static final String READ_WITH = "read-with/";
    static final String DOCUMENTS = "documents/";
    static final String SUMS = "SHA256SUMS";
    static final String SIGNATURE = "SIGNATURE";
    static final Map<Language, String> GUIDES = Map.of(Language.SV, "LAS-MIG.txt", Language.EN, "README.txt");

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
    /// @param key       that signs the list of hashes, and with it every file; empty for none
    /// @throws ArchiveException when something cannot be taken along
    public static Bundle of(
            RuleTexts rules, List<RuleText> readWith, byte[] cases, Optional<Path> documents,
            Optional<SigningKey> key, About made, Texts texts) {
        var files = new TreeMap<String, byte[]>();
        files.put(CASES, cases);
        rules.all().forEach(text -> files.put(place(text), bytes(text)));
        readWith.stream().map(RuleText::kept).forEach(text -> files.put(READ_WITH + plain(text), bytes(text)));
        var about = made.receipt(rules.own().isShipped() ? made.agreement() : place(rules.own()), texts);
        var derived = derive(about, files, texts);
        files.putAll(derived.files());
        documents.ifPresent(folder -> documents(folder, files));
        for (var language : Language.values()) {
            files.put(GUIDES.getOrDefault(language, ""), guide(language, about));
        }
        var hashes = hashes(files);
        var receipt = about.of(files, hashes);
        files.put(BundleReceipt.NAME, receipt);
        hashes.put(BundleReceipt.NAME, RuleText.sha256(receipt));
        var sums = sumsOf(hashes);
        files.put(SUMS, sums);
        key.ifPresent(each -> files.put(SIGNATURE, each.sign(sums).text().getBytes(StandardCharsets.US_ASCII)));
        var archive = ZipArchive.write(files);
        ArchiveReader.open(archive); // whoever gets it has to be able to open it
        return new Bundle(archive, derived.settlement());
    }

    /// What the receipt says beside the agreement's name.
    ///
    /// @param engine    version of the program
    /// @param agreement its id
    /// @param knownOn   what was recorded after this day did not count
    /// @param delivered SHA-256 of the case files as they were delivered
    /// @param coverage  what they left open
    /// @param posted    where the ledger has the month; empty when it was not posted
    public record About(
            String engine,
            String agreement,
            YearMonth period,
            Optional<LocalDate> knownOn,
            String delivered,
            Coverage coverage,
            Optional<PostedAs> posted) {
        BundleReceipt receipt(String idOrFile, Texts texts) {
            var language = texts.language() == Language.SV ? "sv" : "en";
            return new BundleReceipt(
                    engine, idOrFile, period, knownOn, language, delivered, coverage, posted);
        }
    }

    /// Computes what follows from the cases and rules among the files, with these rules and no others.
    ///
    /// @throws se.klardag.rules.files.RuleFileException when a rule file is missing or cannot be used
    static Derivation derive(BundleReceipt about, SortedMap<String, byte[]> files, Texts texts) {
        return derive(about, BundledRules.of(about, files), files, texts);
    }

    /// The same with the rules that ship today, in place of those that shipped then; not computed again where they are the
    /// same texts, and not printed.
    ///
    /// @param then what the rules in the bundle came to
    static Derivation deriveToday(
            BundleReceipt about, SortedMap<String, byte[]> files, Optional<Derivation> then) {
        var packed = BundledRules.of(about, files);
        var today = packed.today();
        return then.filter(_ -> today.isWordForWord(packed))
                .orElseGet(() -> Derivation.unprinted(today, about, cases(files)));
    }

    private static Derivation derive(
            BundleReceipt about, RuleTexts rules, SortedMap<String, byte[]> files, Texts texts) {
        return Derivation.of(rules, about, cases(files), texts);
    }

    private static byte[] cases(SortedMap<String, byte[]> files) {
        return files.getOrDefault(CASES, new byte[0]);
    }

    /// Where a rule file is in the archive.
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
                if (Files.isSymbolicLink(path) || !(Files.isRegularFile(path) || Files.isDirectory(path))) {
                    throw new ArchiveException("bundle.link", path);
                }
                if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    var name = folder.relativize(path).toString().replace('\\', '/');
                    if (!IdentityMask.mask(name).equals(name)) { // names leave the house too
                        throw new ArchiveException("bundle.identity-name", IdentityMask.mask(name));
                    }
                    files.put(DOCUMENTS + name, BoundedFile.read(path, ArchiveReader.LARGEST));
                }
            }
        } catch (IOException unreadable) {
            throw new ArchiveException("bundle.unreadable", folder);
        }
    }

    static byte[] guide(Language language, BundleReceipt about) {
        var name = language == Language.SV ? "guide_sv.txt" : "guide_en.txt";
        return ShippedFile.text(Bundle.class, name)
                .replace("{agreement}", about.agreement())
                .replace("{period}", about.period().toString())
                .replace("{engine}", about.engine())
                .replace("{rejected}", about.rejected() == 0
                        ? ""
                        : "\n" + Texts.in(language).get("bundle.guide.rejected", Long.toString(about.rejected()))
                                + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /// What is known of a bundle's signature.
    static SignatureCheck signature(SortedMap<String, byte[]> files, List<VerifyingKey> trusted) {
        return SignatureCheck.of(
                Optional.ofNullable(files.get(SIGNATURE)), files.getOrDefault(SUMS, new byte[0]), trusted);
    }

    /// The files that the list of hashes names: all but itself and its signature.
    static SortedMap<String, byte[]> listed(SortedMap<String, byte[]> files) {
        var listed = new TreeMap<>(files);
        listed.remove(SUMS);
        listed.remove(SIGNATURE);
        return listed;
    }

    /// In the form that `sha256sum -c` reads: checked without this program.
    static byte[] sums(SortedMap<String, byte[]> files) {
        return sumsOf(hashes(files));
    }

    /// The same from hashes at hand: documents are large, and hashing each once takes long enough.
    static byte[] sumsOf(SortedMap<String, String> hashes) {
        var lines = new StringBuilder();
        hashes.forEach((name, sha256) -> lines.append(sha256).append("  ").append(name).append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// SHA-256 of each file.
    static SortedMap<String, String> hashes(SortedMap<String, byte[]> files) {
        var hashes = new TreeMap<String, String>();
        files.forEach((name, bytes) -> hashes.put(name, RuleText.sha256(bytes)));
        return hashes;
    }
}
