package se.klardag.rules.agreement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.Source;
import se.klardag.engine.terms.value.Status;
import se.klardag.engine.terms.value.Term;
import se.klardag.rules.files.RuleProblem;
import se.klardag.rules.files.SchemaKeys;
import se.klardag.rules.files.YamlTree;
import se.klardag.rules.places.PartyRule;

/// What an adoption cannot say (*antagandets gränser*): other values than those that are read in an act, and a decision long
/// before there was anything to decide about.
///
/// They hold for the files that people write. What a kept bill was made of is computed again as it was.
public final class AdoptionLimits {
    private static final String RATE = "price.dailyRate";
    private static final String OPEN_CASES = "attribution.openCases";
    /// That an obstacle removes liability is read in the act; how much of the case it frees is not, and a party can read that.
    private static final String OBSTACLE = "population.open-care-not-ready";
    private static final int YEARS_AHEAD = 2;
    private static final int MONTHS_AHEAD = 2;

    private final YamlTree tree;
    private final Agreement base;
    private final Optional<LocalDate> adoptedOn;
    private final List<RuleProblem> problems = new ArrayList<>();

    private AdoptionLimits(YamlTree tree, Agreement base, Optional<LocalDate> adoptedOn) {
        this.tree = tree;
        this.base = base;
        this.adoptedOn = adoptedOn;
    }

    /// Every limit that an adoption breaks.
    ///
    /// @param base    what it adopts
    /// @param adopted what it makes of that
    public static List<RuleProblem> broken(YamlTree tree, Agreement base, Agreement adopted) {
        var limits = new AdoptionLimits(tree, base, adopted.adoptedOn());
        limits.adoptedOn.ifPresent(limits::early);
        if (!base.isAct()) {
            for (var stated : adopted.values().values()) {
                stated.versions()
                        .stream()
                        .filter(limits::isSetHere)
                        .forEach(each -> limits.undated(stated.path(), each));
            }
        }
        if (base.isAct()) {
            for (var stated : adopted.values().values()) {
                stated.versions().stream().filter(limits::isSetHere).forEach(each -> limits.set(stated.path(), each));
            }
        }
        return limits.problems;
    }

    /// Amounts in a file's list of rates that go before those of an act where the table has another one for the dates that is read or
    /// official. What two parties agree on is theirs.
    ///
    /// @param read what the file makes of its base
    public static List<RuleProblem> otherAmounts(YamlTree tree, Agreement base, Agreement read) {
        if (!read.isAct()) {
            return List.of();
        }
        var limits = new AdoptionLimits(tree, base, Optional.empty());
        for (var stated : read.values().values()) {
            stated.versions()
                    .stream()
                    .filter(version -> version.file().source().equals(tree.source()))
                    .filter(version -> version.pointer().startsWith("/" + AgreementReader.OWN_RATES))
                    .filter(version -> stated.path().endsWith(RATE) && isAmount(version))
                    .forEach(version -> limits.otherAmount(
                            stated.path(), version, version.to() == null ? LocalDate.MAX : version.to(), read.parties(),
                            term -> term.provenance().status().binds()));
        }
        return limits.problems;
    }

    private static boolean isAmount(TermVersion version) {
        return !version.value().isEmpty() && Character.isDigit(version.value().charAt(0));
    }

    /// Councils decide ahead, but not about what nobody has drafted.
    private void early(LocalDate on) {
        if (on.isBefore(base.from().minusYears(YEARS_AHEAD))) {
            problems.add(tree.problem("/on", new BilingualText(
                    "antagandet är daterat " + on + ", mer än två år före " + base.from() + ", då " + base.id()
                            + " börjar gälla",
                    "the adoption is dated " + on + ", more than two years before " + base.from() + ", when "
                            + base.id() + " takes effect")));
        }
    }

    private boolean isSetHere(TermVersion version) {
        return version.stated().isPresent() && version.file().source().equals(tree.source());
    }

    private void set(String path, TermVersion set) {
        if (path.endsWith(OPEN_CASES) && set.value().equals("excluded")) {
            refuse(set,
                    "lagen gör kommunen betalningsskyldig för varje dygn: dygnen i ett ärende som är öppet när månaden slutar skulle inte "
                            + "räknas i någon månad",
                    "the act makes the municipality liable for each day: the days of a case that is open when the month ends would count "
                            + "in no month");
            return;
        }
        if (path.endsWith(OBSTACLE) && set.value().equals("counted")) {
            below(path).flatMap(stated -> stated.versions().stream().filter(read -> isSource(read, set)).findFirst())
                    .ifPresent(read -> refuse(set, new Read(read.value(), read.source(), read.from(), read.to())));
            return;
        }
        if (path.endsWith(RATE) && isAmount(set)) {
            rate(path, set);
        } else {
            below(path).flatMap(stated -> stated.versions()
                    .stream()
                    .flatMap(read -> closed(read, set).stream())
                    .findFirst()).ifPresent(each -> refuse(set, each));
        }
    }

    /// An amount of an agreement holds for the dates that the paper states: one without an end, in a paper without one, would go before the
    /// amounts of all years to come and of all before.
    private void undated(String path, TermVersion set) {
        if (path.endsWith(RATE) && isAmount(set) && set.to() == null && base.to() == null && isOfTheYear(path)) {
            refuse(set,
                    "beloppet har inget slut och skulle gälla för alla år: ange det med datum, som values: [{from: 2022-01-01, to: "
                            + "2022-12-31, value: …, source: …}], eller ange antagandets period med from och to",
                    "the amount has no end and would hold for every year: state it with dates, as values: [{from: 2022-01-01, to: "
                            + "2022-12-31, value: …, source: …}], or state the adoption's period with from and to");
        }
    }

