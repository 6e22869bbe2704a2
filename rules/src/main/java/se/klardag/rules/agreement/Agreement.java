package se.klardag.rules.agreement;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.files.RuleProblem;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.files.SchemaKeys;
import se.klardag.rules.files.YamlTree;
import se.klardag.rules.places.PartyRule;

/// An agreement as its files state it (*överenskommelse*), before any date picks values.
///
/// @param base       id of the agreement it extends; empty when none
/// @param from       first date in force
/// @param to         last date in force; `null` when no end is known
/// @param confidence in order of date
/// @param values     by address, in the files' order
/// @param notes      what the text says beside the values
/// @param remarks    what is usable but not what its writer may think: a set value without a source
/// @param files      every file it was made of, the base's first
/// @param followed   the agreements whose terms hold on dates that `follows` names, by id
/// @param library    where the tables and calendars are that its values name
public record Agreement(
        String id,
        String base,
        BilingualText title,
        LocalDate from,
        @Nullable LocalDate to,
        PartyRule parties,
        List<Confidence> confidence,
        Map<String, StatedTerm> values,
        List<AgreementNote> notes,
        List<RuleProblem> remarks,
        List<RuleText> files,
        Map<String, Agreement> followed,
        RuleLibrary library) {
    /// The address under which an agreement says whose terms hold instead of its own.
    public static final String FOLLOWS = "follows";
    /// Address of the term that says which date of a case picks the edition.
    public static final String SELECTED_BY = "attribution.selectedBy";

    public Agreement {
        confidence = List.copyOf(confidence);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        notes = List.copyOf(notes);
        remarks = List.copyOf(remarks);
        files = List.copyOf(files);
        followed = Map.copyOf(followed);
    }

    /// What is stated for an address.
    public Optional<StatedTerm> at(String path) {
        return Optional.ofNullable(values.get(path));
    }

    /// What holds at an address for one kind of care: what is stated for it, and on other dates the common value.
    ///
    /// @param care `psychiatric.`; empty for all care
    public Optional<StatedTerm> at(String care, String path) {
        return StatedTerms.nearest(values, SchemaKeys.nearestFirst(care), path);
    }

    /// What is said about the bills of one municipality.
    ///
    /// @param on the last day of the month
    public List<AgreementNote> notesAbout(int municipality, LocalDate on) {
        return notes.stream()
                .filter(note -> note.about().contains(municipality) && note.provenance().covers(on))
                .toList();
    }

    /// The day on which a party says that it holds the signed agreement; empty where nobody has.
    public Optional<LocalDate> adoptedOn() {
        var own = YamlTree.read(files.getLast());
        return AdoptionReader.isAdoption(own)
                ? Optional.of(LocalDate.parse(own.root().get("on").asString()))
                : Optional.empty();
    }

    /// Its files and those of the agreements that it follows on some dates.
    public List<RuleText> allFiles() {
        return Stream.concat(files.stream(), followed.values().stream().flatMap(each -> each.allFiles().stream()))
                .distinct()
                .toList();
    }

    /// Id of the agreement that everything is built on; its own when it extends none.
    public String root() {
        return base.isEmpty() ? id : YamlTree.read(files.getFirst()).root().get("id").asString();
    }

    /// Whether it is an act, which holds by itself: who adopts one says how it reads what the act leaves open, and binds nobody else.
    /// Amounts of one's own laid over an act, as of years that nobody has read here, make no agreement of it.
    public boolean isAct() {
        for (var text : files.reversed()) {
            var file = YamlTree.read(text);
            if (!AdoptionReader.isAdoption(file)
                    && (file.root().has("act") || !AgreementReader.statesOnlyAmounts(file))) {
                return file.root().path("act").asBoolean(false);
            }
        }
        return false;
    }

    /// Refuses a date outside the agreement.
    ///
    /// @throws RuleGapException when it is not in force on the date
    public void requireInForce(LocalDate date) {
        if (date.isBefore(from) || (to != null && date.isAfter(to))) {
            throw new RuleGapException(
                    id,
                    new BilingualText(
                            "gäller från " + from + (to == null ? "" : " till " + to) + "; " + date + " ligger utanför",
                            "in force from " + from + (to == null ? "" : " to " + to) + "; " + date + " is outside"));
        }
    }

    /// The strongest status any value can have on the date.
    public Status atMost(LocalDate date) {
        var limit = Status.VERIFIED;
        for (var step : confidence) {
            if (!date.isBefore(step.from())) {
                limit = step.atMost();
            }
        }
        return limit;
    }
}
