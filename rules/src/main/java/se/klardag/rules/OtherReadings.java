package se.klardag.rules;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.terms.OtherAnswer;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.agreement.StatedTerm;
import se.klardag.rules.agreement.TermVersion;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.SchemaKeys;
import se.klardag.rules.files.YamlTree;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.terms.TermsResolution;
import tools.jackson.databind.node.ObjectNode;

/// What would hold in a month under the other reading of each unclear sentence (*andra läsningar*): the agreement with the values that
/// its file gives as the other answer, laid over it as a scenario's are.
final class OtherReadings {
    /// Terms whose reading a count of days names: of those a bill is never silent.
    private static final Pattern OF_DAYS = Pattern.compile("([a-z_]+\\.)?(dayCount|liability)\\..*");
    private static final BilingualText NO_ANSWER = new BilingualText(
            "regelfilen anger inte vad villkoret vore enligt den andra läsningen",
            "the rule file does not give the value under the other reading");

    private final Agreement agreement;
    private final YearMonth month;
    private final Municipalities municipalities;

    private OtherReadings(Agreement agreement, YearMonth month, Municipalities municipalities) {
        this.agreement = agreement;
        this.month = month;
        this.municipalities = municipalities;
    }

    /// One value with another answer.
    ///
    /// @param of whose it is: the agreement itself, or one that it follows
    private record Answered(Agreement of, String path, TermVersion version) {}

    /// In the order of their pages.
    ///
    /// @throws RuleFileException when another answer is no value of its term
    static List<OtherAnswer> of(Agreement agreement, YearMonth month, Municipalities municipalities) {
        return new OtherReadings(agreement, month, municipalities).answers();
    }

    private List<OtherAnswer> answers() {
        var byPage = new LinkedHashMap<String, List<Answered>>();
        Stream.concat(Stream.of(agreement), followed())
                .flatMap(of -> of.values().values().stream().flatMap(stated -> inMonth(of, stated)))
                .sorted((one, other) -> one.version().reading().compareTo(other.version().reading()))
                .forEach(each -> byPage.computeIfAbsent(each.version().reading(), _ -> new ArrayList<>()).add(each));
        if (byPage.isEmpty()) {
            return List.of();
        }
        var used = TermsResolution.used(agreement, month);
        byPage.values().forEach(answers -> answers.removeIf(each -> !used.contains(each.path())));
        return byPage.entrySet()
                .stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(each -> answer(each.getKey(), each.getValue()))
                .toList();
    }

    private Stream<Agreement> followed() {
        return agreement.values()
                .values()
                .stream()
                .filter(stated -> stated.path().equals(Agreement.FOLLOWS)
                        || stated.path().endsWith("." + Agreement.FOLLOWS))
                .flatMap(stated -> stated.versions().stream())
                .filter(this::meetsMonth)
                .map(TermVersion::value)
                .distinct()
                .map(agreement.followed()::get)
                .filter(found -> found != null);
    }

    private boolean meetsMonth(TermVersion version) {
        return version.meets(month.atDay(1), month.atEndOfMonth());
    }

    private Stream<Answered> inMonth(Agreement of, StatedTerm stated) {
        return stated.versions()
                .stream()
                .filter(version -> meetsMonth(version) && version.status() != Status.UNKNOWN
                        && (!version.otherAnswer().isMissingNode()
                                || (!version.reading().isEmpty() && OF_DAYS.matcher(stated.path()).matches())))
                .map(version -> new Answered(of, stated.path(), version));
    }

    private OtherAnswer answer(String page, List<Answered> open) {
        var kinds = kinds(open);
        var answers = open.stream().filter(each -> !each.version().otherAnswer().isMissingNode()).toList();
        if (answers.isEmpty()) {
            return new OtherAnswer.Unstated(page, kinds, NO_ANSWER);
        }
        for (var each : answers) {
            if (each.version().otherAnswer() instanceof ObjectNode none) {
                return new OtherAnswer.Unstated(page, kinds, YamlTree.wording(none.get("why")));
            }
        }
        var values = new TreeMap<String, String>();
        answers.forEach(each -> values.put(each.path(), each.version().otherAnswer().asString()));
        values.entrySet().removeIf(each -> isRestated(each.getKey(), each.getValue(), values));
        try {
            return new OtherAnswer.Stated(
                    page, kinds, values, TermsResolution.resolve(changed(answers), month, municipalities));
        } catch (RuleGapException gap) {
            return new OtherAnswer.Unstated(page, kinds, gap.reason());
        }
    }

    /// Whether a kind of care only says again what is said of all care.
    private static boolean isRestated(String path, String value, Map<String, String> values) {
        var care = SchemaKeys.careOf(path);
        return !care.isEmpty() && value.equals(values.get(path.substring(care.length())));
    }

    private static Set<CareType> kinds(List<Answered> answers) {
        var kinds = EnumSet.noneOf(CareType.class);
        for (var kind : CareType.values()) {
            var nearest = SchemaKeys.nearestFirst(kind.name().toLowerCase(Locale.ROOT) + ".");
            if (answers.stream()
                    .map(each -> SchemaKeys.careOf(each.path()))
                    .anyMatch(
                            care -> care.isEmpty() || nearest.contains(care))) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    private Agreement changed(List<Answered> answers) {
        var own = changed(agreement, answers);
        var followed = new HashMap<String, Agreement>();
        agreement.followed().forEach((id, other) -> followed.put(id, changed(other, answers)));
        return new Agreement(
                own.id(), own.base(), own.title(), own.from(), own.to(), own.parties(), own.confidence(), own.values(),
                own.notes(), own.remarks(), own.files(), Map.copyOf(followed), own.library());
    }

    private static Agreement changed(Agreement of, List<Answered> answers) {
        return TermOverrides.apply(
                of, of.id(),
                answers.stream()
                        .filter(each -> each.of().equals(of))
                        .map(each -> new TermOverride(
                                each.path(), each.version().otherAnswer(), each.version().file(),
                                each.version().pointer() + "/otherAnswer"))
                        .toList());
    }
}
