package se.klardag.cli.text;

import static org.assertj.core.api.BDDAssertions.then;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Identity numbers are hidden in every form, and ordinary numbers are not. All numbers are public test numbers.
class IdentityMaskTest {
    @ParameterizedTest
    @ValueSource(strings = {
            "191212121212", "19121212-1212", "19121212+1212", "1212121212", "121212-1212", "121212+1212",
            "197010632391", "19701063-2391", "7010632391", "701063-2391", "196206703974", "620670-3974",
            "189001019802", "900101-9802", "900101+9802", "9001019802",
            "121212–1212", "121212—1212", "121212−1212", "121212‐1212", "121212‑1212", "121212 1212",
            "19121212 1212", "19121212\u00a01212",
            // a wrong check digit does not make it less personal when it says what it is
            "191212121213", "19121212-1213", "121212-1213"})
    void every_form_is_hidden_wherever_it_stands(String number) {
        for (var text : new String[]{"%s", "P%s", "%s.csv", "a/%s/b", "(%s)", "x %s y", "%sT", "id_%s_2", "-%s-"}) {
            var shown = IdentityMask.mask(text.formatted(number));

            then(shown).doesNotContain(number).doesNotContainPattern("[0-9]{4}");
            then(shown).hasSameSizeAs(text.formatted(number));
        }
    }

    @Test
    void several_in_one_text_are_all_hidden() {
        then(IdentityMask.mask("191212121212,701063-2391;1212121212"))
                .isEqualTo("************,******-****;**********");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "1212121213", // dated, but the check digit is wrong
            "1234567890", "9999999999", "1213121212", "1212001212", "1212321212", // no month 13, no day 0 or 32
            "S-1280-2022-09-0042", "2022-09-01 12:00", "2022-09-01T12:00:00", "20220901 1201", "44805.5", "1280",
            "123456", "00191212121212", "1912121212120", "A-2022-000123", "", "080-123 45 67", "2022-10-30 02:30"})
    void ordinary_numbers_dates_and_ids_are_shown(String text) {
        then(IdentityMask.mask(text)).isEqualTo(text);
    }

    @Test
    void shown_text_is_masked_before_it_is_cut() {
        var text = "x".repeat(74) + "191212121212";

        then(TerminalSafe.briefly(text)).isEqualTo("x".repeat(74) + "******…");
    }

    @Test
    void shown_text_holds_no_line_ends_and_no_control_characters() {
        then(TerminalSafe.of("a\nb\r\tc\u0085d\u2028e\u202ef\u009b")).isEqualTo("a�b��c�d�e�f�");
        then(TerminalSafe.of("Malmö 😀 ÖPT")).isEqualTo("Malmö 😀 ÖPT");
        then(TerminalSafe.briefly("😀".repeat(81))).isEqualTo("😀".repeat(80) + "…");
    }
}
