package se.klardag.cli.documents.parties;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.klardag.cli.documents.BillsForTests;
import se.klardag.cli.text.Language;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.RuleProblem;

/// The parties file: the shipped example, and what is refused where.
class PartiesFileTest {
    private static final String EXAMPLE = PartiesFile.example();

    @Test
    void the_example_has_all_of_skane_and_says_that_it_is_invented() {
        var parties = BillsForTests.parties();

        then(parties.invented()).isTrue();
        then(EXAMPLE).contains("PÅHITTADE UPPGIFTER", "INVENTED VALUES");
        then(parties.recipients()).hasSize(33);
        then(parties.recipients().keySet()).allMatch(code -> code / 100 == 12);
        then(parties.recipient(1283).orElseThrow().dueDays()).isEqualTo(20);
        then(parties.recipient(1281).orElseThrow().language()).isEqualTo(Language.SV);
        then(parties.recipient(1280).orElseThrow().endpoint().scheme()).isEqualTo("0088");
        then(parties.recipient(1214).orElseThrow().endpoint()).isEqualTo(new Endpoint("0007", "2120009010"));
        then(parties.issuer().bankgiroWritten()).isEqualTo("999-8881");
        then(parties.issuer().plusgiroWritten()).isEqualTo("999 88 87-5");
    }

    @Test
    void a_wrong_check_digit_is_told_with_line_and_column() {
        thenTold(EXAMPLE.replace("212000-9010", "212000-9011"), 65, 5, "municipalities.0.organisation",
                "kontrollsiffran i 212000-9011 stämmer inte");
        thenTold(EXAMPLE.replace("7359990012306", "7359990012307"), 0, 0, "municipalities.1.endpoint.id",
                "kontrollsiffran i 7359990012307 stämmer inte");
        thenTold(EXAMPLE.replace("999-8881", "999-8882"), 0, 0, "region.payment.bankgiro",
                "kontrollsiffran i 999-8882 stämmer inte");
        thenTold(EXAMPLE.replace("999 88 87-5", "999 88 87-4"), 0, 0, "region.payment.plusgiro",
                "kontrollsiffran i 999 88 87-4 stämmer inte");
    }

    /// A number in use by nobody: 12 December 1912 and 1212.
    @Test
    void an_identity_number_reaches_no_bill() {
        thenTold(EXAMPLE.replace("reference: \"1214-OMSORG\"", "reference: \"19121212-1212\""), 0, 0,
                "municipalities.0.reference", "ser ut att innehålla ett personnummer");
        thenTold(EXAMPLE.replace("reference: \"1214-OMSORG\"", "reference: \"omsorg 121212+1212\""), 0, 0,
                "municipalities.0.reference", "ser ut att innehålla ett personnummer");
    }

    /// Skatteverket's test number; the third digit of a legal person's is at least 2.
    @Test
    void a_person_is_no_party_and_no_telephone() {
        thenTold(EXAMPLE.replace("212000-9010", "121212-1212"), 65, 5, "municipalities.0.organisation",
                "ingen juridisk persons nummer utan ser ut som ett personnummer: **********");
        thenTold(EXAMPLE.replace("040-000 00 00", "121212-1212"), 18, 56, "region.contact.phone",
                "ser ut att innehålla ett personnummer, som skulle stå på varje räkning: ******-****");
        for (var number : List.of("19121212-1212", "191212121212", "121212+1212", "000101-2384", "+19121212-1212")) {
            thenTold(EXAMPLE.replace("040-000 00 00", '"' + number + '"'), 0, 0, "region.contact.phone",
                    "personnummer");
        }
        // 070-123 45 61 has a date and a check digit in it, 07 01 23
        for (var number : List.of("070-123 45 61", "0701234561", "0701-234561", "+46 70 123 45 61", "010-101 23 84")) {
            then(BillsForTests.parties(EXAMPLE.replace("040-000 00 00", '"' + number + '"')).issuer().contact().phone())
                    .isEqualTo(number);
        }
    }

    @Test
    void what_a_schema_sees_is_told_with_line_and_column() {
        thenTold(EXAMPLE.replace("dueDays: 20", "dueDays: tjugo"), 0, 0, "municipalities.24.dueDays", "");
        thenTold(EXAMPLE.replace("vat: exempt", "vat: none"), 0, 0, "invoice.vat", "");
        thenTold(EXAMPLE.replace("  series: B\n", "  series: B\n  serie: B\n"), 0, 0, "bookkeeping.serie", "");
        thenTold(EXAMPLE.replace("    reference: \"1214-OMSORG\"\n", ""), 0, 0, "municipalities.0", "");
    }

    @Test
    void a_municipality_stands_once_and_is_one() {
        thenTold(EXAMPLE.replace("code: \"1230\"", "code: \"1214\""), 0, 0, "municipalities.1.code",
                "1214 finns två gånger");
        thenTold(EXAMPLE.replace("code: \"1230\"", "code: \"1299\""), 0, 0, "municipalities.1.code",
                "1299 är ingen kommunkod");
        thenTold(EXAMPLE.replace("212000-9028", "212000-9010"), 0, 0, "municipalities.1.organisation",
                "samma organisationsnummer som kommun 1214");
    }

    @Test
    void an_exempt_invoice_needs_the_sellers_vat_number() {
        var without = EXAMPLE.replaceAll("(?m)^  vatNumber:.*\n", "");

        thenTold(without, 0, 0, "region", "vatNumber saknas");
        then(BillsForTests.parties(without.replace("vat: exempt", "vat: outside-scope")).issuer().vat())
                .isEqualTo(VatTreatment.OUTSIDE_SCOPE);
        thenTold(EXAMPLE.replace("SE232100999101", "SE232100998301"), 0, 0, "region.vatNumber", "organisationsnumret");
    }

    @Test
    void a_name_that_no_voucher_can_hold_is_told() {
        thenTold(EXAMPLE.replace("name: Malmö stad", "name: Malmö stad – öst"), 0, 0, "municipalities.21.name", "PC8");
    }

    private static void thenTold(String text, int line, int column, String path, String words) {
        then(text).as("the change took").isNotEqualTo(EXAMPLE);
        thenThrownBy(() -> BillsForTests.parties(text)).isInstanceOfSatisfying(RuleFileException.class, refused -> {
            List<RuleProblem> problems = refused.problems();
            then(problems).anySatisfy(problem -> {
                then(problem.path()).isEqualTo(path);
                then(problem.message().swedish()).contains(words);
                then(problem.line()).isGreaterThan(1);
                then(problem.column()).isPositive();
                if (line > 0) {
                    then(problem.line()).isEqualTo(line);
                    then(problem.column()).isEqualTo(column);
                }
            });
        });
    }
}
