package se.klardag.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.terms.Activation;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.SelectedBy;
import se.klardag.engine.terms.liability.FreeDays;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.value.OpenTerm;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.files.RuleFileException;

/// Terms of one agreement on the dates of another, kinds of care on dates of their own, amounts by category and region:
/// the notes on the law and on the southern and northern agreements.
class CompositionTest {
    @TempDir
    private Path folder;

    private RuleFolder files = new RuleFolder(Path.of(""));

    @BeforeEach
    void open() {
        files = new RuleFolder(folder);
    }

    /// The note on the southern agreements, G6: discharged 2018-02-28 against 2018-03-01.
    @Test
    void jonkoping_has_the_older_act_until_its_money_begins() {
        var february = RuleFolder.shipped("jonkoping-2018", "2018-02");
        assertThat(known(february, CareType.SOMATIC).follows()).hasValueSatisfying(
                follows -> assertThat(follows.value()).isEqualTo("act-1990-1404"));
        assertThat(freeDays(february, CareType.SOMATIC, "2018-02-01")).isInstanceOfSatisfying(
                FreeDays.Weekdays.class, weekdays -> assertThat(weekdays.days()).isEqualTo(5));
        assertThat(freeDays(february, CareType.PSYCHIATRIC, "2018-02-01")).isInstanceOfSatisfying(
                FreeDays.Weekdays.class, weekdays -> assertThat(weekdays.days()).isEqualTo(30));
        assertThat(known(february, CareType.SOMATIC).terms().price()).isInstanceOfSatisfying(
                Price.Unknown.class,
                unknown -> assertThat(unknown.gap().reason().english()).contains("2017:1131").contains("read"));
        assertThatExceptionOfType(RuleGapException.class)
                .isThrownBy(() -> RuleFolder.shipped("jonkoping-2018", "2018-03"))
                .withMessageContaining("2017-08-23");
    }

    @Test
    void jonkoping_s_psychiatric_care_is_not_in_the_model_before_2019() {
        var filled = """
                id: filled
                extends: jonkoping-2018
                deadlines: {admissionNotice: 24, sipCall: 3, restDays: move}
                clock.end: discharge
                dayCount: {mode: breaks-passed, break: "00:00"}
                attribution: {membership: closed-in-month, zeroDayCases: included, careTypes: pooled}
                liability: {threshold: 3, rounding: none, charge: excess-times-cases}
                longStay.place: removed
                price: {dailyRate: 7000, date: settled-month}
                invoice.payable: whole-krona-half-up
                """;
        var december = RuleFolder.resolve(files.agreement(filled), "2018-12");
        assertThat(december.current().of(CareType.SOMATIC)).isInstanceOf(CareTerms.Known.class);
        assertThat(december.current().of(CareType.PSYCHIATRIC)).isInstanceOfSatisfying(
                CareTerms.Missing.class,
                missing -> assertThat(missing.gap().reason().english()).contains("not in the model in 2018"));
        var january = RuleFolder.resolve(files.agreement(filled), "2019-01");
        assertThat(january.current().of(CareType.PSYCHIATRIC).group()).isEqualTo(CareGroup.ALL);
    }

    /// G6: VGR somatic, ready 2018-09-24 against 2018-09-25; the switch is inside a month.
    @Test
    void a_switch_inside_a_month_stops_unless_a_date_of_the_case_picks() {
        var filled = """
                id: filled
                extends: vastra-gotaland-2018-09
                dayCount: {mode: breaks-passed, break: "00:00"}
                attribution.zeroDayCases: included
                liability: {rounding: none, charge: excess-times-cases}
                longStay.place: removed
                """;
        assertThatExceptionOfType(RuleGapException.class)
                .isThrownBy(() -> RuleFolder.resolve(files.agreement(filled), "2018-09"))
                .withMessageContaining("changes inside 2018-09");
        var picking = RuleFolder.resolve(
                files.agreement(filled + "attribution.selectedBy: ready-notice\n"), "2018-09");
        assertThat(picking.selectedBy().map(term -> term.value())).contains(SelectedBy.READY_NOTICE);
        assertThat(liability(picking, "2018-09-24")).isInstanceOf(Liability.Individual.class);
        assertThat(liability(picking, "2018-09-25")).isInstanceOf(Liability.Average.class);
    }

