package se.klardag.cli.report.agreement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.render.LineWrapper;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.render.TextTable;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.AgreementScope;
import se.klardag.cli.words.TermWords;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.Agreements;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.agreement.StatedTerm;
import se.klardag.rules.agreement.TermVersion;
import se.klardag.rules.places.Municipalities;

/// What changes from one agreement to another (*jämförelse*), in words, side by side.
public final class AgreementDifference {
    private static final int TERM = 24;
    private static final int GAP = 2;
    private static final int FEW = 4;

    private final Agreement before;
    private final Agreement after;
    private final Optional<LocalDate> on;
    private final Municipalities municipalities;
    private final Texts texts;
    private final TermWords words;
    private final LineWrapper prose;
    private final TerminalPage page;

    private final Map<String, List<Row>> rows = new LinkedHashMap<>();
    /// What one kind of care has of its own in the later agreement only, by kind and dates.
    private final Map<String, List<String>> own = new LinkedHashMap<>();
    private final List<String> equal = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();
    private final List<String> needless = new ArrayList<>();

    /// One term in both.
    private record Row(String mark, String name, String before, String after) {}

    private AgreementDifference(
            Agreement before,
            Agreement after,
            Optional<LocalDate> on,
            Municipalities municipalities,
            Texts texts,
            TerminalPage page) {
        this.before = before;
        this.after = after;
        this.on = on;
        this.municipalities = municipalities;
        this.texts = texts;
        this.words = new TermWords(texts);
        this.prose = new LineWrapper(page);
        this.page = page;
    }

    /// The differences.
    ///
    /// @param on the date to compare; the texts over all of time when empty
    /// @throws se.klardag.engine.terms.value.RuleGapException when one of them is not in force on the date
    public static String print(
            Agreement before,
            Agreement after,
            Optional<LocalDate> on,
            Municipalities municipalities,
            Texts texts,
            TerminalPage page) {
        on.ifPresent(before::requireInForce);
        on.ifPresent(after::requireInForce);
        var difference = new AgreementDifference(before, after, on, municipalities, texts, page);
        difference.compare();
        return difference.text();
    }

    private void compare() {
        for (var group : TermWords.groups()) {
            var paths = new LinkedHashSet<String>();
            AgreementText.inGroup(before, group).forEach(stated -> paths.add(stated.path()));
            AgreementText.inGroup(after, group).forEach(stated -> paths.add(stated.path()));
            paths.forEach(path -> compare(group, path));
        }
    }

    private void compare(String group, String path) {
        var one = versions(before, path);
        var other = versions(after, path);
        if ((one.isEmpty() && other.isEmpty()) || (one.isEmpty() && saysNothingNew(path, other))) {
            return;
        }
        if (isUnknown(one) && isUnknown(other)) {
            unknown.add(path);
        } else if (other.isEmpty()) {
            (Agreements.isUsed(after, path) ? unread : needless).add(path);
        } else if (says(before, one).equals(says(after, other)) && !isUnknown(one)) {
            equal.add(path);
        } else if (one.isEmpty() && !isUnknown(other) && !words.care(path).isEmpty()) {
            other.forEach(version -> {
                var when = isSteady(after, other) ? "" : words.when(version.from(), version.to());
                own.computeIfAbsent(words.lead(path, when), _ -> new ArrayList<>())
                        .add(
                                RateTableText.decapitalised(words.bareName(path)) + " = "
                                        + new TermWords(texts, after).brief(path, version));
            });
        } else {
            boolean comparable = !one.isEmpty() && !isUnknown(one) && !isUnknown(other);
            rows.computeIfAbsent(group, _ -> new ArrayList<>())
                    .add(new Row(
                            one.isEmpty() && !isUnknown(other) ? "+" : comparable ? "≠" : "?",
                            words.name(path),
                            cell(before, path, one),
                            cell(after, path, other) + change(one, other)));
        }
    }

    /// Whether the later agreement states only what silence meant: a default, or for one kind of care the common value.
    private boolean saysNothingNew(String path, List<TermVersion> other) {
        if (isUnknown(other)) {
            return false;
        }
        var bare = TermWords.bare(path);
        var care = path.substring(0, path.length() - bare.length());
        var common = versions(before, before.at(care, bare));
        return common.isEmpty()
                ? other.stream().allMatch(version -> Agreements.isDefault(bare, version.value()))
                : says(before, common).equals(says(after, other));
    }

    private List<TermVersion> versions(Agreement agreement, String path) {
        return versions(agreement, agreement.at(path));
    }

    private List<TermVersion> versions(Agreement agreement, Optional<StatedTerm> stated) {
        return stated.map(StatedTerm::versions)
                .orElse(List.of())
                .stream()
                .filter(version -> version.to() == null || !version.to().isBefore(agreement.from()))
                .filter(version -> on.isEmpty() || version.covers(on.get()))
                .toList();
    }

    private static boolean isUnknown(List<TermVersion> versions) {
        return !versions.isEmpty() && versions.stream().allMatch(version -> version.status() == Status.UNKNOWN);
    }

    /// What is agreed, without how well it is known; dates only where a value changes.
    private List<String> says(Agreement agreement, List<TermVersion> versions) {
        return versions.stream()
                .map(version -> (isSteady(agreement, versions) ? "" : version.from() + "–" + version.to() + " ")
                        + plain(version.value()))
                .toList();
    }

    private boolean isSteady(Agreement agreement, List<TermVersion> versions) {
        return on.isPresent() || (versions.size() == 1
                && versions.getFirst().from().equals(agreement.from())
                && (versions.getFirst().to() == null || versions.getFirst().to().equals(agreement.to())));
    }

