package se.klardag.cli.documents.model;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import se.klardag.cli.text.CellSafe;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.IdentityMask;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.Outcome;
import se.klardag.engine.settlement.ExplainedCase;

/// The basis of a bill for machines (*underlag som CSV*): a line per case, counted or left out.
public final class BasisTable {
    private static final List<String> HEADER = List.of(
            "case_id", "ready_notice_at", "discharged_at", "first_day", "last_day", "days", "days_in_mean",
            "days_apart",
            "days_free", "days_excluded", "verdict", "reason", "clause", "counted_under", "admitted_at",
            "admission_notice_at", "planning_called_at", "plan_made_at", "ready_at", "outcome", "liable_from");

    private BasisTable() {}

    /// UTF-8, comma-separated: what each case's days rest on stands last. A case that counts in spite of something names the reading by
    /// which it does, or the reason that it is excepted from.
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
        var fact = each.fact();
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
                        .filter(named -> named.isReading() || named.isException())
                        .map(named -> named.isReading() ? named.reading() : named.reason().code())
                        .collect(Collectors.joining(" ")),
                DateTimeFormats.machine(fact.admittedAt()),
                DateTimeFormats.machine(fact.admissionNoticeAt()),
                DateTimeFormats.machine(fact.at(Event.PLANNING_CALL_RECEIVED)),
                DateTimeFormats.machine(fact.at(Event.PLAN_MADE)),
                DateTimeFormats.machine(fact.readyAt()),
                fact.outcome() == Outcome.NOT_STATED ? "" : fact.outcome().name().toLowerCase(Locale.ROOT),
                verdict instanceof Verdict.Counts ? each.liableFrom().map(LocalDate::toString).orElse("") : "");
    }
}
