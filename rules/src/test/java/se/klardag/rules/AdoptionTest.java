package se.klardag.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.value.OpenTerm;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.RuleProblem;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.terms.TermsResolution;

/// A party that holds the signed agreement closes the gaps of the one we know.
class AdoptionTest {
    /// What skane-2018 leaves open for September 2022, read off the file by hand.
    private static final String[] OPEN = {
            "attribution.careTypes",
            "attribution.membership",
            "attribution.zeroDayCases",
            "clock.end",
            "clock.start",
            "dayCount.break",
            "dayCount.mode",
            "liability.charge",
            "liability.model",
            "liability.rounding",
            "liability.threshold",
            "longStay.over",
            "population.consent-refused",
            "population.deceased",
            "population.forensic-care",
            "population.late-admission-notice",
            "population.late-sip-call",
            "population.own-rules-opt-orv",
            "population.withdrawn",
            "price.date"
    };

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// The older act held for psychiatric care on 1 January 2018 only, and the file has no term of it any more.
    @Test
    void a_line_that_is_no_term_is_refused_with_what_there_is_to_confirm() {
        var refused = catchThrowableOfType(
                RuleFileException.class,
                () -> Agreements.find(new RuleFolder(folder).write("own.yaml", """
                        {id: own, adopts: statute, by: jurist (påhittad), on: 2018-01-01, confirms: [psychiatric.liability.entersOn]}
                        """).toString()));
        assertThat(refused.problems().getFirst().message().swedish()).isEqualTo(
                "psychiatric.liability.entersOn är inget villkor i statute: ta bort raden; det som finns att bekräfta om samma sak "
                        + "är psychiatric.liability.freeDays, psychiatric.liability.freeDaysIfLater, psychiatric.liability.notBefore");
    }

    @Test
    void confirming_every_open_term_makes_the_month_binding() {
        var terms = resolved(adoption(confirms(OPEN)), "2022-09");
        assertThat(terms.openTerms()).isEmpty();
        assertThat(terms.binding()).isTrue();
        assertThat(terms.agreement()).isEqualTo("skane-signed");
    }

    @Test
    void one_term_left_open_keeps_it_provisional() {
        var allButOne = confirms(OPEN).replace("  - clock.end\n", "");
        assertThat(resolved(adoption(allButOne), "2022-09").openTerms())
                .containsExactly(new OpenTerm("clock.end", Status.ASSUMED));
    }

    @Test
    void a_confirmed_value_rests_on_the_signed_agreement_and_the_role_that_confirmed_it_and_not_on_our_assumption() {
        var signed = "sources: {signed: {title: \"Signed agreement, no. 17\"}}\n";
        var start = resolved(adoption(signed + confirms(OPEN)), "2022-09").somatic().clock().start().provenance();
        assertThat(start.status()).isEqualTo(Status.OFFICIAL);
        assertThat(start.source().cited())
                .isEqualTo("Signed agreement, no. 17, director of finance, Region Skåne 2022-10-03");
    }

    @Test
    void where_no_signed_agreement_is_named_the_source_is_the_agreement_that_is_adopted() {
        var start = resolved(adoption(confirms(OPEN)), "2022-09").somatic().clock().start().provenance();
        assertThat(start.source().title()).isEqualTo(
                "Region Skåne och kommunerna i Skåne, överenskommelse om samverkan vid utskrivning 2018-09-19");
        assertThat(start.source().at()).isEqualTo("director of finance, Region Skåne 2022-10-03");
    }

    @Test
    void what_was_read_in_a_statute_keeps_it_as_its_source_when_it_is_confirmed() {
        // 5 kap. 3 § första stycket 1 in skane-2018.yaml
        var confirmed = agreement(adoption(confirms("population.no-admission-notice")))
                .at("population.no-admission-notice")
                .orElseThrow()
                .versions()
                .getFirst();
        assertThat(confirmed.status()).isEqualTo(Status.VERIFIED);
        assertThat(confirmed.source().at()).isEqualTo("5 kap. 3 § första stycket 1");
    }

