package se.klardag.cli.text;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers for people and machines.
class NumberFormatsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "0 | 0 | 0 | 0", "0.000 | 0 | 0 | 0", "-0.0 | 0 | 0 | 0", "402 | 402 | 402 | 402",
            "1E+3 | 1000 | 1 000 | 1,000",
            "3.350 | 3.35 | 3,35 | 3.35", "613800 | 613800 | 613 800 | 613,800",
            "1234567.891 | 1234567.891 | 1 234 567,891 | 1,234,567.891", "-9300 | -9300 | −9 300 | −9,300",
            "999 | 999 | 999 | 999", "1000 | 1000 | 1 000 | 1,000", "1E-7 | 0.0000001 | 0,0000001 | 0.0000001",
            "-0.5 | -0.5 | −0,5 | −0.5"})
    void each_reader_has_a_form_of_their_own(BigDecimal number, String machine, String swedish, String english) {
        then(NumberFormats.machine(number)).isEqualTo(machine);
        then(new NumberFormats(Language.SV).people(number)).isEqualTo(swedish);
        then(new NumberFormats(Language.EN).people(number)).isEqualTo(english);
    }

    @Test
    void print_keeps_thousands_and_unit_on_one_line_and_shows_ore_where_there_are_any() {
        var swedish = NumberFormats.inPrint(Language.SV);
        var english = NumberFormats.inPrint(Language.EN);

        then(swedish.people(1_234_567)).isEqualTo("1\u202f234\u202f567");
        then(swedish.ore(new BigDecimal("-9300"))).isEqualTo("−9\u202f300,00");
        then(swedish.kronor(new BigDecimal("9300.00"))).isEqualTo("9\u202f300\u00a0kr");
        then(swedish.kronor(new BigDecimal("9300.5"))).isEqualTo("9\u202f300,50\u00a0kr");
        then(english.kronor(new BigDecimal("9300.5"))).isEqualTo("9,300.50\u00a0kr");
    }

    @Test
    void about_rounds_half_up_and_ore_refuses_to_round() {
        then(new NumberFormats(Language.SV).about(new BigDecimal("2.0005"), 3)).isEqualTo("2,001");
        then(new NumberFormats(Language.SV).about(0.25, 1)).isEqualTo("0,3");
        then(NumberFormats.machineOre(new BigDecimal("1E+1"))).isEqualTo("10.00");
        thenThrownBy(() -> NumberFormats.machineOre(new BigDecimal("0.005"))).isInstanceOf(ArithmeticException.class);
    }

    @Property(seed = "2017612")
    void the_machine_form_is_plain_and_exact(
            @ForAll @BigRange(min = "-1e15", max = "1e15") @Scale(9) BigDecimal number) {
        var text = NumberFormats.machine(number);

        then(new BigDecimal(text)).isEqualByComparingTo(number);
        then(text).matches("-?[0-9]+(\\.[0-9]*[1-9])?");
    }

    @Property(seed = "2017612")
    void the_english_form_is_the_platforms(@ForAll @BigRange(min = "-1e15", max = "1e15") @Scale(9) BigDecimal number) {
        var platform = new DecimalFormat("#,##0.#########", DecimalFormatSymbols.getInstance(Locale.ROOT));

        then(new NumberFormats(Language.EN).people(number).replace('−', '-')).isEqualTo(platform.format(number));
    }

    @Test
    void an_amount_has_two_decimals_or_none() {
        var swedish = new NumberFormats(Language.SV);
        then(swedish.amount(new BigDecimal("163920.5"))).isEqualTo("163 920,50");
        then(swedish.amount(new BigDecimal("-0.05"))).isEqualTo("−0,05");
        then(swedish.amount(new BigDecimal("163920.00"))).isEqualTo("163 920");
        then(swedish.aboutAmount(new BigDecimal("163920.499"))).isEqualTo("163 920,50");
        // what is not rounded yet is shown as it is
        then(swedish.amount(new BigDecimal("33480.125"))).isEqualTo("33 480,125");
    }
}
