package se.klardag.cli.command.workspace;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
    /// @param flags   handed on to every command that knows them
    /// @param reading of the case files, for every command that reads them
    /// @param said    what the call said besides the month and its consent
    record Options(
            boolean yes,
            LocalDate date,
            String forms,
            List<String> flags,
            List<String> reading,
            List<String> said) {
        Options {
            flags = List.copyOf(flags);
            reading = List.copyOf(reading);
            said = List.copyOf(said);
        }
    }

    /// What goes into the books, once.
    private static final Set<String> ONCE = Set.of("sie", "ledger");

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
        // what was drafted before an adoption stays beside what is drafted after it
        var documents = bills.isEmpty()
                ? out.resolve("utkast").resolve(result.required("agreement").asString())
                : out.resolve("rakningar");
        boolean isWritten = (bills.isEmpty() || options.yes()) ? write(bills, documents) : isThere(documents);
        bundle(bills.isEmpty(), Optional.of(documents).filter(_ -> isWritten).filter(Files::isDirectory));
        return Math.max(code, Math.max(posted, isWritten ? ExitCode.DONE : ExitCode.WITH_REJECTS));
    }

    private Stream<String> settling() {
        return Stream.concat(
                Stream.of("--period", month.toString(), "--out", out.toString(), "--force"), options.flags().stream());
    }

    private int unsettled(Program.Outcome refused) {
        list.open("unsettled", refused.exitCode());
        if (workspace.isMissing(Setting.MAPPING)) {
            list.next("klardag check --suggest-mapping " + quoted(cases.getFirst()) + " -o "
                    + quoted(workspace.path(workspace.written().getOrDefault(Setting.MAPPING, WorkspaceFiles.MAPPING))
                            .toString()));
        } else {
            list.next(again(false));
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
            list.next(again(options.yes()));
            return options.yes() ? call.exitCode() : ExitCode.DONE;
        }
        if (options.yes()) {
            list.done("posted");
        } else if (before && call.out().contains(console.texts().get("ledger.proposal"))) {
            list.open("to-correct");
            list.next(again(true));
        } else if (before) {
            list.done("posted");
        } else {
            list.open("to-post");
            list.next(again(true));
        }
        return ExitCode.DONE;
    }

    /// The same call again, with everything that it said.
    private String again(boolean yes) {
        return Stream.of(Stream.of("klardag month", month.toString()), options.said().stream(),
                yes ? Stream.of("--yes") : Stream.<String>empty())
                .flatMap(each -> each)
                .collect(Collectors.joining(" "));
    }

    /// A word as a shell takes it for one.
    static String quoted(String word) {
        return word.matches("[\\p{L}0-9._/:,=@+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
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
        if (bills.isEmpty()) {
            return invoice("drafts", List.of(out.toString(), "--issued", options.date().toString()), options.forms(),
                    documents);
        }
        var shown = forms(form -> !ONCE.contains(form));
        var exported = forms(ONCE::contains);
        boolean isWritten = shown.isEmpty() || invoice("documents", bills, shown, documents);
        var fresh = exported.isEmpty() ? List.<String>of() : unexported(bills);
        return isWritten && (fresh.isEmpty()
                || invoice("exported", fresh, exported, out.resolve("bokforing").resolve(fresh.getFirst())));
    }

    private String forms(Predicate<String> wanted) {
        return Arrays.stream(options.forms().split(",")).filter(wanted).collect(Collectors.joining(","));
    }

    private boolean invoice(String step, List<String> what, String forms, Path folder) {
        var call = program.run(Stream.of(
                Stream.of("invoice"), what.stream(), Stream.of("--as", forms, "--force", "-o", folder.toString()))
                .flatMap(each -> each)
                .toList());
        tell(call);
        if (call.exitCode() > ExitCode.WITH_REJECTS) {
            list.open("not-written");
            return false;
        }
        list.done(step, folder);
        return true;
    }

    /// Whether the bills were written before; they are written, and noted as sent, only where somebody says yes.
    private boolean isThere(Path documents) {
        if (Files.isDirectory(documents)) {
            list.done("documents", documents);
            return true;
        }
        list.open("documents-wait");
        return false;
    }

    /// Bills that are not in the books yet.
    private List<String> unexported(List<String> bills) {
        var call = program.run(List.of("sent", "--format", "json"));
        var exported = new HashSet<String>();
        if (call.exitCode() == ExitCode.DONE) {
            JsonMapper.shared()
                    .readTree(call.out())
                    .path("files")
                    .valueStream()
                    .filter(file -> ONCE.contains(file.path("form").asString("")))
                    .forEach(file -> file.path("bills").forEach(bill -> exported.add(bill.asString())));
        }
        return bills.stream().filter(bill -> !exported.contains(bill)).toList();
    }

    /// A posted month is packed from the ledger, whatever the files say by now.
    private void bundle(boolean draft, Optional<Path> documents) {
        var file = out.resolve("underlag.zip");
        var words = Stream.concat(
                Stream.of("--period", month.toString(), "-o", file.toString(), "--force"),
                documents.stream().flatMap(each -> Stream.of("--documents", each.toString())));
        var call = draft
                ? run("bundle", Stream.concat(words, options.flags().stream()), false)
                : program.run(Stream.concat(Stream.of("bundle"), words).toList());
        if (!draft) {
            tell(call);
        }
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
        return program.run(Stream.of(Stream.of(command), arguments, options.reading().stream(), cases.stream())
                .flatMap(each -> each)
                .toList());
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
