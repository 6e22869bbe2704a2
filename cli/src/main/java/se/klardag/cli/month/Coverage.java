package se.klardag.cli.month;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import se.klardag.cli.cases.CaseFiles;
import se.klardag.cli.cases.RejectedRows;
import se.klardag.cli.cases.table.Column;
import se.klardag.cli.remarks.CaseRemarks;
import se.klardag.cli.remarks.FoundStays;
import se.klardag.engine.basis.AskedFields;
import se.klardag.engine.basis.ExportExtent;
import se.klardag.engine.basis.Shortfall;
import se.klardag.engine.basis.UsualCases;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.CaseField;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.FieldCoverage;

/// What the files of a month leave open (*underlagets täckning*): fields that the files lack, why the export does not
/// look whole, stays that it holds more than once, and rows that could not be used; and how many rows gave way to a
/// newer file.
///
/// @param shortfalls     none where the export looks whole
/// @param stays          for which somebody may pay twice
/// @param partialAllowed whether the call said that a part will do
/// @param replaced       rows whose case a newer file has otherwise, where the call said that the newer file holds, or whose blanks it
///                       fills
/// @param rejected       rows that were not settled
/// @param source         what is known of the source beside the cases
/// @param remarks        what somebody should look at in the cases
public record Coverage(
        FieldCoverage fields,
        List<Shortfall> shortfalls,
        FoundStays stays,
        boolean partialAllowed,
        long replaced,
        RejectedRows rejected,
        SourceState source,
        CaseRemarks remarks) {
    /// Of cases that nobody has to look at.
    public Coverage(
            FieldCoverage fields, List<Shortfall> shortfalls, FoundStays stays, boolean partialAllowed,
            long replaced, RejectedRows rejected, SourceState source) {
        this(fields, shortfalls, stays, partialAllowed, replaced, rejected, source, CaseRemarks.NONE);
    }

    /// Files that leave nothing open.
    public static final Coverage WHOLE = new Coverage(
            FieldCoverage.WHOLE, List.of(), FoundStays.NONE, false, 0, RejectedRows.NONE, SourceState.PLAIN);

    public Coverage {
        shortfalls = List.copyOf(shortfalls);
    }

    /// What files that were just read leave open.
    ///
    /// @param extent   of their cases
    /// @param payers   that have a case in the month
    /// @param notParty cases of the month whose payer is no party
    /// @param before   what is known of earlier months beside the files
    /// @param stays    among the cases
    /// @param search   has seen the cases of the month
    public static Coverage of(
            CaseFiles files, AgreementTerms terms, ExportExtent extent, Set<Integer> payers, long notParty,
            UsualCases before, FoundStays stays, CaseRemarks.Search search) {
        var asked = AskedFields.of(terms, extent.earliestStart());
        var fields = fields(files, asked);
        return new Coverage(
                fields,
                extent.shortfalls(payers, notParty, before, files.until()),
                stays,
                false,
                files.rows().replaced(),
                files.rejected(),
                new SourceState(
                        extent.last(), extent.quietDays(), files.until(), among(files.filled().claimed(), asked),
                        among(files.filled().unmet(), asked), files.differingStays(), false),
                files.read(source -> search.found(asked, fields, source)));
    }

    private static Set<CaseField> among(Set<Column> columns, Set<CaseField> asked) {
        return asked.stream()
                .filter(field -> columns.contains(Column.of(field)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CaseField.class)));
    }

    private static FieldCoverage fields(CaseFiles files, Set<CaseField> asked) {
        var missing = EnumSet.noneOf(CaseField.class);
        var absent = EnumSet.noneOf(CaseField.class);
        var lacking = EnumSet.noneOf(CaseField.class);
        for (var field : CaseField.values()) {
            var column = Column.of(field);
            if (files.filled().isDeclaredAbsent(column)) {
                absent.add(field); // a heading over nothing says no more than none
            } else if (asked.contains(field) && files.filled().lacks(column)) {
                missing.add(field);
            }
            if (files.filled().isNowhere(column)) {
                lacking.add(field);
            }
        }
        return new FieldCoverage(missing, absent, lacking);
    }

    /// The same of files with other rejected rows.
    public Coverage rejecting(RejectedRows others) {
        return new Coverage(fields, shortfalls, stays, partialAllowed, replaced, others, source, remarks);
    }

    /// The same of one case: it and its fellows alone are named.
    public Coverage of(Case fact) {
        return new Coverage(
                fields, shortfalls, stays.among(Set.of(fact.id())), partialAllowed, replaced, rejected, source,
                remarks.among(List.of(fact)).fellowsOf(fact.id()));
    }

    /// The same of the cases of one municipality: what is to look at is counted among these, and no other is named.
    public Coverage among(Collection<? extends Case> cases) {
        var ids = cases.stream().map(Case::id).collect(Collectors.toSet());
        return new Coverage(
                fields, shortfalls, stays.among(ids), partialAllowed, replaced, rejected, source,
                remarks.among(cases).naming(ids));
    }

    /// The same of cases that are kept without pseudonyms, as in a ledger.
    public Coverage unseeing(long cases) {
        return new Coverage(
                fields, shortfalls, stays.unseeing(cases), partialAllowed, replaced, rejected, source, remarks);
    }

    /// The same where the call said what will do; that is on record only where it is made use of.
    public Coverage allowing(Allowance allowed) {
        return new Coverage(
                fields, shortfalls, stays.allowing(allowed.overlaps()), allowed.partial() && !shortfalls.isEmpty(),
                replaced, rejected, source.allowing(allowed.differing()), remarks);
    }

    /// Whether no two places of the source say different things, or the call said that what holds by the rules will do.
    public boolean isAgreed() {
        return source.differing() == 0 || source.differingAllowed();
    }

    /// Whether a bill may leave out what is still to come.
    public boolean isEnough() {
        return shortfalls.isEmpty() || partialAllowed;
    }
}
