package se.klardag.rules.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.terms.value.AdoptedValue;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.Source;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.RuleProblem;
import se.klardag.rules.files.SchemaKeys;
import se.klardag.rules.files.YamlTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes an agreement of an adoption file (*antagande*): a party that holds the signed paper closes the gaps of an
/// agreement we know, by a role, on a date.
///
/// A confirmed value is official: the party says so, and its source is the signed agreement with the role that confirmed it,
/// unless somebody had read the value itself. A set value is verified where the file names the source it was read
/// in; without one it stays assumed, and a remark names the line.
///
/// Both hold for the dates that the paper covers, `from` and `to`, whenever it was signed; on all others the agreement
/// is as well known as before. An adoption without dates covers those of the agreement.
public final class AdoptionReader {
    private static final String SIGNED = "signed";

    private final YamlTree tree;
    private final Agreement base;
    private final boolean ofAct;
    private final String by;
    private final LocalDate on;
    private final LocalDate from;
    private final @Nullable LocalDate to;
    private final List<RuleProblem> remarks;

    private AdoptionReader(YamlTree tree, Agreement base) {
        this.tree = tree;
        this.base = base;
        this.ofAct = base.isAct();
        this.by = tree.root().get("by").asString();
        this.on = ValueReader.date(tree, "/on", tree.root().get("on").asString());
        this.from = tree.root().has("from") ? date("from") : base.from();
        this.to = tree.root().has("to") ? date("to") : null;
        if (to != null && to.isBefore(from)) {
            throw tree.unusable("/to", new BilingualText("slutar före sin början", "ends before it starts"));
        }
        this.remarks = new ArrayList<>(base.remarks());
    }

    public static boolean isAdoption(YamlTree tree) {
        return tree.root().has("adopts");
    }

    /// @param known finds the agreement that is adopted
    static Agreement read(YamlTree tree, Function<String, Agreement> known) {
        return new AdoptionReader(tree, known.apply(tree.root().get("adopts").asString())).agreement();
    }

    private LocalDate date(String key) {
        return ValueReader.date(tree, "/" + key, tree.root().get(key).asString());
    }

    private Agreement agreement() {
        var set = set();
        var values = SilentTerms.with(StatedTerms.merged(confirmed(set), set), tree, base.from());
        var files = new ArrayList<>(base.files());
        files.add(tree.source());
        return new Agreement(
                tree.root().get("id").asString(),
                base.id(),
                base.title().and(vouched()).and(period()),
                base.from(),
                base.to(),
                base.parties(),
                base.confidence(),
                values,
                base.notes(),
                remarks,
                files,
                base.followed(),
                base.library());
    }

    /// An act holds by itself: of one a region only says how it reads what is open.
    private BilingualText vouched() {
        return ofAct
                ? new BilingualText(
                        " – öppna villkor enligt regionens egen läsning, bekräftad av " + by + " " + on,
                        " – open terms by the region's own reading, confirmed by " + by + " on " + on)
                : new BilingualText(" – antagen av " + by + " " + on, " – adopted by " + by + " on " + on);
    }

    /// @param set what the file states itself: that may ask for terms that the base has no need of
    private Map<String, StatedTerm> confirmed(Map<String, StatedTerm> set) {
        var values = new LinkedHashMap<>(base.values());
        var asked = SilentTerms.with(StatedTerms.merged(base.values(), set), tree, base.from());
        int index = 0;
        for (var each : tree.root().path("confirms")) {
            var path = each.asString();
            var pointer = "/confirms/" + index++;
            var stated = Optional.ofNullable(values.get(path)).orElseGet(() -> asked.get(path));
            if (stated == null) {
                throw noTerm(path, pointer, asked);
            }
            var versions = new ArrayList<TermVersion>();
            for (var version : stated.versions()) {
                // Without a period the paper is that of the agreement, for the cases too that began before it.
                if (!hasPeriod() || version.meets(from, to)) {
                    var part = within(version);
                    untilDoubt(part, pointer).map(sure -> confirmed(sure, path, pointer)).ifPresent(versions::add);
                }
            }
            values.put(path, StatedTerms.filled(new StatedTerm(path, versions, List.of()), stated));
        }
        return values;
    }

    /// Names what there is to confirm of the same matter, so that nobody has to search for it.
    private RuleFileException noTerm(String path, String pointer, Map<String, StatedTerm> asked) {
        var care = SchemaKeys.careOf(path);
        var group = path.substring(care.length()).split("\\.", -1)[0] + ".";
        var beside = Stream.of(care + group, group)
                .map(start -> asked.keySet().stream().filter(each -> each.startsWith(start)).toList())
                .filter(paths -> !paths.isEmpty())
                .findFirst()
                .map(paths -> String.join(", ", paths))
                .orElse("");
        var none = new BilingualText(path + " är inget villkor i " + base.id(), path + " is no term of " + base.id());
        return tree.unusable(
                pointer,
                beside.isEmpty() ? none
                        : none.and(new BilingualText(
                                ": ta bort raden; det som finns att bekräfta om samma sak är " + beside,
                                ": remove the line; what there is to confirm of the same matter is " + beside)));
    }

