package se.klardag.cli.command.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.klardag.cli.audit.verify.Program;
import se.klardag.cli.files.OutputFolder;
import se.klardag.cli.render.Console;
import se.klardag.cli.render.TextTable;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.workspace.LedgerTraces;
import se.klardag.cli.workspace.Setting;
import se.klardag.cli.workspace.Workspace;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One month of a working folder, from case files to what is sent (*månadsstängning*).
///
/// Every step is a command as somebody would run it, and each of them may be run again: what is written is written anew, what
/// is posted is posted once. So a month that was stopped goes on where it stopped when it is run again. The settlement of a
/// posted month is what was posted: it is written over only with the correction that somebody says yes to.
final class MonthClose {
    /// What the call says.
    ///
    /// @param yes   whether what is shown is posted
    /// @param date  of the bills
    /// @param forms of the documents
    /// @param documents whether any are written
    /// @param zip   whether each municipality's package is one file
    /// @param flags   handed on to every command that knows them
    /// @param reading of the case files, for every command that reads them
    /// @param said    what the call said besides the month and its consent
    record Options(
            boolean yes,
            LocalDate date,
            String forms,
            boolean documents,
            boolean zip,
            List<String> flags,
            List<String> reading,
            List<String> said) {
        Options {
            flags = List.copyOf(flags);
            reading = List.copyOf(reading);
            said = List.copyOf(said);
        }
    }

    /// What is known of the same files from the months before, in one call: nothing is read twice for it.
    static final class Known {
        private final Map<YearMonth, JsonNode> settled = new HashMap<>();
        private Optional<Checked> checked = Optional.empty();

        /// @param folder with the lists; empty where none were written
        private record Checked(Optional<Path> folder, Program.Outcome outcome) {}
    }

    private final Console console;
    private final Workspace workspace;
    private final YearMonth month;
    private final List<String> cases;
    private final Options options;
    private final WorkspacePlaces places;
    private final Path out;
    private final Checklist list;
    private final MonthCalls calls;
    private final Known known;
    /// Whether a posted month is what the files say, by now.
    private boolean isAsPosted;

    MonthClose(
            Console console, Workspace workspace, Program program, YearMonth month, List<String> cases,
            Options options, Known known) {
        this.known = known;
        this.console = console;
        this.workspace = workspace;
        this.month = month;
        this.cases = List.copyOf(cases);
        this.options = options;
        this.places = new WorkspacePlaces(workspace);
        this.out = places.output(month);
        this.list = new Checklist(console.texts());
        this.calls = new MonthCalls(console, workspace, program, cases, options);
    }

    /// Goes through the steps, and prints what was done.
    ///
    /// @return the exit code
    int close() {
        OutputFolder.sweep(out);
        int code = steps();
        console.print("\n" + new DateTimeFormats(console.texts()).month(month) + "\n" + list.print());
        return code;
    }

    private int steps() {
        var another = LedgerTraces.of(workspace);
        if (another.isPresent()) {
            list.open("other-ledger", places.ledger(), another.get(), Workspace.FILE);
            return ExitCode.UNUSABLE;
        }
        boolean isPosted = places.isPosted(month);
        boolean isOther = isPosted && isOther();
        var settled = !isPosted ? settle(out, true) : isOther ? settle(places.afterwards(month), false) : settleAgain();
        if (settled.exitCode() > ExitCode.WITH_REJECTS) {
            return unsettled(settled);
        }
        var result = isPosted && !isOther
                ? JsonMapper.shared().readTree(settled.out())
                : JsonMapper.shared()
                        .readTree(isOther
                                ? places.afterwards(month).resolve(WorkspacePlaces.SETTLEMENT)
                                : places.settlement(month));
        known.settled.put(month, result);
        list.done(isPosted ? "settled-again" : "settled",
                cases.size(), people(BigDecimal.valueOf(cases(result))), amount(total(result)), out);
        leftOut(result);
        check(isPosted);
        compare(result);
        missing(result);
        isAsPosted = !isOther;
        int posted = isPosted ? correct() : post();
        places.billed(month).ifPresent(billed -> list.done("billed", amount(billed)));
        return Math.max(settled.exitCode(),
                Math.max(posted, write(result, isPosted) ? ExitCode.DONE : ExitCode.WITH_REJECTS));
    }

