package se.klardag.engine.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.terms.Residence;
import se.klardag.engine.terms.price.Currency;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.price.Repayment;
import se.klardag.engine.terms.price.TariffLine;
import se.klardag.engine.terms.price.TariffLine.DayNumbers;
import se.klardag.engine.terms.value.RuleGapException;

/// Prices by the number of the day, over months, moves and interruptions, compared with a walk over the calendar day by
/// day.
class TariffProperties {
    private static final LocalDate FIRST = LocalDate.of(2022, 8, 1);
    private static final List<YearMonth> MONTHS = List.of(
            YearMonth.of(2022, 8), YearMonth.of(2022, 9), YearMonth.of(2022, 10), YearMonth.of(2022, 11),
            YearMonth.of(2022, 12));
    private static final Currency CROWNS = new Currency("DKK");

    private record Drawn(LocalDate ready, LocalDate discharged, LocalDate ill, LocalDate well, LocalDate moved) {
        RecordedCase fact() {
            return CaseForTests.ready(ready + "T10:00")
                    .discharged(discharged + "T10:00")
                    .event(Event.INTERRUPTED, ill + "T08:00")
                    .event(Event.RESUMED, well + "T20:00")
                    .moved(TermsForTests.LUND, moved + "T12:00")
                    .done();
        }
    }

    @Property(seed = "2017612")
    void months_and_payers_add_up_to_a_walk_over_the_days(
            @ForAll @IntRange(max = 60) int ready,
            @ForAll @IntRange(max = 60) int length,
            @ForAll @IntRange(min = -5, max = 65) int ill,
            @ForAll @IntRange(max = 8) int better,
            @ForAll @IntRange(min = -5, max = 65) int move,
            @ForAll Price.DayIndex afterMove) {
        var start = FIRST.plusDays(ready);
        var drawn = new Drawn(
                start, start.plusDays(length), start.plusDays(ill), start.plusDays(ill + better),
                start.plusDays(move));
        var found = new TreeMap<Integer, BigDecimal>();
        for (var month : MONTHS) {
            var terms = terms(tariff(afterMove, Map.of(), lines())).in(month.toString()).agreement();
            var cases = List.of(drawn.fact());
            for (var bill : MonthSettler.settle(cases::forEach, terms, CaseListener.NOBODY).bills()) {
                found.merge(bill.municipality(), bill.amount().value(), BigDecimal::add);
                var explained = MonthExplainer.explain(cases::forEach, terms, bill.municipality());
                assertThat(explained).singleElement().satisfies(one -> {
                    assertThat(one.bill().amount().value()).isEqualByComparingTo(bill.amount().value());
                    assertThat(Recomputing.of(one.bill().amount()).is(bill.amount().value())).isTrue();
                });
            }
        }
        found.values().removeIf(amount -> amount.signum() == 0);
        assertThat(found).isEqualTo(walked(drawn, afterMove));
    }

    /// Every date from the ready day on, without the day of discharge and without the interruption: 5 for days 1 and 2, 8
    /// for later ones, and 1 for every day besides.
    private static Map<Integer, BigDecimal> walked(Drawn drawn, Price.DayIndex afterMove) {
        var owed = new TreeMap<Integer, BigDecimal>();
        int number = 0;
        boolean inLund = false;
        for (var day = drawn.ready(); day.isBefore(drawn.discharged()); day = day.plusDays(1)) {
            boolean lund = !day.isBefore(drawn.moved());
            if (lund && !inLund && afterMove == Price.DayIndex.RESTARTS) {
                number = 0;
            }
            inLund = lund;
            if (!day.isBefore(drawn.ill()) && !day.isAfter(drawn.well())) {
                continue;
            }
            number++;
            owed.merge(
                    lund ? TermsForTests.LUND : TermsForTests.MALMO,
                    BigDecimal.valueOf(number <= 2 ? 6 : 9),
                    BigDecimal::add);
        }
        return owed;
    }

