package se.klardag.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.engine.terms.value.Timeline;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.agreement.StatedTerm;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.terms.TermsResolution;

/// Every day from 2003 to 2027 over every file that ships: a value is one value or a gap with its reason, never two, and a
/// month gives terms or a reason, never anything else. Between two days on which something begins or ends, every day is like
/// the first of them, so those are the days that are walked.
class DayWalkTest {
    private static final LocalDate FIRST = LocalDate.of(2003, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2027, 12, 31);
    private static final List<String> CATEGORIES = List.of(
            "somatic-acute", "geriatric", "psychiatric", "somatic-long-term");

    private static final Municipalities MUNICIPALITIES = Municipalities.shipped();

    static List<String> agreements() {
        return Agreements.ids();
    }

    @ParameterizedTest
    @MethodSource("agreements")
    void each_value_is_one_value_or_a_gap_on_every_day(String id) {
        var agreement = Agreements.find(id);
        for (var stated : agreement.values().values()) {
            turningDays(agreement, stated).forEach(date -> {
                long values = stated.versions().stream().filter(version -> version.covers(date)).count();
                long gaps = stated.gaps().stream().filter(gap -> covers(gap, date)).count();
                assertThat(values + gaps).as("%s on %s", stated.path(), date).isLessThanOrEqualTo(1);
                if (values + gaps == 0) {
                    assertThat(silenceIsMeant(agreement, stated, date)).as("%s on %s", stated.path(), date).isTrue();
                }
            });
            assertThat(stated.gaps()).allSatisfy(gap -> assertSaid(gap.why()));
        }
    }

    private static Set<LocalDate> turningDays(Agreement agreement, StatedTerm stated) {
        var days = new TreeSet<>(Set.of(FIRST));
        addTurns(days, agreement.from(), agreement.to());
        stated.versions().forEach(version -> addTurns(days, version.from(), version.to()));
        stated.gaps().forEach(gap -> addTurns(days, gap.from(), gap.to()));
        agreement.at(Agreement.FOLLOWS)
                .ifPresent(follows -> follows.versions()
                        .forEach(version -> addTurns(days, version.from(), version.to())));
        return days;
    }

    /// The first day of a stretch and the first after it, as far as they are walked.
    private static void addTurns(Set<LocalDate> days, LocalDate from, @Nullable LocalDate to) {
        Stream.of(from, to == null || to.isAfter(LAST) ? LAST : to.plusDays(1))
                .filter(day -> !day.isBefore(FIRST) && !day.isAfter(LAST))
                .forEach(days::add);
    }

    /// A date with neither value nor gap: outside the file's own dates, another agreement's, or left to all care.
    private static boolean silenceIsMeant(Agreement agreement, StatedTerm stated, LocalDate date) {
        boolean outside = date.isBefore(agreement.from()) || (agreement.to() != null && date.isAfter(agreement.to()));
        boolean followed = agreement.at(Agreement.FOLLOWS)
                .filter(follows -> follows.versions().stream().anyMatch(version -> version.covers(date)))
                .isPresent();
        return outside || followed || stated.path().equals(Agreement.FOLLOWS) || ofOneKindOfCare(stated.path());
    }

    private static boolean ofOneKindOfCare(String path) {
        return path.matches("(somatic|psychiatric|geriatric|long_term)\\..*");
    }

    @ParameterizedTest
    @MethodSource("agreements")
    void every_month_gives_terms_or_a_reason_in_both_languages(String id) {
        var agreement = Agreements.find(id);
        var resolved = new ArrayList<YearMonth>();
        for (var month = YearMonth.from(FIRST); !month.isAfter(YearMonth.from(LAST)); month = month.plusMonths(1)) {
            try {
                var terms = TermsResolution.resolve(agreement, month, MUNICIPALITIES);
                resolved.add(month);
                terms.editions().forEach(edition -> edition.kinds().values().forEach(DayWalkTest::assertKnownOrSaid));
            } catch (RuleGapException gap) {
                assertSaid(gap.reason());
            }
        }
        assertThat(resolved).as("months that can be settled").allMatch(month -> !month.isBefore(start(agreement)));
    }

