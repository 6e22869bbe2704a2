package se.klardag.engine.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static se.klardag.engine.CaseForTests.ofDays;
import static se.klardag.engine.TermsForTests.average;
import static se.klardag.engine.TermsForTests.followUpOnly;
import static se.klardag.engine.TermsForTests.individual;
import static se.klardag.engine.TermsForTests.term;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Label;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.settlement.CaseListener;
import se.klardag.engine.settlement.MonthSettler;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.price.Repayment;

/// What is read off a bill, and the outermost of what may be credited; every figure by hand.
class BillTest {
    private static final LocalDate SINCE = LocalDate.of(2018, 1, 1);

    @Test
    void long_stayers_apart_are_told_under_the_average_model_only() {
        assertThat(bill(average("2.8").carveOut(7), ofDays(9), ofDays(3).id("b")).longStayCases()).isEqualTo(1);
        assertThat(bill(individual(), ofDays(9)).longStayCases()).isZero();
        assertThat(bill(followUpOnly(), ofDays(9)).longStayCases()).isZero();
    }

    /// 4 − 2.8 = 1.2 days at 9 300.
    @Test
    void what_is_owed_is_what_the_bill_comes_to() {
        var owed = AmountOwed.of(bill(average("2.8"), ofDays(4)));
        assertThat(owed.key()).isEqualTo(new BillKey(TermsForTests.MALMO, SINCE, CareGroup.ALL));
        assertThat(owed.toPay()).isEqualByComparingTo("11160");
    }

    @Test
    void bills_are_in_order_of_municipality_then_edition_then_group() {
        assertThat(Stream.of(
                new BillKey(1281, SINCE, CareGroup.ALL),
                new BillKey(1280, SINCE.plusDays(1), CareGroup.ALL),
                new BillKey(1280, SINCE, CareGroup.PSYCHIATRIC),
                new BillKey(1280, SINCE, CareGroup.SOMATIC)).sorted()).containsExactly(
                        new BillKey(1280, SINCE, CareGroup.SOMATIC),
                        new BillKey(1280, SINCE, CareGroup.PSYCHIATRIC),
                        new BillKey(1280, SINCE.plusDays(1), CareGroup.ALL),
                        new BillKey(1281, SINCE, CareGroup.ALL));
    }

    @Test
    void a_bill_can_be_credited_whole_and_then_no_more() {
        var whole = billed("2", "400", "150").less(new BigDecimal("250"));
        assertThat(whole).isEqualTo(billed("2", "400", "400"));
        assertThat(CreditAllocation.over(List.of(billed("1", "300", "0"), whole), new BigDecimal("60")))
                .containsExactly(new CreditAllocation.Share("1", new BigDecimal("60")));
        assertThatIllegalArgumentException().isThrownBy(() -> billed("3", "0", "0"));
        assertThatIllegalArgumentException().isThrownBy(() -> billed("3", "10", "-1"));
    }

    @Test
    void a_bill_of_nothing_is_paid_and_not_credited() {
        assertThat(Balance.NOTHING.state()).isEqualTo(Balance.State.PAID);
    }

    @ParameterizedTest
    @EnumSource(Balance.State.class)
    void codes_of_states_are_their_names_in_lower_case(Balance.State state) {
        assertThat(state.code().toUpperCase(Locale.ROOT).replace('-', '_')).isEqualTo(state.name());
    }

    /// 10 to the first, 8 and 3 to the second, 5 to nobody who is named; a third has nothing.
    @Test
    void a_payee_is_owed_the_parts_that_name_it() {
        var amount = sum(owedTo("first", "10"), sum(owedTo("second", "8"), kronor("5")), owedTo("second", "3"));
        assertThat(RepaymentBill.owed(amount, "first")).isEqualByComparingTo("10");
        assertThat(RepaymentBill.owed(amount, "second")).isEqualByComparingTo("11");
        assertThat(RepaymentBill.owed(amount, "third")).isEqualByComparingTo("0");
    }

    /// Two bills of which 11 each are the second's: 22, a quarter and three quarters of which are 5.50 and 16.50.
    @Test
    void what_a_payee_was_paid_on_all_bills_is_given_back_by_weight() {
        var one = bill(average("2.8"), ofDays(4));
        var amount = sum(owedTo("second", "11"), owedTo("first", "7"));
        var bill = new Bill(
                one.municipality(), one.edition(), one.careGroup(), one.pool(), one.charge(), amount, one.toPay(),
                one.terms(), one.shadow(), one.stakes());
        var weights = new TreeMap<>(
                Map.of(TermsForTests.MALMO, BigDecimal.ONE, TermsForTests.LUND, new BigDecimal("3")));
        var repaid = RepaymentBill.of(List.of(bill, bill), new Repayment(term("price.repaidBy", "second"), weights));
        assertThat(repaid.payee()).isEqualTo("second");
        assertThat(repaid.amount()).isEqualByComparingTo("22");
        assertThat(repaid.shares().get(TermsForTests.MALMO)).isEqualByComparingTo("5.50");
        assertThat(repaid.shares().get(TermsForTests.LUND)).isEqualByComparingTo("16.50");
    }

    private static Bill bill(TermsForTests terms, CaseForTests... cases) {
        var facts = List.of(cases).stream().map(CaseForTests::done).toList();
        var bills = MonthSettler.settle(facts::forEach, terms.agreement(), CaseListener.NOBODY).bills();
        assertThat(bills).hasSize(1);
        return bills.getFirst();
    }

    private static CreditAllocation.Billed billed(String number, String amount, String credited) {
        return new CreditAllocation.Billed(number, new BigDecimal(amount), new BigDecimal(credited));
    }

    private static Figure sum(Figure... parts) {
        return new Figure.Sum(Label.AMOUNT, Unit.SEK, List.of(parts));
    }

    private static Figure owedTo(String payee, String amount) {
        return new Figure.OwedTo(Label.OWED_TO, term("tariff.payee", payee), kronor(amount));
    }

    private static Figure kronor(String amount) {
        var number = new BigDecimal(amount);
        return new Figure.Agreed(Label.AMOUNT, Unit.SEK, number, term("tariff.rate", number));
    }
}
