package se.klardag.cli.output;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.Texts;
import se.klardag.cli.cases.Shown;
import se.klardag.cli.output.Document.Part;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Share;
import se.klardag.engine.figure.Share.Cause;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.terms.Term;

/// What makes one bill another in a lawyer's order (*skillnad i domens ordning*): the facts that differ, the rules with their texts
/// on both sides, the arithmetic, the result; municipality by municipality.
final class DifferenceDocument {
    private final ComparedSide before;
    private final ComparedSide after;
    private final Texts texts;
    private final Numerals numerals;
    private final ExplanationText figures;
    private final ShareText shares;

    DifferenceDocument(ComparedSide before, ComparedSide after, Texts texts) {
        this.before = before;
        this.after = after;
        this.texts = texts;
        this.numerals = new Numerals(texts.language());
        this.figures = new ExplanationText(texts);
        this.shares = new ShareText(texts);
    }

    Document of(List<PlaceDifference> places) {
        var parts = new ArrayList<Part>();
        parts.add(new Part.Heading(texts.get("page.places")));
        parts.add(summary(places));
        long alike = places.stream().filter(each -> each.amount().signum() == 0).count();
        if (alike > 0 && places.size() > 1) {
            parts.add(new Part.Paragraph(texts.get("between.alike", numerals.people(alike))));
        }
        for (var each : places) {
            if (each.amount().signum() != 0 || !each.shares().isEmpty() || places.size() == 1) {
                var heading = texts.get(
                        "between.place", each.place(), figures.amount(each.one()), figures.amount(each.other()));
                parts.add(new Part.Fold(heading, parts(each)));
            }
        }
        return new Document(
                texts.get("between.heading", before.name(), after.name()),
                List.of(described(before), described(after)), parts);
    }

    /// Which settlement it is, and whether it binds.
    private String described(ComparedSide side) {
        var terms = side.terms();
        var settlement = texts.get(
                "between.side", side.name(), SettlementTable.monthName(texts, terms.period().month()),
                terms.agreement(), texts.get(terms.binding() ? "status.binding" : "status.provisional"));
        return side.bundle().map(sum -> settlement + ", " + texts.get("between.bundle", sum)).orElse(settlement);
    }

    private Part summary(List<PlaceDifference> places) {
        var rows = new ArrayList<List<String>>();
        var one = BigDecimal.ZERO;
        var other = BigDecimal.ZERO;
        for (var each : places) {
            if (each.amount().signum() != 0 || places.size() == 1) {
                rows.add(row(each.place(), each.one().value(), each.other().value()));
            }
            one = one.add(each.one().value());
            other = other.add(each.other().value());
        }
        if (places.size() > 1) {
            rows.add(row(texts.get("label.TOTAL"), one, other));
        }
        return new Part.Table(
                List.of(texts.get("page.place"), before.name(), after.name(), texts.get("between.difference")), rows,
                List.of(1, 2, 3));
    }

    private List<String> row(String name, BigDecimal one, BigDecimal other) {
        return List.of(
                name, numerals.people(one), numerals.people(other), shares.signed(other.subtract(one)));
    }

    private List<Part> parts(PlaceDifference place) {
        var parts = new ArrayList<Part>();
        parts.add(new Part.Heading(texts.get("page.recorded-facts")));
        facts(place, parts);
        if (!place.shares().isEmpty()) {
            parts.add(new Part.Heading(texts.get("page.rules")));
            parts.add(rules(place));
            parts.add(new Part.Heading(texts.get("page.arithmetic")));
            arithmetic(place, parts);
        }
        parts.add(new Part.Heading(texts.get("page.result")));
        parts.add(new Part.Result(result(place)));
        return parts;
    }

    private void facts(PlaceDifference place, List<Part> parts) {
        var rows = place.cases()
                .stream()
                .map(id -> List.of(
                        Shown.of(id), standing(place.before(id)), standing(place.after(id)), events(place, id)))
                .toList();
        if (!rows.isEmpty()) {
            parts.add(new Part.Table(
                    List.of(texts.get("page.case"), before.name(), after.name(), texts.get("between.events")), rows,
                    List.of()));
        }
        parts.add(new Part.Paragraph(texts.get("between.same-cases", numerals.people(place.alike()))));
    }

    private String standing(Optional<ExplainedCase> each) {
        return each.map(shares::standing).orElse("–");
    }

    private String events(PlaceDifference place, String id) {
        var one = place.before(id);
        var other = place.after(id);
        if (one.isEmpty() || other.isEmpty()) {
            return texts.get("between.only", one.isEmpty() ? after.name() : before.name());
        }
        return texts.get(
                one.get().fact().equals(other.get().fact()) ? "between.same-facts" : "between.other-facts");
    }