    @Test
    void vastra_gotaland_has_one_amount_for_all_care_before_the_new_agreement() {
        var may = RuleFolder.shipped("vastra-gotaland-2018-09", "2018-05");
        for (var kind : new CareType[]{CareType.SOMATIC, CareType.GERIATRIC, CareType.LONG_TERM}) {
            assertThat(rate(may, kind)).isEqualByComparingTo("4277");
        }
        assertThat(RuleHash.of(Agreements.find("vastra-gotaland-2018-09")))
                .isNotEqualTo(RuleHash.of(Agreements.find("vastra-gotaland-2018-01")));
    }

    @Test
    void psychiatric_care_of_vastra_gotaland_has_its_own_dates() {
        assertThat(RuleFolder.shipped("vastra-gotaland-2018-09", "2020-02").current().of(CareType.PSYCHIATRIC))
                .isInstanceOf(CareTerms.Known.class);
        for (var month : new String[]{"2018-10", "2019-12", "2020-04"}) {
            assertThatExceptionOfType(RuleGapException.class)
                    .isThrownBy(() -> RuleFolder.shipped("vastra-gotaland-2018-09", month));
        }
    }

    @Test
    void ostergotland_falls_back_to_the_statute_as_we_infer() {
        var july = RuleFolder.shipped("ostergotland-2018", "2025-07");
        var statute = RuleFolder.shipped("statute", "2025-07");
        assertThat(july.somatic()).isEqualTo(statute.somatic());
        assertThat(july.openTerms()).contains(new OpenTerm("follows", Status.INFERRED));
        assertThat(july.parties().codes()).hasSize(13);
        assertThatExceptionOfType(RuleGapException.class)
                .isThrownBy(() -> RuleFolder.shipped("ostergotland-2018", "2025-06"));
    }

    /// The note on the southern agreements, G7, and the law's table 1.2.
    @ParameterizedTest
    @CsvSource({
            "act-1990-1404,             2016-06, GERIATRIC,   3475",
            "act-1990-1404,             2016-06, SOMATIC,     4816",
            "act-1990-1404,             2016-06, PSYCHIATRIC, 4085",
            "act-1990-1404-skane,       2011-01, LONG_TERM,   2997",
            "act-1990-1404-stockholm,   2011-12, LONG_TERM,   2950",
            "act-1990-1404-halland,     2011-06, LONG_TERM,   3287",
            "act-1990-1404-skane,       2016-06, LONG_TERM,   3479",
            "act-1990-1404-skane,       2017-06, LONG_TERM,   3652",
            "act-1990-1404-stockholm,   2017-06, LONG_TERM,   3762",
            "act-1990-1404-ostergotland,2017-06, LONG_TERM,   2346",
            "act-1990-1404-halland,     2017-06, LONG_TERM,   4057",
            "act-1990-1404,             2017-06, PSYCHIATRIC, 4277",
            "act-1990-1404,             2015-06, PSYCHIATRIC, 3958",
            "vastra-gotaland-2016,      2016-06, SOMATIC,     4085",
            "vastra-gotaland-2016,      2016-06, GERIATRIC,   4085",
            "vastra-gotaland-2016,      2016-06, LONG_TERM,   4085",
            "vastra-gotaland-2016,      2017-06, SOMATIC,     4277",
            "statute,                   2019-06, SOMATIC,     7800",
            "statute,                   2020-06, GERIATRIC,   8200",
            "statute,                   2022-06, LONG_TERM,   9300",
    })
    void an_amount_of_a_year_category_and_region(String id, String month, CareType kind, BigDecimal kronor) {
        assertThat(rate(RuleFolder.shipped(id, month), kind)).isEqualByComparingTo(kronor);
    }

