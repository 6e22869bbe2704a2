package se.klardag.cli.cases.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.cases.row.LongFields;
import se.klardag.cli.cases.row.RejectReason;
import se.klardag.cli.cases.table.EventColumn;
import se.klardag.cli.cases.table.Header;
import se.klardag.cli.cases.table.RowReader;
import se.klardag.cli.text.Blanks;
import se.klardag.rules.mapping.MappedView;

/// Takes a row of another system's view apart into the events that it states (*vyradens uppgifter*).
final class ViewFields implements RowReader.Fields {
    /// A cell of the row: its text, or why it has none.
    private record Lost(RejectReason why, String shown) {}

    private final Header header;
    private final MappedView view;
    private final String[] texts;
    private final @Nullable Lost[] lost;

    ViewFields(Header header, MappedView view) {
        this.header = header;
        this.view = view;
        this.texts = new String[header.titles().size()];
        this.lost = new @Nullable Lost[texts.length];
        Arrays.fill(texts, "");
    }

    @Override
    public void begin(long line) {
        Arrays.fill(texts, "");
        Arrays.fill(lost, null);
    }

    @Override
    public void field(int index, char[] text, int offset, int length) {
        if (index < texts.length) {
            texts[index] = Blanks.strip(new String(text, offset, length));
        }
    }

    @Override
    public void lost(int index, RowReader.Lost why, String shown) {
        if (index < lost.length) {
            lost[index] = new Lost(RejectReason.of(why), shown);
        }
    }

    /// What a row states, with the headings of its columns.
    ///
    /// @param isCompared whether it holds nowhere, and is compared with what holds
    /// @param isDay      whether it has a date and no time of day
    record Stated(LongFields row, String heading, boolean isCompared, boolean isDay) {}

    /// What the row states; a fact that the row leaves blank is none.
    List<Stated> stated() {
        var stated = new ArrayList<Stated>();
        if (!view.event().isEmpty()) {
            var row = row();
            put(row, EventColumn.EVENT, view.event());
            put(row, EventColumn.AT, view.at());
            stated.add(new Stated(row, heading(view.at().day()), false, false));
        }
        view.facts().forEach(fact -> state(fact, false, stated));
        view.compared().forEach(fact -> state(fact, true, stated));
        return stated;
    }

    private void state(MappedView.Fact fact, boolean compared, List<Stated> stated) {
        int place = header.placeOf(fact.main());
        if (place < 0 || (fact.isNothing(texts[place]) && lost[place] == null)) {
            return;
        }
        var row = row();
        row.put(EventColumn.EVENT, fact.event());
        put(row, EventColumn.AT, fact.at());
        put(row, EventColumn.VALUE, fact.value());
        if (!fact.is().isEmpty()) {
            row.put(EventColumn.VALUE, fact.is());
        }
        put(row, EventColumn.RECORDED_AT, fact.recorded());
        int clock = header.placeOf(fact.at().clock());
        boolean day = (clock < 0 || texts[clock].isEmpty())
                && row.get(EventColumn.AT).length() <= "yyyy-mm-dd".length();
        stated.add(new Stated(row, header.titles().get(place), compared, day));
    }

    /// A row that holds nothing but its stay and when it was registered.
    LongFields row() {
        var row = new LongFields();
        put(row, EventColumn.CASE_ID, view.stay());
        put(row, EventColumn.RECORDED_AT, view.recorded());
        return row;
    }

    private void put(LongFields row, EventColumn column, MappedView.Place place) {
        put(row, column, place.day());
        int clock = header.placeOf(place.clock());
        if (clock >= 0) {
            lose(row, column, clock);
            row.put(column, RowReader.joined(row.get(column), texts[clock]));
        }
    }

    private void put(LongFields row, EventColumn column, List<String> headings) {
        int place = header.placeOf(headings);
        if (place >= 0) {
            lose(row, column, place);
            row.put(column, texts[place]);
        }
    }

    private void lose(LongFields row, EventColumn column, int place) {
        var why = lost[place];
        if (why != null) {
            row.lose(column, why.why(), why.shown());
        }
    }

    private String heading(List<String> headings) {
        int place = header.placeOf(headings);
        return place < 0 ? "" : header.titles().get(place);
    }

    /// Our names of what the file has a heading for, whether or not a row fills it.
    List<String> recorded() {
        return view.facts()
                .stream()
                .filter(fact -> header.placeOf(fact.main()) >= 0)
                .map(MappedView.Fact::event)
                .toList();
    }

    String title() {
        return view.title();
    }
}
