package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.cli.files.OutputFolder;

/// A spreadsheet that opens what we write runs nothing of it.
class FormulaTest {
    @ParameterizedTest
    @ValueSource(strings = {"=cmd|' /C calc'!A0", "+1+1", "-1", "@SUM(A1)", "=1+1", "＝1+1", "-2+3+cmd|' /C calc'!A0"})
    void texts_that_begin_as_formulas_are_kept_texts(String formula, @TempDir Path folder) {
        var quoted = "\"" + formula + "\"";
        var file = CaseLines.file(
                folder,
                CaseLines.row("case_id", quoted, "municipality", "x"),
                CaseLines.row("case_id", "b", "consent", quoted),
                CaseLines.row("case_id", "\"" + formula + "2\"", "admission_notice_at", "2022-09-04 12:00"));
        var out = folder.resolve("out");
        Call.settle(file, "--out", out.toString());

        var rejected = records(out.resolve("rejected.csv"));
        // an id has one form, in which a full-width sign is the plain one
        var id = "'" + formula.replace('＝', '=');
        then(rejected.get(0).getField("case_id")).isEqualTo(id);
        then(rejected.get(1).getField("value")).isEqualTo("'" + formula);
        then(records(out.resolve("findings.csv")).getFirst().getField("case_id")).isEqualTo(id + "2");
        for (var name : List.of("rejected.csv", "findings.csv")) {
            for (var each : records(out.resolve(name))) {
                then(each.getFields()).allSatisfy(field -> then(field).doesNotMatch("(?s)[=+@\t\r\n＝-].*"));
            }
        }
    }

    @Test
    void tabs_and_returns_do_not_get_in_front(@TempDir Path folder) throws IOException {
        try (var out = OutputFolder.at(folder)) {
            out.lines("x.csv", List.of("h")).write(List.of("\t=1", "\r=1", "\n=1", "", "a=1", "1-1"));
            out.done();
        }
        then(CaseLines.read(folder.resolve("x.csv"))).isEqualTo("h\n'\t=1,\"'\r=1\",\"'\n=1\",,a=1,1-1\n");
    }

    @Test
    void amounts_stay_numbers(@TempDir Path folder) {
        var file = CaseLines.file(folder, CaseLines.row(), CaseLines.row("case_id", "b", "consent", "no"));
        var out = folder.resolve("out");
        Call.settle(file, "--out", out.toString());

        var bill = records(out.resolve("settlement.csv")).getFirst();
        for (var column : List.of("cases", "days", "mean", "threshold", "excessDays", "rate", "amount", "payable")) {
            then(bill.getField(column)).as(column).matches("[0-9]+(\\.[0-9]+)?");
        }
        then(bill.getField("amount")).isEqualTo("11160");
    }

    private static List<NamedCsvRecord> records(Path file) {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            return csv.stream().toList();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
