package se.klardag.cli.report.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.render.TextTable;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.Citations;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.agreement.StatedTerm;
import se.klardag.rules.agreement.TermVersion;

/// Every term of an agreement once its files are combined (*sammanvägda villkor*), with the file and line that it comes from:
/// its own, or one that it is built on.
public final class MergedTerms {
    private final Agreement agreement;
    private final Optional<LocalDate> on;
    private final Texts texts;
    private final String own;

    /// One version of a term, or a gap in it.
    private record Row(String path, String value, String dates, String status, String from, String place) {}

    private MergedTerms(Agreement agreement, Optional<LocalDate> on, Texts texts) {
        this.agreement = agreement;
        this.on = on;
        this.texts = texts;
        this.own = agreement.files().getLast().name();
    }

    /// A table of the terms, in the order of reading.
    ///
    /// @param on the date to read it for; all of time when empty
    /// @throws se.klardag.engine.terms.value.RuleGapException when the agreement is not in force on the date
    public static String print(Agreement agreement, Optional<LocalDate> on, Texts texts, TerminalPage page) {
        on.ifPresent(agreement::requireInForce);
        var rows = new ArrayList<Row>();
        var merged = new MergedTerms(agreement, on, texts);
        agreement.values().values().forEach(stated -> merged.add(stated, rows));
        return new TextTable<Row>(texts)
                .left("show.merged.term", Row::path)
                .left("show.merged.value", Row::value)
                .left("show.merged.dates", Row::dates)
                .left("show.merged.status", Row::status)
                .left("show.merged.origin", Row::from)
                .left("show.merged.place", Row::place)
                .print(rows, page);
    }

    private void add(StatedTerm stated, List<Row> rows) {
        for (var version : stated.versions()) {
            if (on.isEmpty() || version.covers(on.get())) {
                rows.add(row(stated.path(), version));
            }
        }
        for (var gap : stated.gaps()) {
            if (on.isEmpty() || (!on.get().isBefore(gap.from()) && !on.get().isAfter(gap.to()))) {
                rows.add(new Row(
                        stated.path(), "?", texts.get("show.span", gap.from(), gap.to()), texts.of(gap.why()), "", ""));
            }
        }
    }

    private Row row(String path, TermVersion version) {
        var at = version.file().problem(version.pointer(), agreement.title());
        return new Row(
                path,
                version.status() == Status.UNKNOWN ? "?" : version.value(),
                version.to() == null
                        ? texts.get("show.span.open", version.from())
                        : texts.get("show.span", version.from(), version.to()),
                Citations.standing(version.status(), version.stated(), texts),
                texts.get(version.file().source().name().equals(own) ? "show.merged.own" : "show.merged.inherited"),
                at.file() + ":" + at.line());
    }
}
