package se.klardag.rules.identity;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// Check digits, compared with numbers that others have published.
class CheckDigitsTest {
    @Test
    void luhn_accepts_published_numbers_and_no_neighbour_of_theirs() {
        // Malmö stad's organisation number, and Bankgirot's own test number
        for (var number : new String[]{"2120001124", "50501055"}) {
            then(CheckDigits.luhn(number)).as(number).isTrue();
            thenNoNeighbour(number, CheckDigits::luhn);
        }
    }

    @Test
    void gln_accepts_a_published_number_and_no_neighbour_of_it() {
        // the example number of most EAN-13 explanations; a GLN has the same check digit
        then(CheckDigits.gln("4006381333931")).isTrue();
        thenNoNeighbour("4006381333931", CheckDigits::gln);
    }

    private static void thenNoNeighbour(String number, Predicate<String> check) {
        for (int i = 0; i < number.length(); i++) {
            for (char other = '0'; other <= '9'; other++) {
                if (other != number.charAt(i)) {
                    var wrong = number.substring(0, i) + other + number.substring(i + 1);
                    then(check.test(wrong)).as(wrong).isFalse();
                }
            }
        }
    }
}
