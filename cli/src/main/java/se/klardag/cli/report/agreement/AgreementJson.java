package se.klardag.cli.report.agreement;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.json.PrintedJson;
import se.klardag.cli.text.Texts;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.terms.value.Source;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.agreement.StatedTerm;
import se.klardag.rules.agreement.TermVersion;
import se.klardag.rules.places.PartyRule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An agreement for machines (*överenskommelse som JSON*): a value per line of the file, with address, dates, status and
/// source.
public final class AgreementJson {
    private AgreementJson() {}

    /// One object, with a line end.
    ///
    /// @param on the date to read it for; all of time when empty
    /// @throws se.klardag.engine.terms.value.RuleGapException when it is not in force on the date
    public static String print(Agreement agreement, Optional<LocalDate> on, Texts texts) {
        on.ifPresent(agreement::requireInForce);
        var root = JsonNodeFactory.instance.objectNode();
        root.put("agreement", agreement.id());
        root.put("extends", agreement.base().isEmpty() ? null : agreement.base());
        root.put("title", texts.of(agreement.title()));
        root.put("from", agreement.from().toString());
        root.put("to", text(agreement.to()));
        root.put("on", on.map(LocalDate::toString).orElse(null));
        parties(agreement.parties(), root.putObject("parties"));
        var confidence = root.putArray("confidence");
        for (var step : agreement.confidence()) {
            confidence.addObject()
                    .put("from", step.from().toString())
                    .put("atMost", step.atMost().code())
                    .put("why", texts.of(step.why()));
        }
        var values = root.putArray("values");
        agreement.values().values().forEach(stated -> values(agreement, stated, on, texts, values));
        var notes = root.putArray("notes");
        for (var note : agreement.notes()) {
            var node = notes.addObject().put("id", note.id()).put("says", texts.of(note.says()));
            node.put("from", note.provenance().from().toString()).put("to", text(note.provenance().to()));
            node.put("status", note.provenance().status().code());
            source(note.provenance().source(), node.putObject("source"));
        }
        return PrintedJson.of(root);
    }

    private static void values(
            Agreement agreement, StatedTerm stated, Optional<LocalDate> on, Texts texts, ArrayNode values) {
        for (var version : stated.versions()) {
            if (on.isEmpty() || version.covers(on.get())) {
                value(agreement, stated.path(), version, on, values.addObject());
            }
        }
        for (var gap : stated.gaps()) {
            if (on.isEmpty() || (!on.get().isBefore(gap.from()) && !on.get().isAfter(gap.to()))) {
                values.addObject()
                        .put("path", stated.path())
                        .put("value", (String) null)
                        .put("from", gap.from().toString())
                        .put("to", gap.to().toString())
                        .put("status", Status.UNKNOWN.code())
                        .put("gap", texts.of(gap.why()));
            }
        }
    }

    private static void value(
            Agreement agreement, String path, TermVersion version, Optional<LocalDate> on, ObjectNode node) {
        var limit = on.map(agreement::atMost).filter(_ -> !version.adopted()).orElse(Status.VERIFIED);
        node.put("path", path);
        node.put("value", version.status() == Status.UNKNOWN ? null : version.value());
        node.put("from", version.from().toString());
        node.put("to", text(version.to()));
        node.put("status", version.status().orWeaker(limit).code());
        source(version.source(), node.putObject("source"));
        if (!version.reading().isEmpty()) {
            node.put("reading", version.reading());
        }
    }

    private static void source(Source source, ObjectNode node) {
        node.put("title", source.title());
        node.put("at", source.at().isEmpty() ? null : source.at());
        node.put("url", source.url().isEmpty() ? null : source.url());
        node.put("dated", text(source.dated()));
        node.put("dayIs", source.dated() == null ? null : source.dayIs().code());
        node.put("speaksFrom", text(source.speaksFrom()));
    }

    private static void parties(PartyRule rule, ObjectNode node) {
        switch (rule) {
            case PartyRule.Everybody _ -> node.put("all", true);
            case PartyRule.OfRegion(var region) -> node.put("region", region);
            case PartyRule.Named(var codes) -> {
                var list = node.putArray("municipalities");
                codes.stream()
                        .sorted()
                        .map(Municipality::codeText)
                        .forEach(list::add);
            }
            case PartyRule.AnyCode _ -> node.put("any", true);
            case PartyRule.Listed listed -> {
                var list = node.putArray("listed");
                listed.payers()
                        .forEach((code, payer) -> list.addObject()
                                .put("code", Municipality.codeText(code))
                                .put("name", payer.name()));
            }
        }
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }
}