    private boolean write(JsonNode result, boolean wasPosted) {
        if (!options.documents()) {
            list.open("documents-off");
            return true;
        }
        var documents = new MonthDocuments(calls, month, options, out, list);
        boolean isWritten = places.isPosted(month)
                ? documents.posted()
                : documents.drafted(result.required("agreement").asString());
        // what the files say and is not posted stands where their settlement does
        return documents.page(wasPosted && !isAsPosted ? places.afterwards(month) : out) && isWritten;
    }

    /// Whether the files are other files than those of the month's last settlement.
    private boolean isOther() {
        return Files.exists(places.latest(month))
                && places.isOutdated(month, cases.stream().map(Path::of).toList());
    }

    private Program.Outcome settle(Path folder, boolean shown) {
        calls.list();
        return calls.run("settle", Stream.concat(
                Stream.of("--period", month.toString(), "--out", folder.toString(), "--force"),
                options.flags().stream()), shown);
    }

    /// What the files say by now; the folder keeps what was posted.
    private Program.Outcome settleAgain() {
        return calls.run("settle", Stream.concat(
                Stream.of("--period", month.toString(), "--format", "json"), options.flags().stream()), false);
    }

    private void check(boolean again) {
        var call = again ? checkAgain() : checkInto();
        boolean isClean = call.exitCode() == ExitCode.DONE;
        if (again) {
            list.done(isClean ? "checked-again" : "checked-again-errors");
        } else {
            list.done(isClean ? "checked" : "checked-errors", places.checked(month));
        }
    }

    /// The check is of the files, whichever month: the next month of a call takes the lists of the one before.
    private Program.Outcome checkInto() {
        var place = places.checked(month);
        var before = known.checked.flatMap(Known.Checked::folder);
        if (before.isPresent()) {
            if (!before.get().equals(place)) {
                copy(before.get(), place);
            }
            return known.checked.get().outcome();
        }
        var call = calls.run("check", Stream.of("--out", place.toString(), "--force"), false);
        if (call.exitCode() <= ExitCode.WITH_REJECTS) {
            known.checked = Optional.of(new Known.Checked(Optional.of(place), call));
        }
        return call;
    }

    /// Without lists: those of the folder stay.
    private Program.Outcome checkAgain() {
        if (known.checked.isEmpty()) {
            known.checked = Optional.of(new Known.Checked(
                    Optional.empty(), calls.run("check", Stream.empty(), false)));
        }
        return known.checked.get().outcome();
    }

