package se.klardag.engine.settlement;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.bill.OtherAnswerShare;
import se.klardag.engine.bill.RepaymentBill;
import se.klardag.engine.bill.Shadow;
import se.klardag.engine.bill.UnbilledShare;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Label;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.FieldCoverage;
import se.klardag.engine.terms.OtherAnswer;
import se.klardag.engine.terms.price.Currency;
import se.klardag.engine.terms.price.Price;

/// A settled month (*avräkning*): a bill per municipality, ascending by code.
///
/// @param notParty cases of the month whose municipality is no party to the agreement
/// @param unbilled what is owed under other readings of the texts by those who have no bill
public record Settlement(
        AgreementTerms agreement,
        List<Bill> bills,
        long notParty,
        List<UnbilledShare> unbilled) {
    /// Where nobody without a bill would have one.
    public Settlement(AgreementTerms agreement, List<Bill> bills, long notParty) {
        this(agreement, bills, notParty, List.of());
    }

    public Settlement {
        unbilled = List.copyOf(unbilled);
        bills = List.copyOf(bills);
        var unit = Unit.money(agreement.price().currency());
        for (var bill : bills) {
            if (!bill.amount().unit().equals(unit)) {
                throw new IllegalArgumentException(
                        "a settlement in " + unit.name() + " holds a bill in " + bill.amount().unit().name());
            }
        }
    }

    /// The same over cases that have not every field.
    public Settlement over(FieldCoverage covered) {
        return new Settlement(agreement.over(covered), bills, notParty, unbilled);
    }

    /// What the month would be more under each other answer to what the texts leave open, those counted in who have no bill.
    public List<OtherAnswerShare> otherAnswers() {
        var shares = new LinkedHashMap<OtherAnswer, OtherAnswerShare>();
        Stream.concat(
                bills.stream().flatMap(bill -> bill.stakes().answered().stream()),
                unbilled.stream().map(UnbilledShare::share))
                .forEach(share -> shares.merge(share.answer(), share, OtherAnswerShare::plus));
        return List.copyOf(shares.values());
    }

    /// What the amounts are counted in.
    public Currency currency() {
        return agreement.price().currency();
    }

    /// What a payee gives back of the month, where the price says so.
    public Optional<RepaymentBill> repaid() {
        return agreement.price() instanceof Price.Tariff tariff
                ? tariff.repayment().map(repayment -> RepaymentBill.of(bills, repayment))
                : Optional.empty();
    }

    /// The amounts of all bills together, unrounded.
    public Figure total() {
        return new Figure.Sum(
                Label.TOTAL, Unit.money(currency()), bills.stream().map(Bill::amount).toList());
    }

    /// What the bills would have come to had all of the agreement been billed, unrounded; empty where it is.
    public Optional<Figure> shadowTotal() {
        return bills.stream().allMatch(bill -> bill.shadow().isEmpty())
                ? Optional.empty()
                : Optional.of(new Figure.Sum(
                        Label.TOTAL,
                        Unit.money(currency()),
                        bills.stream()
                                .map(bill -> bill.shadow().map(Shadow::amount).orElseGet(bill::amount))
                                .toList()));
    }

    /// What all bills come to after rounding each.
    public BigDecimal toPay() {
        return bills.stream().map(bill -> bill.toPay().value()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
