package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.cli.documents.parties.PartiesFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Under terms that count each case by itself, a case whose days are all free is told as one that was counted and cost nothing, and
/// a bundle keeps it. Notices are sent before 12:00 on Monday 5 September 2022: under the statute the 5th to the 7th are free.
class FreeCasesTest {
    private static final String SIX = row("six", "2022-09-14 10:00");
    private static final String FREE = row("free", "2022-09-07 10:00");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static String row(String id, String discharged, String... more) {
        var change = Stream.concat(
                Stream.of("case_id", id, "care_type", "somatic", "discharged_at", discharged), Arrays.stream(more));
        return CaseLines.row(change.toArray(String[]::new));
    }

    /// Six liable days, the 8th to the 13th; two free days; one taken back on the 6th within the free days, and one without a day;
    /// another kommun with free days alone; a case of August.
    private Path cases() {
        return CaseLines.file(
                folder, SIX, FREE,
                row("back", "2022-09-07 10:00", "withdrawn_at", "2022-09-06 10:00"),
                row("no-day", "2022-09-05 15:00"),
                row("lund", "2022-09-06 10:00", "municipality", "1281"),
                row("august", "2022-08-08 10:00", "admitted_at", "2022-08-01 08:00", "admission_notice_at",
                        "2022-08-01 09:00", "ready_notice_at", "2022-08-05 10:00"));
    }

    private static Call of(String command, Path file, String... more) {
        return Call.ofMonth(command, "statute", "2022-09", file, more);
    }

    @Test
    void the_table_counts_them_with_their_clause() {
        var file = cases();
        then(of("settle", file).out()).contains(
                "Uteslutna ärenden: 1\n",
                "Ärenden utan dygn med betalningsansvar: 3 (3 fria dygn)\n",
                "2  3 dagar efter sändningsdagen, 4 om sänd efter 12:00  lag (2017:612)",
                "1  Inget dygn alls\n");
        then(Call.in("en", "settle", "--agreement", "statute", "--period", "2022-09", file.toString()).out())
                .contains("Cases without a liable day: 3 (3 free days)\n", "1  No day at all\n");
    }

    @Test
    void programs_read_them_of_each_kommun() {
        var bills = of("settle", cases(), "--format", "json").json().path("municipalities");
        then(bills.path(0).path("freeCases").asInt()).isEqualTo(2);
        then(bills.path(0).path("freeDays").asString()).isEqualTo("2");
        then(bills.path(1).path("code").asString()).isEqualTo("1281");
        then(bills.path(1).path("payable").asString()).isEqualTo("0");
        then(bills.path(1).path("freeCases").asInt()).isEqualTo(1);
        then(of("settle", cases(), "--format", "csv").out().lines())
                .anyMatch(line -> line.endsWith(",excluded,freeCases,freeDays"))
                .anyMatch(line -> line.startsWith("statute,2022-09,provisional,1280,")
                        && line.endsWith(",withdrawn=1,2,2"))
                .anyMatch(line -> line.startsWith("statute,2022-09,provisional,1281,") && line.endsWith(",,1,1"));
    }

    /// Without such a case nothing is added: the average model has no free days beside its mean.
    @Test
    void nothing_is_told_where_there_is_none() {
        then(of("settle", CaseLines.file(folder, SIX), "--format", "json").out()).doesNotContain("free");
        then(Call.settle(cases(), "--format", "json").out()).doesNotContain("free");
    }

