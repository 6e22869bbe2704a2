package se.klardag.cli.generate;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.within;
import static se.klardag.cli.generate.InventedRegion.cases;
import static se.klardag.cli.generate.InventedRegion.csv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.klardag.cli.generate.stay.Moment;
import se.klardag.cli.generate.stay.Place;

class CaseGeneratorTest {
    static final String COLUMNS = "case_id,patient,municipality,care_type,unit,admitted_at,admission_notice_at,"
            + "planned_discharge,ready_at,ready_notice_at,sip_required,sip_called_at,withdrawn_at,discharged_at,"
            + "outcome,consent,open_care_ready,legal_basis";

    private static final YearMonth SEPTEMBER = YearMonth.of(2022, 9);
    private static final int STANDARD_ERRORS = 5;
    private static final List<Place> THREE = List.of(new Place("1280", 350_000), new Place("1230", 25_000),
            new Place("1214", 14_000));

    private static List<Place> region = List.of();
    private static List<ExportedCase> sample = List.of();
    /// First and only periods, closed, not withdrawn: those whose length is the one drawn.
    private static List<ExportedCase> plain = List.of();

    @BeforeAll
    static void two_years_of_an_invented_region() throws IOException {
        region = InventedRegion.places();
        sample = cases(csv(region, YearMonth.of(2021, 1), 24, 7));
        var several = sample.stream()
                .filter(ExportedCase::isSecondPeriod)
                .map(ExportedCase::stay)
                .collect(Collectors.toSet());
        plain = sample.stream()
                .filter(row -> !row.isOpen() && !row.has("withdrawn_at") && !several.contains(row.stay()))
                .toList();
    }

    @Test
    void the_header_names_the_columns_of_the_contract_and_every_row_fills_them() throws IOException {
        var lines = csv(THREE, SEPTEMBER, 1, 1).lines().toList();

        then(lines.getFirst()).isEqualTo(COLUMNS);
        then(lines).allSatisfy(line -> then(line.split(",", -1)).hasSize(18));
    }

