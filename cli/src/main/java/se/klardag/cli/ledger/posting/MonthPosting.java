package se.klardag.cli.ledger.posting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import se.klardag.cli.month.MonthRequest;
import se.klardag.cli.month.SettledMonth;
import se.klardag.cli.report.settlement.SettlementJson;
import se.klardag.engine.bill.AmountOwed;
import se.klardag.engine.bill.BillKey;
import se.klardag.engine.bill.Correction;
import se.klardag.engine.bill.CreditAllocation;
import se.klardag.engine.correction.CaseChange;
import se.klardag.engine.correction.MonthComparison;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.settlement.KeptCases;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.rules.Ruling;
import se.klardag.rules.places.Payers;

/// Makes what is posted of a month (*bokföring av en månad*): the settlement of its cases, and the bills that take what was
/// billed before to what is owed now.
///
/// The same input gives the same document, byte for byte: checking the ledger is making every document again.
final class MonthPosting {
    /// What a posting is made of.
    ///
    /// @param kind   settlement, correction, credit or draft
    /// @param month  as it came in
    /// @param struck cases that disputes took out
    record Input(EntryKind kind, Posting.Incoming month, List<EntryBody.Struck> struck) {
        Input {
            struck = List.copyOf(struck);
        }

        /// Whether a stored month was made of the same.
        boolean made(EntryBody.Month stored) {
            return stored.rules().sameAs(month.rules())
                    && stored.cases().equals(month.cases())
                    && stored.struck().equals(struck);
        }
    }

    /// The entry that billed the month before.
    ///
    /// @param standing what is billed by now
    record Prior(long sequence, EntryBody.Month month, List<EntryBody.Standing> standing) {
        Prior {
            standing = List.copyOf(standing);
        }

        /// What the entry says is billed, unless the month's bills come to something else: a month that was billed twice is
        /// corrected from all its bills.
        static Prior of(long sequence, EntryBody.Month month, LedgerView view) {
            var billed = view.billed(month.series(), month.period());
            return new Prior(sequence, month, sums(billed).equals(sums(month.standing())) ? month.standing() : billed);
        }

        /// Whether the entry says itself what is billed.
        boolean isWhole() {
            return standing.equals(month.standing());
        }

        private static Map<BillKey, BigDecimal> sums(List<EntryBody.Standing> standing) {
            var sums = new TreeMap<BillKey, BigDecimal>();
            for (var each : standing) {
                if (each.owed().toPay().signum() != 0) {
                    sums.put(each.owed().key(), each.owed().toPay().stripTrailingZeros());
                }
            }
            return sums;
        }
    }

    private final Input input;
    private final Optional<Prior> prior;
    private final NumberSeries numbers;
    private final LocalDate dated;

    private MonthPosting(Input input, Optional<Prior> prior, NumberSeries numbers, LocalDate dated) {
        this.input = input;
        this.prior = prior;
        this.numbers = numbers;
        this.dated = dated;
    }

    /// @param numbers takes the numbers that are used
    static EntryBody.Month of(Input input, Optional<Prior> prior, NumberSeries numbers, LocalDate dated) {
        return new MonthPosting(input, prior, numbers, dated).month();
    }

    private EntryBody.Month month() {
        var ruling = input.month().rules().ruling(input.month().period());
        PostingScope.refuseOthers(ruling.agreement(), ruling.terms());
        var after = new KeptCases(ruling.terms());
        var counted = EntryBody.Month.counted(input.month().cases(), input.struck());
        var settlement = MonthRequest.settle(counted::forEach, ruling.terms(), after);
        var owed = settlement.bills().stream().map(AmountOwed::of).toList();
        var origin = input.month().origin();
        var settled = new SettledMonth(
                ruling.agreement(), ruling.payers(), settlement.over(origin.coverage().fields()), origin);
        var bills = new ArrayList<EntryBody.NumberedBill>();
        var standing = new ArrayList<EntryBody.Standing>();
        boolean draft = input.kind() == EntryKind.DRAFT;
        for (var correction : Correction.between(draft ? List.of() : owedBefore(), owed)) {
            place(correction, ruling.payers(), draft, bills, standing);
        }
        return new EntryBody.Month(
                input.kind(),
                input.month().series(),
                input.month().period(),
                ruling.agreement().root(),
                prior.map(Prior::sequence).map(OptionalLong::of).orElse(OptionalLong.empty()),
                input.month().rules(),
                input.month().readWith(),
                input.month().cases(),
                input.struck(),
                SettlementJson.node(settled),
                bills,
                standing,
                changes(counted, after),
                ruleChanges(ruling));
    }

    private List<AmountOwed> owedBefore() {
        return prior.map(each -> each.standing().stream().map(EntryBody.Standing::owed).toList())
                .orElse(List.of());
    }

    /// One municipality's bill, when its sum changes, and the sums that follow from it.
    private void place(
            Correction correction,
            Payers payers,
            boolean draft,
            List<EntryBody.NumberedBill> bills,
            List<EntryBody.Standing> standing) {
        var earlier = billsOf(correction);
        var now = new ArrayList<>(earlier);
        if (!draft && correction.changesSum()) {
            var number = numbers.next(input.month().series(), dated).text();
            var amount = correction.amount();
            var credits = amount.signum() < 0
                    ? CreditAllocation.over(earlier, amount.negate())
                    : List.<CreditAllocation.Share>of();
            if (amount.signum() > 0) {
                now.add(new CreditAllocation.Billed(number, amount, BigDecimal.ZERO));
            }
            credit(now, credits);
            bills.add(new EntryBody.NumberedBill(
                    number,
                    kind(amount, earlier),
                    correction.key(),
                    payers.name(correction.key().municipality()),
                    correction.before(),
                    correction.after(),
                    amount,
                    credits));
        }
        standing.add(new EntryBody.Standing(
                new AmountOwed(correction.key(), correction.after()), now));
    }

    private static EntryBody.BillKind kind(BigDecimal amount, List<CreditAllocation.Billed> earlier) {
        if (amount.signum() < 0) {
            return EntryBody.BillKind.CREDIT;
        }
        return earlier.isEmpty() ? EntryBody.BillKind.BILL : EntryBody.BillKind.DEBIT;
    }

    private static void credit(List<CreditAllocation.Billed> bills, List<CreditAllocation.Share> credits) {
        var shares = new HashMap<String, BigDecimal>();
        credits.forEach(share -> shares.put(share.number(), share.amount()));
        bills.replaceAll(bill -> shares.containsKey(bill.number()) ? bill.less(shares.get(bill.number())) : bill);
    }

    private List<CreditAllocation.Billed> billsOf(Correction correction) {
        return prior.stream()
                .flatMap(each -> each.standing().stream())
                .filter(each -> each.owed().key().equals(correction.key()))
                .findFirst()
                .map(EntryBody.Standing::bills)
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
        MonthRequest.settle(old.counted()::forEach, oldTerms, before);
        if (old.rules().sameAs(input.month().rules())) {
            return MonthComparison.changes(before, after, after);
        }
        var between = new KeptCases(oldTerms);
        try {
            MonthRequest.settle(counted::forEach, oldTerms, between);
        } catch (RuleGapException _) {
            return MonthComparison.changes(before, after, after);
        }
        return MonthComparison.changes(before, between, after);
    }

    private List<EntryBody.RuleChange> ruleChanges(Ruling ruling) {
        if (prior.isEmpty() || prior.get().month().rules().sameAs(input.month().rules())) {
            return List.of();
        }
        return RuleChanges.between(prior.get().month().rules().ruling(input.month().period()), ruling);
    }
}
