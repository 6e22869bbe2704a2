package se.klardag.cli.command.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.klardag.cli.cases.CaseFiles;
import se.klardag.cli.cases.row.RejectedRow;
import se.klardag.cli.cases.row.RowLog;
import se.klardag.cli.cases.table.FileLayout;
import se.klardag.cli.cases.table.ReadSettings;
import se.klardag.cli.files.OutputFolder;
import se.klardag.cli.month.MonthRequest;
import se.klardag.cli.month.Origin;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.EngineVersion;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.IdentityMask;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.rules.Ruling;
import se.klardag.rules.places.Payers;

/// The case files of a call (*inläsning*), with what was left out of them: counts, the first rows, and every row to a file
/// when asked.
public final class Intake implements RowLog {
    /// Names of the columns of rejected rows.
    public static final List<String> HEADER = List.of("file", "row", "case_id", "column", "value", "reason", "message");

    private static final int SHOWN = 20;
    private static final int FEW = 2;

    private final Console console;
    private final ReadSettings reading;
    private final Optional<OutputFolder.Lines> lines;
    private final ReplacedLog replaced;
    private final CaseFiles files;
    private final boolean verbose;
    private final List<RejectedRow> first = new ArrayList<>();
    private final Map<String, Set<String>> ignored = new LinkedHashMap<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final Map<String, List<Long>> totals = new LinkedHashMap<>();
    private final Map<String, FileLayout> layouts = new LinkedHashMap<>();
    private long notYet;
    private long undated;
    private final List<String> ready = new ArrayList<>();
    private final IdNotes ids = new IdNotes();
    private long differing;
    private long contradictory;
    private long repetitions;

    /// @param lists   take every row that is left out, when the call asked for a folder
    /// @param verbose whether the layout of every file is reported, also where nothing had to be found out
    public Intake(
            Console console, List<Path> paths, ReadSettings reading, Payers payers,
            IntakeLists lists, boolean verbose) {
        this.console = console;
        this.reading = reading;
        this.lines = lists.rejected();
        this.replaced = new ReplacedLog(lists.replaced(), reading.newest(), console);
        this.verbose = verbose;
        this.files = new CaseFiles(paths, reading, payers, this);
    }

    public CaseFiles files() {
        return files;
    }

    /// The files as the cases of a month.
    public MonthRequest month(Ruling rules) {
        return new MonthRequest(rules, files, Optional.ofNullable(reading.knownOn()));
    }

    /// Where a result comes from that was made of the files.
    ///
    /// @param rules hash of the rule files behind it
    public Origin origin(String rules) {
        return Origin.of(files, Optional.ofNullable(reading.knownOn()), EngineVersion.current(), rules);
    }

    @Override
    public void passStarts() {
        first.clear();
        ignored.clear();
        counts.clear();
        totals.clear();
        layouts.clear();
        notYet = 0;
        undated = 0;
        differing = 0;
        contradictory = 0;
        repetitions = 0;
        ready.clear();
        ids.restart();
        lines.ifPresent(OutputFolder.Lines::restart);
        replaced.restart();
    }

    @Override
    public void rejected(RejectedRow row) {
        counts.merge(row.file(), 1L, Long::sum);
        if (first.size() < SHOWN) {
            first.add(row);
        }
        var fault = row.faults().getFirst();
        contradictory += fault.reason().isContradiction() ? 1 : 0;
        repetitions += fault.reason().isRepetition() ? 1 : 0;
        lines.ifPresent(each -> each.write(List.of(
                IdentityMask.mask(row.file()),
                Long.toString(row.row()),
                IdentityMask.mask(row.caseId()),
                fault.column(),
                IdentityMask.mask(fault.value()),
                fault.reason().code(),
                message(row))));
    }

    @Override
    public void replaced(Replaced row) {
        replaced.add(row);
    }

    @Override
    public void repeatedRow(String file) {
        replaced.addRepeated(file);
    }

    @Override
    public void readyDiffers(String caseId, String notice, String said, String place) {
        differing++;
        if (!reading.reviewed() && differing <= SHOWN) {
            ready.add(console.texts()
                    .get(
                            "intake.ready-differs", TerminalSafe.briefly(caseId),
                            notice.isEmpty() ? console.texts().get("moment.none") : notice, said, place));
        }
    }

    @Override
    public void rewrittenId(String file, long row, String written, String caseId) {
        ids.add("intake.rewritten-id", file, row, written, caseId);
    }

    @Override
    public void otherAlphabet(String file, long row, String written) {
        ids.add("intake.other-alphabet", file, row, written, "");
    }

