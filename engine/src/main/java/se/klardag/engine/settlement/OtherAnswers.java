package se.klardag.engine.settlement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.bill.BillKey;
import se.klardag.engine.bill.OtherAnswerShare;
import se.klardag.engine.bill.PayableRounding;
import se.klardag.engine.bill.UnbilledShare;
import se.klardag.engine.bill.UntoldStake;
import se.klardag.engine.days.MonthFilter;
import se.klardag.engine.eligibility.Eligibility;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.liability.LiabilityModel;
import se.klardag.engine.ordinary.PackedCases;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.OtherAnswer;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.RuleGapException;

/// The month under the other answers that its texts allow (*månaden enligt de andra läsningarna*), each settled by the same steps in
/// the same pass. A value that only another answer needs stops no bill: the reason is told instead of a sum.
final class OtherAnswers {
    private static final BilingualText OTHER_BILLS = new BilingualText(
            "den andra läsningen delar upp räkningarna på ett annat sätt",
            "the other answer splits the bills in another way");

    private final List<OtherAnswer.Unstated> unstated;
    private final Map<OtherAnswer.Unstated, Set<BillKey>> met = new HashMap<>();
    private final AgreementTerms own;
    private final List<Trial> trials;

    /// @param own the month's own terms
    /// @param wanted payers whose cases are kept; empty where nobody's are
    private OtherAnswers(AgreementTerms own, List<OtherAnswer> answers, Optional<IntPredicate> wanted) {
        this.own = own;
        this.unstated = only(answers, OtherAnswer.Unstated.class).toList();
        this.trials = only(answers, OtherAnswer.Stated.class).map(answer -> new Trial(answer, own, wanted)).toList();
        unstated.stream().filter(each -> each.starts().isPresent()).forEach(each -> met.put(each, new HashSet<>()));
    }

    /// Whose cases nobody asks for.
    static OtherAnswers of(AgreementTerms own) {
        return new OtherAnswers(own, own.otherAnswers(), Optional.empty());
    }

    /// @param wanted payers whose cases are kept where only another answer charges them
    static OtherAnswers of(AgreementTerms own, IntPredicate wanted) {
        return new OtherAnswers(own, own.otherAnswers(), Optional.of(wanted));
    }

    /// Where no bill is made.
    static OtherAnswers none(AgreementTerms own) {
        return new OtherAnswers(own, List.of(), Optional.empty());
    }

    /// Which cases each of them can have, beside those that the month can.
    static Stream<MonthFilter> filters(AgreementTerms own) {
        return only(own.otherAnswers(), OtherAnswer.Stated.class)
                .flatMap(answer -> MonthSettler.months(answer.terms()));
    }

    private static <T extends OtherAnswer> Stream<T> only(List<OtherAnswer> answers, Class<T> kind) {
        return answers.stream().filter(kind::isInstance).map(kind::cast);
    }

    void add(Case fact) {
        for (int i = 0; i < trials.size(); i++) { // no iterator for each row
            trials.get(i).add(fact);
        }
        if (!met.isEmpty()) {
            meet(fact);
        }
    }

    /// Adds many cases.
    void addAll(PackedCases cases) {
        trials.forEach(trial -> trial.addAll(cases));
        if (!met.isEmpty()) {
            cases.forEach(this::meet);
        }
    }

    private void meet(Case fact) {
        met.forEach((answer, bills) -> meet(fact, answer.starts().orElseThrow(), bills));
    }

    /// Remembers the bills of a case that the question is about.
    private void meet(Case fact, OtherAnswer.Starts starts, Set<BillKey> bills) {
        long earliest = Math.min(known(fact.readyNoticeAt()),
                Math.min(known(fact.readyAt()), known(fact.admittedAt())));
        if (earliest == Long.MAX_VALUE || WallClock.dayOf(earliest) > starts.to().toEpochDay()) {
            return; // nearly every case: without an object for it
        }
        boolean ended = WallClock.isKnown(fact.dischargedAt())
                && starts.beyond().filter(day -> !WallClock.dateOf(fact.dischargedAt()).isAfter(day)).isPresent();
        if (ended) {
            return;
        }
        for (var part : MonthExplainer.explainCase(fact, own)) {
            long start = Eligibility.clockStart(fact, part.terms().clock().start().value());
            if (WallClock.isKnown(start) && starts.cover(WallClock.dateOf(start))
                    && part.assessment().verdict() instanceof Verdict.Counts) {
                bills.add(Trial.key(part, own));
            }
        }
    }

