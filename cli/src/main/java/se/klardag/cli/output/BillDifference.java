package se.klardag.cli.output;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.klardag.cli.Texts;
import se.klardag.cli.cases.IdentityMask;
import se.klardag.cli.cases.Shown;
import se.klardag.cli.output.TextTable.Side;
import se.klardag.cli.output.TextTable.Style;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.figure.Attributing;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Label;
import se.klardag.engine.figure.Share;
import se.klardag.engine.figure.Share.Cause;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.settlement.ExplainedBill;
import se.klardag.engine.settlement.ExplainedCase;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What makes one bill another, krona by krona (*skillnad mellan två räkningar*): cases, terms and steps; they add up.
public final class BillDifference {
    private static final int MOVED_SHOWN = 10;

    private final String before;
    private final String after;
    private final Texts texts;
    private final Page page;
    private final Numerals numerals;
    private final ExplanationText figures;
    private final List<Difference> differences = new ArrayList<>();

    /// Begins without any municipality.
    ///
    /// @param before what the reader calls the first of the two
    /// @param after  and the second
    public BillDifference(String before, String after, Texts texts, Page page) {
        boolean told = !shortly(before).equals(shortly(after));
        this.before = told ? shortly(before) : before;
        this.after = told ? shortly(after) : after;
        this.texts = texts;
        this.page = page;
        this.numerals = new Numerals(texts.language());
        this.figures = new ExplanationText(texts);
    }

    /// A file by its name alone; who compares two of one name sees where they stand.
    private static String shortly(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private record Difference(
            String code,
            String place,
            Figure one,
            Figure other,
            List<Share> shares,
            Map<String, ExplainedCase> left,
            Map<String, ExplainedCase> right) {
        BigDecimal amount() {
            return other.value().subtract(one.value());
        }
    }

    /// Adds a municipality, with its bills on both sides.
    ///
    /// @param place as it is headed, "Malmö (1280)"
    public void add(String code, String place, List<ExplainedBill> one, List<ExplainedBill> other) {
        var unit = Stream.concat(one.stream(), other.stream())
                .map(bill -> bill.bill().toPay().unit())
                .findFirst()
                .orElse(Unit.SEK);
        var left = toPay(one, unit);
        var right = toPay(other, unit);
        differences.add(new Difference(
                code, place, left, right, sorted(Attributing.of(left, right)), cases(one), cases(other)));
    }

    /// As lines of text.
    public String print() {
        var prose = new Prose(page.width(), page.styled());
        prose.heading(texts.get("between.heading", before, after));
        prose.blank();
        prose.table(summary());
        alike(prose);
        for (var each : differences) {
            if (!each.shares().isEmpty()) {
                prose.blank();
                prose.heading(texts.get(
                        "between.place", each.place(), figures.amount(each.one()), figures.amount(each.other())));
                prose.table(shares(each));
                moved(prose, each);
            }
        }
        return prose.text();
    }

    /// For machines.
    public ObjectNode json() {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("before", before);
        root.put("after", after);
        var total = BigDecimal.ZERO;
        var nodes = root.putArray("municipalities");
        for (var each : differences) {
            var node = nodes.addObject();
            node.put("code", each.code());
            node.put("before", Numerals.machine(each.one().value()));
            node.put("after", Numerals.machine(each.other().value()));
            node.put("difference", Numerals.machine(each.amount()));
            shares(each, node.putArray("shares"));
            var moved = node.putArray("casesOfOtherDays");
            movedByTerms(each).forEach(id -> moved.add(IdentityMask.mask(id)));
            total = total.add(each.amount());
        }
        root.put("difference", Numerals.machine(total));
        return root;
    }

    private static void shares(Difference difference, ArrayNode nodes) {
        for (var share : difference.shares()) {
            var node = nodes.addObject();
            switch (share.cause()) {
                case Cause.OfCase(var id) -> node.put("case", IdentityMask.mask(id));
                case Cause.OfTerm(var path) -> node.put("path", path);
                case Cause.OfStep(var label) -> node.put("step", label.name());
            }
            node.put("amount", Numerals.machine(share.amount()));
        }
    }

    private TextTable summary() {
        var table = new TextTable(List.of(Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT));
        table.add(
                Style.BOLD, List.of(texts.get("page.place"), before, after, texts.get("between.difference")));
        var one = BigDecimal.ZERO;
        var other = BigDecimal.ZERO;
        for (var each : differences) {
            if (each.amount().signum() != 0 || differences.size() == 1) {
                table.add(Style.PLAIN, row(each.place(), each.one().value(), each.other().value()));
            }
            one = one.add(each.one().value());
            other = other.add(each.other().value());
        }
        if (differences.size() > 1) {
            table.add(Style.BOLD, row(texts.get("label.TOTAL"), one, other));
        }
        return table;
    }

    /// Municipalities whose bill is the same on both sides are counted, not listed.
    private void alike(Prose prose) {
        long alike = differences.stream().filter(each -> each.amount().signum() == 0).count();
        if (alike > 0 && differences.size() > 1) {
            prose.paragraph(0, texts.get("between.alike", numerals.people(alike)));
        }
    }

    /// Cases that the same events gave other days.
    private List<String> movedByTerms(Difference difference) {
        return difference.left()
                .entrySet()
                .stream()
                .filter(entry -> {
                    var other = difference.right().get(entry.getKey());
                    return other != null && other.fact().equals(entry.getValue().fact())
                            && !standing(other).equals(standing(entry.getValue()));
                })
                .map(Map.Entry::getKey)
                .toList();
    }

    private String movedTo(String id, Difference difference) {
        return Stream.of(difference.left(), difference.right())
                .flatMap(side -> Optional.ofNullable(side.get(id)).stream())
                .map(this::standing)
                .collect(Collectors.joining(" → "));
    }

    private void moved(Prose prose, Difference difference) {
        var moved = movedByTerms(difference);
        if (!moved.isEmpty()) {
            prose.paragraph(2, texts.get(moved.size() == 1 ? "between.moved-one" : "between.moved", moved.size()));
            moved.stream()
                    .limit(MOVED_SHOWN)
                    .forEach(id -> prose.item(
                            4, "·", texts.get("label.case", Shown.of(id)) + ": " + movedTo(id, difference)));
            if (moved.size() > MOVED_SHOWN) {
                prose.paragraph(4, texts.get("between.moved-more", moved.size() - MOVED_SHOWN));
            }
        }
    }

    private List<String> row(String name, BigDecimal one, BigDecimal other) {
        return List.of(name, numerals.people(one), numerals.people(other), signed(other.subtract(one)));
    }

    private TextTable shares(Difference difference) {
        var table = new TextTable(List.of(Side.RIGHT, Side.LEFT));
        for (var share : difference.shares()) {
            table.add(Style.PLAIN, List.of("  " + signed(share.amount()), words(share.cause(), difference)));
        }
        table.add(Style.BOLD, List.of("  " + signed(difference.amount()), texts.get("between.sum")));
        return table;
    }

    private String words(Cause cause, Difference difference) {
        return switch (cause) {
            case Cause.OfTerm(var path) ->
                texts.get("between.term", new TermWords(texts).name(path), values(path, difference), path);
            case Cause.OfStep step ->
                texts.get(step(step.label()), texts.get("label." + step.label().name()));
            case Cause.OfCase(var id) -> what(id, difference);
        };
    }

    private static String step(Label label) {
        return switch (label) {
            case TO_PAY -> "between.step.to-pay";
            case MEAN_ROUNDED -> "between.step.mean";
            case EXCESS_DAYS, MEAN_ABOVE_THRESHOLD -> "between.step.stop";
            default -> "between.step.other";
        };
    }

    /// The value before and after, where both figures hold it.
    private String values(String path, Difference difference) {
        var one = agreed(difference.one(), path);
        var other = agreed(difference.other(), path);
        return one.isPresent() && other.isPresent()
                ? figures.amount(one.get()) + " → " + figures.amount(other.get())
                : texts.get("between.changed");
    }

    private static Optional<Figure> agreed(Figure figure, String path) {
        return figure instanceof Figure.Agreed agreed && agreed.term().path().equals(path)
                ? Optional.of(agreed)
                : figure.parts().stream().flatMap(part -> agreed(part, path).stream()).findFirst();
    }

    private String what(String id, Difference difference) {
        return texts.get("label.case", Shown.of(id)) + ": " + what(
                Optional.ofNullable(difference.left().get(id)), Optional.ofNullable(difference.right().get(id)));
    }

    private String what(Optional<ExplainedCase> one, Optional<ExplainedCase> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return texts.get("between.only", one.isEmpty() ? after : before) + ", "
                    + standing(one.or(() -> other).orElseThrow());
        }
        boolean sameFacts = one.get().fact().equals(other.get().fact());
        return standing(one.get()) + " → " + standing(other.get())
                + texts.get(sameFacts ? "between.same-facts" : "between.other-facts");
    }

