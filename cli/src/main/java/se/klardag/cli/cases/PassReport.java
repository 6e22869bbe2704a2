package se.klardag.cli.cases;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import se.klardag.cli.cases.cell.IdText;
import se.klardag.cli.cases.row.CaseRow;
import se.klardag.cli.cases.row.RejectedRow;
import se.klardag.cli.cases.row.RowCounts;
import se.klardag.cli.cases.row.RowLog;
import se.klardag.cli.cases.table.Column;
import se.klardag.cli.cases.table.Header;

/// What one pass over the files left out, counted and reported (*rapport för en genomläsning*).
final class PassReport {
    private final RowLog log;
    private final SourceFiles sources;
    private final Map<String, Map<String, String>> headings = new HashMap<>();
    private final Set<String> forms = new HashSet<>();
    private long read;
    private long used;
    private long rejected;
    private long notYet;
    private final TreeMap<Integer, Long> rejectedOf = new TreeMap<>();
    private long replaced;
    private long repeated;
    private long differing;

    PassReport(RowLog log, SourceFiles sources) {
        this.log = log;
        this.sources = sources;
    }

    /// A pass begins: what an earlier one counted no longer counts.
    void starts() {
        log.passStarts();
        forms.clear();
        read = 0;
        used = 0;
        rejected = 0;
        rejectedOf.clear();
        notYet = 0;
        replaced = 0;
        repeated = 0;
        differing = 0;
    }

    /// The headings that a file has for our columns.
    void headed(String file, Header header) {
        headings.put(file, header.headings());
    }

    void read() {
        read++;
    }

    void used(long rows) {
        used += rows;
    }

    /// The id of a long file's row as it is written; each form is reported once.
    void written(String file, long line, String written, String id) {
        if (!written.equals(id) && forms.add(written)) {
            log.rewrittenId(file, line, IdText.revealed(written), id);
            alphabet(file, line, written);
        }
    }

    /// Tells of an id with letters of another alphabet.
    void alphabet(String file, long line, String written) {
        if (!written.isEmpty() && IdText.isOfAnotherAlphabet(written)) {
            log.otherAlphabet(file, line, IdText.revealed(written));
        }
    }

    /// A stay of which two places say different things of when the patient was ready.
    void differing() {
        differing++;
    }

    long differingStays() {
        return differing;
    }

    void notYet() {
        notYet++;
    }

    long notYetRows() {
        return notYet;
    }

    /// @param municipality that the row names; 0 where it could not be read
    void rejected(String file, long line, String id, int municipality, List<RejectedRow.Problem> faults) {
        rejected++;
        if (municipality > 0) {
            rejectedOf.merge(municipality, 1L, Long::sum);
        }
        log.rejected(new RejectedRow(file, line, id, faults).under(headings.getOrDefault(file, Map.of())));
    }

    /// A row of another file stands for the one that is shown.
    void superseded(RepeatedCases.Newer newer, CaseRow row, Set<Column> columns, String file, long line) {
        if (newer.isAlike()) {
            repeated++;
            log.repeatedRow(file);
            return;
        }
        replaced++;
        log.replaced(new RowLog.Replaced(
                file, line, row.id(), sources.name(newer.place().file()), newer.place().row(),
                newer.changes(row, columns)));
    }

    RejectedRows rejectedRows() {
        return new RejectedRows(rejected, rejectedOf);
    }

    RowCounts rows() {
        return new RowCounts(read, used, rejected, notYet, replaced, repeated);
    }
}