    @Test
    void a_confirmed_value_that_counts_cases_keeps_the_reading_with_the_party_that_vouches_for_it() {
        var path = "population.late-admission-notice";
        assertThat(agreement(adoption("")).at(path).orElseThrow().versions().getFirst().reading()).isEqualTo("R-004");
        assertThat(agreement(adoption(confirms(path))).at(path).orElseThrow().versions().getFirst().reading())
                .isEmpty();
        assertThat(resolved(adoption(confirms(path)), "2022-09").somatic().population().countedAnyway())
                .filteredOn(each -> each.effect().path().equals(path))
                .singleElement()
                .matches(each -> each.isConfirmed() && each.reading().equals("R-004"))
                .matches(each -> each.confirmedBy().equals("director of finance, Region Skåne 2022-10-03"));
        assertThat(resolved(adoption(""), "2022-09").somatic().population().countedAnyway())
                .filteredOn(each -> each.effect().path().equals(path))
                .singleElement()
                .matches(each -> each.isReading() && !each.isConfirmed());
    }

    @Test
    void a_set_value_with_a_source_is_verified_and_replaces_ours() {
        var text = adoption("""
                sources: {signed: {title: "Signed agreement"}}
                sets:
                  liability.threshold: {value: 2.6, source: signed, at: "§ 4"}
                """);
        var terms = resolved(text, "2022-09");
        var average = (Liability.Average) terms.somatic().liability();
        assertThat(average.threshold().value()).isEqualByComparingTo("2.6");
        assertThat(average.threshold().provenance().status()).isEqualTo(Status.VERIFIED);
        assertThat(average.threshold().provenance().source().cited()).isEqualTo("Signed agreement, § 4");
    }

    @Test
    void a_set_value_without_a_source_stays_assumed_and_its_line_is_named() {
        var text = adoption("""
                sets:
                  liability.threshold: {value: 2.6}
                """);
        var found = agreement(text);
        assertThat(TermsResolution.resolve(found, YearMonth.of(2022, 9), Municipalities.shipped()).openTerms())
                .contains(new OpenTerm("liability.threshold", Status.ASSUMED));
        assertThat(found.remarks())
                .singleElement()
                .satisfies(
                        remark -> assertThat(remark.place()).endsWith("adoption.yaml:6:3 sets.liability.threshold: "));
    }

    @Test
    void what_a_party_vouches_for_is_not_weakened_by_later_doubt_but_the_rest_is() {
        // From 2023-02-01 skane-2018 knows nothing for sure; the party confirmed the open terms only.
        var open = resolved(adoption(confirms(OPEN)), "2023-05").openTerms()
                .stream()
                .map(OpenTerm::path)
                .collect(Collectors.toSet());
        assertThat(open).contains("population.no-ready-notice", "invoice.payable", "price.dailyRate");
        assertThat(open).doesNotContain(OPEN);
    }

    @Test
    void a_rate_that_is_second_hand_stays_open_although_the_reference_is_confirmed() {
        var open = resolved(adoption(confirms("price.dailyRate")), "2023-01").openTerms();
        assertThat(open).contains(new OpenTerm("price.dailyRate", Status.SECONDARY));
    }

    /// A paper signed in October 2022 that covers July to December: neither its signing nor the agreement's dates decide.
    @Test
    void an_adoption_holds_for_the_dates_it_covers_and_not_from_its_signing() {
        var text = adoption("from: 2022-07-01\nto: 2022-12-31\n" + confirms(OPEN));
        assertThat(resolved(text, "2022-07").binding()).isTrue();
        assertThat(resolved(text, "2022-12").binding()).isTrue();
        assertThat(resolved(text, "2022-06").openTerms()).extracting(OpenTerm::path).contains(OPEN);
        assertThat(resolved(text, "2023-01").openTerms()).extracting(OpenTerm::path).contains(OPEN);
        assertThat(agreement(text).title().english()).endsWith("on 2022-10-03 for 2022-07-01 to 2022-12-31");
    }

