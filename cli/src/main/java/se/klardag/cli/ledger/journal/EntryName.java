package se.klardag.cli.ledger.journal;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What an entry of the journal is called (*postens namn*): its place, its kind and the SHA-256 of its document.
///
/// @param sequence from 1, without holes
/// @param kind     code of the document's kind
/// @param sha256   of the document's bytes, before any encryption
public record EntryName(long sequence, String kind, String sha256) implements Comparable<EntryName> {
    /// What stands where there is no earlier entry.
    public static final String NOTHING = "0".repeat(64);

    private static final Pattern FILE = Pattern.compile("([0-9]{8})-([a-z]+)-([0-9a-f]{64})\\.json(\\.aes)?");

    /// The name behind a file name; empty when the file is no entry.
    static Optional<EntryName> of(String file) {
        var found = FILE.matcher(file);
        return found.matches()
                ? Optional.of(new EntryName(Long.parseLong(found.group(1)), found.group(2), found.group(3)))
                : Optional.empty();
    }

    /// Its file in the journal.
    String file(boolean encrypted) {
        return String.format(Locale.ROOT, "%08d-%s-%s.json%s", sequence, kind, sha256, encrypted ? ".aes" : "");
    }

    /// Its file in an archive, where the hash stands in a list beside it.
    public String archived() {
        return String.format(Locale.ROOT, "%08d-%s.json", sequence, kind);
    }

    @Override
    public int compareTo(EntryName other) {
        return Long.compare(sequence, other.sequence);
    }
}
