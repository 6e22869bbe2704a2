package se.klardag.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.liability.DayCount;
import se.klardag.engine.terms.liability.FreeDays;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.liability.LongStay;
import se.klardag.engine.terms.value.OpenTerm;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.files.RuleFileException;

/// A file that says only what it changes.
class ExtendingTest {
    private static final String CAPPED = """
            id: capped
            extends: skane-2018
            longStay: {over: 10, place: capped, billed: days-over-limit}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private RuleFolder files = new RuleFolder(Path.of(""));

    @BeforeEach
    void in_a_folder_of_its_own() {
        files = new RuleFolder(folder);
    }

    @Test
    void maps_merge_key_by_key() {
        var terms = files.changed("""
                dayCount: {break: "00:00"}
                liability: {threshold: 2.5}
                """);
        assertThat(dayBreak(terms.somatic())).isEqualTo(LocalTime.MIDNIGHT);
        var average = (Liability.Average) terms.somatic().liability();
        assertThat(average.threshold().value()).isEqualByComparingTo("2.5");
        // what the file leaves out is the base's, with the base's status: a source of 2023 about the time before it
        assertThat(average.model().provenance().status()).isEqualTo(Status.INFERRED);
        assertThat(average.longStay()).isInstanceOf(LongStay.InAverage.class);
        assertThat(terms.parties().codes()).hasSize(33);
    }

    @Test
    void an_empty_change_is_the_base_under_another_id() {
        var mine = files.changed("");
        var base = RuleFolder.shipped("skane-2018", "2022-09");
        assertThat(mine.agreement()).isEqualTo("mine");
        assertThat(mine.somatic()).isEqualTo(base.somatic());
        assertThat(mine.openTerms()).isEqualTo(base.openTerms());
    }

    @Test
    void a_bare_value_is_assumed_with_the_file_as_its_source_and_the_base_s_dates() {
        var agreement = files.change("dayCount: {break: \"00:00\"}\n");
        var version = agreement.at("dayCount.break").orElseThrow().versions().getFirst();
        assertThat(version.status()).isEqualTo(Status.ASSUMED);
        assertThat(version.source().title()).isEqualTo("mine (mine.yaml)");
        assertThat(version.from()).isEqualTo(LocalDate.of(2018, 9, 19));
        assertThat(version.to()).isNull();
        assertThat(RuleFolder.resolve(agreement, "2022-09").openTerms())
                .contains(new OpenTerm("dayCount.break", Status.ASSUMED));
    }

    @Test
    void dates_and_trust_are_inherited_unless_stated() {
        var agreement = files.change("");
        assertThat(agreement.from()).isEqualTo(LocalDate.of(2018, 9, 19));
        assertThat(agreement.to()).isNull();
        assertThat(agreement.confidence()).hasSize(1);
        var own = files.change("from: 2022-01-01\nto: 2022-12-31\n");
        assertThat(own.from()).isEqualTo(LocalDate.of(2022, 1, 1));
        assertThat(own.to()).isEqualTo(LocalDate.of(2022, 12, 31));
    }

    @Test
    void a_value_with_status_and_source_keeps_them() {
        var terms = files.changed("""
                sources: {signed: {title: "the signed agreement", at: "§ 4"}}
                attribution:
                  zeroDayCases: {value: included, status: verified, source: signed}
                """);
        assertThat(terms.openTerms()).extracting(OpenTerm::path).doesNotContain("attribution.zeroDayCases");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "dayCount.break: \"00:00\"\n", "dayCount.break: 00:00\n", "dayCount: {break: 00:00}\n",
            "dayCount:\n  break: 00:00\n", "dayCount:\n  break: '00:00'\n"})
    void the_break_is_a_time_of_day_however_it_is_written(String text) {
        assertThat(dayBreak(files.changed(text).somatic())).isEqualTo(LocalTime.MIDNIGHT);
    }

    @Test
    void twelve_o_clock_without_quotes_is_not_720() {
        assertThat(dayBreak(files.changed("dayCount.break: 12:00\n").somatic())).isEqualTo(LocalTime.NOON);
    }

    @Test
    void a_dotted_key_is_the_address_of_a_value() {
        var terms = files.changed("longStay.over: 7\nliability.threshold: 3\npsychiatric.liability.threshold: 4\n");
        assertThat(((Liability.Average) terms.somatic().liability()).threshold().value()).isEqualByComparingTo("3");
        assertThat(((Liability.Average) terms.psychiatric().liability()).threshold().value())
                .isEqualByComparingTo("4");
        assertThat(terms.split()).isTrue();
        theDefaultCarveOut(terms, 7);
    }

    @Test
    void over_alone_is_the_default_carve_out() {
        theDefaultCarveOut(files.changed("longStay: {over: 7}\n"), 7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"longStay: {over: 7}\n", "longStay.over: 7\n"})
    void over_alone_changes_the_limit_of_a_carve_out_and_not_its_form(String change) {
        files.write("capped.yaml", CAPPED);
        var carveOut = carveOut(september("id: mine\nextends: capped.yaml\n" + change).somatic());
        assertThat(carveOut.over().value()).isEqualTo(7);
        assertThat(carveOut.place().value()).isEqualTo(LongStay.Place.CAPPED);
        assertThat(carveOut.billed().value()).isEqualTo(LongStay.Billed.DAYS_OVER_LIMIT);
    }

    @Test
    void over_alone_for_one_kind_of_care_keeps_the_common_form() {
        files.write("capped.yaml", CAPPED);
        var terms = september("id: mine\nextends: capped.yaml\npsychiatric: {longStay: {over: 5}}\n");
        assertThat(carveOut(terms.psychiatric()).place().value()).isEqualTo(LongStay.Place.CAPPED);
        assertThat(carveOut(terms.psychiatric()).over().value()).isEqualTo(5);
        assertThat(carveOut(terms.somatic()).place().value()).isEqualTo(LongStay.Place.CAPPED);
        assertThat(carveOut(terms.somatic()).over().value()).isEqualTo(10);
    }

    @Test
    void a_base_s_carve_out_stays_where_the_change_does_not_name_it() {
        files.write("capped.yaml", CAPPED);
        var terms = september("id: mine\nextends: capped.yaml\nliability: {threshold: 3}\n");
        assertThat(carveOut(terms.somatic()).place().value()).isEqualTo(LongStay.Place.CAPPED);
        assertThat(carveOut(terms.somatic()).over().value()).isEqualTo(10);
    }

    @Test
    void a_base_s_limit_stays_where_only_the_form_is_named() {
        files.write("capped.yaml", CAPPED);
        var terms = september("id: mine\nextends: capped.yaml\nlongStay: {place: removed, billed: all-days}\n");
        assertThat(carveOut(terms.somatic()).over().value()).isEqualTo(10);
        assertThat(carveOut(terms.somatic()).billed().value()).isEqualTo(LongStay.Billed.ALL_DAYS);
    }

    @Test
    void over_none_puts_them_back_into_the_average() {
        files.write("capped.yaml", CAPPED);
        var terms = september("id: mine\nextends: capped.yaml\nlongStay: {over: none}\n");
        assertThat(((Liability.Average) terms.somatic().liability()).longStay())
                .isInstanceOf(LongStay.InAverage.class);
    }

    @Test
    void a_whole_number_written_with_a_point_is_still_whole() {
        theDefaultCarveOut(files.changed("longStay: {over: 7.0}\n"), 7);
    }

    @Test
    void files_extend_files_beside_them_and_all_are_remembered() {
        files.write("capped.yaml", CAPPED);
        var agreement = files.agreement("id: mine\nextends: capped.yaml\n");
        assertThat(agreement.base()).isEqualTo("capped");
        assertThat(agreement.files()).extracting(text -> Path.of(text.name()).getFileName().toString())
                .containsExactly("skane-2018.yaml", "capped.yaml", "mine.yaml");
    }

    @Test
    void what_is_used_changes_the_hash_and_where_it_stands_does_not() {
        var one = RuleHash.of(files.change("longStay: {over: 7}\n"));
        var other = RuleHash.of(files.change("longStay: {over: 8}\n"));
        files.write("elsewhere.yaml", RuleFolder.CHANGES_SKANE + "longStay: {over: 7}\n");
        assertThat(one).matches("[0-9a-f]{64}").isNotEqualTo(other);
        assertThat(RuleHash.of(Agreements.find(folder.resolve("elsewhere.yaml").toString()))).isEqualTo(one);
    }

    @Test
    void a_common_limit_leaves_a_kind_of_care_its_own() {
        files.write("psychiatric-capped.yaml", """
                id: psychiatric-capped
                extends: skane-2018
                psychiatric: {longStay: {over: 10, place: capped, billed: days-over-limit}}
                """);
        var terms = september("id: mine\nextends: psychiatric-capped.yaml\nlongStay: {over: 7}\n");
        assertThat(carveOut(terms.psychiatric()).over().value()).isEqualTo(10);
        assertThat(carveOut(terms.psychiatric()).place().value()).isEqualTo(LongStay.Place.CAPPED);
        theDefaultCarveOut(terms, 7);
    }

    /// The statute has 3 free days for psychiatric care too since 2019, stated on its own.
    @Test
    void what_is_said_for_all_care_leaves_a_kind_of_care_its_own() {
        var text = "id: mine\nextends: statute\nliability: {freeDays: 5, freeDaysIfLater: 6}\n";
        var terms = RuleFolder.resolve(files.agreement(text), "2022-09");
        var notice = LocalDate.of(2022, 9, 1);
        assertThat(freeDays(terms.somatic(), notice)).isEqualTo(new FreeDays.AfterNotice(5, 6, LocalTime.NOON));
        assertThat(freeDays(terms.psychiatric(), notice)).isEqualTo(new FreeDays.AfterNotice(3, 4, LocalTime.NOON));
    }

    @Test
    void a_value_without_a_date_goes_on_from_the_one_it_replaces_in_a_file_without_a_start() {
        var text = "id: mine\nextends: statute\nliability.cutOff: \"10:00\"\n";
        var somatic = RuleFolder.resolve(files.agreement(text), "2022-09").somatic();
        assertThat(freeDays(somatic, LocalDate.of(2021, 12, 31))).isEqualTo(
                new FreeDays.AfterNotice(3, 4, LocalTime.of(10, 0)));
    }

    @Test
    void a_value_without_a_date_begins_with_its_file_where_the_file_states_a_start() {
        var text = "id: mine\nextends: statute\nfrom: 2022-01-01\nliability.cutOff: \"10:00\"\n";
        var somatic = RuleFolder.resolve(files.agreement(text), "2022-09").somatic();
        assertThat(freeDays(somatic, LocalDate.of(2022, 1, 1))).isEqualTo(
                new FreeDays.AfterNotice(3, 4, LocalTime.of(10, 0)));
        assertThat(freeDays(somatic, LocalDate.of(2021, 12, 31))).as("before the file: as from its start")
                .isEqualTo(
                        new FreeDays.AfterNotice(3, 4, LocalTime.of(10, 0)));
    }

    /// Earlier dates stop only a case that meets them.
    @Test
    void a_value_with_a_date_says_nothing_of_earlier_dates() {
        var text = "id: mine\nextends: statute\nliability.cutOff: {from: 2022-01-01, value: \"12:00\"}\n";
        var somatic = RuleFolder.resolve(files.agreement(text), "2022-09").somatic();
        assertThat(freeDays(somatic, LocalDate.of(2022, 1, 1))).isEqualTo(
                new FreeDays.AfterNotice(3, 4, LocalTime.NOON));
        assertThatExceptionOfType(RuleGapException.class)
                .isThrownBy(() -> freeDays(somatic, LocalDate.of(2021, 12, 31)))
                .withMessageContaining("liability.cutOff is not stated for the date");
    }

    @Test
    void on_dates_of_which_a_kind_of_care_says_nothing_the_common_value_holds() {
        var text = """
                id: mine
                extends: statute
                somatic.liability.cutOff: {from: 2022-07-01, value: "10:00"}
                """;
        var somatic = RuleFolder.resolve(files.agreement(text), "2022-09").somatic();
        assertThat(freeDays(somatic, LocalDate.of(2022, 6, 30))).isEqualTo(
                new FreeDays.AfterNotice(3, 4, LocalTime.NOON));
        assertThat(freeDays(somatic, LocalDate.of(2022, 7, 1))).isEqualTo(
                new FreeDays.AfterNotice(3, 4, LocalTime.of(10, 0)));
    }

    @Test
    void how_a_number_is_written_does_not_tell_kinds_of_care_apart() {
        assertThat(files.changed("psychiatric: {liability: {threshold: 2.80}}\n").split()).isFalse();
        assertThat(files.changed("psychiatric: {liability: {threshold: 2.81}}\n").split()).isTrue();
    }

    @Test
    void a_change_needs_an_id_of_its_own() {
        assertThatExceptionOfType(RuleFileException.class)
                .isThrownBy(() -> files.agreement("id: skane-2018\nextends: skane-2018\n"))
                .satisfies(
                        unusable -> assertThat(unusable.problems().getFirst().place()).endsWith("mine.yaml:1:1 id: "));
    }

    private AgreementTerms september(String text) {
        return RuleFolder.resolve(files.agreement(text), "2022-09");
    }

    private static void theDefaultCarveOut(AgreementTerms terms, int over) {
        var carveOut = carveOut(terms.somatic());
        assertThat(carveOut.over().value()).isEqualTo(over);
        assertThat(carveOut.place().value()).isEqualTo(LongStay.Place.REMOVED);
        assertThat(carveOut.billed().value()).isEqualTo(LongStay.Billed.DAYS_OVER_LIMIT);
        assertThat(carveOut.over().provenance().status()).isEqualTo(Status.ASSUMED);
    }

    private static LongStay.CarveOut carveOut(Terms terms) {
        return (LongStay.CarveOut) ((Liability.Average) terms.liability()).longStay();
    }

    private static FreeDays freeDays(Terms terms, LocalDate notice) {
        return ((Liability.Individual) terms.liability()).freeDays().on(notice).value();
    }

    private static LocalTime dayBreak(Terms terms) {
        return ((DayCount.BreaksPassed) terms.dayCount()).dayBreak().value().at();
    }
}
