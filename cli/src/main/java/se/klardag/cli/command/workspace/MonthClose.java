package se.klardag.cli.command.workspace;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import se.klardag.cli.audit.verify.Program;
import se.klardag.cli.render.Console;
import se.klardag.cli.render.TextTable;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.workspace.Setting;
import se.klardag.cli.workspace.Workspace;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One month of a working folder, from case files to what is sent (*månadsstängning*).
///
/// Every step is a command as somebody would run it, and each of them may be run again: what is written is written anew, what
/// is posted is posted once. So a month that was stopped goes on where it stopped when it is run again.
final class MonthClose {
    /// What the call says.
    ///
    /// @param yes   whether what is shown is posted
    /// @param date  of the bills
    /// @param forms of the documents
    /// @param flags handed on to every command that knows them
    record Options(boolean yes, LocalDate date, String forms, List<String> flags) {
        Options {
            flags = List.copyOf(flags);
        }
    }

    private final Console console;
    private final Workspace workspace;
    private final Program program;
    private final YearMonth month;
    private final List<String> cases;
    private final Options options;
    private final WorkspacePlaces places;
    private final Path out;
    private final Checklist list;
    private final Set<String> told = new LinkedHashSet<>();

    MonthClose(
            Console console, Workspace workspace, Program program, YearMonth month, List<String> cases,
            Options options) {
        this.console = console;
        this.workspace = workspace;
        this.program = program;
        this.month = month;
        this.cases = List.copyOf(cases);
        this.options = options;
        this.places = new WorkspacePlaces(workspace);
        this.out = places.output(month);
        this.list = new Checklist(console.texts());
    }

    /// Goes through the steps, and prints what was done.
    ///
    /// @return the exit code
    int close() {
        int code = steps();
        console.print("\n" + new DateTimeFormats(console.texts()).month(month) + "\n" + list.print());
        return code;
    }

    private int steps() {
        var settled = run("settle", settling(), true);
        if (settled.exitCode() > ExitCode.WITH_REJECTS) {
            return unsettled(settled);
        }
        var result = JsonMapper.shared().readTree(out.resolve("settlement.json"));
        list.done("settled", cases.size(), cases(result), amount(total(result)), out);
        int code = settled.exitCode();
        var checked = run("check", Stream.of("--out", places.checked(month).toString(), "--force"), false);
        list.done(checked.exitCode() == ExitCode.DONE ? "checked" : "checked-errors", places.checked(month));
        compare(result);
        var bills = bills();
        int posted = post(!bills.isEmpty());
        bills = bills();
        var documents = out.resolve(bills.isEmpty() ? "utkast" : "rakningar");
        boolean isWritten = write(bills, documents);
        bundle(isWritten ? Optional.of(documents) : Optional.empty());
        return Math.max(code, Math.max(posted, isWritten ? ExitCode.DONE : ExitCode.WITH_REJECTS));
    }

    private Stream<String> settling() {
        return Stream.concat(
                Stream.of("--period", month.toString(), "--out", out.toString(), "--force"), options.flags().stream());
    }

    private int unsettled(Program.Outcome refused) {
        list.open("unsettled", refused.exitCode());
        if (workspace.isMissing(Setting.MAPPING)) {
            list.next("klardag check --suggest-mapping " + cases.getFirst() + " -o "
                    + workspace.path(workspace.written().getOrDefault(Setting.MAPPING, WorkspaceFiles.MAPPING)));
        } else {
            list.next("klardag month " + month);
        }
        return refused.exitCode();
    }

    /// This month beside the last and the same of a year ago, as the same files have them.
    private void compare(JsonNode result) {
        record Row(YearMonth month, JsonNode totals) {}
        var rows = new ArrayList<Row>();
        for (var earlier : List.of(month.minusYears(1), month.minusMonths(1))) {
            var call = call("settle", Stream.of("--period", earlier.toString(), "--format", "json"));
            if (call.exitCode() <= ExitCode.WITH_REJECTS) {
                var totals = JsonMapper.shared().readTree(call.out());
                if (cases(totals) > 0) {
                    rows.add(new Row(earlier, totals));
                }
            }
        }
        var names = rows.stream().map(row -> new DateTimeFormats(console.texts()).month(row.month())).toList();
        list.done(rows.isEmpty() ? "compared-nothing" : "compared", String.join(", ", names));
        if (rows.isEmpty()) {
            return;
        }
        rows.add(new Row(month, result));
        console.print("\n" + new TextTable<Row>(console.texts())
                .left("column.month", row -> new DateTimeFormats(console.texts()).month(row.month()))
                .right("column.cases", row -> people(BigDecimal.valueOf(cases(row.totals()))))
                .right("column.bills", row -> people(BigDecimal.valueOf(billed(row.totals()))))
                .right("column.payable", row -> amount(total(row.totals())))
                .print(rows, console.page()));
    }