    @ParameterizedTest
    @CsvSource({
            "act-1990-1404,         2003-07, SOMATIC,     1991:1278",
            "act-1990-1404,         2004-06, SOMATIC,     2003:1120",
            "act-1990-1404,         2009-02, GERIATRIC,   2007:1234",
            "act-1990-1404,         2009-03, GERIATRIC,   2009:42",
            "act-1990-1404,         2014-03, SOMATIC,     2013:998",
            "act-1990-1404,         2014-04, SOMATIC,     2014:109",
            "act-1990-1404,         2015-06, SOMATIC,     2014:1377",
            "act-1990-1404,         2016-06, LONG_TERM,   2015:752",
            "act-1990-1404-halland, 2016-06, LONG_TERM,   2015:752",
            "act-1990-1404,         2017-06, SOMATIC,     2016:1063",
            "gavleborg-2016,        2017-06, SOMATIC,     2016:1063",
    })
    void a_year_or_category_that_was_not_read_names_the_ordinance(
            String id, String month, CareType kind, String ordinance) {
        assertThat(known(RuleFolder.shipped(id, month), kind).terms().price()).isInstanceOfSatisfying(
                Price.Unknown.class, unknown -> {
                    assertThat(unknown.gap().reason().swedish()).contains(ordinance).contains("läs");
                    assertThat(unknown.gap().reason().english()).contains(ordinance).contains("read");
                });
    }

