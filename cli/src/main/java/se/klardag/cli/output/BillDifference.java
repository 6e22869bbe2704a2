package se.klardag.cli.output;

import java.util.ArrayList;
import java.util.List;
import se.klardag.cli.Texts;
import se.klardag.engine.settlement.ExplainedBill;
import tools.jackson.databind.node.ObjectNode;

/// What makes one bill another, krona by krona (*skillnad mellan två räkningar*): cases, terms and steps; they add up.
public final class BillDifference {
    private final ComparedSide before;
    private final ComparedSide after;
    private final Texts texts;
    private final List<PlaceDifference> places = new ArrayList<>();

    /// Begins without any municipality.
    public BillDifference(ComparedSide before, ComparedSide after, Texts texts) {
        boolean told = !shortly(before.name()).equals(shortly(after.name()));
        this.before = told ? before.called(shortly(before.name())) : before;
        this.after = told ? after.called(shortly(after.name())) : after;
        this.texts = texts;
    }

    /// A file by its name alone; who compares two of one name sees where they stand.
    private static String shortly(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /// Adds a municipality, with its bills on both sides.
    ///
    /// @param place as it is headed, "Malmö (1280)"
    public void add(String code, String place, List<ExplainedBill> one, List<ExplainedBill> other) {
        places.add(PlaceDifference.of(code, place, one, other));
    }

    /// As lines of text, without the two bills themselves.
    public String print(Page page) {
        return new PlainText(page, texts).print(document().withoutTrees());
    }

    /// In a lawyer's order, before it is given a form.
    public Document document() {
        return new DifferenceDocument(before, after, texts).of(places);
    }

    /// For machines.
    public ObjectNode json() {
        return DifferenceJson.node(before, after, places);
    }
}
