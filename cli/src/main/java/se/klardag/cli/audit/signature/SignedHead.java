package se.klardag.cli.audit.signature;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/// The end of a ledger's journal as somebody vouched for it (*signerat huvud*): four lines, which are signed, and the three of
/// their signature.
///
/// @param sequence  number of the entry, from 1
/// @param sha256    of the entry, and through it of every entry before it
/// @param date      the day that whoever signed says it was
/// @param signature its lines
public record SignedHead(long sequence, String sha256, LocalDate date, String signature) {
    private static final String FORMAT = "klardag-ledger-head-1";
    private static final Pattern TEXT = Pattern.compile(FORMAT
            + "\nentry ([1-9][0-9]{0,14})\nsha256 ([0-9a-f]{64})\ndate ([0-9]{4}-[0-9]{2}-[0-9]{2})\n(?s:(.*))");

    /// Signs.
    public static SignedHead of(long sequence, String sha256, LocalDate date, SigningKey key) {
        var unsigned = new SignedHead(sequence, sha256, date, "");
        return new SignedHead(sequence, sha256, date, key.sign(unsigned.signed()).text());
    }

    /// Reads; empty when it is anything else.
    public static Optional<SignedHead> read(byte[] text) {
        var lines = TEXT.matcher(new String(text, StandardCharsets.ISO_8859_1));
        if (!lines.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SignedHead(
                    Long.parseLong(lines.group(1)), lines.group(2), LocalDate.parse(lines.group(3)), lines.group(4)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// What is signed.
    public byte[] signed() {
        return (FORMAT + "\nentry " + sequence + "\nsha256 " + sha256 + "\ndate " + date + "\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /// The whole text.
    public byte[] text() {
        return (new String(signed(), StandardCharsets.US_ASCII) + signature).getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Its signature, for a check.
    public Optional<byte[]> signatureText() {
        return Optional.of(signature.getBytes(StandardCharsets.ISO_8859_1));
    }
}
