package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;
import static se.klardag.cli.LedgerCall.stay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.documents.parties.PartiesFile;
import se.klardag.cli.ledger.LedgerKind;
import se.klardag.cli.text.ExitCode;
import se.klardag.rules.files.RuleText;

/// What was sent when: noted once, sent again in the same bytes, booked once.
class SentTest {
    private static final String BILL = "K-2022-00001";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private LedgerCall posted(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(List.of(stay("a", 5), stay("b", 4), stay("m", "1280", 6)));
        return ledger;
    }

    private String parties() {
        return CaseLines.text(folder, "parties.yaml", PartiesFile.example()).toString();
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private Call invoice(LedgerCall ledger, String numbers, String forms, String out, String... more) {
        var args = new ArrayList<>(List.of("invoice", numbers, "--as", forms, "--parties", parties(), "-o",
                at(out)));
        args.addAll(List.of(more));
        return ledger.on(args.toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void what_was_written_is_noted_with_folder_file_and_hash(LedgerKind kind) throws IOException {
        var ledger = posted(kind);
        then(invoice(ledger, "K-2022-00001..00002", "pdf,sie", "first").code()).isZero();
        var files = ledger.on("sent", "--format", "json").json().required("files");
        then(files).hasSize(3);
        for (var file : files) {
            then(file.required("date").asString()).isEqualTo(LedgerCall.TODAY.toString());
            then(file.required("folder").asString()).isEqualTo(at("first"));
            then(file.required("sha256").asString()).isEqualTo(RuleText.sha256(
                    Files.readAllBytes(folder.resolve("first").resolve(file.required("file").asString()))));
        }
        then(files.get(2).required("bills").toString()).isEqualTo("[\"K-2022-00001\",\"K-2022-00002\"]");
        then(ledger.done("sent")).contains("FAKT.SI", "2023-03-01");
        then(ledger.done("sent", BILL)).contains("-1267-" + BILL + ".pdf").doesNotContain("-1280-");
        then(ledger.on("sent", "K-2022-00099").code()).isEqualTo(ExitCode.UNUSABLE);
        ledger.isInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void sending_again_gives_the_same_bytes_and_nothing_more_to_note(LedgerKind kind) throws IOException {
        var ledger = posted(kind);
        then(invoice(ledger, BILL, "pdf", "first").err()).contains("Antecknat som skickat: 1 fil, post 2.");
        var again = invoice(ledger, BILL, "pdf", "second");
        then(again.code()).isZero();
        then(again.err()).contains("skickade förut");
        var name = "2022-09-1267-" + BILL + ".pdf";
        then(folder.resolve("second").resolve(name)).hasSameBinaryContentAs(folder.resolve("first").resolve(name));
        then(ledger.on("sent", "--format", "json").json().required("files")).hasSize(1);
        // on request it is noted again
        then(invoice(ledger, BILL, "pdf", "third", "--again").code()).isZero();
        then(ledger.on("sent", "--format", "json").json().required("files")).hasSize(2);
        // other bytes of the same bill are another document
        var other = CaseLines.text(folder, "others.yaml",
                PartiesFile.example().replace("dueDays: 30", "dueDays: 20"));
        var changed = ledger.on("invoice", BILL, "--as", "pdf", "--parties", other.toString(), "-o", at("fourth"));
        then(changed.code()).as(changed.err()).isEqualTo(ExitCode.REFUSED);
        then(changed.err()).contains(BILL, "--again", "--copy");
        then(folder.resolve("fourth")).doesNotExist();
        ledger.isInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void a_bill_is_booked_once(LedgerKind kind) {
        var ledger = posted(kind);
        then(invoice(ledger, BILL, "sie", "first").code()).isZero();
        var both = invoice(ledger, "K-2022-00001..00002", "sie", "second");
        then(both.code()).isEqualTo(ExitCode.REFUSED);
        then(both.err()).contains(BILL + " är redan exporterad", "--again");
        then(folder.resolve("second")).doesNotExist();
        then(invoice(ledger, "K-2022-00002", "sie", "third").code()).isZero();
        then(invoice(ledger, BILL, "sie", "fourth", "--again").code()).isZero();
        then(invoice(ledger, BILL, "sie", "fifth", "--copy").code()).isEqualTo(ExitCode.UNUSABLE);
        ledger.isInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void a_copy_is_not_noted_and_what_was_sent_is_not_cancelled(LedgerKind kind) {
        var ledger = posted(kind);
        then(invoice(ledger, BILL, "pdf", "copy", "--copy").err()).contains("Kopia");
        then(ledger.done("sent")).contains("Inget är antecknat");
        then(ledger.on("cancel", BILL).code()).isZero();
        then(invoice(ledger, BILL, "pdf", "first").code()).isZero();
        var refused = ledger.on("cancel", BILL, "--yes");
        then(refused.code()).isEqualTo(ExitCode.REFUSED);
        then(refused.err()).contains(
                BILL + " skickades 2023-03-01 enligt liggaren (2022-09-1267-" + BILL + ".pdf, post 2)",
                "även om filerna aldrig lämnade huset", "klardag credit");
        ledger.isInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void statements_and_reminders_are_noted_too(LedgerKind kind) {
        var ledger = posted(kind);
        var statement = List.of("statement", "--as", "pdf", "--parties", parties(), "--date", "2022-12-31", "-o",
                at("statements"));
        ledger.done(statement.toArray(String[]::new));
        then(ledger.done("sent", BILL)).contains("saldobesked-1267-2022-12-31.pdf");
        ledger.done(statement.toArray(String[]::new));
        then(ledger.on("sent", "--format", "json").json().required("files")).hasSize(2);
        ledger.done("statement", "--reminder", "--as", "pdf", "--parties", parties(), "--date", "2022-12-31", "-o",
                at("reminders"));
        then(ledger.done("sent", BILL)).contains("paminnelse-1267-2022-12-31.pdf");
        ledger.isInOrder();
    }

    /// The mark of the journal's end was written over: it is kept as evidence, and the hash of the last entry takes the ledger
    /// further.
    @Test
    void a_mark_that_cannot_be_read_has_a_way_out() throws IOException {
        var ledger = posted(LedgerKind.FOLDER);
        var mark = Path.of(ledger.address()).resolve("journal-head");
        var head = Files.readString(mark).strip().split(" ", -1)[1];
        Files.writeString(mark, "<!doctype html>");
        for (var call : List.of("verify", "rebuild")) {
            var refused = ledger.on("ledger", call);
            then(refused.code()).isEqualTo(ExitCode.DIFFERS);
            then(refused.err()).contains("journal-head", "Flytta filen ur liggaren och spara den som bevis",
                    "klardag ledger verify --head");
        }
        then(mark).hasContent("<!doctype html>");

        Files.move(mark, folder.resolve("evidence"));
        then(ledger.on("ledger", "verify", "--head", head.replace(head.charAt(0), 'x')).code()).isPositive();
        ledger.done("ledger", "verify", "--head", "sha256:" + head);
        ledger.done("payments", "add", BILL, "--amount", "1", "--date", "2022-11-01", "--reference", "x");
        then(mark).exists();
        ledger.isInOrder();
    }
}
