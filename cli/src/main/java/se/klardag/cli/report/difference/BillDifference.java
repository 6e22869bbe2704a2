package se.klardag.cli.report.difference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.report.explanation.CitedTerms;
import se.klardag.cli.report.explanation.Document;
import se.klardag.cli.report.explanation.FigureText;
import se.klardag.cli.report.explanation.Node;
import se.klardag.cli.report.explanation.Node.Reader;
import se.klardag.cli.report.explanation.SettlementHead;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.IdentityMask;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.Citations;
import se.klardag.cli.words.RuleValues;
import se.klardag.cli.words.TermWords;
import se.klardag.cli.words.UnitText;
import se.klardag.engine.figure.Contribution;
import se.klardag.engine.figure.Contribution.Cause;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.terms.value.Term;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What makes one bill another, krona by krona (*skillnad mellan två räkningar*), municipality by municipality in a lawyer's
/// order: the facts that differ, the rules with their texts on both sides, the arithmetic, the result. Text leaves out the two
/// whole bills.
public final class BillDifference {
    private static final int WRITTEN_OUT = 4;

    private final ComparedSide before;
    private final ComparedSide after;
    private final Texts texts;
    private final NumberFormats numerals;
    private final FigureText figures;
    private final ContributionText shares;

    public BillDifference(ComparedSide before, ComparedSide after, Texts texts) {
        boolean distinct = !shortly(before.name()).equals(shortly(after.name()));
        this.before = distinct ? before.called(shortly(before.name())) : before;
        this.after = distinct ? after.called(shortly(after.name())) : after;
        this.texts = texts;
        this.numerals = new NumberFormats(texts.language());
        this.figures = new FigureText(texts);
        this.shares = new ContributionText(texts);
    }