    private static String plain(String value) {
        return isNumber(value) ? NumberFormats.machine(new BigDecimal(value)) : value;
    }

    private String cell(Agreement agreement, String path, List<TermVersion> versions) {
        if (versions.isEmpty()) {
            return "–";
        }
        boolean steady = isSteady(agreement, versions);
        return versions.stream()
                .map(version -> (steady ? "" : words.when(version.from(), version.to()) + ": ")
                        + new TermWords(texts, agreement).brief(path, version)
                        + (version.status() == Status.UNKNOWN && !version.source().at().isEmpty()
                                ? " (" + version.source().at() + ")"
                                : ""))
                .collect(Collectors.joining("; "));
    }

    /// By how much a number grew or shrank.
    private String change(List<TermVersion> one, List<TermVersion> other) {
        if (one.size() != 1 || other.size() != 1) {
            return "";
        }
        var first = one.getFirst().value();
        var second = other.getFirst().value();
        if (!isNumber(first) || !isNumber(second)) {
            return "";
        }
        var change = new BigDecimal(second).subtract(new BigDecimal(first));
        var size = new NumberFormats(texts.language()).people(change.abs());
        return ", " + texts.get(change.signum() > 0 ? "diff.more" : "diff.less", size);
    }

    private static boolean isNumber(String value) {
        return value.matches("[0-9]+(\\.[0-9]+)?");
    }

    private String text() {
        prose.heading(texts.get("diff.title", before.id(), after.id()));
        prose.paragraph(0, on.map(date -> texts.get("diff.on", date)).orElseGet(this::together));
        prose.blank();
        var head = new Row(" ", texts.get("diff.column.term"), before.id(), after.id());
        var frame = List.of(
                frame(texts.get("diff.parties"), bound(before).region(), bound(after).region()),
                frame(texts.get("diff.in-force"), bound(before).span(), bound(after).span()));
        prose.raw(table().foot(frame).print(List.of(head), page));
        rows.forEach((group, differing) -> {
            prose.heading(words.heading(group));
            prose.raw(table().print(differing, page));
        });
        if (!own.isEmpty()) {
            prose.heading(texts.get("diff.own", after.id()));
            own.forEach((lead, terms) -> prose.item(0, "+", lead + String.join("; ", terms) + "."));
        }
        prose.blank();
        if (rows.isEmpty() && own.isEmpty()) {
            prose.paragraph(0, texts.get("diff.none"));
        }
        equal("diff.equal", equal.stream().filter(this::isReadInBoth).toList());
        equal("diff.equal-open", equal.stream().filter(path -> !isReadInBoth(path)).toList());
        grouped(texts.get("diff.unread", after.id()), unread);
        grouped(texts.get("diff.needless", after.id()), needless);
        summary(texts.get("diff.both-unread"), unknown, words::name);
        prose.faint(0, texts.get("diff.legend"));
        return prose.text();
    }

    private String shared(String path) {
        return versions(before, path)
                .stream()
                .map(version -> words.brief(path, version.value()))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private void summary(String heading, List<String> paths, UnaryOperator<String> words) {
        if (!paths.isEmpty()) {
            prose.paragraph(0, heading + " " + listed(paths, words, ", ") + ".");
        }
    }

    private static String listed(List<String> paths, UnaryOperator<String> words, String between) {
        return paths.stream().map(words).map(RateTableText::decapitalised).collect(Collectors.joining(between));
    }

    /// Equal terms: with their values as long as they are few.
    private void equal(String key, List<String> paths) {
        if (paths.size() <= FEW) {
            summary(texts.get(key), paths, path -> words.name(path) + " (" + shared(path) + ")");
        } else {
            grouped(texts.get(key), paths);
        }
    }

    private boolean isReadInBoth(String path) {
        return Stream.of(before, after)
                .flatMap(agreement -> versions(agreement, path).stream())
                .allMatch(version -> version.weakest().binds());
    }

    /// Terms by name, those of a group of many by its heading.
    private void grouped(String heading, List<String> all) {
        if (all.isEmpty()) {
            return;
        }
        var parts = new ArrayList<String>();
        for (var group : TermWords.groups()) {
            var paths = all.stream().filter(path -> TermWords.isIn(group, path)).toList();
            if (paths.size() > FEW) {
                parts.add(texts.get("diff.group", RateTableText.decapitalised(words.heading(group)), paths.size()));
            } else if (!paths.isEmpty()) {
                parts.add(listed(paths, words::name, ", "));
            }
        }
        prose.paragraph(0, heading + " " + String.join("; ", parts) + ".");
    }

    /// The dates on which both hold.
    private String together() {
        var from = before.from().isAfter(after.from()) ? before.from() : after.from();
        var to = earlier(before.to(), after.to());
        if (to != null && to.isBefore(from)) {
            return texts.get("diff.period.none");
        }
        return texts.get(
                "diff.period",
                to == null ? texts.get("show.span.open", from) : texts.get("show.span", from, to));
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private AgreementScope bound(Agreement agreement) {
        return new AgreementScope(agreement, municipalities, texts);
    }

    private static Row frame(String name, String one, String other) {
        return new Row(one.equals(other) ? "=" : "≠", name, one, other);
    }

    private TextTable<Row> table() {
        int half = (page.proseWidth() - 2 - TERM - 2 * GAP) / 2;
        return new TextTable<Row>(texts)
                .left(Row::mark)
                .tight()
                .left(Row::name)
                .wide(TERM)
                .left(Row::before)
                .wide(half)
                .left(Row::after)
                .wide(half);
    }
}
