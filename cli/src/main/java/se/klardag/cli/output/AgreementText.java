package se.klardag.cli.output;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import se.klardag.cli.Texts;
import se.klardag.cli.output.TextTable.Side;
import se.klardag.cli.output.TextTable.Style;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.terms.Status;
import se.klardag.rules.Agreement;
import se.klardag.rules.Municipalities;
import se.klardag.rules.PartyRule;
import se.klardag.rules.Version;

/// Agreements as their readers want them (*överenskommelser som text*).
public final class AgreementText {
    private AgreementText() {}

    /// A line per agreement.
    public static String list(List<Agreement> agreements, Texts texts, boolean styled) {
        var table = new TextTable(List.of(Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT));
        table.add(
                Style.FAINT,
                List.of(
                        texts.get("column.agreement"),
                        texts.get("column.from"),
                        texts.get("column.open"),
                        texts.get("column.title")));
        table.rule();
        for (var agreement : agreements) {
            table.add(
                    Style.PLAIN,
                    List.of(
                            agreement.id(),
                            span(agreement, texts),
                            openCount(agreement, texts),
                            texts.of(agreement.title())));
        }
        return table.print(styled);
    }

    /// Every value with dates, status and source.
    public static String show(Agreement agreement, Municipalities municipalities, Texts texts, boolean styled) {
        var out = new StringBuilder();
        out.append(agreement.id()).append(" · ").append(texts.of(agreement.title())).append('\n');
        if (!agreement.base().isEmpty()) {
            out.append(texts.get("show.extends", agreement.base())).append('\n');
        }
        out.append(texts.get("show.in-force", span(agreement, texts))).append('\n');
        out.append(texts.get("show.parties", parties(agreement.parties(), municipalities, texts)))
                .append('\n');
        for (var step : agreement.confidence()) {
            out.append(texts.get(
                    "show.confidence", step.from(), texts.get("status." + step.atMost().code()), texts.of(step.why())))
                    .append('\n');
        }
        out.append('\n').append(values(agreement, texts).print(styled));
        out.append(delregions(agreement, municipalities, texts).print(styled));
        for (var note : agreement.notes()) {
            out.append('\n')
                    .append(note.id())
                    .append(": ")
                    .append(texts.of(note.says()))
                    .append("  [")
                    .append(note.provenance().source().cited())
                    .append("; ")
                    .append(texts.get("status." + note.provenance().status().code()))
                    .append(']');
        }
        out.append(agreement.notes().isEmpty() ? "" : "\n");
        return out.toString();
    }

    private static TextTable values(Agreement agreement, Texts texts) {
        var table = new TextTable(List.of(Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT));
        table.add(
                Style.FAINT,
                List.of(
                        texts.get("column.path"),
                        texts.get("column.value"),
                        texts.get("column.status"),
                        texts.get("column.from"),
                        texts.get("column.source")));
        table.rule();
        for (var stated : agreement.values().values()) {
            for (var version : stated.versions()) {
                table.add(Style.PLAIN, row(stated.path(), version));
            }
            for (var gap : stated.gaps()) {
                table.add(
                        Style.PLAIN,
                        List.of(
                                stated.path(),
                                texts.get("show.gap"),
                                "–",
                                gap.from() + "–" + gap.to(),
                                texts.of(gap.why())));
            }
        }
        return table;
    }

    private static List<String> row(String path, Version version) {
        return List.of(
                path,
                version.status() == Status.UNKNOWN ? "?" : version.value(),
                version.status().code(),
                version.from() + "–" + (version.to() == null ? "" : version.to()),
                version.source().cited());
    }

    private static String span(Agreement agreement, Texts texts) {
        return agreement.from() + "–" + (agreement.to() == null ? texts.get("show.no-end") : agreement.to());
    }

    /// How many terms are open; where one is unknown, that settling stops there.
    private static String openCount(Agreement agreement, Texts texts) {
        long unknown = count(agreement, version -> version.status() == Status.UNKNOWN);
        return unknown > 0
                ? texts.get("list.stops", unknown)
                : texts.get(
                        "list.open",
                        count(agreement, version -> !version.status().binds()),
                        agreement.values().size());
    }

    private static long count(Agreement agreement, Predicate<Version> kind) {
        return agreement.values()
                .values()
                .stream()
                .filter(stated -> stated.versions().stream().anyMatch(kind))
                .count();
    }

    private static String parties(PartyRule rule, Municipalities municipalities, Texts texts) {
        return switch (rule) {
            case PartyRule.Everybody _ -> texts.get("show.everybody");
            case PartyRule.OfRegion(var region) ->
                texts.get(
                        "show.of-region",
                        municipalities.region(region).orElse(region),
                        municipalities.parties(rule).codes().size());
            case PartyRule.Named(var codes) -> named(codes, municipalities);
            case PartyRule.AnyCode _ -> texts.get("show.any-code");
            case PartyRule.Listed listed ->
                String.join(", ", listed.payers().values().stream().map(PartyRule.Payer::name).toList());
        };
    }

    /// The parties with the part of the region each belongs to, where any is known; else no line at all.
    private static TextTable delregions(Agreement agreement, Municipalities municipalities, Texts texts) {
        var table = new TextTable(List.of(Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT));
        var codes = municipalities.parties(agreement.parties()).codes();
        if (!(agreement.parties() instanceof PartyRule.OfRegion)
                || codes.stream().noneMatch(code -> municipalities.delregion(code).isPresent())) {
            return table;
        }
        table.add(Style.PLAIN, List.of("", "", "", ""));
        table.add(
                Style.FAINT,
                List.of(
                        texts.get("column.code"),
                        texts.get("column.municipality"),
                        texts.get("column.delregion"),
                        texts.get("column.status")));
        table.rule();
        for (int code : codes) {
            municipalities
                    .delregion(code)
                    .ifPresent(part -> table.add(
                            Style.PLAIN,
                            List.of(
                                    Municipality.codeText(code),
                                    municipalities.find(code).map(Municipality::name).orElse(""),
                                    part.name().isEmpty() ? "?" : part.name(),
                                    part.status().code())));
        }
        return table;
    }

    private static String named(Set<Integer> codes, Municipalities municipalities) {
        return new TreeSet<>(codes)
                .stream()
                .map(code -> municipalities.find(code).map(Municipality::name).orElse(code.toString()))
                .collect(Collectors.joining(", "));
    }
}
