package se.klardag.cli.ledger.posting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import se.klardag.cli.output.Receipt;
import se.klardag.cli.output.Report;
import se.klardag.cli.output.SettlementJson;
import se.klardag.engine.bill.Correction;
import se.klardag.engine.bill.Crediting;
import se.klardag.engine.bill.Owed;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.settlement.CaseChange;
import se.klardag.engine.settlement.Comparing;
import se.klardag.engine.settlement.KeptCases;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.settlement.Settling;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.RuleGap;
import se.klardag.rules.Payers;
import se.klardag.rules.RuleText;
import se.klardag.rules.RuleTexts;

/// Makes what is posted of a month (*bokföring av en månad*): the settlement of its cases, and the bills that take what was
/// billed before to what is owed now.
///
/// The same input gives the same document, byte for byte: checking the ledger is making every document again.
final class MonthPosting {
    /// What a posting is made of.
    ///
    /// @param kind         settlement, correction, credit or draft
    /// @param cases        every case of the month, ascending by id
    /// @param struck       cases that disputes took out
    /// @param readWith     what the case files became cases by
    /// @param receipt      what the settlement was made with
    /// @param knownOn      what was recorded after this day did not count
    /// @param rejectedRows rows that were not settled
    record Input(
            Kind kind,
            String series,
            YearMonth period,
            RuleTexts rules,
            List<RecordedCase> cases,
            List<Content.Struck> struck,
            List<RuleText> readWith,
            Optional<LocalDate> knownOn,
            Receipt receipt,
            long rejectedRows) {
        Input {
            cases = List.copyOf(cases);
            struck = List.copyOf(struck);
            readWith = readWith.stream().map(RuleText::kept).toList();
        }

        /// What a stored month was made of.
        static Input of(Content.Month month) {
            return new Input(
                    month.kind(),
                    month.series(),
                    month.period(),
                    month.rules(),
                    month.cases(),
                    month.struck(),
                    month.readWith(),
                    month.knownOn(),
                    month.receipt(),
                    month.settlement().required("rejectedRows").longValue());
        }
    }

    /// The entry that billed the month before.
    record Prior(long sequence, Content.Month month) {}

    private final Input input;
    private final Optional<Prior> prior;
    private final Numbering numbers;
    private final LocalDate dated;

    private MonthPosting(Input input, Optional<Prior> prior, Numbering numbers, LocalDate dated) {
        this.input = input;
        this.prior = prior;
        this.numbers = numbers;
        this.dated = dated;
    }

    /// @param numbers takes the numbers that are used
    static Content.Month of(Input input, Optional<Prior> prior, Numbering numbers, LocalDate dated) {
        return new MonthPosting(input, prior, numbers, dated).month();
    }

    private Content.Month month() {
        var ruling = input.rules().ruling(input.period());
        Postable.refuseOthers(ruling.agreement(), ruling.terms());
        var after = new KeptCases(ruling.terms());
        var counted = counted();
        var settlement = settle(counted, ruling.terms(), after);
        var owed = settlement.bills().stream().map(Owed::of).toList();
        var report = new Report(
                settlement,
                ruling.agreement().title(),
                ruling.payers(),
                input.rejectedRows(),
                input.knownOn(),
                input.receipt());
        var bills = new ArrayList<Content.NumberedBill>();
        var standing = new ArrayList<Content.Standing>();
        boolean draft = input.kind() == Kind.DRAFT;
        for (var correction : Correction.between(draft ? List.of() : owedBefore(), owed)) {
            place(correction, ruling.payers(), draft, bills, standing);
        }
        return new Content.Month(
                input.kind(),
                input.series(),
                input.period(),
                ruling.agreement().root(),
                prior.map(Prior::sequence).map(OptionalLong::of).orElse(OptionalLong.empty()),
                input.rules(),
                input.readWith(),
                input.cases(),
                input.struck(),
                SettlementJson.node(report),
                bills,
                standing,
                changes(counted, after),
                ruleChanges(ruling));
    }

