package se.klardag.rules.files;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.Status;
import tools.jackson.databind.JsonNode;

/// Asks every statement for its day (*uppgiftens dag*). What a party, an authority or the press says counts from the day on
/// which it was said; left undated it would count for all time, and silence would make a value stronger than the truth.
///
/// What was read in the agreement or the law needs none: these hold for the time that they state. Neither does an adoption: a
/// party vouches in it, by a role and on a day, for the time that its paper covers.
///
/// A day that is given may not be younger than the source itself says, nor of a time to come: nobody has said it yet.
public final class StatementDays {
    private static final Set<String> STATEMENTS = Set.of(Status.OFFICIAL.code(), Status.SECONDARY.code());
    private static final BilingualText NO_DAY = new BilingualText(
            "uppgiften saknar dag: ange dated i källan (för en odaterad sida den dag då den lästes), och speaksFrom om"
                    + " uppgiften själv säger att den gäller från en tidigare dag",
            "the statement has no day: give its source dated (for an undated page the day on which it was read), and"
                    + " speaksFrom where the statement itself says that it holds from an earlier day");

    private StatementDays() {}

    /// Every value and note of the file that rests on a statement without a day.
    static List<RuleProblem> missing(YamlTree tree) {
        if (tree.root().has("adopts")) {
            return List.of();
        }
        var problems = new ArrayList<RuleProblem>();
        tree.walk((pointer, node) -> {
            if (STATEMENTS.contains(node.path("status").asString("")) && isUndated(tree, node.path("source"))) {
                problems.add(tree.problem(pointer, NO_DAY));
            }
        });
        return problems;
    }

    /// A source that is not there, or not listed, is a fault of its own.
    private static boolean isUndated(YamlTree tree, JsonNode source) {
        var described = source.isString() ? tree.root().path("sources").path(source.asString()) : source;
        return described.isObject() && !described.has("dated");
    }

    /// Every source of the file that is dated before a day in its own title or address: a paper is not older than what it tells.
    static List<RuleProblem> contradicted(YamlTree tree) {
        var problems = new ArrayList<RuleProblem>();
        tree.walk((pointer, node) -> dated(node)
                .ifPresent(day -> NamedDays.of(node.path("title").asString(""), node.path("url").asString(""))
                        .filter(day::isBefore)
                        .ifPresent(named -> problems.add(tree.problem(pointer + "/dated", new BilingualText(
                                "dated är " + day + ", men källans egen titel eller adress nämner " + named
                                        + ": ange uppgiftens dag; är " + named
                                        + " dagen då något gäller, skriv \"från " + named + "\" i titeln",
                                "dated is " + day + ", but the source's own title or address names " + named
                                        + ": give the day of the statement; if " + named
                                        + " is when something takes effect, write \"from " + named
                                        + "\" in the title"))))));
        return problems;
    }

    /// Every source that the user's own files date after a day; what ships was read before it shipped.
    ///
    /// @param files that can be read
    /// @param today whoever uses the files knows which day it is
    public static List<RuleProblem> after(List<RuleText> files, LocalDate today) {
        return files.stream()
                .filter(text -> !text.isAsShipped())
                .flatMap(text -> after(YamlTree.read(text), today).stream())
                .toList();
    }

    private static List<RuleProblem> after(YamlTree tree, LocalDate today) {
        var problems = new ArrayList<RuleProblem>();
        tree.walk((pointer, node) -> dated(node)
                .filter(day -> day.isAfter(today))
                .ifPresent(day -> problems.add(tree.problem(pointer + "/dated", new BilingualText(
                        "dated är " + day + ", en dag som inte har varit (i dag är det " + today + ")",
                        "dated is " + day + ", a day to come (today is " + today + ")")))));
        return problems;
    }

    /// Whether a file adopts on a day to come: nobody can confirm an agreement beforehand.
    public static Optional<RuleProblem> adoptedAfter(YamlTree tree, LocalDate today) {
        return tree.root().has("adopts")
                ? day(tree.root(), "on").filter(on -> on.isAfter(today))
                        .map(on -> tree.problem("/on", new BilingualText(
                                "antagandet är daterat " + on + ", efter dagens datum, " + today
                                        + "; ingen kan bekräfta ett avtal i förväg",
                                "the adoption is dated " + on + ", after today, " + today
                                        + "; nobody can confirm an agreement beforehand")))
                : Optional.empty();
    }

    /// The day of a source; a day that is none is a fault of its own.
    private static Optional<LocalDate> dated(JsonNode source) {
        return day(source, "dated");
    }

    private static Optional<LocalDate> day(JsonNode node, String key) {
        try {
            return node.isObject() && node.path(key).isString()
                    ? Optional.of(LocalDate.parse(node.path(key).asString()))
                    : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