    private static long known(long moment) {
        return WallClock.isKnown(moment) ? moment : Long.MAX_VALUE;
    }

    /// Settles what was added.
    void settle() {
        trials.forEach(Trial::settle);
    }

    /// What a bill would be more under each.
    List<OtherAnswerShare> shares(BillTotals bill, PricedBill priced) {
        return trials.stream()
                .filter(trial -> trial.gap == null && isOpenIn(trial.answer, bill))
                .map(trial -> trial.share(priced))
                .toList();
    }

    private static boolean isOpenIn(OtherAnswer answer, BillTotals bill) {
        return answer.isOpenIn(bill.care().group(), bill.edition());
    }

    /// Those of which that cannot be said, and why.
    List<UntoldStake> untold(BillTotals bill) {
        var untold = new ArrayList<UntoldStake>();
        unstated.stream()
                .filter(answer -> isOpenIn(answer, bill)
                        && (answer.starts().isEmpty()
                                || met.getOrDefault(answer, Set.of()).contains(PricedBill.key(bill))))
                .forEach(answer -> untold.add(untold(answer, answer.why())));
        for (var trial : trials) {
            if (trial.gap != null && isOpenIn(trial.answer, bill)) {
                untold.add(untold(trial.answer, trial.gap.reason()));
            }
        }
        return untold;
    }

    private static UntoldStake untold(OtherAnswer answer, BilingualText why) {
        return new UntoldStake(answer.reading(), Optional.empty(), 0, why);
    }

    /// What is owed under each by those who have no bill under the month's own terms.
    List<UnbilledShare> unbilled(Set<BillKey> billed) {
        var shares = new ArrayList<UnbilledShare>();
        for (var trial : trials) {
            trial.bills.forEach((key, bill) -> {
                if (!billed.contains(key)) {
                    shares.add(new UnbilledShare(key, bill.lessThan(PricedBill.none(key), trial.answer)));
                }
            });
        }
        return shares;
    }

    /// Cases without a day on a bill that another answer charges; none where their cases are not kept, or no sum can be told.
    List<ExplainedBill.OnlyOther> onlyOthers(BillKey bill) {
        return trials.stream()
                .filter(trial -> trial.gap == null)
                .flatMap(trial -> trial.charged.getOrDefault(bill, List.of())
                        .stream()
                        .sorted(Comparator.comparing(part -> part.fact().id()))
                        .map(part -> new ExplainedBill.OnlyOther(trial.answer, part)))
                .toList();
    }

    /// A bill as far as other answers change it (*räkningens summor*).
    ///
    /// @param days in the average, or billed case by case
    record PricedBill(BillKey key, long days, BigDecimal amount, BigDecimal toPay) {
        static PricedBill none(BillKey key) {
            return new PricedBill(key, 0, BigDecimal.ZERO, BigDecimal.ZERO);
        }

        static PricedBill of(BillTotals totals, AgreementTerms agreement) {
            var liability = LiabilityModel.of(totals.figures(), totals.terms().liability());
            var price = MonthSettler.price(totals, liability, agreement);
            return new PricedBill(
                    key(totals), days(totals), price.value(),
                    PayableRounding.of(price, totals.terms().payable()).value());
        }

        static BillKey key(BillTotals totals) {
            return new BillKey(totals.payer(), totals.edition().from(), totals.care().group());
        }

        static long days(BillTotals totals) {
            return totals.totals().days() + totals.totals().individualDays();
        }

