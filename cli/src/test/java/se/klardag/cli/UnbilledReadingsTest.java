package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who left on the first has no day in September unless the last day counts: at 9 300 kr a day, one day each. Malmö has a bill of
/// four days, 8 to 11 September, and one such case beside it; Helsingborg has such a case alone.
class UnbilledReadingsTest {
    private static final String CASES = """
            case_id,municipality,care_type,admitted_at,admission_notice_at,ready_notice_at,sip_required,sip_called_at,\
            withdrawn_at,discharged_at,outcome,consent,legal_basis,open_care_ready
            billed,1280,somatic,2022-09-01 09:00,2022-09-01 15:00,2022-09-05 10:00,no,,,2022-09-12 10:00,home,yes,,yes
            beside,1280,somatic,2022-08-01 09:00,2022-08-01 15:00,2022-08-20 10:00,no,,,2022-09-01 10:00,home,yes,,yes
            alone,1283,somatic,2022-08-01 09:00,2022-08-01 15:00,2022-08-20 10:00,no,,,2022-09-01 10:00,home,yes,,yes
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Call call(String command, String... more) throws IOException {
        var file = Files.writeString(folder.resolve("cases.csv"), CASES);
        return Call.ofMonth(command, "statute", "2022-09", file, more);
    }

    @Test
    void the_table_names_who_would_have_a_bill() throws IOException {
        then(call("settle").out().replace('\u00a0', ' '))
                .contains("Av det som hänger på tolkning R-002 är 9 300 kr räkningar som bara den andra läsningen ger, "
                        + "för 1 kommun: 1283 Helsingborg 9 300 kr.");
    }

    @Test
    void programs_read_them_too() throws IOException {
        var unbilled = call("settle", "--format", "json").json().path("unbilled");
        then(unbilled.size()).isEqualTo(1);
        then(unbilled.path(0).path("code").asString()).isEqualTo("1283");
        then(unbilled.path(0).path("reading").asString()).isEqualTo("R-002");
        then(unbilled.path(0).path("days").asString()).isEqualTo("1");
        then(unbilled.path(0).path("payable").asString()).isEqualTo("9300");
    }

    @Test
    void one_without_a_bill_is_told_what_it_would_owe() throws IOException {
        then(call("explain", "--municipality", "1283").out().replace('\u00a0', ' '))
                .doesNotContain("inga ärenden")
                .contains("vore räkningen 9 300 kr i stället för 0 kr", "ärende alone: ", "2022-09-01 till 2022-09-01");
        var json = call("explain", "--municipality", "1283", "--format", "json").json();
        then(json.path("unbilled").path(0).path("payable").asString()).isEqualTo("9300");
        then(json.path("onlyUnderOtherAnswers").path(0).path("case").asString()).isEqualTo("alone");
        then(call("explain", "--municipality", "1230").out()).contains("inga ärenden");
    }

    @Test
    void a_bill_names_the_cases_that_only_the_other_reading_charges() throws IOException {
        then(call("explain", "--municipality", "1280").out())
                .contains("Tolkning R-002: 1 ärende utan dygn på räkningen har dygn bara med den andra läsningen.",
                        "ärende beside: ", "varav 1 räknas med den läsningen");
        then(call("explain", "--municipality", "1280", "--format", "html").out()).contains("ärende beside: ");
        var only = call("explain", "--municipality", "1280", "--format", "json").json()
                .path("bills")
                .path(0)
                .path("onlyUnderOtherAnswers");
        then(only.size()).isEqualTo(1);
        then(only.path(0).path("case").asString()).isEqualTo("beside");
        then(only.path(0).path("firstDay").asString()).isEqualTo("2022-09-01");
        then(only.path(0).path("lastDay").asString()).isEqualTo("2022-09-01");
        then(only.path(0).path("days").asString()).isEqualTo("1");
    }
}