    /// A term that was read in an act holds for sure until the day from which nobody has checked the act: that it still does,
    /// nobody can confirm before that day. An open term is the region's reading for all dates that the paper covers, and an
    /// agreement is the parties' own: what they adopt holds for the period that the paper states.
    private Optional<TermVersion> untilDoubt(TermVersion version, String pointer) {
        if (!ofAct) {
            return Optional.of(version);
        }
        var doubt = base.confidence()
                .stream()
                .filter(step -> !step.atMost().binds() && on.isBefore(step.from()))
                .findFirst();
        if (doubt.isEmpty() || version.adopted() || !version.weakest().binds()
                || !version.meets(doubt.get().from(), null)) {
            return Optional.of(version);
        }
        var day = doubt.get().from();
        remarks.add(tree.problem(
                pointer,
                new BilingualText(
                        "bekräftat " + on + ", alltså inte från " + day + " (" + doubt.get().why().swedish()
                                + "): att villkoret fortfarande gäller då kan bekräftas först från den dagen",
                        "confirmed on " + on + ", so not from " + day + " (" + doubt.get().why().english()
                                + "): that the term still holds then can be confirmed from that day at the earliest")));
        return version.from().isBefore(day)
                ? Optional.of(version.between(version.from(), day.minusDays(1)))
                : Optional.empty();
    }

    /// The value that is replaced, where it rests on a reading of a sentence.
    private Optional<TermVersion> answered(String path, TermVersion version) {
        var care = SchemaKeys.careOf(path);
        return base.at(care, path.substring(care.length()))
                .stream()
                .flatMap(stated -> stated.versions().stream())
                .filter(before -> before.meets(version.from(), version.to()) && !before.page().isEmpty())
                .findFirst();
    }

    private TermVersion confirmed(TermVersion version, String path, String pointer) {
        if (version.status() == Status.UNKNOWN) {
            throw tree.unusable(
                    pointer,
                    new BilingualText(
                            path + " är okänt: ange värdet under sets i stället",
                            path + " is unknown: state the value under sets instead"));
        }
        return version.status() == Status.VERIFIED
                ? version.adopted(version.status(), version.source(), voucher(), ofAct)
                : version.adopted(Status.OFFICIAL, confirmation(), voucher(), ofAct);
    }

    /// What a confirmed value rests on: the signed agreement as the file names it, else the agreement that is adopted; and who
    /// confirmed it.
    private Source confirmation() {
        var signed = tree.root().path("sources").path(SIGNED);
        var title = signed.path("title").asString("");
        return title.isBlank()
                ? new Source((ofAct ? "Egen läsning av " : "") + base.title().swedish(), voucher(), "")
                : new Source(
                        title, voucher(), signed.path("url").asString(""), day(signed, "dated"),
                        ValueReader.dayIs(signed), day(signed, "speaksFrom"));
    }

    private String voucher() {
        return by + " " + on;
    }

    private @Nullable LocalDate day(JsonNode source, String key) {
        return source.has(key)
                ? ValueReader.date(tree, "/sources/" + SIGNED + "/" + key, source.get(key).asString())
                : null;
    }

    private Map<String, StatedTerm> set() {
        var below = tree.root().has("from") ? Map.<String, StatedTerm>of() : base.values();
        var reader = new ValueReader(tree, voucher(), from, below);
        var found = new LinkedHashMap<String, StatedTerm>();
        if (tree.root().get("sets") instanceof ObjectNode sets) {
            for (var written : WrittenTerm.below(sets, "/sets")) {
                found.put(written.path(), outside(vouchedFor(reader.read(written))));
            }
        }
        return found;
    }

    /// On dates that the paper does not cover, what is adopted says what holds.
    private StatedTerm outside(StatedTerm set) {
        var stated = base.values().get(set.path());
        return stated == null || !hasPeriod() ? set : StatedTerms.filled(set, stated);
    }

    /// The version on the dates that the paper covers.
    private TermVersion within(TermVersion version) {
        if (!hasPeriod()) {
            return version;
        }
        var last = version.to() == null || (to != null && to.isBefore(version.to())) ? to : version.to();
        return version.between(version.from().isBefore(from) ? from : version.from(), last);
    }

    private boolean hasPeriod() {
        return tree.root().has("from") || to != null;
    }

    private BilingualText period() {
        if (!hasPeriod()) {
            return new BilingualText("", "");
        }
        return to == null
                ? new BilingualText(" för tiden från " + from, " for the time from " + from)
                : new BilingualText(" för tiden " + from + " till " + to, " for " + from + " to " + to);
    }

    /// A region that states again what an act's file has, where a sentence is behind it, confirms it: the sentence is as unclear as
    /// before.
    private StatedTerm vouchedFor(StatedTerm stated) {
        var versions = new ArrayList<TermVersion>();
        for (var version : stated.versions()) {
            boolean sourced = tree.root().at(version.pointer()).has("source");
            if (!sourced) {
                remarks.add(tree.problem(
                        version.pointer(),
                        new BilingualText(
                                "källa saknas: värdet räknas som antaget och ingen räkning blir bindande",
                                "no source: the value counts as assumed, and no bill becomes binding")));
            }
            boolean unstated = !tree.root().at(version.pointer()).has("status");
            var status = sourced && unstated ? Status.VERIFIED : version.status();
            if (version.meets(from, to)) {
                var replaced = answered(stated.path(), version);
                versions.add(replaced.filter(act -> ofAct && act.value().equals(version.value()))
                        .map(act -> within(act.between(version.from(), version.to()))
                                .adopted(status, version.source(), voucher(), ofAct))
                        .orElseGet(() -> within(version).statedBy(
                                status,
                                new AdoptedValue(voucher(), replaced.map(TermVersion::page).orElse(""), ofAct),
                                replaced)));
            }
        }
        return new StatedTerm(stated.path(), versions, stated.gaps());
    }
}
