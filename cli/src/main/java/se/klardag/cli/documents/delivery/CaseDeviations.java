package se.klardag.cli.documents.delivery;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import se.klardag.cli.cases.CaseFiles;
import se.klardag.cli.cases.WideFileWriter;
import se.klardag.cli.cases.row.RejectedRow;
import se.klardag.cli.cases.row.RowLog;
import se.klardag.cli.check.CaseReview;
import se.klardag.cli.check.LocatedFinding;
import se.klardag.cli.check.MeetingList;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.text.Texts;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.places.Payers;

/// The deviations of a municipality's own cases (*kommunens avvikelser*). They are looked for among these cases alone: what
/// names another case names one of the same municipality.
final class CaseDeviations {
    private final List<LocatedFinding> found;
    private final byte[] workbook;

    private CaseDeviations(List<LocatedFinding> found, byte[] workbook) {
        this.found = List.copyOf(found);
        this.workbook = workbook;
    }

    List<LocatedFinding> found() {
        return found;
    }

    /// The same as an Excel list.
    byte[] workbook() {
        return workbook.clone();
    }

    /// Looks through the cases of a municipality's bills, each once.
    static CaseDeviations of(Collection<BillDocument> bills, Texts texts) {
        var cases = new LinkedHashMap<String, RecordedCase>();
        bills.forEach(bill -> bill.basis()
                .explained()
                .cases()
                .forEach(each -> cases.putIfAbsent(each.fact().id(), each.fact())));
        var municipalities = Municipalities.shipped();
        var text = new StringBuilder(WideFileWriter.header());
        cases.values().forEach(each -> text.append(WideFileWriter.line(each)));
        var files = new CaseFiles(
                "", text.toString().getBytes(StandardCharsets.UTF_8), Payers.kommuner(municipalities), new Refusing());
        var review = new CaseReview(files, municipalities, source -> source);
        var list = new MeetingList(texts, municipalities);
        var found = new ArrayList<LocatedFinding>();
        review.look("", each -> own(each).ifPresent(found::add));
        found.forEach(list::add);
        return new CaseDeviations(found, list.bytes(review));
    }

    /// What is of a case, without a place in a file that nobody has. A day on which none of these few was discharged says
    /// nothing.
    private static Optional<LocatedFinding> own(LocatedFinding each) {
        return each.caseId().isEmpty() ? Optional.empty()
                : Optional.of(new LocatedFinding(
                        each.finding(), each.details(), each.municipality(), each.unit(), each.caseId(),
                        each.moments(), "", 0));
    }

    /// Every case was settled: none may be lost here.
    private static final class Refusing implements RowLog {
        @Override
        public void passStarts() {}

        @Override
        public void rejected(RejectedRow row) {
            throw new IllegalStateException("a settled case is refused: row " + row.row());
        }
    }
}