    private List<RecordedCase> counted() {
        return input.struck().isEmpty()
                ? input.cases()
                : input.cases()
                        .stream()
                        .filter(fact -> input.struck().stream().noneMatch(each -> each.takesOut(fact)))
                        .toList();
    }

    private List<Owed> owedBefore() {
        return prior.map(each -> each.month().standing().stream().map(Content.Standing::owed).toList())
                .orElse(List.of());
    }

    /// One municipality's bill, when its sum changes, and what stands after it.
    private void place(
            Correction correction,
            Payers payers,
            boolean draft,
            List<Content.NumberedBill> bills,
            List<Content.Standing> standing) {
        var earlier = billsOf(correction);
        var now = new ArrayList<>(earlier);
        if (!draft && correction.changesSum()) {
            var number = numbers.next(input.series(), dated).text();
            var amount = correction.amount();
            var credits = amount.signum() < 0
                    ? Crediting.over(earlier, amount.negate())
                    : List.<Crediting.Share>of();
            if (amount.signum() > 0) {
                now.add(new Crediting.Billed(number, amount, BigDecimal.ZERO));
            }
            credit(now, credits);
            bills.add(new Content.NumberedBill(
                    number,
                    kind(amount, earlier),
                    correction.municipality(),
                    payers.name(correction.municipality()),
                    correction.edition(),
                    correction.careGroup(),
                    correction.before(),
                    correction.after(),
                    amount,
                    credits));
        }
        standing.add(new Content.Standing(
                new Owed(correction.municipality(), correction.edition(), correction.careGroup(), correction.after()),
                now));
    }

    private static Content.BillKind kind(BigDecimal amount, List<Crediting.Billed> earlier) {
        if (amount.signum() < 0) {
            return Content.BillKind.CREDIT;
        }
        return earlier.isEmpty() ? Content.BillKind.BILL : Content.BillKind.DEBIT;
    }

    private static void credit(List<Crediting.Billed> bills, List<Crediting.Share> credits) {
        var shares = new HashMap<String, BigDecimal>();
        credits.forEach(share -> shares.put(share.number(), share.amount()));
        bills.replaceAll(bill -> shares.containsKey(bill.number()) ? bill.less(shares.get(bill.number())) : bill);
    }

    private List<Crediting.Billed> billsOf(Correction correction) {
        return prior.stream()
                .flatMap(each -> each.month().standing().stream())
                .filter(each -> correction.concerns(each.owed()))
                .findFirst()
                .map(Content.Standing::bills)
                .orElse(List.of());
    }

    /// Why cases are billed otherwise than before: what other facts did apart from what other rules did, where the old
    /// rules can settle the new cases at all.
    private List<CaseChange> changes(List<RecordedCase> counted, KeptCases after) {
        if (prior.isEmpty()) {
            return List.of();
        }
        var old = prior.get().month();
        var oldTerms = old.rules().ruling(old.period()).terms();
        var before = new KeptCases(oldTerms);
        settle(old.counted(), oldTerms, before);
        if (old.rules().sameAs(input.rules())) {
            return Comparing.changes(before, after, after);
        }
        var between = new KeptCases(oldTerms);
        try {
            settle(counted, oldTerms, between);
        } catch (RuleGap _) {
            return Comparing.changes(before, after, after);
        }
        return Comparing.changes(before, between, after);
    }

    private List<Content.RuleChange> ruleChanges(RuleTexts.Ruling ruling) {
        if (prior.isEmpty() || prior.get().month().rules().sameAs(input.rules())) {
            return List.of();
        }
        return RuleChanges.between(prior.get().month().rules().ruling(input.period()), ruling);
    }

    private static Settlement settle(List<RecordedCase> cases, AgreementTerms terms, KeptCases watcher) {
        return Settling.settle(cases::forEach, terms, watcher);
    }
}