    @Override
    public void ignoredColumn(String file, String title) {
        ignored.computeIfAbsent(file, _ -> new LinkedHashSet<>()).add(title);
    }

    @Override
    public void totalRow(String file, long row) {
        totals.computeIfAbsent(file, _ -> new ArrayList<>()).add(row);
    }

    @Override
    public void laidOut(String file, FileLayout layout) {
        layouts.put(file, layout);
    }

    @Override
    public void knownBy(long later, long withoutRecordedTime) {
        notYet = later;
        undated = withoutRecordedTime;
    }

    public long rejected() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Rejected rows that something is lost with: all but those that another row repeats word for word.
    public long lost() {
        return rejected() - repetitions;
    }

    /// Rejected rows of cases of which another row says otherwise.
    public long contradictory() {
        return contradictory;
    }

    /// What is said last about the files.
    ///
    /// @param written      whether the rejected rows are in a file
    /// @param allowRejects whether they are no fault
    /// @return the exit code
    public int end(boolean written, boolean allowRejects) {
        tellLayouts();
        tellRejected(written);
        return rejected() > 0 && !allowRejects ? ExitCode.WITH_REJECTS : ExitCode.DONE;
    }

    /// Tells how each file turned out to be laid out, and which columns were left unread.
    public void tellLayouts() {
        var texts = console.texts();
        layouts.forEach((file, layout) -> {
            if (verbose || !layout.isPlain()) {
                console.complain(texts.get("intake.layout", file, FileLayoutText.of(layout, texts)));
            }
        });
        var sheet = reading.sheet();
        if (sheet != null && !layouts.isEmpty() && layouts.values().stream().noneMatch(FileLayout::isWorkbook)) {
            console.complain(texts.get("intake.no-workbook", TerminalSafe.briefly(sheet)));
        }
        ignored.forEach(this::tellIgnored);
        totals.forEach((file, rows) -> console.complain(texts.get(
                "intake.total-rows", file, people(rows.size()), rows.stream()
                        .limit(SHOWN)
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ")))));
        replaced.tell();
        ids.tell(console);
        ready.forEach(console::complain);
        tell("intake.ready-differing", reading.reviewed() ? 0 : differing);
        tell("intake.not-yet", notYet);
        tell("intake.undated", undated);
    }

    /// A column a line; of many, all of them on one.
    private void tellIgnored(String file, Set<String> titles) {
        var texts = console.texts();
        if (titles.size() <= FEW) {
            titles.forEach(title -> console.complain(
                    texts.get("intake.ignored-column", file, TerminalSafe.briefly(title))));
            return;
        }
        console.complain(texts.get("intake.ignored-columns", file, titles.size(), titles.stream()
                .limit(SHOWN)
                .map(TerminalSafe::briefly)
                .collect(Collectors.joining(", "))) + (titles.size() > SHOWN ? ", …" : ""));
    }

    private void tell(String key, long rows) {
        if (rows > 0) {
            console.complain(console.texts().get(key, people(rows)));
        }
    }

    /// Tells of the first rejected rows and how many there are in each file.
    public void tellRejected(boolean written) {
        var texts = console.texts();
        if (!written) {
            first.forEach(row -> console.complain(texts.get(
                    "intake.rejected-row",
                    row.file(),
                    row.row(),
                    column(row.faults().getFirst()),
                    TerminalSafe.briefly(row.faults().getFirst().value()),
                    message(row))));
        }
        var key = written ? "intake.rejected-written" : "intake.rejected";
        counts.forEach((file, count) -> console.complain(texts.get(
                key, people(count), file, texts.get("intake.out-lists"))));
    }

    private static String column(RejectedRow.Problem fault) {
        return fault.column().isEmpty() ? "–" : fault.column();
    }

    /// What is to be done about the row, in the reader's language: about its first fault, and then about each other.
    private String message(RejectedRow row) {
        var others = row.faults()
                .stream()
                .skip(1)
                .map(fault -> console.texts()
                        .get(
                                "intake.also", column(fault), TerminalSafe.briefly(fault.value()), message(fault)));
        return Stream.concat(Stream.of(message(row.faults().getFirst())), others).collect(Collectors.joining("; "));
    }

    /// What is to be done about one fault, under the heading that the file has for the column.
    private String message(RejectedRow.Problem fault) {
        var advice = console.texts().get("reject." + fault.reason().code(), fault.allowed());
        return fault.heading().isEmpty()
                ? advice
                : console.texts().get("intake.under-heading", TerminalSafe.briefly(fault.heading()), advice);
    }

    private String people(long count) {
        return new NumberFormats(console.texts().language()).people(count);
    }
}
