package se.klardag.cli.audit.bundle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import se.klardag.cli.audit.signature.SignatureCheck.Standing;
import se.klardag.cli.audit.verify.VerificationText;
import se.klardag.cli.render.LineWrapper;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.report.difference.BillDifference;
import se.klardag.cli.report.difference.ComparedSide;
import se.klardag.cli.report.explanation.DocumentFormat;
import se.klardag.cli.text.IdentityMask;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.CoverageText;
import se.klardag.cli.words.TermWords;
import se.klardag.rules.places.Payers;
import tools.jackson.databind.JsonNode;

/// What the verification of a bundle came to, for people (*kontroll av ett paket*): the bundle against itself, and against
/// today.
public final class BundleText {
    private static final int NAMED = 16;

    private final Texts texts;
    private final TerminalPage page;
    private final NumberFormats numerals;
    private final ValueWords values;

    public BundleText(Texts texts, TerminalPage page) {
        this.texts = texts;
        this.page = page;
        this.numerals = new NumberFormats(texts.language());
        this.values = new ValueWords(texts);
    }

    /// As lines.
    ///
    /// @param engine version of the program that verifies
    /// @param all    whether every difference is printed
    public String print(String name, BundleVerification.Found found, String engine, boolean all) {
        var prose = new LineWrapper(page);
        var signature = found.signature();
        prose.paragraph(2, "sha256 " + found.sha256());
        if (signature.standing() == Standing.TRUSTED || signature.standing() == Standing.NOT_COMPARED) {
            prose.paragraph(2, texts.get(signature.message(), signature.fingerprint()));
        }
        found.then()
                .ifPresent(then -> prose.paragraph(
                        2, texts.get("bundle.then", total(then), found.engine())));
        versions(prose, found);
        today(prose, found, engine);
        if (!isAlike(found)) { // what differs is what is said first
            stated(found).forEach(each -> prose.paragraph(2, each));
        }
        unchecked(found, all).ifPresent(each -> prose.paragraph(2, each));
        prose.paragraph(2, texts.get(
                signature.standing() == Standing.TRUSTED ? "bundle.not-proved.signed" : "bundle.not-proved"));
        return heading(name, found, engine, all) + prose.text();
    }

    /// Files by their names, fields of the receipt in words.
    private Optional<String> unchecked(BundleVerification.Found found, boolean all) {
        int named = all ? found.unchecked().size() : Math.min(NAMED, found.unchecked().size());
        int more = found.unchecked().size() - named;
        var parts = new ArrayList<String>();
        if (named > 0) {
            parts.add(String.join(", ", found.unchecked().subList(0, named)) + (more == 0 ? "" : " … (+" + more + ")"));
        }
        if (!found.uncheckedFields().isEmpty()) {
            parts.add(texts.get(
                    "bundle.unchecked-fields",
                    found.uncheckedFields().stream().map(values::label).collect(Collectors.joining(", "))));
        }
        return parts.isEmpty() ? Optional.empty()
                : Optional.of(texts.get("bundle.unchecked", String.join("; ", parts)));
    }

    /// A signature that must not be passed over is what is said first.
    private String heading(String name, BundleVerification.Found found, String engine, boolean all) {
        var verification = new VerificationText(texts, page);
        var result = result(found, engine);
        var before = before(found);
        if (!found.signature().isRefused()) {
            return verification.printUnder(TerminalSafe.of(name) + ": " + result, before, found.verdict(), all);
        }
        var first = new LineWrapper(page);
        first.heading(TerminalSafe.of(name) + ": "
                + texts.get(found.signature().message(), found.signature().fingerprint()));
        return first.text() + verification.printUnder(texts.get("bundle.apart-from-signature", result),
                before, found.verdict(), all);
    }

