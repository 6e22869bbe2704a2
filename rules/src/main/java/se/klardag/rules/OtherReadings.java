package se.klardag.rules;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What would hold in a month under the other reading of each unclear sentence (*andra läsningar*): the agreement with the values that
/// its file gives as the other answer, laid over it as a scenario's are.
final class OtherReadings {
    /// Terms whose reading a count of days names: of those a bill is never silent.
    private static final Pattern OF_DAYS = Pattern.compile("([a-z_]+\\.)?(dayCount|liability)\\..*");
    /// Those that the date picks on which a case's clock started: an earlier value can be that of a case of the month.
    private static final Pattern BY_START = Pattern.compile("([a-z_]+\\.)?liability\\.freeDays(IfLater)?");
    /// Which year's rate: a question about stays that run over New Year only.
    private static final Pattern PRICE_DATE = Pattern.compile("([a-z_]+\\.)?price\\.date");
    private static final String CARE_DAY = "care-day";
    private static final BilingualText NO_ANSWER = new BilingualText(
            "regelfilen anger inte vad villkoret vore enligt den andra läsningen",
            "the rule file does not give the value under the other reading");
    private static final BilingualText NO_FIT = new BilingualText(
            "villkoret enligt den andra läsningen går inte ihop med andra villkor som antagandet anger",
            "the value under the other reading does not fit other terms that the adoption states");

    private final Agreement agreement;
    private final YearMonth month;
    private final Municipalities municipalities;
    private final Map<String, Optional<BilingualText>> reasons = new HashMap<>();

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
                .sorted((one, other) -> one.version().question().compareTo(other.version().question()))
                .forEach(each -> byPage.computeIfAbsent(each.version().question(), _ -> new ArrayList<>()).add(each));
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
                .filter(version -> !isSettledInItsYear(stated, version)
                        && (meetsMonth(version) || isBehind(stated, version))
                        && version.status() != Status.UNKNOWN
                        && (!version.otherAnswer().isMissingNode()
                                || (!version.question().isEmpty() && OF_DAYS.matcher(stated.path()).matches())))
                .map(version -> new Answered(of, stated.path(), version));
    }

    /// Whether each day has its own year's rate, in a month after which the year goes on: then no reading gives another one.
    private boolean isSettledInItsYear(StatedTerm stated, TermVersion version) {
        return PRICE_DATE.matcher(stated.path()).matches() && version.value().equals(CARE_DAY)
                && month.getMonth() != Month.DECEMBER;
    }

    /// Whether the version is of stays that run into the month from before it, however long ago they began, and no value says what the
    /// other reading would give.
    private boolean isBehind(StatedTerm stated, TermVersion version) {
        return BY_START.matcher(stated.path()).matches()
                && version.from().isBefore(month.atDay(1))
                && !version.question().isEmpty()
                && (version.otherAnswer() instanceof ObjectNode
                        || (version.otherAnswer().isMissingNode() && reason(version.question()).isPresent()));
    }

    /// Why no value can say what the other reading of a page would give. It is of the sentence, and the file writes it once: who confirms
    /// the value that it stands beside, or states another for some dates, has said nothing of the other terms and dates that rest on it.
    private Optional<BilingualText> reason(String page) {
        return reasons.computeIfAbsent(page, _ -> Stream.concat(Stream.of(agreement), followed())
                .flatMap(of -> of.values().values().stream())
                .flatMap(stated -> stated.versions().stream())
                .map(TermVersion::file)
                .distinct()
                .flatMap(file -> file.root().findParents("otherAnswer").stream())
                .filter(value -> value.path("reading").asString("").equals(page))
                .map(value -> value.path("otherAnswer").path("why"))
                .filter(JsonNode::isObject)
                .map(YamlTree::wording)
                .findFirst());
    }

    /// The dates of the cases that the question is about: those of versions that all ended before the month did.
    private Optional<OtherAnswer.Starts> starts(List<Answered> open) {
        if (open.stream().allMatch(each -> PRICE_DATE.matcher(each.path()).matches())) {
            return Optional.of(open.getFirst().version().value().equals(CARE_DAY)
                    ? new OtherAnswer.Starts(LocalDate.MIN, month.atEndOfMonth(), Optional.of(month.atEndOfMonth()))
                    : new OtherAnswer.Starts(
                            LocalDate.MIN, LocalDate.of(month.getYear() - 1, Month.DECEMBER, 31), Optional.empty()));
        }
        var reasoned = open.stream().filter(each -> each.version().otherAnswer() instanceof ObjectNode).toList();
        var answers = (reasoned.isEmpty() ? open : reasoned).stream().map(Answered::version).toList();
        var first = answers.stream().map(TermVersion::from).min(Comparator.naturalOrder());
        var last = answers.stream()
                .map(version -> version.to() == null ? month.atEndOfMonth() : version.to())
                .max(Comparator.naturalOrder());
        return first.isPresent() && last.isPresent() && last.get().isBefore(month.atEndOfMonth())
                ? Optional.of(new OtherAnswer.Starts(first.get(), last.get(), Optional.empty()))
                : Optional.empty();
    }

    private OtherAnswer answer(String page, List<Answered> open) {
        var kinds = kinds(open);
        var answers = open.stream().filter(each -> !each.version().otherAnswer().isMissingNode()).toList();
        if (answers.isEmpty()) {
            return new OtherAnswer.Unstated(page, kinds, reason(page).orElse(NO_ANSWER), starts(open));
        }
        for (var each : answers) {
            if (each.version().otherAnswer() instanceof ObjectNode none) {
                return new OtherAnswer.Unstated(page, kinds, YamlTree.wording(none.get("why")), starts(open));
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
        } catch (RuleFileException clash) {
            // what ships fits itself; with what whoever adopts it states instead of other values it may not
            if (answers.stream().noneMatch(each -> each.version().adopted())) {
                throw clash;
            }
            return new OtherAnswer.Unstated(page, kinds, NO_FIT, starts(open));
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
