package se.klardag.cli.output;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import se.klardag.cli.Texts;
import se.klardag.cli.bundle.BundleVerification;
import se.klardag.engine.facts.Municipality;

/// What the verification of a bundle came to, for people (*kontroll av ett paket*): the bundle against itself, and against
/// today.
public final class BundleText {
    private final Texts texts;
    private final Page page;
    private final Numerals numerals;

    public BundleText(Texts texts, Page page) {
        this.texts = texts;
        this.page = page;
        this.numerals = new Numerals(texts.language());
    }

    /// As lines.
    ///
    /// @param engine version of the program that verifies
    /// @param all    whether every difference is told
    public String print(String name, BundleVerification.Found found, String engine, boolean all) {
        var prose = new Prose(page.width(), page.styled());
        prose.paragraph(2, "sha256 " + found.sha256());
        found.then()
                .ifPresent(then -> prose.paragraph(
                        2, texts.get("bundle.then", total(then), found.engine())));
        today(prose, found, engine);
        return new VerdictText(texts, page).print(name, found.verdict(), all) + prose.text();
    }

    private void today(Prose prose, BundleVerification.Found found, String engine) {
        if (found.today().isEmpty()) {
            prose.paragraph(
                    2, found.refusal().isEmpty()
                            ? texts.get("bundle.today.not-known")
                            : texts.get("bundle.today.refused", found.refusal()));
            return;
        }
        var today = found.today().get();
        prose.paragraph(2, texts.get("bundle.today", total(today), engine));
        if (!found.changedRules().isEmpty()) {
            prose.paragraph(2, texts.get("bundle.changed-rules", String.join(", ", found.changedRules())));
        }
        if (!found.engine().equals(engine)) {
            prose.paragraph(2, texts.get("bundle.other-engine", found.engine(), engine));
        }
        if (found.then().isPresent()) {
            difference(prose, found.then().get(), today);
        }
    }

    private void difference(Prose prose, BundleVerification.Outcome then, BundleVerification.Outcome today) {
        if (then.settlement().toPay().compareTo(today.settlement().toPay()) == 0
                && then.bills().keySet().equals(today.bills().keySet())) {
            prose.paragraph(2, texts.get("bundle.no-difference"));
            return;
        }
        var difference = new BillDifference(
                side("bundle.side.then", then), side("bundle.side.today", today), texts);
        Set<Integer> places = new TreeSet<>(then.bills().keySet());
        places.addAll(today.bills().keySet());
        for (int place : places) {
            var code = Municipality.codeText(place);
            difference.add(
                    code, code, then.bills().getOrDefault(place, List.of()),
                    today.bills().getOrDefault(place, List.of()));
        }
        prose.blank();
        prose.raw(difference.print(page));
    }

    private ComparedSide side(String key, BundleVerification.Outcome outcome) {
        return new ComparedSide(texts.get(key), outcome.settlement().agreement(), Optional.empty());
    }

    private String total(BundleVerification.Outcome outcome) {
        BigDecimal toPay = outcome.settlement().toPay();
        var code = outcome.settlement().currency().code();
        return numerals.people(toPay) + " " + (code.equals("SEK") ? "kr" : code);
    }
}
