package se.klardag.cli.documents.model;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import se.klardag.cli.text.CellSafe;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.IdentityMask;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.terms.population.CountedAnyway;

/// The basis of a bill for machines (*underlag som CSV*): a line per case, counted or left out.
public final class BasisTable {
    private static final List<String> HEADER = List.of(
            "case_id", "ready_notice_at", "discharged_at", "first_day", "last_day", "days", "days_in_mean",
            "days_apart",
            "days_free", "days_excluded", "verdict", "reason", "clause", "counted_under");

    private BasisTable() {}

    /// UTF-8, comma-separated.
    public static byte[] write(BillDocument bill) {
        var out = new StringWriter();
        try (var csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(out)) {
            csv.writeRecord(HEADER);
            for (var each : bill.basis().explained().cases()) {
                csv.writeRecord(fields(each));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> fields(ExplainedCase each) {
        var here = each.assessment();
        var split = here.split();
        boolean any = here.span().count() > 0;
        var verdict = here.verdict();
        return List.of(
                CellSafe.of(IdentityMask.mask(each.fact().id())),
                DateTimeFormats.machine(each.fact().readyNoticeAt()),
                DateTimeFormats.machine(each.fact().dischargedAt()),
                any ? DateTimeFormats.date(here.span().firstDay()) : "",
                any ? DateTimeFormats.date(here.span().endDay() - 1) : "",
                Long.toString(split.total()),
                Long.toString(split.inAverage()),
                Long.toString(split.individualDays()),
                Long.toString(split.free()),
                Long.toString(split.excluded()),
                verdict instanceof Verdict.Counts ? "counts" : "left-out",
                verdict instanceof Verdict.LeftOut(var reason, var _) ? reason.code() : "",
                verdict instanceof Verdict.LeftOut(var _, var by) ? by.provenance().source().cited() : "",
                each.countedAnyway()
                        .stream()
                        .filter(CountedAnyway::isReading)
                        .map(CountedAnyway::reading)
                        .collect(Collectors.joining(" ")));
    }
}
