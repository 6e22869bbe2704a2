package se.klardag.rules.agreement;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.terms.value.AdoptedValue;
import se.klardag.engine.terms.value.Source;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.files.YamlTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.StringNode;

/// One value as stated for some dates (*lydelse*).
///
/// @param value  as written; empty when the status is unknown
/// @param from   first date
/// @param to     last date; `null` when no end is known
/// @param spoken  the day from which the source speaks, where that is later than the first date; `null` elsewhere
/// @param adoptedBy who vouches for it of a party that holds the signed agreement, and when: no later doubt weakens it; empty
///                  where nobody does
/// @param ofAct  whether that is a region that reads an act: the municipality is not bound by it, and the sentence stays unclear
/// @param stated  the same of a value that an adoption states itself, with the reading that it answers; empty where it does not
/// @param shipped the value of an act that such a statement of a region replaces, where a reading is behind it; empty
///                elsewhere
/// @param file   where it is
/// @param pointer address in the file
public record TermVersion(
        String value,
        Status status,
        Source source,
        LocalDate from,
        @Nullable LocalDate to,
        @Nullable LocalDate spoken,
        String adoptedBy,
        boolean ofAct,
        Optional<AdoptedValue> stated,
        Optional<TermVersion> shipped,
        YamlTree file,
        String pointer) {
    /// The page on which an unclear sentence behind the value is read, `R-003`; empty when none is named, and where the
    /// party that holds the signed agreement says that the value is the agreed one: nobody has to read it any more. An act that
    /// one of the two reads is as unclear as before.
    public String reading() {
        return isAgreed() ? "" : page();
    }

    /// The same, whoever vouches for the value: who confirms that a case counts makes an unclear sentence no clearer.
    public String page() {
        return file.root().at(pointer).path("reading").asString("");
    }

    /// Whether a party that holds the signed agreement vouches for the value.
    public boolean adopted() {
        return !adoptedBy.isEmpty();
    }

    /// What is assumed because no file states it.
    static TermVersion silent(String word, Source nobody, LocalDate from, YamlTree file) {
        return new TermVersion(
                word, Status.ASSUMED, nobody, from, null, null, "", false, Optional.empty(), Optional.empty(), file,
                "");
    }

    /// Whether no file states it, and no party has confirmed it.
    public boolean isSilent() {
        return pointer.isEmpty() && !adopted();
    }

    /// Whether that makes it one on which a binding bill may rest.
    public boolean isConfirmed() {
        return adopted() && status.binds();
    }

    /// Whether the parties have agreed on the value, so that neither can ask for another one.
    private boolean isAgreed() {
        return isConfirmed() && !ofAct;
    }

    /// The page on which it is read that an unclear answer is as good as a no, `R-021`; empty as for the reading.
    public String readingOfUnclear() {
        return isConfirmed() ? "" : pageOfUnclear();
    }

    /// The same, whoever vouches for the value.
    public String pageOfUnclear() {
        return file.root().at(pointer).path("unclear").asString("");
    }

    /// The page of the sentence that has another answer: of the value that is replaced where a region states how it reads
    /// an act.
    public String question() {
        return shipped.map(TermVersion::page).orElseGet(this::reading);
    }

    /// What the value would be under the other reading of the unclear sentence, or why no value can say it; missing where
    /// the file says neither, and empty as for the reading. Where a region reads an act otherwise than the act's file, it is
    /// the value of that file.
    public JsonNode otherAnswer() {
        return shipped.<JsonNode>map(act -> StringNode.valueOf(act.value()))
                .orElseGet(() -> isAgreed() ? MissingNode.getInstance() : file.root().at(pointer).path("otherAnswer"));
    }

    /// The provision that the unclear sentence is of, where the parties cannot agree on it; empty where they can, or nothing is said.
    public String notForTheParties() {
        return file.root().at(pointer).path("notForTheParties").asString("");
    }

    /// How well the value is known on a date: a statement of 2023 about 2018 says what is said to have held, not what was
    /// agreed, so that before it speaks the value is a conclusion at most.
    public Status statusOn(LocalDate date) {
        return spoken != null && date.isBefore(spoken) ? status.orWeaker(Status.INFERRED) : status;
    }

    /// How well the value is known on the least known of its dates: no better than an assumption where only our reading says what
    /// an unclear answer does.
    public Status weakest() {
        return readingOfUnclear().isEmpty() ? statusOn(from) : statusOn(from).orWeaker(Status.ASSUMED);
    }

    /// The same, vouched for: a signed agreement and its adoption hold for the time they state, whenever they were signed.
    ///
    /// @param act whether what is adopted is an act
    TermVersion adopted(Status by, Source where, String who, boolean act) {
        return new TermVersion(value, by, where, from, to, null, who, act, Optional.empty(), Optional.empty(), file,
                pointer);
    }

    /// The same, as stated in an adoption of its own words.
    ///
    /// @param replaced the value whose reading it answers
    TermVersion statedBy(Status status, AdoptedValue party, Optional<TermVersion> replaced) {
        return new TermVersion(
                value, status, source, from, to, null, party.by(), party.ofAct(), Optional.of(party),
                replaced.filter(_ -> party.ofAct()), file, pointer);
    }

    /// The same for fewer dates.
    TermVersion between(LocalDate first, @Nullable LocalDate last) {
        var later = spoken != null && first.isBefore(spoken) ? spoken : null;
        return new TermVersion(
                value, status, source, first, last, later, adoptedBy, ofAct, stated, shipped, file, pointer);
    }

    /// Whether the version holds on any of the dates.
    ///
    /// @param last `null` when there is no end
    public boolean meets(LocalDate first, @Nullable LocalDate last) {
        return (last == null || !from.isAfter(last)) && (to == null || !to.isBefore(first));
    }

    /// Whether the version holds on the date.
    public boolean covers(LocalDate date) {
        return !date.isBefore(from) && (to == null || !date.isAfter(to));
    }
}