    private static YearMonth start(Agreement agreement) {
        var follows = agreement.at(Agreement.FOLLOWS).map(StatedTerm::versions).orElse(List.of());
        var first = agreement.from();
        for (var version : follows) {
            first = version.from().isBefore(first) ? version.from() : first;
        }
        return YearMonth.from(first);
    }

    private static void assertKnownOrSaid(CareTerms careTerms) {
        switch (careTerms) {
            case CareTerms.Known known -> {
                if (known.terms().price() instanceof Price.Unknown(var gap)) {
                    assertSaid(gap.reason());
                }
            }
            case CareTerms.Missing(var _, var gap) -> assertSaid(gap.reason());
        }
    }

    @Test
    void each_table_of_rates_has_one_amount_or_a_gap_on_every_day() {
        var regions = new HashSet<>(Set.of(""));
        MUNICIPALITIES.all().forEach(each -> regions.add(each.region()));
        assertThat(regions).hasSize(22);
        walk(Agreements.rates("national.daily-rate").rates(), LocalDate.of(2018, 1, 1), LocalDate.of(2026, 12, 31));
        for (var category : CATEGORIES) {
            for (var region : regions) {
                walk(
                        Agreements.rates("national.daily-rate-before-2018").rates(category, region),
                        FIRST,
                        LAST);
            }
        }
    }

    /// Between the first and the last day the table itself says what holds or why nothing does; outside, that it is silent.
    private static void walk(Timeline<?> line, LocalDate from, LocalDate to) {
        var days = new TreeSet<>(Set.of(FIRST));
        addTurns(days, from, to);
        line.terms().forEach(term -> addTurns(days, term.provenance().from(), term.provenance().to()));
        line.gaps().forEach(gap -> addTurns(days, gap.from(), gap.to()));
        days.forEach(date -> {
            long values = line.terms().stream().filter(term -> term.provenance().covers(date)).count();
            assertThat(values).as("%s on %s", line.path(), date).isLessThanOrEqualTo(1);
            try {
                line.on(date);
            } catch (RuleGapException gap) {
                assertSaid(gap.reason());
                if (!date.isBefore(from) && !date.isAfter(to)) {
                    assertThat(gap.reason().swedish()).as("%s on %s", line.path(), date).contains("läs ");
                    assertThat(gap.reason().english()).as("%s on %s", line.path(), date).contains("read ");
                }
            }
        });
    }

    /// What the two known stops of a file that nobody has read look like: the document is named.
    @ParameterizedTest
    @MethodSource("stopping")
    void a_file_that_stops_names_what_to_read(Map.Entry<String, String> file) {
        try {
            var terms = RuleFolder.shipped(file.getKey(), "2019-06");
            fail(file.getKey() + " gives terms: " + terms.editions().size());
        } catch (RuleGapException gap) {
            assertThat(gap.reason().swedish()).contains("läs ").contains(file.getValue());
            assertThat(gap.reason().english()).contains("read ").contains(file.getValue());
        }
    }

    static List<Map.Entry<String, String>> stopping() {
        return List.of(
                Map.entry("blekinge", "Blekinge"),
                Map.entry("gavleborg-2018", "Platina 01-652411"),
                Map.entry("gotland", "2014-06-12"),
                Map.entry("jamtland-harjedalen", "Jämtland"),
                Map.entry("jonkoping-2018", "2017-08-23"),
                Map.entry("kalmar", "Kalmar"),
                Map.entry("kronoberg", "Kronoberg"),
                Map.entry("norrbotten", "Ersättningsnivåer"),
                Map.entry("orebro-2018", "Örebro"),
                Map.entry("ostergotland-2018", "Östergötland"),
                Map.entry("sormland", "Sörmland"),
                Map.entry("uppsala", "Uppsala"),
                Map.entry("varmland-2018", "Värmland"),
                Map.entry("vasternorrland", "Västernorrland"),
                Map.entry("vastmanland", "Västmanland"),
                Map.entry("vastra-gotaland-2018-09", "SAMSA"));
    }

    private static boolean covers(Timeline.Gap gap, LocalDate date) {
        return !date.isBefore(gap.from()) && !date.isAfter(gap.to());
    }

    private static void assertSaid(BilingualText why) {
        assertThat(why.swedish()).isNotBlank();
        assertThat(why.english()).isNotBlank().isNotEqualTo(why.swedish());
    }
}