    /// Whether what is adopted takes the amount from a table by the year.
    private boolean isOfTheYear(String path) {
        return below(path).stream()
                .flatMap(stated -> stated.versions().stream())
                .anyMatch(read -> !read.value().isEmpty() && !Character.isDigit(read.value().charAt(0)));
    }

    /// The amount of an act is set by the year: one that the table has is no party's to change, and the next year has another.
    private void rate(String path, TermVersion set) {
        var last = set.to();
        if (last == null || last.getYear() != set.from().getYear()) {
            refuse(set,
                    "beloppet bestäms för varje kalenderår: ange det med datum, ett värde för varje år, som values: [{from: "
                            + "2022-01-01, to: 2022-12-31, value: …, source: …}]",
                    "the amount is decided for each calendar year: state it with dates, one value for each year, as values: "
                            + "[{from: 2022-01-01, to: 2022-12-31, value: …, source: …}]");
            return;
        }
        early(set);
        otherAmount(path, set, last, base.parties(), _ -> true);
    }

    /// Refuses an amount that a table has otherwise on one of the dates, as far as it is known in the region of the parties.
    private void otherAmount(
            String path, TermVersion set, LocalDate last, PartyRule parties, Predicate<Term<BigDecimal>> counts) {
        var category = near(path, "price.category")
                .flatMap(stated -> stated.versions().stream().filter(each -> each.meets(set.from(), last)).findFirst())
                .map(TermVersion::value)
                .orElse("");
        var region = parties instanceof PartyRule.OfRegion(var code) ? code : "";
        below(path).stream()
                .flatMap(stated -> stated.versions().stream())
                .filter(read -> read.status() != Status.UNKNOWN && read.meets(set.from(), last))
                .filter(read -> !read.value().isEmpty() && !isAmount(read))
                .forEach(read -> base.library()
                        .rates(read.value())
                        .rates(category, region)
                        .terms()
                        .stream()
                        .filter(term -> counts.test(term) && isOtherAmount(term, set, last))
                        .findFirst()
                        .ifPresent(term -> refuse(set, term, read.source())));
    }

    /// Whether a table has another amount on any of the dates.
    private static boolean isOtherAmount(Term<BigDecimal> term, TermVersion set, LocalDate last) {
        var provenance = term.provenance();
        return !provenance.from().isAfter(last)
                && Optional.ofNullable(provenance.to()).map(to -> !to.isBefore(set.from())).orElse(true)
                && term.value().compareTo(new BigDecimal(set.value())) != 0;
    }

    /// The amount of a year is set late in the one before it.
    private void early(TermVersion set) {
        var known = LocalDate.of(set.from().getYear(), Month.JANUARY, 1).minusMonths(MONTHS_AHEAD);
        adoptedOn.filter(known::isAfter)
                .ifPresent(on -> refuse(set,
                        "läsningen är daterad " + on + ": beloppet för " + set.from().getYear()
                                + " kan ingen ha läst före "
                                + known + ", två månader före året",
                        "the reading is dated " + on + ": nobody can have read the amount of " + set.from().getYear()
                                + " before " + known + ", two months before the year"));
    }

    /// Another amount than that of the year is for the two parties to agree on.
    private void refuse(TermVersion set, Term<BigDecimal> amount, Source clause) {
        var provenance = amount.provenance();
        var year = provenance.from().getYear();
        var stated = amount.value().toPlainString() + " (" + provenance.source().cited() + ")";
        refuse(set,
                "beloppet för " + year + " är " + stated
                        + "; en parts egen läsning kan inte ändra det: ett annat belopp än det enligt "
                        + clause.cited() + " kräver en överenskommelse mellan parterna",
                "the amount of " + year + " is " + stated
                        + "; a party's own reading cannot change it: another amount than that of "
                        + clause.cited() + " takes an agreement of the parties");
    }

    private void refuse(TermVersion set, String swedish, String english) {
        problems.add(tree.problem(set.pointer(), new BilingualText(swedish, english)));
    }

    private Optional<StatedTerm> below(String path) {
        var care = SchemaKeys.careOf(path);
        return base.at(care, path.substring(care.length()));
    }

    private Optional<StatedTerm> near(String path, String other) {
        return base.at(SchemaKeys.careOf(path), other);
    }

    /// The part of a version that is read in the act and that a set value would go before: not what another adoption says, and not
    /// on dates for which nobody has checked the text.
    private Optional<Read> closed(TermVersion read, TermVersion set) {
        if (read.status() != Status.VERIFIED || read.stated().isPresent() || !read.meets(set.from(), set.to())) {
            return Optional.empty();
        }
        var first = read.from().isBefore(set.from()) ? set.from() : read.from();
        // doubt comes with time: on the first of the dates there is least
        return base.atMost(first).binds()
                ? Optional.of(new Read(read.value(), read.source(), read.from(), read.to()))
                : Optional.empty();
    }

    /// Whether the version is the act's own on some date of a set value, and not what another adoption says.
    private static boolean isSource(TermVersion read, TermVersion set) {
        return read.stated().isEmpty() && read.meets(set.from(), set.to());
    }

    private void refuse(TermVersion set, Read read) {
        var to = read.to();
        refuse(set,
                "lagen säger det själv: " + read.value() + " från " + read.from() + (to == null ? "" : " till " + to)
                        + " (" + read.source().cited() + "); en parts egen läsning kan inte ändra det",
                "the act says it itself: " + read.value() + " from " + read.from() + (to == null ? "" : " to " + to)
                        + " (" + read.source().cited() + "); a party's own reading cannot change it");
    }

    /// What is read, and where.
    private record Read(String value, Source source, LocalDate from, @Nullable LocalDate to) {}
}
