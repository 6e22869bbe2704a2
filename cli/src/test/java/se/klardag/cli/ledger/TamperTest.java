package se.klardag.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.ledger.journal.FileJournal;
import se.klardag.cli.ledger.journal.Journal;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.journal.Storage;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.cli.ledger.verification.JournalVerification;
import se.klardag.cli.text.ExitCode;
import se.klardag.rules.files.RuleText;

/// Whatever is changed in the journal is found, and the entry named.
class TamperTest {
    private final WrittenLedger written = WrittenLedger.ofEveryKind();

    @Test
    void the_journal_as_it_was_written_is_in_order() {
        var verification = new JournalVerification(FileJournal.read(stored(), Optional.empty()));
        verification.walk((_, _) -> {});
        // 31,620; 57,660 more; and that credited again
        assertThat(verification.bills()).isEqualTo(3);
        assertThat(verification.cases()).isEqualTo(3 + 4 + 4);
    }

    @Test
    void every_flipped_byte_is_found_and_its_entry_named() {
        for (int i = 0; i < written.documents().size(); i++) {
            var bytes = written.documents().get(i).bytes();
            // every byte; of the rule texts, which are long and alike, each 29th
            var latin = new String(bytes, StandardCharsets.ISO_8859_1);
            int rules = latin.indexOf("\"rules\":[");
            int end = latin.indexOf("\n]", rules);
            for (int at = 0; at < bytes.length; at += rules >= 0 && at > rules && at < end ? 29 : 1) {
                var changed = bytes.clone();
                changed[at] ^= 1;
                var storage = stored();
                storage.files.put(file(i), changed);
                var entry = written.names().get(i);
                var journal = FileJournal.read(storage, Optional.empty());
                assertThatThrownBy(() -> journal.read(entry)).isInstanceOfSatisfying(
                        LedgerException.class,
                        fault -> {
                            assertThat(fault.key()).isEqualTo("ledger.changed-document");
                            assertThat(fault.details().getFirst()).isEqualTo(Long.toString(entry.sequence()));
                        });
            }
        }
    }

    /// Somebody who changes a figure and mends every hash after it is found by computing again.
    @Test
    void a_changed_figure_is_found_even_when_the_chain_is_mended() {
        int found = 0;
        for (int i = 0; i < written.documents().size(); i++) {
            var text = new String(written.documents().get(i).bytes(), StandardCharsets.UTF_8);
            var figure = Pattern.compile(
                    "\"(?:amount|toPay|before|after|credited|payable|rate|mean|days|cases|daysAfter|K-2022|number|reason"
                            + "|threshold|excessDays|kind|corrects|sequence|total|state)\":\"?(?=[^\\[{])")
                    .matcher(text);
            while (figure.find()) {
                int at = figure.end();
                char other = text.charAt(at) == '7' ? '8' : '7';
                var forged = text.substring(0, at) + other + text.substring(at + 1);
                if (isPaymentOrDispute(i) && !text.startsWith("\"kind", figure.start())
                        && !text.startsWith("\"sequence", figure.start())) {
                    continue; // what somebody said cannot be computed again: the hashes alone hold it
                }
                then(found++, i, forged);
            }
        }
        assertThat(found).isGreaterThan(100);
    }

    private boolean isPaymentOrDispute(int index) {
        var kind = written.names().get(index).kind();
        return kind.equals("payment") || kind.equals("dispute");
    }

    private void then(int number, int index, String forged) {
        var journal = FileJournal.read(mended(index, forged), Optional.empty());
        assertThatThrownBy(() -> new JournalVerification(journal).walk((_, _) -> {}))
                .as("%d: entry %d", number, index + 1)
                .isInstanceOfSatisfying(
                        LedgerException.class,
                        fault -> assertThat(fault.exitCode()).isEqualTo(ExitCode.DIFFERS));
    }

    @Test
    void a_dropped_doubled_or_swapped_entry_is_found() {
        var dropped = stored();
        dropped.files.remove(file(2));
        thenFound(dropped, "ledger.missing-entry");

        var doubled = stored();
        doubled.files.put(file(2).replace("00000003", "00000004"), written.documents().get(2).bytes());
        thenFound(doubled, "ledger.repeated-entry");

        var swapped = stored();
        swapped.files.clear();
        for (int i = 0; i < written.documents().size(); i++) {
            int place = i == 2 ? 3 : i == 3 ? 2 : i;
            swapped.files.put(
                    file(i).replaceFirst("^[0-9]{8}", String.format(Locale.ROOT, "%08d", place + 1)),
                    written.documents().get(i).bytes());
        }
        thenFound(swapped, "ledger.misnamed-document");

        var strange = stored();
        strange.files.put("anteckning.txt", new byte[0]);
        thenFound(strange, "ledger.foreign-file");
    }

    @Test
    void a_cut_tail_is_in_order_but_does_not_know_the_printed_head() {
        var cut = stored();
        cut.files.remove(file(5));
        Journal journal = FileJournal.read(cut, Optional.empty());
        new JournalVerification(journal).walk((_, _) -> {});
        var printed = written.names().getLast().sha256();
        assertThat(journal.entries()).extracting(EntryName::sha256).doesNotContain(printed);
    }

    private static void thenFound(Files storage, String key) {
        assertThatThrownBy(
                () -> new JournalVerification(FileJournal.read(storage, Optional.empty())).walk((_, _) -> {}))
                .isInstanceOfSatisfying(LedgerException.class, fault -> assertThat(fault.key()).isEqualTo(key));
    }

    /// The journal with one document replaced, and the chain mended from there on.
    private Files mended(int index, String forged) {
        var storage = new Files();
        var previous = EntryName.NOTHING;
        for (int i = 0; i < written.documents().size(); i++) {
            var text = i == index ? forged : new String(written.documents().get(i).bytes(), StandardCharsets.UTF_8);
            if (i > index) {
                text = text.replaceFirst("\"previous\":\"[0-9a-f]{64}\"", "\"previous\":\"" + previous + "\"");
            }
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            previous = RuleText.sha256(bytes);
            storage.files.put(file(i).replaceFirst("[0-9a-f]{64}", previous), bytes);
        }
        return storage;
    }

    private Files stored() {
        var storage = new Files();
        List<JournalEntry> documents = written.documents();
        for (int i = 0; i < documents.size(); i++) {
            storage.files.put(file(i), documents.get(i).bytes());
        }
        return storage;
    }

    private String file(int index) {
        var name = written.names().get(index);
        return name.archived().replace(".json", "-" + name.sha256() + ".json");
    }

    /// Files that only stand there.
    private static final class Files implements Storage {
        private final Map<String, byte[]> files = new HashMap<>();

        @Override
        public List<String> list() {
            return new ArrayList<>(files.keySet());
        }

        @Override
        public byte[] read(String name) {
            return Objects.requireNonNull(files.get(name), name);
        }

        @Override
        public void write(String name, byte[] bytes) {
            throw new UnsupportedOperationException(name);
        }

        @Override
        public void sync(String name) {
            throw new UnsupportedOperationException(name);
        }

        @Override
        public void rename(String from, String to) {
            throw new UnsupportedOperationException(from);
        }

        @Override
        public void syncFolder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete(String name) {
            throw new UnsupportedOperationException(name);
        }
    }
}