    /// The first line says identical only where every file was made again, byte for byte, by the version that made the bundle.
    private String result(BundleVerification.Found found, String engine) {
        if (!isAlike(found)) {
            return !found.isOfKnownVersion()
                    ? texts.get("bundle.unknown-version", found.engine())
                    : found.lacksFields()
                            ? texts.get("bundle.lacks-fields", found.engine())
                            : texts.get("verify.different");
        }
        var said = texts.get("verify.identical");
        if (!found.engine().equals(engine)) {
            said = texts.get(found.unproved().isEmpty() ? "bundle.equal" : "bundle.equal-figures", found.engine());
        } else if (!found.foreign().isEmpty()) {
            said = texts.get("bundle.equal-computed", found.foreign().size());
        }
        boolean weaker = found.then().filter(BundleText::isBinding).isPresent()
                && found.today().filter(today -> !isBinding(today)).isPresent();
        return weaker ? said + "; " + texts.get("bundle.today.not-binding") : said;
    }

    /// What a reader has to know before the figures: whose rules they rest on, and how many rows they lack.
    private List<String> before(BundleVerification.Found found) {
        var before = new ArrayList<String>();
        if (!found.changedRules().isEmpty()) {
            before.add(texts.get("bundle.changed-rules", String.join(", ", found.changedRules())));
        }
        if (found.then().isPresent() && found.today().isPresent()) {
            var then = found.then().get();
            var today = found.today().get();
            if (!isAsSure(then, today)) {
                before.add(texts.get("bundle.today.status", status(then), open(then), status(today), open(today)));
            }
        }
        found.rejected().ifPresent(rows -> before.add(texts.get("bundle.rejected-rows", numerals.people(rows))));
        if (!found.unsaid().isEmpty()) {
            before.add(texts.get("bundle.unsaid", String.join(" ", CoverageText.lines(found.unsaid(), texts))));
        }
        if (isAlike(found)) {
            before.addAll(stated(found));
        }
        return before;
    }

    private static boolean isAlike(BundleVerification.Found found) {
        return found.verdict().mismatches().isEmpty();
    }

    /// Everything else that is the packer's word, with its values, in one place; then what they do not state at all.
    private List<String> stated(BundleVerification.Found found) {
        var said = new ArrayList<String>();
        var unsaid = new ArrayList<String>();
        for (var each : found.stated()) {
            var label = values.label(each.field());
            each.value()
                    .ifPresentOrElse(
                            value -> said.add(
                                    label + ": " + TerminalSafe.of(IdentityMask.mask(values.of(each.field(), value)))),
                            () -> unsaid.add(label));
        }
        var told = new ArrayList<String>();
        if (!said.isEmpty()) {
            told.add(texts.get("bundle.stated", String.join("; ", said)));
        }
        if (!unsaid.isEmpty()) {
            told.add(texts.get("bundle.unstated", String.join(", ", unsaid)));
        }
        return told;
    }

    private static boolean isAsSure(BundleVerification.Outcome then, BundleVerification.Outcome today) {
        return isBinding(then) == isBinding(today)
                && then.settlement().agreement().openTerms().equals(today.settlement().agreement().openTerms());
    }

    private static boolean isBinding(BundleVerification.Outcome outcome) {
        return outcome.standing().isBinding();
    }

    private String status(BundleVerification.Outcome outcome) {
        return outcome.standing().word(texts);
    }

    private static int open(BundleVerification.Outcome outcome) {
        return outcome.settlement().agreement().openTerms().size();
    }

    /// What another version of the program wrote in other words, or did not write.
    private void versions(LineWrapper prose, BundleVerification.Found found) {
        if (!found.reworded().isEmpty()) {
            var files = found.reworded()
                    .entrySet()
                    .stream()
                    .map(each -> each.getKey() + " (" + texts.get("verify.compared.lines", each.getValue()) + ")")
                    .collect(Collectors.joining(", "));
            prose.paragraph(2, texts.get("bundle.reworded", files));
        }
        if (!found.added().isEmpty()) {
            prose.paragraph(2, texts.get("bundle.added", found.added().size(), found.added().getFirst()));
        }
    }

