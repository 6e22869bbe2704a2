package se.klardag.cli.grant;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import se.klardag.cli.json.PrintedJson;
import se.klardag.cli.render.LineWrapper;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.render.TextTable;
import se.klardag.cli.report.explanation.FigureJson;
import se.klardag.cli.report.explanation.FigureText;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.engine.figure.Label;
import se.klardag.engine.grant.Allocation;
import se.klardag.engine.grant.Portion;
import se.klardag.rules.grants.Grant;
import se.klardag.rules.places.Municipalities;
import tools.jackson.databind.node.JsonNodeFactory;

/// A grant distributed, for people and machines (*fördelning av ett bidrag*).
///
/// @param basis whose inhabitants it goes by; empty where nothing does
public record AllocationReport(
        Grant grant,
        Allocation allocation,
        Optional<GrantBasis> basis,
        Municipalities municipalities,
        Texts texts) {
    private static final int LINE = 78;
    /// The base amounts of every receiver are in the table; here their sums are enough.
    private static final int DEEPEST = 2;

    /// Distributes what can be.
    public static AllocationReport of(Grant grant, Optional<GrantBasis> basis, Municipalities municipalities,
            Texts texts) {
        var allocation = basis.filter(each -> each.unplaced().isEmpty())
                .map(each -> Allocation.of(grant.terms(), each.byReceiver()))
                .orElseGet(() -> Allocation.ofBases(grant.terms()));
        return new AllocationReport(grant, allocation, basis, municipalities, texts);
    }

    /// Why the result is not final, in words; none where it is.
    public List<String> provisional() {
        var why = new ArrayList<String>();
        if (!grant.status().binds()) {
            why.add(texts.get("allocate.terms", texts.get("status." + grant.status().code())));
        }
        basis.ifPresent(each -> {
            if (each.isShippedPeople()) {
                why.add(texts.get(each.otherYear().isPresent() ? "allocate.other-year" : "allocate.shipped",
                        each.year(), each.otherYear().orElse(each.year())));
            }
            if (each.assumed() > 0) {
                why.add(texts.get("allocate.assumed", each.assumed()));
            }
        });
        return why;
    }

    /// For a screen.
    ///
    /// @param receiver whose share is explained; empty for the table
    public String text(TerminalPage page, Optional<String> receiver) {
        var out = new StringBuilder(texts.of(grant.title())).append("\n\n");
        receiver.ifPresentOrElse(
                name -> allocation.shares()
                        .stream()
                        .filter(share -> isCalled(share, name))
                        .forEach(share -> explain(share, out)),
                () -> out.append(table(page)));
        var left = allocation.isPartial() ? "allocate.left" : "allocate.whole";
        wrap(texts.get(left, kronor(allocation.distributed().longValueExact()), heldBack(),
                kronor(allocation.rest().value().longValueExact()),
                kronor(grant.terms().total().value().longValueExact())), out);
        if (!provisional().isEmpty()) {
            wrap(texts.get("allocate.provisional"), out);
            provisional().forEach(why -> wrap("- " + why, out));
        }
        return out.toString();
    }

    /// Whether the receiver is the one that somebody names, by name or code.
    public boolean isCalled(Allocation.Share share, String name) {
        return share.receiver().equalsIgnoreCase(name) || name(share).equalsIgnoreCase(name);
    }

    private String heldBack() {
        return kronor(grant.terms().heldBack().stream().mapToLong(term -> term.value().longValueExact()).sum());
    }

    private String table(TerminalPage page) {
        var table = new TextTable<Allocation.Share>(texts).boldHeadings()
                .left("allocate.column.receiver", this::name)
                .total(texts.get("label.TOTAL"))
                .right("allocate.column.base", share -> kronor(share.bases().value().longValueExact()))
                .total(kronor(allocation.shares()
                        .stream()
                        .mapToLong(share -> share.bases().value().longValueExact())
                        .sum()));
        if (basis.isPresent()) {
            table.right("allocate.column.people", share -> portion(share, Portion::people))
                    .total(total(Portion::people))
                    .right("allocate.column.portion", share -> portion(share, Portion::value))
                    .total(total(Portion::value));
        }
        return table
                .right("allocate.column.share", share -> kronor(share.figure().value().longValueExact()))
                .total(kronor(allocation.distributed().longValueExact()))
                .print(allocation.shares(), page) + "\n";
    }

    private String portion(Allocation.Share share, ToLongFunction<Portion> what) {
        return share.portion().map(each -> kronor(what.applyAsLong(each))).orElse("–");
    }

    private String total(ToLongFunction<Portion> what) {
        return allocation.isPartial() ? "–"
                : kronor(allocation.shares()
                        .stream()
                        .flatMap(share -> share.portion().stream())
                        .mapToLong(what)
                        .sum());
    }

    private void explain(Allocation.Share share, StringBuilder out) {
        var words = new FigureText(texts);
        out.append(name(share)).append('\n');
        words.lines(share.figure()).forEach(line -> {
            out.append("  ".repeat(line.depth() + 1)).append(words.words(line.figure()));
            if (line.figure().label() == Label.GRANT_BY_POPULATION) {
                share.portion().ifPresent(each -> out.append(how(each)));
            }
            out.append('\n');
        });
        share.portion()
                .ifPresent(each -> words.lines(each.whole())
                        .stream()
                        .filter(line -> line.depth() <= DEEPEST)
                        .forEach(line -> out.append("  ".repeat(line.depth() + 3))
                                .append(words.words(line.figure()))
                                .append('\n')));
        out.append('\n');
    }

    private String how(Portion portion) {
        return texts.get(portion.raised() ? "allocate.raised" : "allocate.lowered",
                kronor(portion.whole().value().longValueExact()), heads(portion.people()), heads(portion.all()),
                new NumberFormats(texts.language()).ore(portion.unrounded()));
    }

    private String kronor(long amount) {
        return new NumberFormats(texts.language()).amount(BigDecimal.valueOf(amount));
    }

    private String heads(long number) {
        return new NumberFormats(texts.language()).people(number);
    }

    private String name(Allocation.Share share) {
        return grant.ofRegions() ? municipalities.region(share.receiver()).orElse(share.receiver()) : share.receiver();
    }

    private static void wrap(String text, StringBuilder out) {
        var indent = "";
        for (var line : LineWrapper.wrap(text, LINE)) {
            out.append(indent).append(line).append('\n');
            indent = "  ";
        }
    }

    /// One object.
    public String json() {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("grant", grant.id()).put("year", grant.year());
        root.put("status", allocation.isPartial() ? "stopped" : provisional().isEmpty() ? "final" : "provisional");
        root.put("total", NumberFormats.machine(grant.terms().total().value()));
        root.put("distributed", NumberFormats.machine(allocation.distributed()));
        root.set("byPopulation", FigureJson.node(allocation.rest()));
        var why = root.putArray("provisional");
        provisional().forEach(why::add);
        var unplaced = root.putArray("withoutDelregion");
        basis.ifPresent(each -> each.unplaced().forEach(kommun -> unplaced.add(kommun.codeText())));
        var list = root.putArray("receivers");
        for (var share : allocation.shares()) {
            var node = list.addObject()
                    .put("receiver", share.receiver())
                    .put("name", name(share))
                    .put("amount", NumberFormats.machine(share.figure().value()))
                    .put("bases", NumberFormats.machine(share.bases().value()));
            share.portion()
                    .ifPresent(each -> node.put("byPopulation", Long.toString(each.value()))
                            .put("inhabitants", each.people())
                            .put("ofInhabitants", each.all())
                            .put("raised", each.raised()));
            node.set("figure", FigureJson.node(share.figure()));
        }
        root.putObject("receipt").put("rules", "sha256:" + grant.file().sha256());
        return PrintedJson.of(root);
    }
}
