package se.klardag.cli.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import se.klardag.cli.month.Origin;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.engine.facts.CareType;
import se.klardag.rules.places.Municipalities;

/// Counted indicators in every form (*indikatorrapport*).
///
/// @param origin of the cases; no rule file is behind it
public record IndicatorReport(
        IndicatorTotals totals,
        Inhabitants inhabitants,
        Municipalities municipalities,
        Origin origin,
        Texts texts) {
    /// For a screen.
    ///
    /// @param written whether everything is written to files too
    public String table(TerminalPage page, boolean written) {
        return new IndicatorTable(totals, inhabitants, municipalities, texts, page).print(notes(), written);
    }

    /// One object.
    public String json() {
        return new IndicatorJson(totals, inhabitants).print(
                origin.rejectedRows(), notes(), origin.receipt().engine(), origin.receipt().cases());
    }

    /// Names of the columns of [#rows].
    public List<String> columns() {
        return IndicatorCsv.header(totals.by());
    }

    /// Gives every line of the table as CSV.
    public void rows(Consumer<List<String>> lines) {
        new IndicatorCsv(totals, inhabitants).write(lines);
    }

    /// The national table of one kind of care.
    public String national(CareType careType) {
        return new NationalExport(totals, municipalities).print(careType);
    }

    /// How the national table was counted: its columns hold nothing else.
    public List<String> nationalNotes(CareType careType) {
        var notes = new ArrayList<>(notes());
        notes.add(texts.get("indicator.note.no-beds"));
        long elsewhere = new NationalExport(totals, municipalities).elsewhere(careType);
        if (elsewhere > 0) {
            notes.add(texts.get(
                    "indicator.note.other-care", new NumberFormats(texts.language()).people(elsewhere)));
        }
        return notes;
    }

    private List<String> notes() {
        return new CountingNotes(totals, inhabitants, municipalities, texts).lines(origin.rejectedRows());
    }
}
