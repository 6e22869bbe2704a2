package se.klardag.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Label;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.price.Pricing;
import se.klardag.engine.terms.Residence;
import se.klardag.engine.terms.price.Currency;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.value.OpenTerm;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.agreement.RuleLibrary;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.SchemaCheck;
import se.klardag.rules.files.ShippedResources;
import se.klardag.rules.files.YamlTree;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.places.Payers;
import se.klardag.rules.terms.Calendars;

/// The rules of other countries: what they come to, and where they stop.
class AbroadTest {
    private static final String TWO_CLASSES = """
            id: mine
            extends: england-2003
            parties:
              listed:
                - {code: "0001", name: "One", class: lower}
                - {code: "0002", name: "Two", class: higher}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// The prices as Helsedirektoratet lists them; 2012 from Statistisk sentralbyrå; 2013 from memory.
    @ParameterizedTest
    @CsvSource({
            "2012, 4000, official", "2013, 4125, assumed", "2014, 4255, official", "2015, 4387, official",
            "2016, 4505, official", "2017, 4622, official", "2018, 4747, official", "2019, 4885, official",
            "2020, 5036, official", "2021, 5167, official", "2022, 5306, official", "2023, 5508, official",
            "2024, 5745, official"})
    void norway_has_a_price_for_each_year(String year, String price, String status) {
        var perDay = (Price.PerDay) RuleFolder.shipped("norway-2012", year + "-06").somatic().price();
        assertThat(perDay.dailyRate().value()).isEqualByComparingTo(price);
        assertThat(perDay.dailyRate().provenance().status().code()).isEqualTo(status);
        assertThat(perDay.currency()).isEqualTo(new Currency("NOK"));
    }

    /// 71 800 days of 2022 (Helsedirektoratet) at the price of that year, 71 800 × 5 306 = 380 970 800; the press printed
    /// 395 million, which is the price of 2023: 71 800 × 5 508 = 395 474 400.
    @ParameterizedTest
    @CsvSource({"2022-12, 380970800", "2023-12, 395474400"})
    void a_year_of_days_is_priced_by_its_own_year(String month, String amount) {
        var days = new Figure.Counted(Label.LIABLE_DAYS, Unit.DAYS, 71_800);
        var price = RuleFolder.shipped("norway-2012", month).somatic().price();
        assertThat(Pricing.of(301, days, List.of(), price).value()).isEqualByComparingTo(amount);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-01", "2026-12"})
    void norway_stops_where_no_price_was_found(String month) {
        assertThatExceptionOfType(RuleGapException.class)
                .isThrownBy(() -> RuleFolder.shipped("norway-2012", month))
                .withMessageContaining("Helsedirektoratet");
    }

    @Test
    void norway_s_payer_and_reach_change_with_2019() {
        assertThat(RuleFolder.shipped("norway-2012", "2018-12").parties().residence())
                .isEqualTo(Residence.REGISTERED);
        assertThat(RuleFolder.shipped("norway-2012", "2018-12").split()).isTrue();
        assertThat(RuleFolder.shipped("norway-2012", "2019-01").parties().residence()).isEqualTo(Residence.STAY);
        assertThat(RuleFolder.shipped("norway-2012", "2019-01").split()).isFalse();
    }

    @Test
    void denmark_stops_at_the_day_count_then_at_the_populations() {
        assertThatExceptionOfType(RuleGapException.class)
                .isThrownBy(() -> RuleFolder.shipped("denmark-2017", "2017-03"))
                .satisfies(gap -> assertThat(gap.path()).isEqualTo("dayCount.firstDay"));
        var counted = mine("id: mine\nextends: denmark-2017\ndayCount: {firstDay: in, lastDay: out}\n");
        assertThat(RuleFolder.resolve(counted, "2017-03").somatic().price())
                .isInstanceOfSatisfying(Price.Unknown.class, unknown -> {
                    assertThat(unknown.gap().path()).isEqualTo("price.repaidBy");
                    assertThat(unknown.gap().reason().english()).contains("populations", "parties.listed");
                });
        assertThatExceptionOfType(RuleGapException.class)
                .isThrownBy(() -> RuleFolder.resolve(counted, "2018-01"))
                .withMessageContaining("takster");
    }

    @ParameterizedTest
    @CsvSource({"england-2003, 2004-03, Schedule", "england-2014, 2016-03, London boroughs"})
    void england_stops_and_names_what_lists_the_payers(String id, String month, String document) {
        assertThat(RuleFolder.shipped(id, month).somatic().price())
                .isInstanceOfSatisfying(Price.Unknown.class, unknown -> assertThat(unknown.gap())
                        .hasMessageContaining(document)
                        .hasMessageContaining("parties.listed"));
    }

    @Test
    void a_list_of_payers_is_as_good_as_its_source_and_no_better() {
        var terms = RuleFolder.resolve(mine(TWO_CLASSES), "2004-03");
        assertThat(terms.openTerms()).contains(
                new OpenTerm("tariff.higher.payer", Status.ASSUMED), new OpenTerm("tariff.lower.payer", Status.ASSUMED),
                // the regulations say which calendar; its dates are second-hand
                new OpenTerm("notices.closed", Status.SECONDARY),
                new OpenTerm("liability.intervalClosed", Status.SECONDARY));
        assertThat(terms.parties().codes()).containsExactly(1, 2);
        var sourced = RuleFolder.resolve(
                mine(TWO_CLASSES + "  status: verified\n  source: {title: the Schedule}\n"), "2004-03");
        assertThat(sourced.openTerms()).extracting(OpenTerm::path).doesNotContain("tariff.higher.payer");
        var payers = Payers.of(mine(TWO_CLASSES).parties(), Municipalities.shipped());
        assertThat(payers.name(2)).isEqualTo("Two");
        assertThat(payers.name(301)).isEqualTo("0301");
        assertThat(payers.mayName(301)).isTrue();
    }

    @Test
    void kommuner_stay_the_only_payers_of_a_swedish_agreement() {
        var payers = Payers.of(Agreements.find("skane-2018").parties(), Municipalities.shipped());
        assertThat(payers.mayName(1280)).isTrue();
        assertThat(payers.mayName(301)).isFalse();
        assertThat(RuleFolder.shipped("skane-2018", "2022-09").somatic().price().currency())
                .isEqualTo(Currency.SEK);
    }

    @Test
    void the_calendar_follows_its_schema_and_knows_its_dates_only() {
        for (var id : Calendars.ids()) {
            var tree = YamlTree.read(ShippedResources.text("calendars/" + id + ".yaml"));
            assertThat(SchemaCheck.problems(tree, "calendar-v1")).isEmpty();
        }
        var closed = Calendars.find("england-public-holidays", RuleLibrary.shipped());
        // Good Friday and Easter Monday of 2004, a Sunday, and the days in place of Christmas Day 2004, a Saturday
        for (var date : List.of("2004-04-09", "2004-04-12", "2004-03-07", "2004-12-27", "2004-12-28")) {
            assertThat(closed.isClosed(LocalDate.parse(date))).as(date).isTrue();
        }
        assertThat(closed.isClosed(LocalDate.of(2004, 3, 6))).as("a Saturday").isFalse();
        assertThatExceptionOfType(RuleGapException.class)
                .isThrownBy(() -> closed.requireKnown("", LocalDate.of(2015, 4, 30), LocalDate.of(2015, 5, 1)));
        assertThatExceptionOfType(RuleFileException.class)
                .isThrownBy(() -> Calendars.find("england", RuleLibrary.shipped()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "tariff: {late: {rate: 8, days: '3-2'}} | ends before it starts",
            "psychiatric: {price: {currency: NOK}} | different currencies",
            "payer: {residence: each-day} | day-by-day"})
    void what_cannot_stand_together_is_refused_with_its_place(String change, String why) {
        var base = why.equals("day-by-day") ? "skane-2018" : "statute";
        var file = new RuleFolder(folder).write("mine.yaml", "id: mine\nextends: " + base + "\n" + change + "\n");
        assertThat(Agreements.problems(file)).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.message().english()).contains(why);
        });
    }

    @Test
    void a_code_twice_in_a_list_is_refused() {
        var file = new RuleFolder(folder).write("mine.yaml", TWO_CLASSES.replace("0002", "0001"));
        assertThat(Agreements.problems(file)).singleElement()
                .satisfies(
                        problem -> assertThat(problem.message().english()).contains("in the list already"));
    }

    @Test
    void a_mean_of_a_year_as_scotland_publishes_it() {
        // 358 426 days of 14 375 delays in 2020/21: 24.93, published as 24.9
        var mean = new Figure.Mean(
                Label.MEAN, new Figure.Counted(Label.FOLLOWED_DAYS, Unit.DAYS, 358_426),
                new Figure.Counted(Label.CASES, Unit.CASES, 14_375));
        assertThat(mean.rounded(1, RoundingMode.HALF_UP)).isEqualTo(new BigDecimal("24.9"));
    }

    private Agreement mine(String text) {
        return new RuleFolder(folder).agreement(text);
    }
}