    /// A file by its name alone; two files of one name keep their folders.
    private static String shortly(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /// Every municipality with a bill on either side.
    public Document of() {
        var all = new TreeSet<>(before.bills().keySet());
        all.addAll(after.bills().keySet());
        return of(all);
    }

    /// These municipalities.
    public Document of(Set<Integer> municipalities) {
        var places = municipalities.stream().map(each -> PlaceDifference.of(each, before, after)).toList();
        var nodes = new ArrayList<Node>();
        nodes.add(new Node.Title(texts.get("between.heading", before.name(), after.name())));
        nodes.add(new Node.Lead(described(before)));
        nodes.add(new Node.Lead(described(after)));
        for (var side : List.of(before, after)) {
            guests(side).ifPresent(guests -> nodes.add(new Node.Lead(guests)));
            var standing = side.standing(municipalities);
            Stream.concat(standing.files(texts).stream(), standing.rejected(texts).stream())
                    .forEach(line -> nodes.add(new Node.Lead(side.name() + ": " + line)));
        }
        nodes.add(Node.value("before", before.name()));
        nodes.add(Node.value("after", after.name()));
        nodes.add(new Node.Group("sides", List.of(
                new Node.Group("before", values(before, municipalities)),
                new Node.Group("after", values(after, municipalities)))));
        nodes.add(new Node.Heading(texts.get("page.places")));
        nodes.add(summary(places));
        long alike = places.stream().filter(each -> each.amount().signum() == 0).count();
        if (alike > 0 && places.size() > 1) {
            nodes.add(new Node.Paragraph(1, texts.get("between.alike", numerals.people(alike))));
        }
        nodes.add(new Node.Items(
                "municipalities", places.stream().map(each -> List.of(part(each, places.size() == 1))).toList()));
        nodes.add(Node.value("difference", NumberFormats.machine(sum(places, PlaceDifference::amount))));
        return new Document(true, nodes);
    }

    /// Which settlement it is, and whether it binds.
    private String described(ComparedSide side) {
        var terms = side.terms();
        var settlement = texts.get(
                "between.side", side.name(), new DateTimeFormats(texts).month(terms.period().month()),
                terms.agreement(), side.standing().word(texts));
        return side.bundle().map(sum -> settlement + ", " + texts.get("between.bundle", sum)).orElse(settlement);
    }

    /// Who is no party to a side's agreement, and compared all the same.
    private Optional<String> guests(ComparedSide side) {
        return side.guests().isEmpty()
                ? Optional.empty()
                : Optional.of(texts.get(
                        "between.guests",
                        side.name(),
                        side.guests()
                                .stream()
                                .map(code -> SettlementHead.place(side.payers(), code))
                                .collect(Collectors.joining(", "))));
    }

    private static List<Node> values(ComparedSide side, Set<Integer> municipalities) {
        var values = new ArrayList<>(SettlementHead.values(side.standing(municipalities)));
        side.bundle().ifPresent(sum -> values.add(Node.value("bundle", "sha256:" + sum)));
        return values;
    }

    private Node summary(List<PlaceDifference> places) {
        var rows = new ArrayList<List<String>>();
        for (var each : places) {
            if (each.amount().signum() != 0 || places.size() == 1) {
                rows.add(row(each.place(), each.one().value(), each.other().value()));
            }
        }
        if (places.size() > 1) {
            rows.add(row(
                    texts.get("label.TOTAL"), sum(places, each -> each.one().value()),
                    sum(places, each -> each.other().value())));
        }
        return new Node.Table(
                List.of(texts.get("column.municipality"), before.name(), after.name(), texts.get("between.difference")),
                rows,
                List.of(1, 2, 3));
    }

    private static BigDecimal sum(List<PlaceDifference> places, Function<PlaceDifference, BigDecimal> amount) {
        return places.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<String> row(String name, BigDecimal one, BigDecimal other) {
        return List.of(
                name, numerals.amount(one), numerals.amount(other), shares.signed(other.subtract(one)));
    }

    /// People do not see a municipality without a difference, unless it is the only one.
    private Node part(PlaceDifference place, boolean only) {
        if (place.amount().signum() == 0 && place.shares().isEmpty() && !only) {
            return Node.only(Reader.PROGRAMS, parts(place));
        }
        return new Node.Fold(
                texts.get("between.place", place.place(), figures.amount(place.one()), figures.amount(place.other())),
                parts(place));
    }

    private List<Node> parts(PlaceDifference place) {
        boolean differs = !place.shares().isEmpty();
        var nodes = new ArrayList<Node>();
        nodes.add(Node.value("code", place.code()));
        nodes.add(Node.value("before", NumberFormats.machine(place.one().value())));
        nodes.add(Node.value("after", NumberFormats.machine(place.other().value())));
        nodes.add(Node.value("difference", NumberFormats.machine(place.amount())));
        nodes.add(new Node.Heading(texts.get("page.recorded-facts")));
        facts(place, nodes);
        if (differs) {
            nodes.add(new Node.Heading(texts.get("page.rules")));
            nodes.add(rules(place));
            nodes.add(new Node.Heading(texts.get("page.arithmetic")));
            arithmetic(place, nodes);
        }
        nodes.add(new Node.Value("shares", ContributionJson.of(place.shares())));
        nodes.add(new Node.Value("casesOfOtherDays", masked(place.movedByTerms())));
        nodes.add(new Node.Only(
                differs ? EnumSet.of(Reader.PAGES, Reader.PROGRAMS) : EnumSet.of(Reader.PROGRAMS),
                List.of(new Node.Group("figures", List.of(
                        whole(before, "before", place.one()), whole(after, "after", place.other()))))));
        nodes.add(new Node.Heading(texts.get("page.result")));
        nodes.add(new Node.Result(result(place)));
        return nodes;
    }

    private Node whole(ComparedSide side, String key, Figure figure) {
        return new Node.Fold(texts.get("between.whole", side.name()), List.of(new Node.Tree(key, figure)));
    }

    private static ArrayNode masked(List<String> ids) {
        var array = JsonNodeFactory.instance.arrayNode();
        ids.forEach(id -> array.add(IdentityMask.mask(id)));
        return array;
    }

    private void facts(PlaceDifference place, List<Node> nodes) {
        var rows = place.cases()
                .stream()
                .map(id -> List.of(
                        TerminalSafe.of(id), standing(place.before(id)), standing(place.after(id)), events(place, id)))
                .toList();
        if (!rows.isEmpty()) {
            nodes.add(new Node.Table(
                    List.of(texts.get("page.case"), before.name(), after.name(), texts.get("between.events")), rows,
                    List.of()));
        }
        nodes.add(new Node.Paragraph(1, texts.get("between.same-cases", numerals.people(place.alike()))));
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
    private Node rules(PlaceDifference place) {
        var one = terms(place.one(), place.left());
        var other = terms(place.other(), place.right());
        var paths = place.shares()
                .stream()
                .flatMap(share -> Stream.concat(
                        share.cause() instanceof Cause.OfTerm(var path) ? Stream.of(path) : leftOut(share, place),
                        share.steps()
                                .stream()
                                .flatMap(StepFigures::of)
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
        return new Node.Table(List.of(texts.get("page.rule"), before.name(), after.name()), rows, List.of());
    }

    /// The rules that left the case out, on either side.
    private static Stream<String> leftOut(Contribution share, PlaceDifference place) {
        return share.cause() instanceof Cause.OfCase(var id)
                ? Stream.of(place.before(id), place.after(id))
                        .flatMap(Optional::stream)
                        .flatMap(each -> each.leftOutBy().stream())
                        .map(Term::path)
                : Stream.of();
    }

    private static Map<String, Term<?>> terms(Figure figure, Map<String, ExplainedCase> cases) {
        var terms = new LinkedHashMap<String, Term<?>>();
        CitedTerms.all(figure).forEach(term -> terms.putIfAbsent(term.path(), term));
        cases.values()
                .stream()
                .flatMap(each -> each.leftOutBy().stream())
                .forEach(term -> terms.putIfAbsent(term.path(), term));
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

    private void arithmetic(PlaceDifference place, List<Node> nodes) {
        var unit = place.other().unit();
        var rows = new ArrayList<List<String>>();
        var summed = new ArrayList<String>();
        for (var share : place.shares()) {
            summed.add(shares.signed(share.amount()));
            rows.add(List.of(
                    shares.cause(share.cause()), String.join("\n", shares.arithmetic(share, unit)), summed.getLast()));
        }
        boolean writtenOut = summed.size() > 1 && summed.size() <= WRITTEN_OUT;
        rows.add(List.of(
                texts.get("between.sum"), writtenOut ? String.join(" ", summed) : "", shares.signed(place.amount())));
        nodes.add(new Node.Table(
                List.of(texts.get("between.cause"), texts.get("page.arithmetic"), shares.unit(unit, BigDecimal.TEN)),
                rows, List.of(2)));
        unattributed(place, nodes);
    }

    /// An amount without a case or a term behind it is named as such.
    private void unattributed(PlaceDifference place, List<Node> nodes) {
        var own = place.shares().stream().filter(ContributionText::isUnattributed).toList();
        if (!own.isEmpty()) {
            var amount = own.stream().map(Contribution::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            nodes.add(new Node.Paragraph(1, texts.get(
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
                UnitText.number(difference.abs(), place.other().unit(), numerals) + " "
                        + shares.unit(place.other().unit(), difference),
                before.name(), after.name(), figures.amount(place.one()), figures.amount(place.other()));
    }
}