        OtherAnswerShare lessThan(PricedBill own, OtherAnswer.Stated answer) {
            return new OtherAnswerShare(
                    answer, days - own.days, amount.subtract(own.amount), toPay.subtract(own.toPay));
        }
    }

    /// The month under one other answer.
    private static final class Trial {
        private final OtherAnswer.Stated answer;
        private final TriggerMonths earlier;
        private final SummedMonth month;
        private final MonthTotals[] months;
        private final Map<BillKey, PricedBill> bills = new TreeMap<>();
        private final AgreementTerms own;
        private final Optional<IntPredicate> wanted;
        private final Map<BillKey, List<ExplainedCase>> charged = new TreeMap<>();
        private @Nullable RuleGapException gap;

        Trial(OtherAnswer.Stated answer, AgreementTerms own, Optional<IntPredicate> wanted) {
            this.answer = answer;
            this.own = own;
            this.wanted = wanted;
            this.earlier = TriggerMonths.of(answer.terms(), SummedMonth::ofOthers);
            this.month = SummedMonth.ofOthers(answer.terms());
            this.months = earlier.and(month).toArray(MonthTotals[]::new);
            if (!kinds(own).equals(kinds(answer.terms()))) {
                this.gap = new RuleGapException(answer.reading(), OTHER_BILLS);
            }
        }

        private static Set<Object> kinds(AgreementTerms terms) {
            return terms.editions()
                    .stream()
                    .flatMap(edition -> edition.kinds()
                            .entrySet()
                            .stream()
                            .map(kind -> List.of(edition.from(), kind.getKey(), kind.getValue().group())))
                    .collect(Collectors.toSet());
        }

        void add(Case fact) {
            if (gap != null) {
                return;
            }
            try {
                MonthSettler.add(fact, months);
                if (wanted.isPresent()) {
                    keepOnlyOwn(fact, wanted.get());
                }
            } catch (RuleGapException missing) {
                gap = missing.metBy(fact.id());
            }
        }

        void addAll(PackedCases cases) {
            if (months.length > 1 || wanted.isPresent()) {
                cases.forEach(this::add);
            } else if (gap == null) {
                try {
                    MonthSettler.addAll(cases, month);
                } catch (RuleGapException missing) {
                    gap = missing;
                }
            }
        }

        /// What the month's own terms charge of the case is on its bill already.
        private void keepOnlyOwn(Case fact, IntPredicate wanted) {
            if (!wanted.test(fact.municipality()) && !wanted.test(fact.stayMunicipality())
                    && !wanted.test(fact.movedTo())) {
                return;
            }
            var parts = charged(fact, answer.terms());
            if (!parts.isEmpty()) {
                var billed = charged(fact, own).stream().map(part -> key(part, own)).collect(Collectors.toSet());
                for (var part : parts) {
                    var key = key(part, answer.terms());
                    if (wanted.test(part.payer()) && !billed.contains(key)) {
                        charged.computeIfAbsent(key, _ -> new ArrayList<>()).add(part);
                    }
                }
            }
        }

        private static List<ExplainedCase> charged(Case fact, AgreementTerms terms) {
            return MonthExplainer.explainCase(fact, terms)
                    .stream()
                    .filter(part -> part.assessment().listed() && part.assessment().split().counted() > 0)
                    .toList();
        }

        private static BillKey key(ExplainedCase part, AgreementTerms terms) {
            return new BillKey(part.payer(), terms.editions().get(part.edition()).from(), part.group());
        }

        void settle() {
            if (gap != null) {
                return;
            }
            try {
                earlier.requireCases();
                month.toBill(earlier)
                        .stream()
                        .map(totals -> PricedBill.of(totals, answer.terms()))
                        .forEach(bill -> bills.put(bill.key(), bill));
            } catch (RuleGapException missing) {
                gap = missing;
                bills.clear();
            }
        }

        OtherAnswerShare share(PricedBill own) {
            return bills.getOrDefault(own.key(), PricedBill.none(own.key())).lessThan(own, answer);
        }
    }
}
