package se.klardag.cli.output;

import static org.assertj.core.api.BDDAssertions.then;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.cli.Language;

/// Numbers for people and machines.
class NumeralsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "0 | 0 | 0 | 0", "0.000 | 0 | 0 | 0", "-0.0 | 0 | 0 | 0", "402 | 402 | 402 | 402",
            "1E+3 | 1000 | 1 000 | 1,000",
            "3.350 | 3.35 | 3,35 | 3.35", "613800 | 613800 | 613 800 | 613,800",
            "1234567.891 | 1234567.891 | 1 234 567,891 | 1,234,567.891", "-9300 | -9300 | −9 300 | −9,300",
            "999 | 999 | 999 | 999", "1000 | 1000 | 1 000 | 1,000", "1E-7 | 0.0000001 | 0,0000001 | 0.0000001",
            "-0.5 | -0.5 | −0,5 | −0.5"})
    void each_reader_has_a_form_of_their_own(BigDecimal number, String machine, String swedish, String english) {
        then(Numerals.machine(number)).isEqualTo(machine);
        then(new Numerals(Language.SV).people(number)).isEqualTo(swedish);
        then(new Numerals(Language.EN).people(number)).isEqualTo(english);
    }

    @Property
    void the_machine_form_is_plain_and_exact(
            @ForAll @BigRange(min = "-1e15", max = "1e15") @Scale(9) BigDecimal number) {
        var text = Numerals.machine(number);

        then(new BigDecimal(text)).isEqualByComparingTo(number);
        then(text).matches("-?[0-9]+(\\.[0-9]*[1-9])?");
    }

    @Property
    void the_english_form_is_the_platforms(@ForAll @BigRange(min = "-1e15", max = "1e15") @Scale(9) BigDecimal number) {
        var platform = new DecimalFormat("#,##0.#########", DecimalFormatSymbols.getInstance(Locale.ROOT));

        then(new Numerals(Language.EN).people(number).replace('−', '-')).isEqualTo(platform.format(number));
    }
}