    @Test
    void same_arguments_give_the_same_bytes_in_any_order_of_places_and_any_locale() throws IOException {
        var before = Locale.getDefault();
        var reversed = new ArrayList<>(THREE);
        Collections.reverse(reversed);
        var first = csv(THREE, SEPTEMBER, 2, 42);
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            then(csv(reversed, SEPTEMBER, 2, 42)).isEqualTo(first);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void another_seed_gives_other_bytes() throws IOException {
        then(csv(THREE, SEPTEMBER, 1, 1)).isNotEqualTo(csv(THREE, SEPTEMBER, 1, 2));
    }

    /// A tripwire, not a truth: it says that the bytes are those of the day it was pinned, whatever the JDK or the
    /// machine. If the recipe is changed on purpose, pin the new one and say so in the changelog.
    @Test
    void the_bytes_are_those_once_pinned() throws IOException, NoSuchAlgorithmException {
        var bytes = csv(THREE, SEPTEMBER, 2, 20_220_901).getBytes(StandardCharsets.US_ASCII);
        var digest = MessageDigest.getInstance("SHA-256").digest(bytes);

        then(HexFormat.of().formatHex(digest))
                .isEqualTo("c2a504caac49b439d1b4a2016bb6315b09f4e9fbd10ff2958064e738f3f772a8");
    }

    @Test
    void more_months_leave_closed_rows_as_they_were() throws IOException {
        var shorter = csv(THREE, SEPTEMBER, 2, 5).lines().toList();
        var longer = csv(THREE, SEPTEMBER, 4, 5).lines().toList();
        var closed = shorter.stream().skip(1).filter(line -> !ExportedCase.of(line).isOpen()).toList();

        then(longer).containsAll(closed.stream().filter(line -> settled(line, YearMonth.of(2022, 10))).toList());
        then(ids(longer)).containsAll(ids(shorter));
        then(closed.size()).isGreaterThan(500);
    }

    @Test
    void an_earlier_start_only_adds_rows() throws IOException {
        var later = csv(THREE, SEPTEMBER, 2, 5).lines().toList();
        var earlier = csv(THREE, SEPTEMBER.minusMonths(2), 4, 5).lines().toList();

        then(earlier).containsAll(later.stream().filter(line -> !line.startsWith("case_id")).toList());
    }

    @Test
    void one_more_municipality_leaves_the_others_ids_and_nearly_all_rows() throws IOException {
        var few = csv(THREE, SEPTEMBER, 3, 5).lines().toList();
        var places = new ArrayList<>(THREE);
        places.add(new Place("1290", 87_000));
        var more = csv(places, SEPTEMBER, 3, 5).lines().toList();
        var changed = new ArrayList<>(few);
        changed.removeAll(Set.copyOf(more));

        then(ids(more)).containsAll(ids(few));
        then(changed).allSatisfy(line -> then(ExportedCase.of(line).isSecondPeriod()
                || ExportedCase.of(line).time("ready_at").getMonthValue() == 11).isTrue());
        then(changed).hasSizeLessThan(few.size() / 100);
    }

    @Test
    void no_row_is_one_that_an_import_rejects() {
        var codes = region.stream().map(Place::code).toList();

        then(sample).extracting(ExportedCase::id).doesNotHaveDuplicates();
        each(sample, row -> {
            then(row.id()).matches("S-[0-9]{4}-[0-9]{4}-(0[1-9]|1[0-2])-[0-9]{4}(-2)?");
            then(row.field("patient")).matches("P-(?=.*[a-f])[0-9a-f]{8}");
            then(row.field("municipality")).isIn(codes);
            then(row.field("care_type")).isIn("somatic", "psychiatric");
            then(row.field("unit")).matches("Syntetisk (avd|psykiatriavd) [0-9]+");
            then(row.field("outcome")).isIn("home", "short_term", "special_housing", "deceased", "hospital", "other",
                    "");
            then(row.field("consent")).isIn("yes", "no", "");
            then(row.field("sip_required")).isIn("yes", "no", "");
            then(row.field("open_care_ready")).isIn("yes", "no", "unclear", "");
            then(row.field("legal_basis")).isIn(row.isPsychiatric() ? List.of("", "OPT", "ORV") : List.of(""));
        });
    }

    @Test
    void events_come_in_an_order_that_can_happen() {
        each(sample, row -> {
            then(row.time("admitted_at").toLocalDate()).isBefore(row.time("ready_at").toLocalDate());
            if (!row.isSecondPeriod()) {
                then(row.time("admitted_at")).isAfter(row.time("ready_at").minusDays(21));
            }
            then(row.time("ready_notice_at")).isAfterOrEqualTo(row.time("ready_at"));
            if (!row.isOpen()) {
                then(row.time("discharged_at")).isAfterOrEqualTo(row.time("ready_notice_at"));
            }
            if (row.has("withdrawn_at")) {
                then(row.time("withdrawn_at")).isAfterOrEqualTo(row.time("ready_notice_at"));
            }
            if (row.has("withdrawn_at") && !row.isOpen()) {
                then(row.time("withdrawn_at")).isBeforeOrEqualTo(row.time("discharged_at"));
            }
            if (row.has("planned_discharge")) {
                then(row.date("planned_discharge")).isAfterOrEqualTo(row.time("admitted_at").toLocalDate());
            }
            then(row.isOpen()).isEqualTo(row.field("outcome").isEmpty());
            then(row.has("sip_called_at") && !row.field("sip_required").equals("yes")).isFalse();
        });
    }

    @Test
    void every_time_exists_in_sweden_and_nothing_is_known_after_the_export() {
        var stockholm = ZoneId.of("Europe/Stockholm").getRules();
        var end = LocalDateTime.of(2023, 1, 1, 0, 0);
        var columns = Arrays.stream(COLUMNS.split(",")).filter(column -> column.endsWith("_at")).toList();

        for (var row : sample) {
            for (var column : columns) {
                if (row.has(column)) {
                    then(stockholm.getValidOffsets(row.time(column))).as(row.id() + " " + column).isNotEmpty();
                    then(row.time(column)).as(row.id() + " " + column).isBefore(end);
                }
            }
        }
    }

    @Test
    void the_hour_that_daylight_saving_skips_is_moved() {
        var sunday = LocalDate.of(2022, 3, 27);

        then(Moment.of(sunday, 2 * 60 + 15)).isEqualTo(Moment.of(sunday, 3 * 60 + 15));
        then(Moment.of(sunday, 2 * 60 - 1).plus(1).minuteOfDay()).isEqualTo(3 * 60);
        then(Moment.of(sunday.minusDays(7), 2 * 60 + 15).minuteOfDay()).isEqualTo(2 * 60 + 15);
    }

    @Test
    void nothing_looks_like_a_personnummer() throws IOException {
        var forms = Pattern.compile("[0-9]{10}|[0-9]{6}[-+][0-9]{4}|[0-9]{8}[-+ ][0-9]{4}");

        each(sample, row -> then(row.fields()).noneMatch(field -> forms.matcher(field).find()));
        then(csv(THREE, YearMonth.of(2005, 6), 2, 1)).doesNotContainPattern(forms);
    }

    @Test
    void rows_stand_by_month_of_the_stay_then_ready_notice_then_id() {
        var months = sample.stream().map(row -> row.id().substring(7, 14)).toList();

        then(months).isSorted();
        then(sample.stream().collect(groupingBy(row -> row.id().substring(7, 14))).values()).allSatisfy(
                block -> then(block).extracting(row -> row.field("ready_notice_at") + row.id()).isSorted());
    }

    @Test
    void the_month_before_the_first_gives_only_those_who_leave_later() {
        var warmUp = sample.stream().filter(row -> row.id().startsWith("2020-12", 7)).toList();

        then(warmUp).isNotEmpty()
                .allSatisfy(
                        row -> then(row.time("discharged_at")).isAfterOrEqualTo(LocalDateTime.of(2021, 1, 1, 0, 0)));
        then(sample.stream().filter(row -> !row.isSecondPeriod() && !warmUp.contains(row)))
                .allSatisfy(row -> then(row.field("ready_at")).startsWith(row.id().substring(7, 14)));
    }

    @Test
    void volume_is_one_and_a_half_per_thousand_within_the_spread_between_municipalities() {
        // One municipality is a quarter of the region and its effect varies by .35: one region is within 3 × .12.
        then(sample.size() / 24.0).isCloseTo(2_100, within(2_100 * 3 * 0.12));
    }

    @Test
    void shares_of_care_types_and_same_day_discharges_follow_the_recipe() {
        then_share_of(sample, ExportedCase::isPsychiatric, 0.04);
        then_share_of(plain.stream().filter(row -> !row.isPsychiatric()).toList(), row -> row.midnights() == 0, 0.65);
        then_share_of(plain.stream().filter(ExportedCase::isPsychiatric).toList(), row -> row.midnights() == 0, 0.85);
    }

    @Test
    void lengths_follow_the_weibull_of_the_recipe() {
        var delayed = plain.stream().filter(row -> !row.isPsychiatric() && row.midnights() > 0).toList();

        then_share_of(delayed, row -> row.midnights() == 1, 0.477);
        then_share_of(delayed, row -> row.midnights() > 3, 0.251);
        then_share_of(delayed, row -> row.midnights() > 7, 0.084);
        then(delayed.stream().mapToLong(ExportedCase::midnights).average().orElseThrow())
                .isCloseTo(3.0, within(0.15));
    }

    @Test
    void courses_follow_the_recipe() {
        var known = sample.stream().filter(row -> !row.isOpen()).toList();
        var second = sample.stream()
                .filter(ExportedCase::isSecondPeriod)
                .collect(toMap(ExportedCase::stay, row -> row));
        var first = sample.stream().filter(row -> !row.isSecondPeriod()).toList();

        then_share_of(first, row -> row.has("withdrawn_at"), 0.01);
        then_share_of(known, row -> row.field("outcome").equals("deceased"), 0.01);
        then_share_of(first, row -> row.has("withdrawn_at") && second.containsKey(row.stay()), 0.005);
        then_share_of(first, row -> second.containsKey(row.stay())
                && !second.get(row.stay()).field("municipality").equals(row.field("municipality")), 0.005);
        then_share_of(first, row -> second.containsKey(row.stay()) && isCopy(row, second.get(row.stay())), 0.005);
    }

    @Test
    void messages_and_answers_follow_the_recipe() {
        var required = plain.stream().filter(row -> row.field("sip_required").equals("yes")).toList();

        then_share_of(sample, row -> !row.has("admission_notice_at"), 0.01);
        then_share_of(sample, row -> row.has("admission_notice_at")
                && row.fromAdmissionToNotice().compareTo(Duration.ofHours(24)) > 0, 0.01);
        then_share_of(sample, row -> row.field("sip_required").equals("yes"), 0.30);
        then_share_of(required, row -> !row.has("sip_called_at"), 0.007);
        then_share_of(required, row -> row.has("sip_called_at") && row.time("sip_called_at")
                .toLocalDate()
                .isAfter(row.time("ready_notice_at").toLocalDate().plusDays(3)), 0.01);
        then_share_of(sample, row -> row.field("consent").equals("no"), 0.006);
        then_share_of(sample, row -> row.field("open_care_ready").equals("no"), 0.005);
        then_share_of(sample, row -> row.field("open_care_ready").equals("unclear"), 0.003);
        then_share_of(sample.stream().filter(ExportedCase::isPsychiatric).toList(), row -> row.has("legal_basis"),
                0.05);
    }

    @Test
    void a_second_period_has_the_patient_of_the_first_and_touches_or_follows_it() {
        var stays = sample.stream().collect(groupingBy(ExportedCase::stay));

        then(stays.values().stream().filter(rows -> rows.size() == 2)).isNotEmpty().allSatisfy(rows -> {
            var first = rows.getFirst();
            var second = rows.getLast();
            then(second.field("patient")).isEqualTo(first.field("patient"));
            then(second.field("admitted_at")).isEqualTo(first.field("admitted_at"));
            if (!second.field("municipality").equals(first.field("municipality"))) {
                then(second.field("ready_notice_at")).isEqualTo(first.field("discharged_at"));
            } else if (first.has("withdrawn_at")) {
                then(second.time("ready_notice_at")).isAfter(first.time("withdrawn_at"));
                then(second.field("discharged_at")).isEqualTo(first.field("discharged_at"));
            } else if (!first.isOpen()) {
                then(second.time("ready_notice_at")).isBefore(first.time("discharged_at"));
            }
        });
    }

    @Test
    void at_least_three_per_cent_of_the_last_month_are_open() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            var rows = cases(csv(THREE, SEPTEMBER, 1, seed));
            var last = rows.stream().filter(row -> row.id().startsWith("2022-09", 7)).count();
            var open = rows.stream().filter(ExportedCase::isOpen).count();

            then(open).isBetween((long) (0.03 * last), (long) (0.08 * last));
        }
    }

    @Test
    void noons_exceed_midnights_by_what_the_clock_times_make_one_expect() {
        double readyBeforeNoon = share(plain, row -> row.time("ready_at").getHour() < 12);
        double dischargedBeforeNoon = share(plain, row -> row.time("discharged_at").getHour() < 12);
        double difference = plain.stream().mapToLong(row -> row.noons() - row.midnights()).average().orElseThrow();

        then(difference).isCloseTo(readyBeforeNoon - dischargedBeforeNoon, within(1e-9));
        then(readyBeforeNoon).isCloseTo(0.636, within(0.015));
        then(dischargedBeforeNoon).isCloseTo(0.13, within(0.015));
        then(difference).isCloseTo(0.636 - 0.13, within(0.02));
    }

    @Test
    void few_become_ready_or_leave_on_a_weekend() {
        double ready = share(plain, row -> isWeekend(row.time("ready_at")));
        double discharged = share(plain, row -> isWeekend(row.time("discharged_at")));

        then(ready).isCloseTo(0.7 / 5.7, within(0.01));
        then(discharged).isBetween(0.10, 0.60 * 2 / 6.2);
    }

    @Test
    void unusable_arguments_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Place("128", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Place("12a0", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Place("1280", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new CaseGenerator(List.of(), SEPTEMBER, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new CaseGenerator(THREE, SEPTEMBER, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(
                () -> new CaseGenerator(List.of(THREE.getFirst(), THREE.getFirst()), SEPTEMBER, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(
                () -> new CaseGenerator(THREE, YearMonth.of(1969, 12), 1, 1));
    }

    @Test
    void one_place_alone_has_nobody_who_moves() throws IOException {
        var alone = List.of(new Place("1280", 350_000));

        then(cases(csv(alone, SEPTEMBER, 6, 1))).allMatch(row -> row.field("municipality").equals("1280"));
    }

    /// One at a time, so that a failure shows one row and not fifty thousand.
    private static void each(List<ExportedCase> rows, Consumer<ExportedCase> check) {
        for (var row : rows) {
            then(row).satisfies(check);
        }
    }

    private static List<String> ids(List<String> lines) {
        return lines.stream().map(line -> ExportedCase.of(line).id()).toList();
    }

    /// Nothing about the row was still to come when the month ended: no withdrawal or late message can appear.
    private static boolean settled(String line, YearMonth last) {
        var row = ExportedCase.of(line);
        return row.time("discharged_at").isBefore(last.atEndOfMonth().minusDays(8).atStartOfDay())
                || row.has("sip_called_at") || !row.field("sip_required").equals("yes");
    }

    private static boolean isCopy(ExportedCase first, ExportedCase second) {
        return !first.has("withdrawn_at") && first.field("municipality").equals(second.field("municipality"));
    }

    private static boolean isWeekend(LocalDateTime time) {
        return time.getDayOfWeek().getValue() >= 6;
    }

    private static double share(List<ExportedCase> rows, Predicate<ExportedCase> condition) {
        return (double) rows.stream().filter(condition).count() / rows.size();
    }

    private static void then_share_of(List<ExportedCase> rows, Predicate<ExportedCase> condition, double expected) {
        double standardError = Math.sqrt(expected * (1 - expected) / rows.size());

        then(share(rows, condition)).isCloseTo(expected, within(STANDARD_ERRORS * standardError));
    }
}