    @Test
    void each_is_explained_with_its_days_and_the_rule() {
        var file = cases();
        then(of("explain", file, "--municipality", "1280").out()).contains(
                "Ärenden utan dygn med betalningsansvar: 2 (2 fria dygn)\n",
                "ärende free: underrättelse 2022-09-05 10:00, utskriven 2022-09-07 10:00, dygnen 2022-09-05 till "
                        + "2022-09-06: 2 fria, betalningsansvar tidigast från 2022-09-08\n",
                "ärende no-day: underrättelse 2022-09-05 10:00, utskriven 2022-09-05 15:00, inget dygn\n",
                "återtagen 2022-09-06 10:00, 1 dygn som inte räknas\n");
        var listed = of("explain", file, "--municipality", "1280", "--format", "json").json()
                .path("bills")
                .path(0)
                .path("freeCases");
        then(listed.path(0).path("case").asString()).isEqualTo("free");
        then(listed.path(0).path("firstDay").asString()).isEqualTo("2022-09-05");
        then(listed.path(0).path("lastDay").asString()).isEqualTo("2022-09-06");
        then(listed.path(0).path("liableFrom").asString()).isEqualTo("2022-09-08");
        then(listed.path(0).path("source").asString()).contains("5 kap. 4 §");
        then(listed.path(1).path("case").asString()).isEqualTo("no-day");
        then(of("explain", file, "--municipality", "1281", "--format", "html").out()).contains("lund", "5 kap. 4 §");
        then(of("explain", file, "--case", "no-day").out()).contains("Inget dygn har betalningsansvar");
        then(of("explain", file, "--case", "back").out()).contains("Ärendet räknas inte");
    }

    /// 6 days today. With one free day the 6th is liable: six + 2, free 1; with none, lund's 5th too. Whoever tries it on the bundle
    /// gets the answer of the file.
    @ParameterizedTest
    @CsvSource({"liability.freeDays=1, 83700", "liability.freeDays=0, 111600", "dayCount.lastDay=in, 65100",
            "population.withdrawn=counted, 55800", "dayCount.firstDay=out, 55800"})
    void other_rules_give_the_same_on_the_bundle_as_on_the_file(String change, String sum) {
        var file = cases();
        var bundle = folder.resolve("september.zip");
        then(of("bundle", file, "-o", bundle.toString()).out())
                .contains("1 ärende från andra månader följer inte med.");
        var packed = CaseLines.text(folder, "packed.csv", text(bundle, "cases.csv"));
        then(CaseLines.read(packed).lines().skip(1).map(line -> line.substring(0, line.indexOf(','))))
                .containsExactly("six", "free", "back", "no-day", "lund");
        then(of("settle", packed, "--format", "csv").out()).isEqualTo(of("settle", file, "--format", "csv").out());
        var onFile = simulated(change, file);
        then(simulated(change, packed).path("municipalities")).isEqualTo(onFile.path("municipalities"));
        then(onFile.path("totalPayable").asString()).isEqualTo(sum);
        then(Call.of("verify", bundle.toString()).code()).isZero();
    }

    /// Lund owes nothing and gets no bill: its line in the settlement stops nobody else's, and an older settlement without it neither.
    @Test
    void a_saved_settlement_is_invoiced_with_and_without_whoever_has_free_days_alone() throws IOException {
        var saved = folder.resolve("saved");
        then(of("settle", cases(), "--out", saved.toString()).code()).isZero();
        var parties = CaseLines.text(folder, "parties.yaml", PartiesFile.example()).toString();
        then(invoiced(saved, parties, "one").out()).contains("Räkningar: 1.");
        var json = saved.resolve("settlement.json");
        var older = (ObjectNode) JsonMapper.shared().readTree(Files.readString(json));
        ((ArrayNode) older.path("municipalities")).remove(1);
        Files.writeString(json, older.toPrettyString());
        then(invoiced(saved, parties, "two").out()).contains("Räkningar: 1.");
    }

    private Call invoiced(Path saved, String parties, String out) {
        return Call.of("invoice", saved.toString(), "--parties", parties, "--issued", "2022-10-05", "--as", "xlsx",
                "-o",
                folder.resolve(out).toString());
    }

    private static JsonNode simulated(String change, Path file) {
        return Call.of("simulate", "--base", "statute", "--change", change, "--period", "2022-09", "--format", "json",
                file.toString()).json().path("changed").path(0);
    }

    private static String text(Path bundle, String name) {
        try (var zip = new ZipFile(bundle.toFile());
                var entry = zip.getInputStream(Objects.requireNonNull(zip.getEntry(name)))) {
            return new String(entry.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
