package se.klardag.rules.agreement;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import se.klardag.engine.terms.value.Source;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.files.SchemaKeys;
import se.klardag.rules.files.YamlTree;

/// What is assumed where the files of an agreement do not choose (*tysta villkor*): a question that every bill of the kind has an answer
/// to is a term whether anybody states it or not. It is assumed until a file states it or a party confirms it.
///
/// A rule that only makes an exception is no such term: where nobody states it there is none. What ships states its choices itself; a
/// question is open where a file of somebody's own raises it, by its model or by a limit for long-stayers.
public final class SilentTerms {
    private static final Source NOBODY = new Source("Klardags antagande; regelfilen anger det inte", "", "");
    private static final Beside MODEL = new Beside("liability.model", Set.of("average", "individual")::contains);
    private static final Beside AVERAGE = new Beside("liability.model", "average"::equals);
    private static final Beside INDIVIDUAL = new Beside("liability.model", "individual"::equals);
    private static final Beside FREE_DAYS = new Beside("liability.freeDays", SilentTerms::isNumber);
    private static final Beside LIMIT = new Beside("longStay.over", SilentTerms::isNumber);

    /// In the order of reading.
    private static final List<Silent> ALL = List.of(
            new Silent("payer.residence", "registered", List.of(MODEL)),
            new Silent("liability.dayKind", "calendar-days", List.of(INDIVIDUAL, FREE_DAYS)),
            new Silent("longStay.place", "removed", List.of(AVERAGE, LIMIT)),
            new Silent("longStay.billed", "days-over-limit", List.of(AVERAGE, LIMIT)));

    private SilentTerms() {}

    private static boolean isNumber(String word) {
        return word.matches("[0-9]+(\\.[0-9]+)?");
    }

    /// Another value, and the words of it beside which a question is there to answer.
    private record Beside(String path, Predicate<String> words) {
        boolean holds(Map<String, StatedTerm> values, String care) {
            return versions(values, care).findAny().isPresent();
        }

        /// Whether a file of somebody's own says it.
        boolean isOwn(Map<String, StatedTerm> values, String care) {
            return versions(values, care).anyMatch(version -> !version.file().source().isShipped());
        }

        private Stream<TermVersion> versions(Map<String, StatedTerm> values, String care) {
            return StatedTerms.nearest(values, SchemaKeys.nearestFirst(care), path)
                    .stream()
                    .flatMap(stated -> stated.versions().stream())
                    .filter(version -> version.status() != Status.UNKNOWN && words.test(version.value()));
        }
    }

    /// A question.
    ///
    /// @param word    what is assumed
    /// @param besides what it is asked beside; the last of them raises it
    private record Silent(String path, String word, List<Beside> besides) {
        /// Whether some kind of care needs an answer, and has none.
        boolean isOpen(Map<String, StatedTerm> values) {
            return Stream.concat(Stream.of(""), SchemaKeys.CARE_PREFIXES.stream())
                    .anyMatch(care -> besides.stream().allMatch(beside -> beside.holds(values, care))
                            && besides.getLast().isOwn(values, care)
                            && StatedTerms.nearest(values, SchemaKeys.nearestFirst(care), path).isEmpty());
        }

        /// Free days are those of the date of a case's notice, which may be before the agreement: what goes with them begins with them.
        LocalDate start(Map<String, StatedTerm> values, LocalDate from) {
            return besides.stream()
                    .flatMap(beside -> values.values().stream().filter(each -> each.path().endsWith(beside.path())))
                    .flatMap(each -> each.versions().stream())
                    .map(TermVersion::from)
                    .reduce(from, (one, other) -> one.isBefore(other) ? one : other);
        }
    }

    /// Addresses of the questions, in the order of reading.
    public static List<String> paths() {
        return ALL.stream().map(Silent::path).toList();
    }

    /// What is assumed where nobody states it; empty for a term that is no such question.
    public static Optional<String> word(String path) {
        return ALL.stream().filter(each -> each.path().equals(path)).map(Silent::word).findFirst();
    }

    /// The values without those that nobody stated or confirmed: what a file that is built on them leaves open is found anew.
    static Map<String, StatedTerm> without(Map<String, StatedTerm> values) {
        var stated = new LinkedHashMap<>(values);
        stated.values()
                .removeIf(each -> each.versions().stream().allMatch(TermVersion::isSilent)
                        && !each.versions().isEmpty());
        return stated;
    }

    /// The values with what is assumed where they do not choose, from the first of their dates on.
    ///
    /// @param tree the file whose silence it is
    /// @param from first date in force
    static Map<String, StatedTerm> with(Map<String, StatedTerm> values, YamlTree tree, LocalDate from) {
        var assumed = new LinkedHashMap<String, StatedTerm>();
        for (var each : ALL) {
            if (each.isOpen(values)) {
                assumed.put(each.path(), new StatedTerm(
                        each.path(), List.of(TermVersion.silent(each.word(), NOBODY, each.start(values, from), tree)),
                        List.of()));
            }
        }
        return assumed.isEmpty() ? values : StatedTerms.merged(values, assumed);
    }

}