    @Test
    void a_set_value_holds_for_the_dates_that_are_covered_and_on_others_what_is_adopted_says() {
        var text = adoption("""
                from: 2022-07-01
                sources: {signed: {title: "Signed agreement"}}
                sets:
                  longStay.over: {value: 8, source: signed}
                """);
        assertThat(resolved(text, "2022-07").openTerms()).extracting(OpenTerm::path).doesNotContain("longStay.over");
        assertThat(resolved(text, "2022-06").openTerms()).contains(new OpenTerm("longStay.over", Status.INFERRED));
    }

    @Test
    void an_adoption_that_ends_before_it_starts_is_refused_with_its_line() {
        assertThat(problem(adoption("from: 2022-07-01\nto: 2022-06-30\n")).place()).endsWith("adoption.yaml:6:1 to: ");
    }

    @Test
    void a_source_without_a_name_is_no_source() {
        var text = adoption(
                "sources: {signed: {title: \"\"}}\nsets:\n  longStay.over: {value: none, source: signed}\n");
        assertThat(problem(text).place()).contains("adoption.yaml:5:20 sources.signed.title: ");
    }

    @Test
    void what_is_adopted_must_be_known() {
        var text = adoption("").replace("skane-2018", "nowhere");
        assertThat(problem(text).place()).endsWith("adoption.yaml:2:1 adopts: ");
    }

    @Test
    void an_address_that_is_no_term_is_refused_with_its_line() {
        assertThat(problem(adoption(confirms("clock.strt"))).place()).endsWith("adoption.yaml:6:5 confirms.0: ");
    }

    @Test
    void what_nobody_knows_cannot_be_confirmed() {
        var text = adoption(confirms("liability.model")).replace("skane-2018", "kalmar");
        assertThat(problem(text).message().english()).contains("is unknown: state the value under sets");
    }

    @Test
    void a_role_and_a_date_are_required() {
        var unsigned = "id: skane-signed\nadopts: skane-2018\n";
        var unusable = catchThrowableOfType(RuleFileException.class, () -> agreement(unsigned));
        assertThat(unusable.problems())
                .extracting(problem -> problem.message().english())
                .containsExactly("the keys by, on are missing");
    }

    @Test
    void nobody_has_confirmed_an_agreement_before_the_day_has_come() {
        var file = new RuleFolder(folder).write(
                "later.yaml", adoption(confirms(OPEN)).replace("2022-10-03", "2099-01-01"));
        var today = LocalDate.of(2026, 11, 30);
        assertThat(Agreements.review(file, today).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.place()).isEqualTo(file + ":4:1 on: ");
            assertThat(problem.message().english()).contains("dated 2099-01-01, after today, 2026-11-30");
        });
        assertThat(Agreements.review(file, LocalDate.of(2099, 1, 1)).problems()).isEmpty();
    }

    private static String adoption(String rest) {
        return """
                id: skane-signed
                adopts: skane-2018
                by: director of finance, Region Skåne
                on: 2022-10-03
                """ + rest;
    }

    private static String confirms(String... paths) {
        var lines = new StringBuilder("confirms:\n");
        for (var path : paths) {
            lines.append("  - ").append(path).append('\n');
        }
        return lines.toString();
    }

    private AgreementTerms resolved(String text, String month) {
        return TermsResolution.resolve(agreement(text), YearMonth.parse(month), Municipalities.shipped());
    }

    private RuleProblem problem(String text) {
        return catchThrowableOfType(RuleFileException.class, () -> agreement(text))
                .problems()
                .getFirst();
    }

    private Agreement agreement(String text) {
        return Agreements.find(
                new RuleFolder(folder).write("adoption.yaml", text).toString());
    }
}
