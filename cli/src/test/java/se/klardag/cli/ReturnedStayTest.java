package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.ledger.LedgerKind;
import se.klardag.cli.text.ExitCode;

/// Where days count one by one, a stay has a part in each month: a dispute that was upheld for one of them is told of before the
/// next one is billed. Sums by hand, at 8,000 kronor: the notice of 20 September frees four days, so 24 to 30 September and 1 to 4 October
/// are charged; the day of discharge is not counted.
class ReturnedStayTest {
    private static final String AGREEMENT = """
            id: daily
            extends: statute
            parties: {region: "12"}
            sources: {paper: {title: "Undertecknat avtal (påhittat)"}}
            population:
              late-admission-notice: {value: counted, status: verified, source: paper}
              consent-refused: {value: counted, status: verified, source: paper}
              late-sip-call: {value: counted, status: verified, source: paper}
              open-care-not-ready: {value: counted, status: verified, source: paper}
              forensic-care: {value: counted, status: verified, source: paper}
              deceased: {value: counted, status: verified, source: paper}
              withdrawn: {value: counted, status: verified, source: paper}
            deadlines: {restDays: {value: keep, status: verified, source: paper}}
            clock: {end: {value: "discharge, withdrawal", status: verified, source: paper}}
            dayCount:
              firstDay: {value: in, status: verified, source: paper}
              lastDay: {value: out, status: verified, source: paper}
            attribution:
              membership: {value: day-by-day, status: verified, source: paper}
              openCases: {value: included, status: verified, source: paper}
              selectedBy: {value: settled-month, status: verified, source: paper}
            liability: {freeDays: {values: [{from: 2018-01-01, value: 4, status: verified, source: paper}]}}
            price:
              dailyRate: {values: [{from: 2022-01-01, to: 2022-12-31, value: 8000, status: verified, source: paper}]}
              date: {value: care-day, status: verified, source: paper}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void the_next_month_of_a_stay_that_a_dispute_took_out_is_told_and_needs_a_flag_of_its_own() {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        var agreement = CaseLines.text(folder, "daily.yaml", AGREEMENT).toString();
        var cases = CaseLines.file(folder, CaseLines.row(
                "case_id", "over", "municipality", "1280", "admitted_at", "2022-09-10 08:00",
                "admission_notice_at", "2022-09-10 09:00", "ready_notice_at", "2022-09-20 10:00",
                "discharged_at", "2022-10-05 13:00", "care_type", "somatic", "sip_required", "no", "consent", "yes",
                "open_care_ready", "yes")).toString();
        var october = new String[]{"post", "--agreement", agreement, "--period", "2022-10", "--until", "2022-10-31",
                "--date", "2022-12-02", cases};
        var posted = ledger.done("post", "--agreement", agreement, "--period", "2022-09", "--until", "2022-10-31",
                "--date",
                "2022-11-01", "--yes", cases);
        then(ledger.open()).as(posted).isEqualTo("56000");
        for (var state : new String[]{"open", "upheld"}) {
            ledger.done("dispute", "K-2022-00001", "--case", "over", "--reason", "ej klar", "--state", state, "--date",
                    "2022-11-02");
        }
        ledger.done("credit", "K-2022-00001", "--yes", "--date", "2022-11-03");
        then(ledger.open()).isEqualTo("0");

        var refused = ledger.on(with(october, "--yes"));
        then(refused.code()).isEqualTo(ExitCode.REFUSED);
        then(refused.err()).contains("Medgivet bestridande återkommer: ärende over", "--allow-returned");
        then(ledger.open()).isEqualTo("0");

        ledger.done(with(october, "--yes", "--allow-returned"));
        then(ledger.open()).isEqualTo("32000");
        ledger.isInOrder();
    }

    private static String[] with(String[] call, String... more) {
        var all = new ArrayList<>(List.of(call));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
