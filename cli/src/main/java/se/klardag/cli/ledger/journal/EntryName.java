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
    /// The hash used where there is no earlier entry.
    public static final String NOTHING = "0".repeat(64);

    private static final Pattern FILE = Pattern.compile("([0-9]{8})-([a-z]+)-([0-9a-f]{64})\\.json(|\\.aes|\\.sealed)");

    /// How an entry's file is named.
    enum Form {
        /// A document as it is.
        PLAIN(""),
        /// An encrypted document under its own hash, as versions before 0.2 named it.
        ENCRYPTED(".aes"),
        /// An encrypted document under an encrypted hash.
        SEALED(".sealed");

        private final String ending;

        Form(String ending) {
            this.ending = ending;
        }

        static Form of(String file) {
            return file.endsWith(SEALED.ending) ? SEALED : file.endsWith(ENCRYPTED.ending) ? ENCRYPTED : PLAIN;
        }
    }

    /// The name behind a file name, with the hash as written there; empty when the file is no entry.
    static Optional<EntryName> of(String file) {
        var found = FILE.matcher(file);
        return found.matches()
                ? Optional.of(new EntryName(Long.parseLong(found.group(1)), found.group(2), found.group(3)))
                : Optional.empty();
    }

    /// Its file in the journal.
    ///
    /// @param shown the hash, as the form shows it
    String file(Form form, String shown) {
        return String.format(Locale.ROOT, "%08d-%s-%s.json%s", sequence, kind, shown, form.ending);
    }

    /// Its file in an archive, where the hash is in a list next to it.
    public String archived() {
        return String.format(Locale.ROOT, "%08d-%s.json", sequence, kind);
    }

    @Override
    public int compareTo(EntryName other) {
        return Long.compare(sequence, other.sequence);
    }
}
