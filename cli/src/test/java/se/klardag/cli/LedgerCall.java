package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import se.klardag.cli.ledger.LedgerKind;
import tools.jackson.databind.JsonNode;

/// Calls on one ledger, in a folder or on a server.
///
/// What the tests bill: municipality 1267 (Höör) under an adopted agreement, mean above 2.8 days, 9,300 kronor a day.
record LedgerCall(String address, Path folder) {
    static final Path ADOPTED = Path.of("..", "fixtures", "adopted", "adopted-agreement", "agreement.yaml");

    /// The last day of which the tests say that it is today: every bill of theirs has to be dated before.
    static final LocalDate TODAY = LocalDate.of(2023, 3, 1);

    /// A ledger with nothing in it.
    static LedgerCall fresh(LedgerKind kind, Path folder) {
        return at(kind.address(folder), folder);
    }

    /// The same at an address of one's own choice.
    static LedgerCall at(String address, Path folder) {
        var ledger = new LedgerCall(address, folder);
        ledger.done("ledger", "init");
        return ledger;
    }

    /// A case of so many noons in September 2022, discharged on the 20th at 13:00.
    static String stay(String id, int days) {
        return stay(id, "1267", days);
    }

    static String stay(String id, String municipality, int days) {
        return CaseLines.row(
                "case_id", id, "municipality", municipality,
                "admitted_at", "2022-08-01 08:00", "admission_notice_at", "2022-08-01 09:00",
                "ready_notice_at", "2022-09-" + String.format(Locale.ROOT, "%02d", 20 - days) + " 13:00",
                "discharged_at", "2022-09-20 13:00");
    }

    /// Posts September 2022 with these rows.
    Call post(List<String> rows, String... more) {
        var all = new ArrayList<>(List.of(more));
        if (!all.contains("--yes")) {
            all.add("--yes");
        }
        return shown(rows, all.toArray(String[]::new));
    }

    /// Shows what September 2022 would be with these rows.
    Call shown(List<String> rows, String... more) {
        var file = CaseLines.text(folder, "cases.csv", CaseLines.table(rows.toArray(String[]::new)));
        var args = new ArrayList<>(List.of("post", "--agreement", ADOPTED.toString(), "--period", "2022-09"));
        args.addAll(List.of(more));
        if (!args.contains("--date")) {
            args.addAll(List.of("--date", "2022-10-05"));
        }
        args.add(file.toString());
        return on(args.toArray(String[]::new));
    }

    /// Any command on the ledger.
    Call on(String... args) {
        var all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--ledger", address));
        return Call.on(TODAY, all.toArray(String[]::new)).speaksPlainly();
    }

    /// A total of the claims of a day by their age, due after 30 days.
    String ageing(String day, String key) {
        return on("statement", "--ageing", "--due-days", "30", "--date", day, "--format", "json")
                .json()
                .required("total")
                .required(key)
                .asString();
    }

    /// Any command that has to end well.
    String done(String... args) {
        var call = on(args);
        then(call.code()).as(call.err()).isZero();
        return call.out();
    }

    /// The bills as the program lists them for machines.
    JsonNode bills() {
        return on("bills", "--format", "json", "--date", "2022-12-31").json().required("bills");
    }

    /// What is left to pay, as the statement has it.
    String open() {
        return on("statement", "--format", "json").json().required("total").required("open").asString();
    }

    void isInOrder() {
        var call = on("ledger", "verify");
        then(call.code()).as(call.err()).isZero();
        then(call.out()).startsWith("Stämmer.");
    }
}
