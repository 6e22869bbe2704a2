package se.klardag.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.terms.OtherAnswer;
import se.klardag.engine.terms.liability.DayCount;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.agreement.TermVersion;
import se.klardag.rules.files.RuleFileException;

/// A term whose text is unclear says in its file what the other reading would give, and who may decide.
class OtherReadingsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    static Stream<Agreement> shipped() {
        return Agreements.ids().stream().map(Agreements::find);
    }

    private Agreement agreement(String text) {
        return Agreements.find(new RuleFolder(folder).write("own.yaml", text).toString());
    }

    private static List<OtherAnswer> answers(Agreement agreement, String month) {
        return Rulebook.of(agreement).ruling(YearMonth.parse(month)).terms().otherAnswers();
    }

    private static boolean lastDayIn(OtherAnswer answer) {
        return answer instanceof OtherAnswer.Stated stated
                && stated.terms().somatic().dayCount() instanceof DayCount.CalendarDays days
                && days.lastDayIn().value();
    }

    @Test
    void the_statute_has_another_answer_to_the_last_day_and_none_to_hours() {
        var answers = answers(Agreements.find("statute"), "2022-06");
        assertThat(answers.stream().map(OtherAnswer::reading)).containsExactly("R-001", "R-002", "R-010");
        assertThat(answers.getFirst()).isInstanceOf(OtherAnswer.Unstated.class);
        assertThat(answers.get(1)).matches(OtherReadingsTest::lastDayIn);
    }

    /// By hand from the file: 6 and 7 days after the notice, 5 and 6 if its own day is the first.
    @Test
    void an_answer_can_be_several_values_and_of_one_kind_of_care() {
        var answers = answers(Agreements.find("stockholm-2020"), "2020-05");
        assertThat(answers.stream().map(OtherAnswer::reading)).contains("R-020");
        var own = (OtherAnswer.Stated) answers.stream()
                .filter(each -> each.reading().equals("R-020"))
                .findFirst()
                .orElseThrow();
        assertThat(own.kinds()).containsExactly(CareType.PSYCHIATRIC);
        assertThat(own.values()).isEqualTo(Map.of(
                "psychiatric.liability.freeDays", "5", "psychiatric.liability.freeDaysIfLater", "6"));
    }

    @Test
    void who_follows_an_agreement_follows_its_answers() {
        assertThat(answers(agreement("""
                id: follower
                title: {sv: "Påhittad", en: "Invented"}
                parties: {region: "12"}
                from: 2019-01-01
                follows: {value: statute, status: assumed, source: {title: "Påhittat"}}
                """), "2022-06")).anyMatch(OtherReadingsTest::lastDayIn);
    }

    @Test
    void who_changes_the_value_leaves_no_other_answer() {
        assertThat(answers(agreement("{id: own, extends: statute, dayCount: {firstDay: in, lastDay: in}}"), "2022-06"))
                .extracting(OtherAnswer::reading)
                .containsExactly("R-001", "R-010");
    }

    /// The municipality has agreed to nothing: the region says how it reads the act.
    @Test
    void who_confirms_a_value_of_an_act_leaves_the_other_answer() {
        var answers = answers(agreement("""
                id: adopted
                adopts: statute
                by: "ekonomidirektör (påhittad)"
                on: 2022-07-01
                confirms: [dayCount.firstDay, dayCount.lastDay]
                """), "2022-06");
        assertThat(answers.stream().map(OtherAnswer::reading)).containsExactly("R-001", "R-002", "R-010");
        assertThat(answers.get(1)).matches(OtherReadingsTest::lastDayIn);
    }

    /// The other way round: what the act's file has is the other answer, whatever the region states instead.
    @Test
    void who_states_another_value_of_an_act_has_the_shipped_one_as_the_other_answer() {
        var answers = answers(agreement("""
                id: own
                adopts: statute
                by: "ekonomidirektör (påhittad)"
                on: 2022-07-01
                sets: {dayCount.lastDay: {value: in, source: {title: "Beslut (påhittat)"}}}
                """), "2022-06");
        assertThat(answers.stream().map(OtherAnswer::reading)).containsExactly("R-001", "R-002", "R-010");
        assertThat(answers.get(1)).isInstanceOfSatisfying(OtherAnswer.Stated.class, each -> {
            assertThat(each.values()).isEqualTo(Map.of("dayCount.lastDay", "out"));
            assertThat(lastDayIn(each)).isFalse();
        });
    }

    /// Stated in the act's own words it is confirmed, and an agreement of the parties leaves nothing to ask.
    @ParameterizedTest
    @CsvSource({"statute, out, true", ", in, false", ", out, false"})
    void the_value_that_is_shipped_keeps_its_other_answer_and_that_of_an_agreement_none(
            @Nullable String act, String value, boolean kept) {
        var answers = answers(agreement("""
                id: own
                adopts: %s
                by: "ekonomidirektör (påhittad)"
                on: 2022-07-01
                sets: {dayCount.lastDay: {value: %s, source: {title: "Beslut (påhittat)"}}}
                """.formatted(act == null ? signed() : act, value)), "2022-06");
        assertThat(
                answers.stream().filter(each -> each.reading().equals("R-002")).anyMatch(OtherReadingsTest::lastDayIn))
                .isEqualTo(kept);
    }

    /// The act bills day by day: its rate of each day is no rate of a case that is billed when it closes. The month settles all the same.
    @Test
    void an_answer_that_does_not_fit_what_else_is_stated_has_no_sum() {
        var answers = answers(agreement("""
                id: own
                adopts: statute
                by: "ekonomidirektör (påhittad)"
                on: 2022-07-01
                sets:
                  attribution.membership: {value: closed-in-month, source: {title: "Beslut (påhittat)"}}
                  attribution.zeroDayCases: {value: excluded, source: {title: "Beslut (påhittat)"}}
                  price.date: {value: settled-month, source: {title: "Beslut (påhittat)"}}
                """), "2022-06");
        assertThat(answers).filteredOn(each -> each.reading().equals("R-006"))
                .singleElement()
                .isInstanceOfSatisfying(OtherAnswer.Unstated.class, each -> assertThat(each.why().english())
                        .contains("does not fit"));
    }

    /// As `klardag init` and `klardag rates set` write it: the amounts of an act that nobody has read here, which make no agreement of it.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "rates: [{from: 2022-01-01, to: 2022-12-31, value: 9300, status: verified, source: {title: HSLF-FS}}]",
            "rates: []", "parties: {region: \"12\"}", // neither states a term: nothing that anybody could have agreed on
            "price.dailyRate: {values: [{from: 2022-01-01, to: 2022-12-31, value: 9300, status: verified, source: {title: HSLF-FS}}]}"})
    void an_act_with_amounts_of_ones_own_is_the_act(String amounts) {
        var rates = new RuleFolder(folder).write("rates.yaml", "id: own-rates\nextends: statute\n" + amounts + "\n");
        var adopted = "id: own\nadopts: " + rates + "\nby: \"ekonomidirektör (påhittad)\"\non: 2022-07-01\n";
        assertThat(Agreements.find(rates.toString()).isAct()).isTrue();
        assertThat(answers(agreement(adopted + "confirms: [dayCount.lastDay]\n"), "2022-06"))
                .anyMatch(each -> each.reading().equals("R-002") && lastDayIn(each));
        var refused = catchThrowableOfType(
                RuleFileException.class,
                () -> agreement(adopted
                        + "sets: {liability.freeDays: {values: [{from: 2018-01-01, value: 0, source: {title: Beslut}}]}}\n"));
        assertThat(refused.problems().getFirst().message().english()).contains("the act says");
    }

    /// HSLF-FS 2018:67 has 7 800 for 2019; Region Skåne states 9 300 for 2022, which elsewhere is second-hand; for 2023 nobody has read the
    /// amount.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "statute, region | rates | 2022 | 15000 | true", "statute | rates | 2022 | 15000 | false",
            "statute, region | rates | 2022 | 9300 | false", "statute | rates | 2019 | 7800 | false",
            "statute | rates | 2019 | 15000 | true", "statute | rates | 2023 | 15000 | false",
            "statute | price.dailyRate | 2019 | 15000 | false", "skane-2018 | rates | 2022 | 15000 | false",
            "skane-2018 | price.dailyRate | 2022 | 15000 | false"})
    void an_amount_that_was_read_is_no_partys_to_replace(
            String base, String key, int year, String amount, boolean refused) {
        var rate = "[{from: %1$d-01-01, to: %1$d-12-31, value: %2$s, status: verified, source: {title: Eget beslut}}]"
                .formatted(year, amount);
        var problems = Agreements.problems(new RuleFolder(folder).write(
                "own.yaml",
                "id: own-rates\nextends: " + base.replace(", region", "\nparties: {region: \"12\"}") + "\n" + key + ": "
                        + (key.equals("rates") ? rate : "{values: " + rate + "}") + "\n"));
        assertThat(problems.stream().anyMatch(each -> each.message().english().contains("the amount of " + year)))
                .as(problems.toString())
                .isEqualTo(refused);
    }

    private Path signed() {
        return new RuleFolder(folder).write("signed.yaml", """
                id: signed
                extends: statute
                sources: {paper: {title: "Överenskommelse (påhittad)"}}
                invoice: {payable: {value: whole-krona-half-up, status: verified, source: paper}}
                """);
    }

    /// An agreement of the two parties that is built on the act is theirs, whatever it took from the act.
    @Test
    void who_confirms_a_value_of_an_agreement_leaves_none() {
        assertThat(answers(agreement("""
                id: adopted
                adopts: %s
                by: "ekonomidirektör (påhittad)"
                on: 2022-07-01
                confirms: [dayCount.firstDay, dayCount.lastDay, clock.end]
                """.formatted(signed())), "2022-06").stream().map(OtherAnswer::reading)).containsExactly("R-001",
                "R-010");
    }

    @Test
    void a_reading_without_another_answer_says_that_the_file_gives_none() {
        var answers = answers(agreement(
                "{id: own, extends: statute, dayCount: {lastDay: {value: out, status: assumed, source: {title: Mine}, reading: R-002}}}"),
                "2022-06");
        assertThat(answers.stream().filter(each -> each.reading().equals("R-002")))
                .singleElement()
                .isInstanceOfSatisfying(OtherAnswer.Unstated.class,
                        each -> assertThat(each.why().english()).contains("does not give the value"));
    }

    /// The reason is of the sentence of 5 kap. 4 §, on which the cut-off and the way of counting rest too: it goes on for what is not
    /// confirmed, and for the dates that a paper does not cover.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "2022-09 | adopts: statute, by: jurist (påhittad), on: 2022-01-01, confirms: [liability.freeDays]",
            "2022-09 | adopts: statute, by: jurist (påhittad), on: 2022-01-01, from: 2018-01-01, to: 2020-12-31, confirms: [liability.freeDays, liability.freeDaysIfLater, liability.dayKind, dayCount.mode]",
            "2022-09 | extends: statute, liability: {freeDays: {values: [{from: 2018-01-01, to: 2020-12-31, value: 3, status: verified, source: {title: Mine}}, {from: 2021-01-01, value: 3, status: assumed, source: {title: Mine}, reading: R-001}]}}",
            "2019-02 | adopts: statute, by: jurist (påhittad), on: 2019-01-01, from: 2018-01-01, to: 2018-12-31, confirms: [liability.freeDays, psychiatric.liability.freeDays]"})
    void the_reason_of_a_reading_goes_on_for_what_nobody_confirmed(String month, String keys) {
        var answers = answers(agreement("{id: own, " + keys + "}"), month);
        assertThat(answers.stream().filter(each -> each.reading().equals("R-001")))
                .singleElement()
                .isInstanceOfSatisfying(OtherAnswer.Unstated.class, each -> {
                    assertThat(each.why().swedish()).startsWith("den andra läsningen räknar 72 eller 96 timmar");
                    assertThat(each.starts()).isEmpty();
                    assertThat(each.kinds()).contains(CareType.SOMATIC, CareType.PSYCHIATRIC);
                });
    }

    /// With all that rests on the sentence confirmed from 2019, what is left of it is of stays whose notice was sent before.
    @Test
    void what_is_left_of_a_reading_is_of_the_dates_that_nobody_confirmed() {
        var answers = answers(agreement("""
                id: later
                adopts: %s
                by: "jurist (påhittad)"
                on: 2019-01-01
                from: 2019-01-01
                confirms: [liability.freeDays, liability.freeDaysIfLater, liability.dayKind, dayCount.mode,
                  psychiatric.liability.freeDays, psychiatric.liability.freeDaysIfLater]
                """.formatted(signed())), "2022-09");
        assertThat(answers.stream().filter(each -> each.reading().equals("R-001")))
                .singleElement()
                .isInstanceOfSatisfying(OtherAnswer.Unstated.class, each -> {
                    assertThat(each.starts().orElseThrow().from()).isEqualTo("2018-01-01");
                    assertThat(each.starts().orElseThrow().to()).isEqualTo("2018-12-31");
                });
    }

    /// No stay is too long to be told of: the free days of a notice of 2017 are those that R-010 reads.
    @Test
    void the_reading_of_a_notice_from_before_the_act_is_open_for_as_long_as_its_stay_goes_on() {
        var answers = answers(Agreements.find("statute"), "2020-03");
        assertThat(answers.stream().filter(each -> each.reading().equals("R-010")))
                .singleElement()
                .isInstanceOfSatisfying(OtherAnswer.Unstated.class, each -> assertThat(each.starts().orElseThrow().to())
                        .isEqualTo("2018-01-01"));
    }

    /// With the place of the answer itself; without a reading there is nothing to answer otherwise.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "reading: R-002, otherAnswer: perhaps | own.yaml:4",
            "reading: R-002, otherAnswer: {} | own.yaml:4",
            "otherAnswer: in | own.yaml:4", "notForTheParties: 5 kap. | own.yaml:4"})
    void an_answer_that_is_no_value_of_the_term_is_refused(String keys, String place) {
        var text = "id: own\nextends: statute\ndayCount:\n  lastDay: {value: out, status: assumed, source: {title: Mine}, "
                + keys + "}\n";
        var refused = catchThrowableOfType(RuleFileException.class, () -> answers(agreement(text), "2022-06"));
        assertThat(refused).as(keys).isNotNull();
        assertThat(refused.problems().getFirst().place()).contains(place);
    }

    private static Stream<TermVersion> read(Agreement agreement) {
        return agreement.values()
                .values()
                .stream()
                .flatMap(stated -> stated.versions().stream())
                .filter(version -> !version.page().isEmpty());
    }

    /// No shipped file is silent on a reading that its bills name.
    @ParameterizedTest
    @MethodSource("shipped")
    void every_reading_of_a_count_of_days_has_another_answer_or_a_reason(Agreement agreement) {
        var named = new TreeSet<String>();
        var answered = new TreeSet<String>();
        agreement.values().values().forEach(stated -> stated.versions().forEach(version -> {
            if (stated.path().matches("([a-z_]+\\.)?(dayCount|liability)\\..*") && !version.page().isEmpty()
                    && version.status() != Status.UNKNOWN) {
                named.add(version.page());
            }
            if (!version.otherAnswer().isMissingNode()) {
                answered.add(version.page());
            }
        }));
        assertThat(answered).containsAll(named);
    }

    /// What ships is not held against its schema when it is used, so it is here: each answer as a change of the call.
    @ParameterizedTest
    @MethodSource("shipped")
    void a_shipped_answer_is_a_value_of_its_term(Agreement agreement) {
        agreement.values().values().forEach(stated -> stated.versions().forEach(version -> {
            if (version.otherAnswer().isValueNode()) {
                var change = TermOverrides.arguments(
                        "", List.of(stated.path() + "=" + version.otherAnswer().asString()));
                assertThat(TermOverrides.apply(agreement, "x", change).values()).containsKey(stated.path());
            }
        }));
    }

    /// The page and the term's own key say the same of the parties.
    @ParameterizedTest
    @MethodSource("shipped")
    void what_the_parties_cannot_decide_is_in_the_file_as_on_the_page(Agreement agreement) throws Exception {
        for (var version : read(agreement).toList()) {
            String page;
            try (var pages = Files.list(Path.of("readings"))) {
                page = Files.readString(pages.filter(each -> each.getFileName().toString().startsWith(version.page()))
                        .findFirst()
                        .orElseThrow()).replaceAll("\\s+", " ");
            }
            boolean says = page.contains("The parties cannot change 5 kap. 3 §")
                    || page.contains("That the parties may agree otherwise on 5 kap. 3 § is not said");
            assertThat(version.notForTheParties()).as(agreement.id() + " " + version.pointer())
                    .isEqualTo(says ? "5 kap. 3 §" : "");
        }
    }
}
