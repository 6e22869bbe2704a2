package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.Texts;

/// Lists in a folder are evidence like any file: other contents take their place only where the user says so.
class OverwrittenFolderTest {
    private static final Set<String> WRITTEN = Set.of("-o", "--out", "--html", "--xlsx", "--per-kommun");

    /// What is read, and what a command keeps for itself: its ledger's signed head, its approvals, its rates.
    private static final Set<String> READ = Set.of(
            "--parties", "--against", "--suggest-mapping", "--settlement", "--proposal", "--approval", "--documents",
            "--rates", "--key", "--signed-head", "--list", "--population", "--hospitals", "--beds", "--published",
            "--delregion", "--budget", "--templates", "--cases", "--sign",
            "--trusted", "--pseudonymise", "--scenario");

    /// Never over a file that is there.
    private static final Set<String> OWN_RULE = Set.of(
            "agreements adopt -o", "check -o", "man -o", "parties init -o", "template -o");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @CsvSource({
            "settle --agreement skane-2018 --period 2022-09, settlement.json",
            "check, findings.csv",
            "indicators --period 2022-09, indicators.json"
    })
    void a_list_that_holds_something_else_is_kept_unless_the_user_says_otherwise(String command, String list)
            throws IOException {
        var cases = CaseLines.file(folder, CaseLines.row(), CaseLines.row("case_id", "late", "sip_called_at", ""));
        var out = folder.resolve("out");
        var call = (command + " --out " + out + " " + cases).split(" ", -1);
        then(Call.of(call).code()).isLessThan(ExitCode.UNUSABLE);
        then(Call.of(call).code()).as("the same again is no harm").isLessThan(ExitCode.UNUSABLE);
        try (var written = Files.list(out)) {
            for (var file : written.filter(each -> !each.endsWith("inputs.json")).toList()) {
                Files.writeString(file, "something else");
            }
        }

        var refused = Call.of(call);
        then(refused.code()).isEqualTo(ExitCode.UNUSABLE);
        then(refused.err()).contains("finns redan; --force skriver över");
        try (var kept = Files.list(out)) {
            then(kept.filter(each -> !each.endsWith("inputs.json")))
                    .allSatisfy(file -> then(file).hasContent("something else"));
        }
        then(Call.of((command + " --force --out " + out + " " + cases).split(" ", -1)).code())
                .isLessThan(ExitCode.UNUSABLE);
    }

    /// Every option of the command tree that takes a file or folder: it is read, or it is written by the one policy. A new one has
    /// to be put in its place here.
    @Test
    void every_command_that_writes_has_the_policy() {
        var nowhere = new PrintWriter(Writer.nullWriter());
        var console = new Console(nowhere, nowhere, Texts.in(Language.SV), false, 100, LocalDate.of(2026, 11, 29));
        var written = new TreeSet<String>();
        for (var name : Klardag.program(new String[]{"--help"}, console).getSubcommands().keySet()) {
            var command = Klardag.program(new String[]{name}, console).getSubcommands().get(name);
            walk(Objects.requireNonNull(command), name, written);
        }

        then(written).contains("settle --out", "check --out", "indicators --out", "bundle -o", "generate -o",
                "simulate --html", "invoice -o", "statement -o", "agreements adopt -o").containsAll(OWN_RULE);
    }

    private static void walk(CommandLine command, String name, Set<String> written) {
        for (var option : command.getCommandSpec().options()) {
            boolean path = option.type().equals(Path.class) || option.auxiliaryTypes()[0].equals(Path.class);
            if (path && !READ.contains(option.longestName())) {
                var place = name + " " + option.shortestName();
                then(option.shortestName()).as(place + ": read or written?").isIn(WRITTEN);
                then(OWN_RULE.contains(place) || command.getCommandSpec().findOption("--force") != null).as(place)
                        .isTrue();
                written.add(place);
            }
        }
        command.getSubcommands().forEach((sub, line) -> walk(line, (name + " " + sub).strip(), written));
    }