    @Example
    void what_a_payee_is_owed_is_given_back_to_the_last_hundredth() {
        var weights = new TreeMap<>(Map.of(
                TermsForTests.MALMO, new BigDecimal("351749"), TermsForTests.LUND, new BigDecimal("128384")));
        var price = new Price.Tariff(
                lines(), Map.of(), TermsForTests.term("price.date", Price.RateDate.CARE_DAY), Price.DayIndex.CONTINUES,
                Optional.of(new Repayment(TermsForTests.term("price.repaidBy", "second"), weights)), CROWNS);
        var cases = List.of(CaseForTests.ofDays(3).done());
        var repaid = MonthSettler.settle(cases::forEach, terms(price).agreement(), CaseListener.NOBODY)
                .repaid()
                .orElseThrow();
        // 5 + 5 + 8 = 18; 18 × 351749 / 480133 = 13.18694…, 18 × 128384 / 480133 = 4.81305…: one hundredth remains
        assertThat(repaid.amount()).isEqualByComparingTo("18");
        assertThat(repaid.shares().get(TermsForTests.MALMO)).isEqualByComparingTo("13.19");
        assertThat(repaid.shares().get(TermsForTests.LUND)).isEqualByComparingTo("4.81");
    }

    @Example
    void a_payer_pays_the_lines_of_its_class_and_one_without_a_class_is_a_gap() {
        var lines = List.of(
                line("dear", "120", DayNumbers.EVERY_DAY, Optional.of("dear"), Optional.empty()),
                line("cheap", "100", DayNumbers.EVERY_DAY, Optional.of("cheap"), Optional.empty()));
        var price = tariff(
                Price.DayIndex.CONTINUES, Map.of(TermsForTests.MALMO, "dear", TermsForTests.LUND, "cheap"), lines);
        var cases = List.of(
                CaseForTests.ofDays(3).done(), CaseForTests.ofDays(3).id("b").in(TermsForTests.LUND).done());
        var settlement = MonthSettler.settle(cases::forEach, terms(price).agreement(), CaseListener.NOBODY);
        assertThat(settlement.bills()).extracting(bill -> bill.amount().value().toPlainString())
                .containsExactly("360", "300");
        assertThat(settlement.total().unit().name()).isEqualTo("DKK");
        var unlisted = List.of(CaseForTests.ofDays(3).in(TermsForTests.HASSLEHOLM).done());
        assertThatExceptionOfType(RuleGapException.class)
                .isThrownBy(() -> MonthSettler.settle(
                        unlisted::forEach, terms(price).agreement(), CaseListener.NOBODY))
                .withMessageContaining("1293");
    }

    @Example
    void a_settlement_has_one_currency() {
        var cases = List.of(CaseForTests.ofDays(3).done());
        var inCrowns = MonthSettler.settle(
                cases::forEach, terms(tariff(Price.DayIndex.CONTINUES, Map.of(), lines())).agreement(),
                CaseListener.NOBODY);
        var inKronor = TermsForTests.individual().agreement();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Settlement(inKronor, inCrowns.bills(), 0))
                .withMessage("a settlement in SEK holds a bill in DKK");
    }

    private static TermsForTests terms(Price price) {
        return TermsForTests.individual()
                .freeDays(0, 0, "12:00")
                .pausing()
                .paying(Residence.EACH_DAY)
                .price(price);
    }

    private static List<TariffLine> lines() {
        return List.of(
                line("first", "1", DayNumbers.EVERY_DAY, Optional.empty(), Optional.of("first")),
                line("early", "5", new DayNumbers(1, 2), Optional.empty(), Optional.of("second")),
                line("late", "8", new DayNumbers(3, Long.MAX_VALUE), Optional.empty(), Optional.of("second")));
    }

    private static Price.Tariff tariff(
            Price.DayIndex afterMove, Map<Integer, String> classes, List<TariffLine> lines) {
        return new Price.Tariff(
                lines, classes, TermsForTests.term("price.date", Price.RateDate.CARE_DAY), afterMove,
                Optional.empty(), CROWNS);
    }

    private static TariffLine line(
            String name, String rate, DayNumbers days, Optional<String> payer, Optional<String> payee) {
        var path = "tariff." + name + ".";
        return new TariffLine(
                name,
                TermsForTests.term(path + "rate", new BigDecimal(rate)),
                TermsForTests.term(path + "days", days),
                payer.map(word -> TermsForTests.term(path + "payer", word)),
                payee.map(word -> TermsForTests.term(path + "payee", word)));
    }
}