    /// @param before whether the month has bills already
    private int post(boolean before) {
        var ledger = workspace.value(Setting.LEDGER).orElse("klardag-ledger");
        if (!ledger.startsWith("jdbc:") && !Files.isDirectory(Path.of(ledger))) {
            list.open("no-ledger", ledger);
            list.next("klardag ledger init");
            return ExitCode.DONE;
        }
        var arguments = Stream.of(
                Stream.of("--period", month.toString(), "--date", options.date().toString()),
                options.flags().stream(),
                options.yes() ? Stream.of("--yes") : Stream.<String>empty()).flatMap(each -> each);
        var call = run("post", arguments, true);
        if (call.exitCode() > ExitCode.WITH_REJECTS) {
            list.open("not-posted");
            workspace.unadopted().ifPresent(_ -> list.open("not-adopted", WorkspaceFiles.ADOPTION));
            list.next("klardag month " + month + (options.yes() ? " --yes" : ""));
            return options.yes() ? call.exitCode() : ExitCode.DONE;
        }
        if (options.yes()) {
            list.done("posted");
        } else if (before && call.out().contains(console.texts().get("ledger.proposal"))) {
            list.open("to-correct");
            list.next("klardag month " + month + " --yes");
        } else if (before) {
            list.done("posted");
        } else {
            list.open("to-post");
            list.next("klardag month " + month + " --yes");
        }
        return ExitCode.DONE;
    }

    /// Numbers of the month's bills in the ledger, without those that were cancelled.
    private List<String> bills() {
        var call = program.run(List.of("bills", "--period", month.toString(), "--format", "json"));
        var numbers = new ArrayList<String>();
        if (call.exitCode() == ExitCode.DONE) {
            JsonMapper.shared()
                    .readTree(call.out())
                    .path("bills")
                    .forEach(bill -> numbers.add(bill.required("number").asString()));
        }
        return numbers;
    }

    private boolean write(List<String> bills, Path documents) {
        var rest = Stream.of("--as", options.forms(), "-o", documents.toString());
        var what = bills.isEmpty()
                ? Stream.of(out.toString(), "--issued", options.date().toString())
                : bills.stream();
        var call = program.run(Stream.of(Stream.of("invoice"), what, rest).flatMap(each -> each).toList());
        tell(call);
        if (call.exitCode() > ExitCode.WITH_REJECTS) {
            list.open("not-written");
            return false;
        }
        list.done(bills.isEmpty() ? "drafts" : "documents", documents);
        return true;
    }

    private void bundle(Optional<Path> documents) {
        var file = out.resolve("underlag.zip");
        var call = run("bundle", Stream.of(
                Stream.of("--period", month.toString(), "-o", file.toString(), "--force"),
                documents.stream().flatMap(each -> Stream.of("--documents", each.toString())),
                options.flags().stream()).flatMap(each -> each), false);
        if (call.exitCode() > ExitCode.WITH_REJECTS) {
            list.open("no-bundle");
        } else {
            list.done("bundle", file);
        }
    }

    /// Runs a command on the case files, and tells what it said.
    ///
    /// @param shown whether its result is shown too
    private Program.Outcome run(String command, Stream<String> arguments, boolean shown) {
        var call = call(command, arguments);
        if (shown) {
            console.print(call.out());
            call.out().lines().forEach(told::add);
        }
        tell(call);
        return call;
    }

    private Program.Outcome call(String command, Stream<String> arguments) {
        return program.run(Stream.of(Stream.of(command), arguments, cases.stream()).flatMap(each -> each).toList());
    }

    /// Each message once, whichever of the commands said it; the first line about the folder is enough.
    private void tell(Program.Outcome call) {
        var folder = console.texts().get("workspace.taken", workspace.folder(), "");
        var beginning = folder.substring(0, folder.length() - 1);
        call.messages()
                .lines()
                .filter(line -> told.add(line.startsWith(beginning) ? beginning : line))
                .forEach(console::complain);
    }

    private static long cases(JsonNode result) {
        return result.required("municipalities").valueStream().mapToLong(each -> each.required("cases").asLong()).sum();
    }

    private static long billed(JsonNode result) {
        return result.required("municipalities")
                .valueStream()
                .filter(each -> new BigDecimal(each.required("payable").asString()).signum() > 0)
                .count();
    }

    private static BigDecimal total(JsonNode result) {
        return new BigDecimal(result.required("totalPayable").asString());
    }

    private String amount(BigDecimal money) {
        return new NumberFormats(console.texts().language()).amount(money);
    }

    private String people(BigDecimal number) {
        return new NumberFormats(console.texts().language()).people(number);
    }
}
