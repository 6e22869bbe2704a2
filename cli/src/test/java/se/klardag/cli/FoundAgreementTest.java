package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.cli.text.ExitCode;

/// What somebody is to confirm one day binds nobody yet: no command that calculates takes it.
class FoundAgreementTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {
            "settle --agreement AGREEMENT --period 2022-09 CASES",
            "explain --agreement AGREEMENT --period 2022-09 --municipality 1280 CASES",
            "report 2022-09 CASES --agreement AGREEMENT --out PAGE",
            "simulate --base AGREEMENT --period 2022-09 --change liability.threshold=2 CASES",
            "bundle --agreement AGREEMENT --period 2022-09 CASES -o BUNDLE",
    })
    void every_command_refuses_what_is_dated_after_today(String line) {
        var adoption = CaseLines.text(folder, "adopted.yaml", """
                id: adopted
                adopts: skane-2018
                by: "ekonomidirektör (påhittad)"
                on: 2026-12-01
                sources: {signed: {title: "Undertecknat avtal (påhittat)"}}
                confirms: [dayCount.break]
                """);
        var call = called(line, adoption);
        then(call.code()).isEqualTo(ExitCode.UNUSABLE);
        then(call.err()).contains("Antagandet är daterat 2026-12-01, efter dagens datum, 2026-11-30.");
        then(Call.on(LocalDate.of(2026, 12, 1), words(line, adoption)).err()).doesNotContain("efter dagens datum");
    }

    @Test
    void a_bill_of_long_stays_alone_says_so_first() {
        var agreement = CaseLines.text(folder, "long.yaml", """
                schema: 1
                id: long
                extends: skane-2018
                title: {sv: "Prov", en: "Trial"}
                sources: {own: {title: "prov", dated: 2022-01-01}}
                longStay: {over: {value: 7, status: assumed, source: own}}
                """);
        // noons of the 5th to the 14th: ten days, three beyond the seventh
        var call = Call.of(
                "explain", "--agreement", agreement.toString(), "--period", "2022-09", "--municipality", "1280",
                CaseLines.file(folder, CaseLines.row("discharged_at", "2022-09-14 13:00")).toString());

        then(call.out()).contains("Inget ärende räknas i medelvärdet; 3 dygn för långliggare faktureras.");
    }

    private Call called(String line, Path agreement) {
        return Call.on(TODAY, words(line, agreement));
    }

    private String[] words(String line, Path agreement) {
        var cases = CaseLines.file(folder, CaseLines.row());
        return List.of(line.split(" "))
                .stream()
                .map(word -> switch (word) {
                    case "AGREEMENT" -> agreement.toString();
                    case "CASES" -> cases.toString();
                    case "PAGE" -> folder.resolve("page.html").toString();
                    case "BUNDLE" -> folder.resolve("bundle.zip").toString();
                    default -> word;
                })
                .toArray(String[]::new);
    }
}
