package se.klardag.cli.ledger.verification;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.EntryKind;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.cli.ledger.posting.LedgerView;
import se.klardag.cli.text.IdentityNumber;
import se.klardag.engine.basis.ExportExtent;
import se.klardag.engine.basis.Shortfall;
import se.klardag.engine.basis.UsualCases;
import se.klardag.engine.facts.WallClock;

/// What an entry had to fulfil to be posted (*villkor för en post*): what commands refuse before they post cannot be in a
/// journal that this program wrote.
///
/// @param document the entry
/// @param before   what the entries before it come to
record EntryConditions(JournalEntry document, LedgerView before) {
    /// Versions that took a dispute of any day.
    private static final String FIRST = "0.1.";

    /// Refuses an entry that no command can have posted.
    ///
    /// @throws LedgerException naming the entry and what is impossible
    void refuse() {
        refusePersonal(document.grounds().by(), document.grounds().reason());
        switch (document.content()) {
            case EntryBody.Payments taken -> refuse(taken);
            case EntryBody.Month month -> refuse(month);
            case EntryBody.Dispute dispute -> {
                refusePersonal(dispute.reason());
                dispute.caseIds().forEach(this::refusePersonal);
                refuseBefore(dispute);
            }
            case EntryBody.Cancellation _,EntryBody.Closing _,EntryBody.Dispatch _ -> {}
        }
    }

    private void refuse(EntryBody.Payments taken) {
        for (var payment : taken.payments()) {
            refusePersonal(payment.reference(), payment.payer(), payment.named());
            if (payment.amount().signum() == 0) {
                throw impossible("amount", payment.amount().toPlainString());
            }
            if (payment.date().isAfter(document.date())) { // a payment is recorded on its day or after
                throw impossible("later", payment.date().toString(), document.date().toString());
            }
        }
    }

    /// Nobody disputes a bill before it is made.
    private void refuseBefore(EntryBody.Dispute dispute) {
        before.bill(dispute.bill())
                .filter(bill -> document.date().isBefore(bill.dated()) && !document.engine().startsWith(FIRST))
                .ifPresent(bill -> {
                    throw impossible("before-bill", document.date().toString(), bill.dated().toString());
                });
    }

    /// Only what comes from files can lack something: what corrects by dispute or by other terms rests on a posting before.
    private void refuse(EntryBody.Month month) {
        if (month.kind() != EntryKind.SETTLEMENT && month.kind() != EntryKind.CORRECTION) {
            return;
        }
        month.cases().forEach(fact -> {
            var id = fact.id().toCharArray();
            if (IdentityNumber.isIn(id, 0, id.length)) {
                throw impossible("personal");
            }
        });
        var coverage = month.origin().coverage();
        boolean whole = coverage.isEnough() && coverage.fields().missing().isEmpty() && !endsUnsaid(month);
        if (!whole || !coverage.isAgreed() || coverage.stays().isRepeated() || !coverage.stays().isApart()) {
            throw impossible("partial");
        }
    }

    /// Whether the files end so early that somebody had to say until when they hold, and nobody did. Entries that say nothing
    /// of the end of their files are of versions that did not look.
    private static boolean endsUnsaid(EntryBody.Month month) {
        var coverage = month.origin().coverage();
        var source = coverage.source();
        if (source.quietDays() == 0 || source.until().isPresent()
                || coverage.shortfalls().stream().anyMatch(Shortfall.EndsEarly.class::isInstance)) {
            return false;
        }
        var extent = new ExportExtent(month.rules().ruling(month.period()).terms());
        month.cases().forEach(extent::add);
        source.last()
                .map(LocalDate::atStartOfDay)
                .ifPresent(
                        last -> extent.addTimes(WallClock.of(last), WallClock.NONE, 0));
        return extent.shortfalls(Set.of(0), 0, new UsualCases(month.period()), Optional.empty())
                .stream()
                .anyMatch(Shortfall.EndsEarly.class::isInstance);
    }

    private void refusePersonal(String... texts) {
        if (Stream.of(texts).filter(Objects::nonNull).anyMatch(IdentityNumber::isWithin)) {
            throw impossible("personal");
        }
    }

    private LedgerException impossible(String why, String... values) {
        var details = Stream.concat(
                Stream.of(Long.toString(document.sequence()), document.kind().code()), Stream.of(values));
        return LedgerException.differs("ledger.impossible." + why, details.toArray());
    }
}
