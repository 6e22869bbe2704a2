package se.klardag.cli.command.ledger;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import se.klardag.cli.ledger.journal.Journal;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.ledger.verification.JournalVerification;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.NumberFormats;

/// Says what the check of a ledger found (*utskrift av kontroll*).
record VerificationPrinter(Console console) {
    /// Shows the whole result.
    ///
    /// @param head    hash that the journal has to know, in any case
    /// @param vouched whether a signature that the caller trusts was found
    /// @return the exit code
    /// @throws LedgerException when the journal does not know it
    int print(JournalVerification verification, Ledger ledger, Optional<String> head, boolean vouched) {
        head.ifPresent(hash -> refuseUnlessKnown(hash, ledger.journal()));
        if (!verification.wrong().isEmpty()) {
            tellWrong(verification.wrong(), ledger.journal());
            return ExitCode.DIFFERS;
        }
        print(verification, ledger.journal());
        if (head.isEmpty() && !vouched) {
            console.print(console.texts().get("ledger.not-proved") + "\n"
                    + console.texts().get("ledger.not-proved.words") + "\n");
        }
        if (!ledger.hasHeadMark()) {
            console.print(console.texts().get("ledger.no-mark") + "\n");
        }
        return ExitCode.DONE;
    }

    /// Shows that a journal is in order.
    void print(JournalVerification verification, Journal journal) {
        var texts = console.texts();
        var numerals = new NumberFormats(texts.language());
        console.print(texts.get(
                "ledger.verified",
                numerals.people(journal.entries().size()),
                numerals.people(verification.bills()),
                numerals.people(verification.cases())) + "\n");
        verification.otherVersions()
                .forEach((version, entries) -> console.print(
                        texts.get("ledger.other-version", version, numerals.people(entries)) + "\n"));
        console.print(texts.get("ledger.head", journal.headHash()) + "\n");
    }

    /// Shows who vouched for the journal, and up to where.
    void print(SignedHeadFile.Checked checked, Journal journal) {
        var texts = console.texts();
        var head = checked.head();
        console.print(texts.get(
                "ledger." + checked.signature().message(), head.sequence(), head.date(),
                checked.signature().fingerprint()) + "\n");
        long after = journal.entries().size() - head.sequence();
        if (after > 0) {
            console.print(texts.get("ledger.unsigned-entries", after) + "\n");
        }
    }

    private void tellWrong(List<LedgerException> wrong, Journal journal) {
        var texts = console.texts();
        wrong.forEach(each -> console.complain(each.message(texts)));
        console.complain(texts.get("ledger.wrong-entries", wrong.size(), journal.entries().size()));
    }

    /// A journal that was cut off does not know the hash that stood on the bills.
    private static void refuseUnlessKnown(String printed, Journal journal) {
        var hash = printed.strip().toLowerCase(Locale.ROOT).replaceFirst("^sha256:", "");
        if (journal.entries().stream().noneMatch(entry -> entry.sha256().equals(hash))) {
            throw LedgerException.differs("ledger.head-unknown", hash);
        }
    }
}