    private void today(LineWrapper prose, BundleVerification.Found found, String engine) {
        if (found.today().isEmpty()) {
            prose.paragraph(
                    2, found.refusal().isEmpty()
                            ? texts.get("bundle.today.not-known")
                            : texts.get("bundle.today.refused", found.refusal()));
            return;
        }
        var today = found.today().get();
        prose.paragraph(2, texts.get("bundle.today", total(today), engine));
        if (!found.engine().equals(engine)) {
            prose.paragraph(2, texts.get("bundle.other-engine", found.engine(), engine));
        }
        if (found.then().isPresent()) {
            difference(prose, found.then().get(), today);
        }
    }

    private void difference(LineWrapper prose, BundleVerification.Outcome then, BundleVerification.Outcome today) {
        if (then.settlement().toPay().compareTo(today.settlement().toPay()) == 0
                && owed(then).equals(owed(today))) {
            prose.paragraph(
                    2, texts.get(isAsSure(then, today) ? "bundle.no-difference" : "bundle.no-difference-in-amounts"));
            return;
        }
        var difference = new BillDifference(
                side("bundle.side.then", then), side("bundle.side.today", today), texts);
        prose.blank();
        prose.raw(DocumentFormat.text.print(difference.of(), page, texts));
    }

    private static List<String> owed(BundleVerification.Outcome outcome) {
        return outcome.settlement()
                .bills()
                .stream()
                .map(bill -> bill.municipality() + " " + bill.careGroup().code() + " "
                        + bill.toPay().value().stripTrailingZeros().toPlainString())
                .toList();
    }

    private ComparedSide side(String key, BundleVerification.Outcome outcome) {
        return new ComparedSide(
                texts.get(key), outcome.standing(), Optional.empty(), new Payers.Coded(Map.of()),
                Set.of(),
                outcome.bills());
    }

    private String total(BundleVerification.Outcome outcome) {
        BigDecimal toPay = outcome.settlement().toPay();
        var code = outcome.settlement().currency().code();
        return numerals.amount(toPay) + " " + (code.equals("SEK") ? "kr" : code);
    }

    /// A field of the receipt and its value in words (*uppgift i kvittot i ord*): keys and codes are for programs.
    private static final class ValueWords {
        private static final Set<String> OF_COLUMNS = Set.of(
                "missingColumns", "absentColumns", "columnsInNoFile", "recordedColumns", "field");

        private final Texts texts;

        ValueWords(Texts texts) {
            this.texts = texts;
        }

        /// What the field is called.
        String label(String field) {
            return word("bundle.stated.", field);
        }

        /// Its value on one line: words and numbers in their order.
        String of(String field, JsonNode value) {
            if (value.isBoolean()) {
                return texts.get(value.booleanValue() ? "bundle.stated.yes" : "bundle.stated.no");
            }
            if (value.isArray()) {
                var shown = value.valueStream()
                        .limit(NAMED)
                        .map(each -> of(field, each))
                        .collect(Collectors.joining(", "));
                return value.size() > NAMED ? shown + " … (+" + (value.size() - NAMED) + ")" : shown;
            }
            if (value.isObject()) {
                return value.propertyStream()
                        .map(each -> part(each.getKey(), each.getValue()))
                        .collect(Collectors.joining(" "));
            }
            return OF_COLUMNS.contains(field) ? column(value.asString()) : value.asString();
        }

        /// Why an export does not look whole is a sentence of its own; another code is a municipality's.
        private String part(String key, JsonNode value) {
            var sentence = "bundle.stated.code." + value.asString("");
            return key.equals("code") && texts.has(sentence)
                    ? texts.get(sentence)
                    : word("bundle.stated.part.", key) + " " + of(key, value);
        }

        /// A column by what it holds, and by its heading.
        private String column(String title) {
            var key = "fact." + title;
            return texts.has(key) ? TermWords.uncapitalised(texts.get(key)) + " (" + title + ")" : title;
        }

        /// What none of our receipts holds stays as it is.
        private String word(String keys, String key) {
            return texts.has(keys + key) ? texts.get(keys + key) : key;
        }
    }
}
