package se.klardag.cli.documents.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import se.klardag.cli.documents.change.ChangedCase;
import se.klardag.cli.documents.change.ChangedTerm;
import se.klardag.cli.documents.parties.Issuer;
import se.klardag.cli.documents.parties.Recipient;
import se.klardag.cli.month.Editions;
import se.klardag.cli.month.MonthStanding;
import se.klardag.cli.month.Receipt;
import se.klardag.cli.text.Texts;
import se.klardag.engine.settlement.ExplainedBill;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareGroup;
import se.klardag.rules.agreement.Agreement;

/// A bill with all that its forms need (*räkning att skriva ut*): PDF, workbook, e-invoice, voucher and ledger row say the
/// same because they are made of this. A saved settlement fills it, and so can a ledger.
///
/// @param kind      invoice, or a credit note whose amounts are negative here
/// @param invented  whether the parties are made up: every form says so
/// @param period    the month that was settled
/// @param issued    date of the bill; given, never a clock's
/// @param due       date it is to be paid
/// @param basisId   opaque name of the basis, the same in every form; tells nothing of a patient
/// @param lines     at least one
/// @param toPay     kronor, after the rounding of the payable total
/// @param preceding the bills it corrects; a credit note has at least one. The lines and the sum are then what is new less
///                  what was billed, and the basis is the new settlement
public record BillDocument(
        InvoiceIdentity mark,
        Kind kind,
        boolean invented,
        Issuer issuer,
        Recipient recipient,
        YearMonth period,
        LocalDate issued,
        LocalDate due,
        String basisId,
        List<BillLine> lines,
        BigDecimal toPay,
        List<Preceding> preceding,
        Basis basis) {
    public BillDocument {
        lines = List.copyOf(lines);
        preceding = List.copyOf(preceding);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a bill without lines");
        }
        if (kind == Kind.CREDIT_NOTE && preceding.isEmpty()) {
            throw new IllegalArgumentException("a credit note names the bill it credits");
        }
    }

    /// What kind of bill.
    public enum Kind {
        INVOICE,
        CREDIT_NOTE
    }

    /// An earlier bill that this one corrects (*tidigare faktura*).
    public record Preceding(String number, LocalDate issued) {}

    /// Where a bill is in the ledger (*verifikation*).
    ///
    /// @param entry   number of the entry that posted it
    /// @param head    SHA-256 of the ledger as it was then
    /// @param cases why its sum is another than before, case by case; none for a first bill
    /// @param terms the same, term by term
    public record Posted(long entry, String head, List<ChangedCase> cases, List<ChangedTerm> terms) {
        public Posted {
            cases = List.copyOf(cases);
            terms = List.copyOf(terms);
        }
    }

    /// What the bill rests on (*underlag*).
    ///
    /// @param agreement with every value and source
    /// @param standing  of its month: the terms over what the files have, and what the files leave open
    /// @param explained figures down to the cases
    /// @param receipt   what it was computed with
    /// @param knownOn   what was recorded after this day does not count; empty for everything
    /// @param posted    where it is in the ledger; empty where it was made of a settlement
    public record Basis(
            Agreement agreement,
            MonthStanding standing,
            ExplainedBill explained,
            Receipt receipt,
            Optional<LocalDate> knownOn,
            Optional<Posted> posted) {
        /// The agreement, resolved for the month.
        public AgreementTerms terms() {
            return standing.terms();
        }

        /// The standing as it is told on the bill: blank answers are counted among the bill's own cases.
        public MonthStanding standingOfBill() {
            return standing.to(explained.cases());
        }

        /// Rows of the files that are not in the bill, and may be its municipality's.
        public List<String> rejected(String name, Texts texts) {
            return standing.rejected(explained.bill().municipality(), name, texts);
        }

        /// What tells the bill from the municipality's other bills of the month, in names: kind of care and first day of
        /// the edition, where bills stand apart by them.
        public String part() {
            var group = explained.bill().careGroup();
            var care = group == CareGroup.ALL ? "" : "-" + group.code();
            return care + edition().map(from -> "-" + from).orElse("");
        }

        /// The first day of the bill's edition, where bills stand apart by editions.
        public Optional<LocalDate> edition() {
            return Editions.areApart(terms()) ? Optional.of(explained.bill().edition().from()) : Optional.empty();
        }
    }

    /// The lines together.
    public BigDecimal net() {
        return lines.stream().map(BillLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// What the rounding of the payable total adds or takes (*öresavrundning*).
    public BigDecimal rounding() {
        return toPay.subtract(net());
    }

    /// Whether it is the difference to what was billed before, and not the whole month.
    public boolean isCorrection() {
        return !preceding.isEmpty();
    }

    /// Whether it takes a bill back whole and nothing came in its place: the basis is then that of the bill taken back.
    public boolean isWithdrawal() {
        return isCorrection()
                && lines.stream().allMatch(BillLine::earlier)
                && toPay.add(basis.explained().bill().toPay().value()).signum() == 0;
    }

    /// Whether it tells that nothing is owed, and is no bill.
    public boolean isStatement() {
        return mark instanceof InvoiceIdentity.Statement;
    }

    /// Whether some term of it is open, so that nobody owes its sum yet.
    public boolean isProvisional() {
        return !basis.standing().isBinding();
    }

    public boolean isDraft() {
        return mark instanceof InvoiceIdentity.Draft;
    }

    /// The number, or for a draft a name that no bill can have.
    public String name() {
        return switch (mark) {
            case InvoiceIdentity.Numbered(var number) -> number;
            case InvoiceIdentity.Draft _ -> "UTKAST-" + basisId;
            case InvoiceIdentity.Statement _ -> "BESKED-" + basisId;
        };
    }
}
