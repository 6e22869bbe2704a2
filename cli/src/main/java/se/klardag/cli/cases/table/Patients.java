package se.klardag.cli.cases.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import se.klardag.cli.cases.cell.IdText;
import se.klardag.cli.files.PrivateFile;
import se.klardag.cli.text.IdentityNumber;
import se.klardag.rules.files.BoundedFile;

/// What is done with the column patient (*patientuppgift*), which is meant for pseudonyms: identity numbers in it are
/// refused, kept on the user's word, or turned into pseudonyms.
public sealed interface Patients {
    /// A file with an identity number in the column is refused.
    Patients REFUSED = new Refused();

    /// The column is taken as it is.
    Patients AS_THEY_STAND = new AsTheyStand();

    record Refused() implements Patients {}

    record AsTheyStand() implements Patients {}

    /// Every value is replaced by a keyed hash of it (*pseudonymisering*): the same person has the same pseudonym under
    /// the same key, in every file and month, and nobody without the key can try numbers against it.
    ///
    /// A number of ten digits and the same with a century are one person; two people born a hundred years apart can
    /// share the ten digits, and then share the pseudonym.
    final class Pseudonymised implements Patients {
        private static final int SHORTEST_KEY = 16;
        private static final int LARGEST_KEY = 1 << 20;
        private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
        private static final int LENGTH = 16;

        private final Mac mac;

        private Pseudonymised(byte[] key) {
            try {
                mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
            }
        }

        /// Reads the key: the bytes of the file, without a line end at its end.
        ///
        /// @throws CaseFileException when it cannot be read, is too short to be secret, or others may read it
        public static Pseudonymised with(Path keyFile) {
            var name = keyFile.toString();
            try {
                if (Files.isDirectory(keyFile)) {
                    throw new CaseFileException(name, "fault.directory");
                }
                if (PrivateFile.isOpenToOthers(keyFile)) {
                    throw new CaseFileException(name, "fault.key-open");
                }
                var bytes = BoundedFile.read(keyFile, LARGEST_KEY);
                int end = bytes.length;
                while (end > 0 && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
                    end--;
                }
                if (end < SHORTEST_KEY) {
                    throw new CaseFileException(name, "fault.key-short", Integer.toString(SHORTEST_KEY));
                }
                return new Pseudonymised(Arrays.copyOf(bytes, end));
            } catch (NoSuchFileException missing) {
                throw new CaseFileException(name, "fault.missing");
            } catch (IOException unreadable) {
                throw CaseFileException.of(name, unreadable);
            }
        }

        /// The pseudonym: `P-` and 80 bits of the hash.
        public String of(String patient) {
            var hash = mac.doFinal(IdText.normal(IdentityNumber.normal(patient)).getBytes(StandardCharsets.UTF_8));
            var pseudonym = new StringBuilder("P-");
            for (int i = 0; i < LENGTH; i++) {
                int bit = i * 5;
                int pair = (hash[bit / 8] & 0xFF) << 8 | (hash[bit / 8 + 1] & 0xFF);
                pseudonym.append(LETTERS.charAt(pair >>> (11 - bit % 8) & 31));
            }
            return pseudonym.toString();
        }
    }
}