    /// The settings of a working folder, a case file of another month, the ledger's mark and a document of a numbered bill:
    /// no command takes their place, whatever the user says. A page is no workbook and no bundle.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "klardag.yaml|hör till arbetsmappens inställningar",
            "parter.yaml|hör till arbetsmappens inställningar",
            "antagande.yaml|hör till arbetsmappens inställningar",
            "belopp.yaml|hör till arbetsmappens inställningar",
            "mallar/brev.txt|hör till arbetsmappens inställningar",
            "underlag/oktober.xlsx|hör till arbetsmappens inställningar",
            "book/journal-head|ligger i en liggare",
            "book/journal/new.html|ligger i en liggare",
            "sent/K-2022-00013.pdf|är en handling till en räkning med nummer",
            "sent/manifest.json|är en handling till en räkning med nummer",
            "note.html|finns redan och är in",
            "note.yaml|finns redan och är in"
    })
    void what_no_result_may_replace_stays(String name, String why) throws IOException {
        var cases = CaseLines.file(folder, CaseLines.row());
        var own = folder.resolve("own");
        then(Call.of("init", own.toString(), "--region", "12").code()).isZero();
        Files.writeString(own.resolve("klardag.yaml"), """
                schema: 1
                region: "12"
                agreement: antagande.yaml
                rates: belopp.yaml
                cases: underlag
                parties: parter.yaml
                templates: mallar
                """);
        var file = own.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        if (name.startsWith("book")) {
            Files.createDirectories(own.resolve("book").resolve("journal"));
            Files.writeString(own.resolve("book").resolve("journal-head"), "mark");
        } else if (name.startsWith("sent")) {
            Files.writeString(own.resolve("sent").resolve("manifest.json"), """
                    {"bills": [{"number": "K-2022-00013"}], "files": [{"name": "K-2022-00013.pdf"}]}""");
        }
        if (!name.endsWith("new.html") && !Files.exists(file)) {
            Files.writeString(file, "kept");
        }
        var before = Files.exists(file) ? Files.readString(file) : "";
        for (var call : List.of(
                "report --agreement skane-2018 --period 2022-09 --force --out",
                "report --agreement skane-2018 --period 2022-09 --force --xlsx",
                "simulate --base skane-2018 --period 2022-09 --force --html",
                "simulate --base skane-2018 --period 2022-09 --force --xlsx",
                "bundle --agreement skane-2018 --period 2022-09 --force -o",
                "generate --region skane --from 2022-09 --months 1 --seed 1 --force -o")) {
            var words = new ArrayList<>(List.of(call.split(" ", -1)));
            words.add(file.toString());
            if (!call.startsWith("generate")) {
                words.add(cases.toString());
            }
            var refused = Call.of(words.toArray(String[]::new));
            then(refused.code()).as(call + refused.err()).isEqualTo(ExitCode.UNUSABLE);
            then(refused.err()).as(call).contains(why);
        }
        then(Files.exists(file) ? Files.readString(file) : "").isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"settle --agreement skane-2018 --period 2022-09 --out", "check --out",
            "indicators --period 2022-09 --out", "man -o"})
    void no_folder_of_results_is_in_a_ledger(String call) throws IOException {
        var cases = CaseLines.file(folder, CaseLines.row());
        var ledger = folder.resolve("book");
        then(Call.of("ledger", "init", "--ledger", ledger.toString()).code()).isZero();
        var words = new ArrayList<>(List.of(call.split(" ", -1)));
        words.add(ledger.resolve("journal").toString());
        if (!call.startsWith("man")) {
            words.addAll(List.of("--force", cases.toString()));
        }
        var refused = Call.of(words.toArray(String[]::new));
        then(refused.code()).as(refused.err()).isEqualTo(ExitCode.UNUSABLE);
        then(refused.err()).contains("ligger i en liggare");
        then(ledger.resolve("journal")).isEmptyDirectory();
    }

    /// A list that is a setting of the working folder by its name: the deviations of a call are not written over it.
    @Test
    void a_folder_of_results_spares_the_settings() throws IOException {
        var cases = CaseLines.file(folder, CaseLines.row());
        Files.writeString(folder.resolve("klardag.yaml"), "schema: 1\nparties: deviations.csv\n");
        Files.writeString(folder.resolve("deviations.csv"), "kept");
        var refused = Call.of("check", "--force", "--out", folder.toString(), cases.toString());
        then(refused.code()).as(refused.err()).isEqualTo(ExitCode.UNUSABLE);
        then(folder.resolve("deviations.csv")).hasContent("kept");
    }

    @Test
    void the_folder_of_another_month_is_never_written_over() throws IOException {
        var cases = CaseLines.file(folder, CaseLines.row());
        var out = folder.resolve("out");
        Call.settle(cases, "--out", out.toString());
        var before = Files.readString(out.resolve("settlement.json"));
        var call = Call.of("settle", "--agreement", "skane-2018", "--period", "2022-10", "--force", "--out",
                out.toString(), cases.toString());

        then(call.code()).isEqualTo(ExitCode.UNUSABLE);
        then(call.err()).contains("håller avräkningen för 2022-09; välj en annan katalog för 2022-10");
        then(out.resolve("settlement.json")).hasContent(before);
    }
}