    private String standing(ExplainedCase each) {
        var split = each.assessment().split();
        return switch (each.assessment().verdict()) {
            case Verdict.LeftOut(var reason, var by) ->
                texts.get("page.left-out", texts.get("reason." + reason.code()), by.path());
            case Verdict.Counts _ when split.individual() > 0 ->
                texts.get("between.days-apart", numerals.people(split.inAverage() + split.individual()));
            case Verdict.Counts _ -> texts.get("between.days", numerals.people(split.inAverage()));
        };
    }

    private String signed(BigDecimal amount) {
        return (amount.signum() > 0 ? "+" : "") + numerals.people(amount);
    }

    /// Terms first, then cases by weight, then steps.
    private static List<Share> sorted(List<Share> shares) {
        return shares.stream()
                .sorted(Comparator.comparingInt((Share share) -> switch (share.cause()) {
                    case Cause.OfTerm _ -> 0;
                    case Cause.OfCase _ -> 1;
                    case Cause.OfStep _ -> 2;
                }).thenComparing(share -> share.amount().abs(), Comparator.reverseOrder()))
                .toList();
    }

    private static Figure toPay(List<ExplainedBill> bills, Unit unit) {
        return bills.size() == 1
                ? bills.getFirst().bill().toPay()
                : new Figure.Sum(
                        Label.TOTAL, unit, bills.stream().map(bill -> bill.bill().toPay()).toList());
    }

    private static Map<String, ExplainedCase> cases(List<ExplainedBill> bills) {
        return bills.stream()
                .flatMap(bill -> bill.cases().stream())
                .collect(Collectors.toMap(
                        each -> each.fact().id(), each -> each, (one, _) -> one, LinkedHashMap::new));
    }
}
