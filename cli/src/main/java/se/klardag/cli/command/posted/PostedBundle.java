package se.klardag.cli.command.posted;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.klardag.cli.audit.bundle.Bundle;
import se.klardag.cli.audit.bundle.PostedAs;
import se.klardag.cli.audit.signature.SigningKey;
import se.klardag.cli.cases.WideFileWriter;
import se.klardag.cli.command.ledger.LedgerBills;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.text.EngineVersion;
import se.klardag.cli.text.Texts;
import se.klardag.cli.text.UsageException;
import se.klardag.engine.bill.AmountOwed;
import se.klardag.engine.bill.BillKey;

/// An auditor's bundle of a posted month (*revisionspaket ur liggaren*), from the cases and rules that the ledger holds: those
/// that count, without those that upheld disputes took out.
///
/// @param texts in the language of the bundle
public record PostedBundle(Ledger ledger, Texts texts) {
    /// A month as the ledger has it (*bokförd månad*).
    ///
    /// @param entry that it was posted with
    public record Posted(EntryName entry, EntryBody.Month month) {
        private PostedAs as() {
            return new PostedAs(
                    entry.sequence(), entry.sha256(),
                    month.bills().stream().map(EntryBody.NumberedBill::number).toList());
        }
    }

    /// The month that is asked for: as a bill was posted with it, or as it was billed last.
    ///
    /// @param numbers of bills; empty to ask by month
    /// @throws LedgerException when the month is not billed, or is billed in several series
    /// @throws UsageException  when neither is named, or several bills are
    public Posted month(List<Path> numbers, Optional<YearMonth> period) {
        if (!numbers.isEmpty()) {
            var asked = LedgerBills.numbers(numbers);
            if (asked.size() != 1) {
                throw new UsageException("bundle.one-bill");
            }
            var bill = ledger.bill(asked.iterator().next());
            return new Posted(bill.entry(), bill.month());
        }
        var asked = period.orElseThrow(() -> new UsageException("bundle.what"));
        var billed = ledger.view().lastBilled(asked);
        if (billed.isEmpty()) {
            throw LedgerException.unusable("bundle.not-billed", asked);
        }
        if (billed.size() > 1) {
            throw LedgerException.unusable("bundle.several-series", asked, String.join(", ", billed.keySet()));
        }
        long sequence = billed.firstEntry().getValue();
        if (ledger.read(sequence).content() instanceof EntryBody.Month month) {
            return new Posted(ledger.journal().entries().get((int) sequence - 1), month);
        }
        throw LedgerException.differs("ledger.misnamed-document", sequence);
    }

    /// Packs a month.
    ///
    /// @throws LedgerException when the sums of the bundle are not those that are posted
    public Bundle of(Posted posted, Optional<Path> documents, Optional<SigningKey> key) {
        var month = posted.month();
        var cases = new StringBuilder(WideFileWriter.header());
        month.counted().forEach(fact -> cases.append(WideFileWriter.line(fact)));
        var origin = month.origin();
        var bundle = Bundle.of(
                month.rules(), month.readWith(), cases.toString().getBytes(StandardCharsets.UTF_8), documents, key,
                new Bundle.About(
                        EngineVersion.current(), month.agreement(), month.period(), origin.knownOn(),
                        origin.receipt().cases(), origin.coverage(),
                        Optional.of(posted.as())),
                texts);
        var packed = sums(bundle.settlement().bills().stream().map(AmountOwed::of));
        if (!packed.equals(sums(month.standing().stream().map(EntryBody.Standing::owed)))) {
            throw LedgerException.differs("bundle.other-sums", month.period());
        }
        return bundle;
    }

    private static Map<BillKey, BigDecimal> sums(Stream<AmountOwed> owed) {
        return owed.filter(each -> each.toPay().signum() != 0)
                .collect(Collectors.toMap(
                        AmountOwed::key, each -> each.toPay().stripTrailingZeros(), BigDecimal::add, TreeMap::new));
    }
}
