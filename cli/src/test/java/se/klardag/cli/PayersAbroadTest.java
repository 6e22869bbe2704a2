package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Payers that are no kommuner, and amounts that are no kronor: only where the agreement says so.
class PayersAbroadTest {
    private static final String CASES = """
            case_id,municipality,ready_notice_at,payer_answer,moved_to,discharged_at
            a,0301,2022-09-05 10:00,,,2022-09-08 14:00
            b,0301,2022-09-05 10:00,perhaps,,2022-09-08 14:00
            c,0301,2022-09-05 10:00,,4601,2022-09-08 14:00
            d,0000,2022-09-05 10:00,,,2022-09-08 14:00
            e,301,2022-09-05 10:00,,,2022-09-08 14:00
            """;

    @Test
    void a_code_is_taken_as_it_stands_and_the_currency_is_told(@TempDir Path folder) throws IOException {
        var cases = Files.writeString(folder.resolve("cases.csv"), CASES);
        var call = Call.of(
                "settle", "--agreement", "norway-2012", "--period", "2022-09", "--format", "json", cases.toString());
        // 2 cases of 3 days at 5 306
        then(call.out()).contains("\"currency\" : \"NOK\"", "\"name\" : \"0301\"", "\"amount\" : \"31836\"")
                .contains("\"rejectedRows\" : 3");
        then(call.err())
                .contains("rad 3, kolumn payer_answer, värde ”perhaps”: okänt värde; skriv can, cannot")
                .doesNotContain("rad 4") // the terms of 2022 go by the municipality of stay
                .contains("rad 5, kolumn municipality", "rad 6, kolumn municipality");
        var csv = Call.of(
                "settle", "--agreement", "norway-2012", "--period", "2022-09", "--format", "csv", cases.toString());
        then(csv.out().lines().toList().getFirst()).endsWith(",excluded,currency");
        then(csv.out().lines().toList().get(1)).endsWith(",NOK");
    }

    @Test
    void the_same_codes_are_no_kommuner_in_sweden(@TempDir Path folder) throws IOException {
        var cases = Files.writeString(folder.resolve("cases.csv"), CASES);
        var call = Call.of(
                "settle", "--agreement", "skane-2018", "--period", "2022-09", "--format", "json", cases.toString());
        then(call.out()).contains("\"rejectedRows\" : 5").doesNotContain("currency");
        then(call.err()).contains("rad 2, kolumn municipality, värde ”0301”: ingen svensk kommunkod");
    }
}