    private static void copy(Path from, Path to) {
        try (var all = Files.list(from); var folder = OutputFolder.at(to)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                folder.write(file.getFileName().toString(), Files.readAllBytes(file));
            }
            folder.done();
        } catch (IOException refused) {
            throw new UncheckedIOException(to.toString(), refused);
        }
    }

    /// Rows that no case rests on. Where none of the month is left, the codes or headings are not described.
    private void leftOut(JsonNode result) {
        var replaced = result.required("receipt").path("replacedRows").asLong(0);
        if (replaced > 0) {
            list.done("replaced", people(BigDecimal.valueOf(replaced)));
        }
        var rejected = result.required("rejectedRows").asLong();
        if (rejected > 0) {
            list.open("rejected", people(BigDecimal.valueOf(rejected)));
        }
        if (rejected > 0 && cases(result) == 0) {
            list.open("nothing-left", workspace.path(
                    workspace.written().getOrDefault(Setting.MAPPING, WorkspaceFiles.MAPPING)));
            list.nextThen(again(false));
        }
    }

    /// Columns that the terms ask for and no file has: whether the source records them is for the folder to say.
    private void missing(JsonNode result) {
        var missing = result.required("receipt").path("missingColumns").valueStream().map(JsonNode::asString).toList();
        if (!missing.isEmpty()) {
            list.open("missing-columns", Workspace.FILE, Stream.concat(
                    workspace.value(Setting.ABSENT).stream(), missing.stream()).collect(Collectors.joining(", ")));
        }
    }

    private int unsettled(Program.Outcome refused) {
        list.open("unsettled", refused.exitCode());
        if (workspace.isMissing(Setting.MAPPING)) {
            list.next("klardag check --suggest-mapping " + quoted(cases.getFirst()) + " -o "
                    + quoted(workspace.path(workspace.written().getOrDefault(Setting.MAPPING, WorkspaceFiles.MAPPING))
                            .toString()));
        } else {
            list.nextThen(again(false));
        }
        return refused.exitCode();
    }

    /// This month beside the last and the same of a year ago, as the same files have them.
    private void compare(JsonNode result) {
        record Row(YearMonth month, JsonNode totals) {}
        var rows = new ArrayList<Row>();
        for (var earlier : List.of(month.minusYears(1), month.minusMonths(1))) {
            settled(earlier).filter(totals -> cases(totals) > 0)
                    .ifPresent(totals -> rows.add(new Row(earlier, totals)));
        }
        var names = rows.stream().map(row -> new DateTimeFormats(console.texts()).month(row.month())).toList();
        if (rows.isEmpty()) {
            list.open("compared-nothing");
            return;
        }
        list.done("compared", String.join(", ", names));
        rows.add(new Row(month, result));
        console.print("\n" + new TextTable<Row>(console.texts())
                .left("column.month", row -> new DateTimeFormats(console.texts()).month(row.month()))
                .right("column.cases", row -> people(BigDecimal.valueOf(cases(row.totals()))))
                .right("column.bills", row -> people(BigDecimal.valueOf(billed(row.totals()))))
                .right("column.payable", row -> amount(total(row.totals())))
                .print(rows, console.page()));
    }

    /// Another month as the same files have it; empty where it cannot be settled.
    private Optional<JsonNode> settled(YearMonth earlier) {
        if (!known.settled.containsKey(earlier)) {
            var call = calls.call("settle", Stream.of("--period", earlier.toString(), "--format", "json"));
            known.settled.put(earlier, call.exitCode() <= ExitCode.WITH_REJECTS
                    ? JsonMapper.shared().readTree(call.out())
                    : JsonMapper.shared().nullNode());
        }
        return Optional.ofNullable(known.settled.get(earlier)).filter(JsonNode::isObject);
    }

    /// The first time.
    private int post() {
        if (!places.hasLedger()) {
            list.open("no-ledger", places.ledger());
            list.next("klardag ledger init");
            return options.yes() ? ExitCode.UNUSABLE : ExitCode.DONE;
        }
        var call = propose(options.yes(), true);
        if (call.exitCode() > ExitCode.WITH_REJECTS) {
            return refused(call);
        }
        if (options.yes()) {
            list.done("posted");
        } else {
            list.open("to-post");
            list.next(again(true));
        }
        return ExitCode.DONE;
    }

    /// What the files say otherwise than the posted month is shown, and posted where somebody says yes.
    private int correct() {
        var call = propose(false, !options.yes());
        if (call.exitCode() > ExitCode.WITH_REJECTS) {
            isAsPosted = false;
            return refused(call);
        }
        boolean differs = call.out().contains(console.texts().get("ledger.proposal"));
        isAsPosted &= !differs;
        if (differs && !options.yes()) {
            list.open("to-correct");
            list.next(again(true));
            return ExitCode.DONE;
        }
        // what is about to be refused takes the place of nothing
        if ((differs && !calls.isReturning(call)) || !Files.exists(places.settlement(month))) {
            // before the posting: stopped between the two, the next call still finds the correction
            settle(out, false);
            checkInto();
        }
        if (differs) {
            var posted = propose(true, true);
            if (posted.exitCode() > ExitCode.WITH_REJECTS) {
                return refused(posted);
            }
            isAsPosted = true;
        }
        list.done("posted");
        return ExitCode.DONE;
    }

    private Program.Outcome propose(boolean yes, boolean shown) {
        return calls.run("post", Stream.of(
                Stream.of("--period", month.toString(), "--date", options.date().toString()),
                options.flags().stream(),
                yes ? Stream.of("--yes") : Stream.<String>empty()).flatMap(each -> each), shown);
    }

    /// Whoever asked for bills gets the code of the refusal; whoever looked, that there is something to clear up.
    private int refused(Program.Outcome call) {
        list.open("not-posted");
        workspace.unadopted().ifPresent(_ -> list.open("not-adopted", WorkspaceFiles.ADOPTION));
        calls.release(call, month).ifPresent(list::next);
        list.nextThen(again(options.yes()));
        return options.yes() ? call.exitCode() : ExitCode.WITH_REJECTS;
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