    /// The terms that the shares were computed with: those that differ first, each with its text on both sides.
    private Part rules(PlaceDifference place) {
        var one = terms(place.one(), place.left());
        var other = terms(place.other(), place.right());
        var paths = place.shares()
                .stream()
                .flatMap(share -> Stream.concat(
                        share.cause() instanceof Cause.OfTerm(var path) ? Stream.of(path) : leftOut(share, place),
                        share.steps()
                                .stream()
                                .flatMap(step -> CitedTerms.figures(step).stream())
                                .flatMap(figure -> CitedTerms.own(figure).stream().map(Term::path))))
                .distinct()
                .toList();
        var rows = new ArrayList<List<String>>();
        for (boolean same : List.of(false, true)) {
            for (var path : paths) {
                var first = said(one.get(path), place.one());
                var second = said(other.get(path), place.other());
                if (first.equals(second) == same) {
                    rows.add(List.of(
                            new TermWords(texts).name(path), first, same ? texts.get("between.same") : second));
                }
            }
        }
        return new Part.Table(List.of(texts.get("page.rule"), before.name(), after.name()), rows, List.of());
    }

    /// The rules that left the case out, on either side.
    private static Stream<String> leftOut(Share share, PlaceDifference place) {
        return share.cause() instanceof Cause.OfCase(var id)
                ? Stream.of(place.before(id), place.after(id))
                        .flatMap(Optional::stream)
                        .flatMap(each -> by(each).stream())
                        .map(Term::path)
                : Stream.of();
    }

    private static Optional<Term<?>> by(ExplainedCase each) {
        return each.assessment().verdict() instanceof Verdict.LeftOut(var _, var by)
                ? Optional.of(by)
                : Optional.empty();
    }

    private static Map<String, Term<?>> terms(Figure figure, Map<String, ExplainedCase> cases) {
        var terms = new LinkedHashMap<String, Term<?>>();
        CitedTerms.all(figure).forEach(term -> terms.putIfAbsent(term.path(), term));
        cases.values().forEach(each -> by(each).ifPresent(term -> terms.putIfAbsent(term.path(), term)));
        return terms;
    }

    /// The value, with the text it was read in and its standing.
    private String said(@Nullable Term<?> term, Figure tree) {
        if (term == null) {
            return texts.get("between.not-used");
        }
        var value = agreed(tree, term.path()).map(figures::amount)
                .orElseGet(() -> RuleValues.print(term.value(), texts));
        return value + "\n" + Citations.print(term, texts);
    }

    private static Optional<Figure> agreed(Figure figure, String path) {
        return figure instanceof Figure.Agreed agreed && agreed.term().path().equals(path)
                ? Optional.of(agreed)
                : figure.parts().stream().flatMap(part -> agreed(part, path).stream()).findFirst();
    }

    private void arithmetic(PlaceDifference place, List<Part> parts) {
        var unit = place.other().unit();
        var rows = new ArrayList<List<String>>();
        for (var share : place.shares()) {
            rows.add(List.of(
                    shares.cause(share.cause()), String.join("\n", shares.arithmetic(share, unit)),
                    shares.signed(share.amount())));
        }
        var summed = place.shares()
                .stream()
                .map(share -> shares.signed(share.amount()))
                .collect(
                        Collectors.joining(" "));
        rows.add(List.of(
                texts.get("between.sum"), place.shares().size() > 1 && place.shares().size() <= 4 ? summed : "",
                shares.signed(place.amount())));
        parts.add(new Part.Table(
                List.of(texts.get("between.cause"), texts.get("page.arithmetic"), shares.unit(unit, BigDecimal.TEN)),
                rows, List.of(2)));
        unattributed(place, parts);
        parts.add(new Part.Fold(texts.get("between.whole", before.name()), List.of(new Part.Tree(place.one()))));
        parts.add(new Part.Fold(texts.get("between.whole", after.name()), List.of(new Part.Tree(place.other()))));
    }

    /// What no case and no term stands behind is said, and not put down to any.
    private void unattributed(PlaceDifference place, List<Part> parts) {
        var amount = place.shares()
                .stream()
                .filter(ShareText::isUnattributed)
                .map(Share::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (place.shares().stream().anyMatch(ShareText::isUnattributed)) {
            parts.add(new Part.Paragraph(texts.get(
                    "between.unattributed",
                    shares.signed(amount) + " " + shares.unit(place.other().unit(), amount))));
        }
    }

    private String result(PlaceDifference place) {
        var difference = place.amount();
        if (difference.signum() == 0) {
            return texts.get("between.result.same", figures.amount(place.other()));
        }
        return texts.get(
                difference.signum() > 0 ? "between.result.more" : "between.result.less",
                numerals.people(difference.abs()) + " " + shares.unit(place.other().unit(), difference),
                before.name(), after.name(), figures.amount(place.one()), figures.amount(place.other()));
    }
}