    /// Kinds with the same values share a bill; a kind that differs has its own (engine/decisions/0008). A value restated is the
    /// same value, and a deadline that only findings use is none of the bill's.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            act-1990-1404 | attribution.careTypes: pooled | psychiatric.liability.holidays: national-day  | false
            act-1990-1404 | attribution.careTypes: pooled | psychiatric.liability.holidays: whit-monday   | true
            act-1990-1404 | attribution.careTypes: pooled | psychiatric.liability.entersOn: last-weekday  | true
            act-1990-1404 | attribution.careTypes: pooled | psychiatric.liability.entersOn: day-after     | false
            england-2003  | psychiatric.population.care-type-outside: counted | psychiatric.liability.minimumInterval: 2   | false
            england-2003  | psychiatric.population.care-type-outside: counted | psychiatric.liability.minimumInterval: 5   | true
            england-2003  | psychiatric.population.care-type-outside: counted | psychiatric.liability.firstDayFreeBy: none | true
            """)
    void a_kind_of_care_that_differs_has_a_bill_of_its_own(String id, String common, String own, boolean apart) {
        var file = files.agreement("""
                id: kinds
                extends: %s
                price.dailyRate: 1000
                liability.freeDays: 5
                psychiatric.liability.freeDays: 5
                psychiatric.price.category: somatic-acute
                %s
                %s
                """.formatted(id, common, own)
                .lines()
                .filter(line -> !id.startsWith("england")
                        || !line.matches("(psychiatric.)?(liability.freeDays|price).*"))
                .collect(java.util.stream.Collectors.joining("\n")));
        var edition = RuleFolder.resolve(file, id.startsWith("england") ? "2009-08" : "2016-10").current();
        assertThat(edition.of(CareType.PSYCHIATRIC).group() == edition.of(CareType.SOMATIC).group()).isEqualTo(!apart);
    }

    @Test
    void a_deadline_that_no_rule_uses_makes_no_bill_of_its_own() {
        var file = files.agreement("""
                id: deadline
                extends: skane-2018
                population.late-sip-call: out-of-both
                psychiatric.deadlines.admissionNotice: 48
                """);
        assertThat(RuleFolder.resolve(file, "2022-09").current().kinds().values())
                .extracting(CareTerms::group)
                .containsOnly(CareGroup.ALL);
    }

    @Test
    void the_older_act_has_a_bill_for_each_kind_of_care() {
        var october = RuleFolder.shipped("act-1990-1404-skane", "2016-10").current();
        assertThat(october.of(CareType.SOMATIC).group()).isEqualTo(CareGroup.SOMATIC);
        assertThat(october.of(CareType.PSYCHIATRIC).group()).isEqualTo(CareGroup.PSYCHIATRIC);
        assertThat(october.of(CareType.GERIATRIC).group()).isEqualTo(CareGroup.GERIATRIC);
        assertThat(october.of(CareType.LONG_TERM).group()).isEqualTo(CareGroup.LONG_TERM);
        assertThat(RuleFolder.shipped("skane-2018", "2022-09").current().kinds().values())
                .extracting(CareTerms::group)
                .containsOnly(CareGroup.ALL);
    }

    @Test
    void stockholm_is_in_force_and_not_billed_until_nobody_knows() {
        var march = known(RuleFolder.shipped("stockholm-2020", "2020-03"), CareType.PSYCHIATRIC);
        assertThat(march.suspension()).hasValueSatisfying(term -> {
            assertThat(term.value()).isEqualTo(Activation.SUSPENDED);
            assertThat(term.provenance().source().cited()).contains("Lifecare SP");
        });
        assertThatExceptionOfType(RuleGapException.class)
                .isThrownBy(() -> RuleFolder.shipped("stockholm-2020", "2024-01"))
                .satisfies(gap -> assertThat(gap.path()).isEqualTo("invoice.activation"));
    }

    @Test
    void a_step_over_time_is_settled_by_month_where_the_agreement_says_so_and_that_is_an_open_term() {
        var stepped = files.change("""
                liability:
                  threshold:
                    values:
                      - {from: 2018-09-19, to: 2022-08-31, value: 3}
                      - {from: 2022-09-01, value: 2.5}
                """);
        var september = RuleFolder.resolve(stepped, "2022-09");
        assertThat(september.editions()).hasSize(1);
        assertThat(september.openTerms()).contains(new OpenTerm("attribution.selectedBy", Status.ASSUMED));
        assertThat(RuleFolder.shipped("skane-2018", "2022-09").openTerms())
                .extracting(OpenTerm::path)
                .doesNotContain("attribution.selectedBy");
    }

    @Test
    void discharge_cannot_pick_where_days_belong_to_the_month_they_lie_in() {
        assertThatExceptionOfType(RuleGapException.class)
                .isThrownBy(() -> RuleFolder.resolve(
                        files.agreement("id: mine\nextends: statute\nattribution.selectedBy: discharge\n"), "2022-09"))
                .withMessageContaining("closed-in-month");
    }

    @Test
    void which_date_picks_is_said_for_all_care() {
        assertThatExceptionOfType(RuleFileException.class)
                .isThrownBy(() -> files.change("psychiatric: {attribution: {selectedBy: discharge}}\n"))
                .withMessageContaining("holds for all care");
    }

    @Test
    void a_file_cannot_follow_an_agreement_that_nobody_knows() {
        assertThatExceptionOfType(RuleFileException.class)
                .isThrownBy(() -> files.change("follows: {from: 2022-09-01, to: 2022-09-30, value: nowhere}\n"));
    }

    private static CareTerms.Known known(AgreementTerms terms, CareType kind) {
        return terms.current().of(kind).known();
    }

    private static FreeDays freeDays(AgreementTerms terms, CareType kind, String date) {
        return ((Liability.Individual) known(terms, kind).terms().liability())
                .freeDays()
                .on(LocalDate.parse(date))
                .value();
    }

    private static Liability liability(AgreementTerms terms, String date) {
        return terms.editions()
                .stream()
                .filter(edition -> edition.covers(LocalDate.parse(date)))
                .findFirst()
                .orElseThrow()
                .of(CareType.SOMATIC)
                .known()
                .terms()
                .liability();
    }

    private static BigDecimal rate(AgreementTerms terms, CareType kind) {
        return ((Price.PerDay) known(terms, kind).terms().price()).dailyRate().value();
    }
}
