package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.text.ExitCode;

/// A case of which a later file knows more than an earlier one.
///
/// Worked by hand, in Höör: A-1 of 11 noons is closed in September's file, A-2 is still open there. October's file has that
/// A-2 was discharged on 22 September, after 12 noons: 11 + 12 − 2 · 2.8 = 17.4 days at 9,300 kronor, 161,820. Without A-2
/// 8.2 days, 76,260.
class FilledBlankTest {
    private static final String HEADER = "case_id,municipality,admitted_at,admission_notice_at,ready_notice_at,discharged_at\n";
    private static final String START = ",1267,2022-09-01 08:00,2022-09-01 09:00,";
    private static final String CLOSED = "A-1" + START + "2022-09-05 13:00,2022-09-16 13:00\n";
    private static final String OPEN = "A-2" + START + "2022-09-10 13:00,\n";
    private static final String FILLED = "A-2" + START + "2022-09-10 13:00,2022-09-22 13:00\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path september;

    @BeforeEach
    void write() throws IOException {
        september = file("2022-09.csv", HEADER + CLOSED + OPEN);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    private Call settle(Path... files) {
        var args = new ArrayList<>(List.of(
                "settle", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", "--format", "json"));
        for (var file : files) {
            args.add(file.toString());
        }
        return Call.of(args.toArray(String[]::new));
    }

    private static String total(Call call) {
        return call.json().required("total").asString();
    }

    @Test
    void a_blank_that_a_later_file_fills_is_news_and_told() throws IOException {
        then(total(settle(september))).isEqualTo("76260");
        var october = file("2022-10.csv", HEADER + FILLED);
        var call = settle(september, october);
        then(call.code()).as(call.err()).isZero();
        then(total(call)).isEqualTo("161820");
        then(call.json().required("rejectedRows").asInt()).isZero();
        then(call.json().at("/receipt/replacedRows").asInt()).isEqualTo(1);
        then(call.err()).contains(
                "2022-09.csv, rad 3, ärende A-2: kompletterat i " + october
                        + ", rad 2: discharged_at saknas → 2022-09-22",
                "rader som en senare fil kompletterar och som den filens rader ersätter: 1");
    }

    @Test
    void several_files_fill_it_step_by_step() throws IOException {
        var open = file("2022-08.csv", HEADER + "A-2" + START + ",\n");
        var october = file("2022-10.csv", HEADER + FILLED);
        var call = settle(open, september, october);
        then(call.code()).as(call.err()).isZero();
        then(total(call)).isEqualTo("161820");
        then(call.json().at("/receipt/replacedRows").asInt()).isEqualTo(2);
    }

    @Test
    void a_value_that_goes_or_changes_is_still_a_contradiction() throws IOException {
        var first = file("first.csv", HEADER + FILLED);
        // in the other order a known discharge would go
        refused(settle(first, september));
        // what is filled and changed at once is no news only
        refused(settle(september, file("changed.csv", HEADER + "A-2" + START + "2022-09-11 13:00,2022-09-22 13:00\n")));
        // and what a third file says otherwise than the second, nobody can tell
        refused(settle(september, first,
                file("third.csv", HEADER + "A-2" + START + "2022-09-10 13:00,2022-09-23 13:00\n")));
        // within one file no row is later than another
        var once = file("once.csv", HEADER + CLOSED + OPEN + FILLED);
        refused(settle(once));
    }

    private static void refused(Call call) {
        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.err()).contains("A-2");
        then(call.json().at("/receipt").has("replacedRows")).isFalse();
    }

    @Test
    void a_column_that_the_later_file_lacks_loses_nothing() throws IOException {
        var header = HEADER.replace("\n", ",consent\n");
        var known = file("known.csv", header + CLOSED.replace("\n", ",yes\n") + OPEN.replace("\n", ",yes\n"));
        refused(settle(known, file("2022-10.csv", HEADER + FILLED)));
    }

    @Test
    void the_order_is_part_of_what_the_receipt_names() throws IOException {
        var october = file("2022-10.csv", HEADER + FILLED);
        then(settle(september, october).json().at("/receipt/cases"))
                .isEqualTo(settle(september, october).json().at("/receipt/cases"))
                .isNotEqualTo(settle(october).json().at("/receipt/cases"));
    }

    @Test
    void a_saved_settlement_is_made_again_from_the_same_files() throws IOException {
        var october = file("2022-10.csv", HEADER + FILLED);
        var out = folder.resolve("out");
        var settled = Call.of("settle", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", "--out",
                out.toString(), september.toString(), october.toString());
        then(settled.code()).as(settled.err()).isZero();
        then(settled.out()).contains("Rader som ersatts av en nyare fil: 1");
        var bundle = Call.of("bundle", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", "-o",
                folder.resolve("month.zip").toString(), september.toString(), october.toString());
        then(bundle.code()).as(bundle.err()).isZero();
        then(Call.of("verify", folder.resolve("month.zip").toString()).out()).contains("161 820");
    }
}
