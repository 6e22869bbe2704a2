package se.klardag.rules;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.LegalBasis;
import se.klardag.engine.facts.Outcome;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.settlement.CaseListener;
import se.klardag.engine.settlement.MonthSettler;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.RuleProblem;

/// Whatever the schema lets through is settled, or refused by `validate` before anybody settles: drawn combinations of values,
/// most of them complete, some with a term left out, of one kind of care or stated as unknown.
class TermCombinationsTest {
    private static final int FILES = Integer.getInteger("klardag.term-files", 120);
    private static final List<YearMonth> MONTHS = List.of(YearMonth.of(2016, 2), YearMonth.of(2022, 9));
    private static final Map<String, List<String>> WORDS = words();
    private static final List<String> CARES = List.of("", "", "", "somatic.", "psychiatric.", "geriatric.");

    private static final List<CareType> KINDS = List.of(CareType.values());
    private static final List<Answer> ANSWERS = List.of(Answer.values());

    @TempDir
    private Path folder;

    @Test
    void what_validate_passes_is_settled_or_known_to_be_unknown() {
        int settled = 0;
        int passing = 0;
        for (int seed = 0; seed < FILES; seed++) {
            var random = new Random(seed);
            var lines = drawn(random);
            var path = new RuleFolder(folder).write("mine.yaml", text(lines));
            var idle = neverUsed(path);
            while (!idle.isEmpty()) {
                lines.keySet().removeAll(idle);
                new RuleFolder(folder).write("mine.yaml", text(lines));
                idle = neverUsed(path);
            }
            var text = text(lines);
            boolean passed = Agreements.review(path).problems().isEmpty();
            passing += passed ? 1 : 0;
            for (var month : MONTHS) {
                settled += settle(path, month, random, passed, "seed " + seed + "\n" + text);
            }
        }
        then(passing).as("files that pass").isGreaterThan(FILES / 10);
        then(settled).as("months with a bill").isGreaterThan(FILES / 10);
    }

    private static Set<String> neverUsed(Path path) {
        return Agreements.review(path)
                .problems()
                .stream()
                .filter(problem -> problem.message().english().startsWith("is never used"))
                .map(RuleProblem::path)
                .collect(Collectors.toSet());
    }

    private static int settle(Path path, YearMonth month, Random random, boolean passed, String shown) {
        try {
            var terms = RuleFolder.resolve(Agreements.find(path.toString()), month.toString());
            var cases = cases(random, month);
            return MonthSettler.settle(cases::forEach, terms, CaseListener.NOBODY).bills().isEmpty() ? 0 : 1;
        } catch (RuleGapException gap) {
            then(passed && gap.isUnstated() && !gap.path().startsWith("national.")).as("%s: %s", gap, shown).isFalse();
        } catch (RuleFileException unusable) {
            then(passed).as("%s: %s", unusable.problems(), shown).isFalse();
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException | NullPointerException fault) {
            throw new AssertionError(shown, fault);
        }
        return 0;
    }

    private static Map<String, String> drawn(Random random) {
        var lines = new LinkedHashMap<String, String>();
        WORDS.forEach((path, words) -> {
            boolean optional = path.startsWith("population.") || path.startsWith("notices.")
                    || List.of("clock.previousDay", "clock.interruption", "payer.residence", "liability.trigger",
                            "liability.minimumInterval", "price.category", "invoice.activation").contains(path);
            if (random.nextInt(optional ? 4 : 25) == 0 == optional) {
                lines.put(path, words.get(random.nextInt(words.size())));
            }
        });
        for (int i = random.nextInt(4); i > 0; i--) {
            var path = new ArrayList<>(WORDS.keySet()).get(random.nextInt(WORDS.size()));
            var words = WORDS.getOrDefault(path, List.of());
            lines.put(CARES.get(random.nextInt(CARES.size())) + path, random.nextInt(6) == 0
                    ? "{status: unknown, source: {title: the agreement}}"
                    : words.get(random.nextInt(words.size())));
        }
        return lines;
    }

    private static String text(Map<String, String> lines) {
        var text = new StringBuilder("id: mine\ntitle: drawn\nparties: {all: true}\nfrom: 2016-01-01\n");
        lines.forEach((path, value) -> text.append(path).append(": ").append(value).append('\n'));
        return text.toString();
    }

    private static List<RecordedCase> cases(Random random, YearMonth month) {
        var cases = new ArrayList<RecordedCase>();
        for (int i = 0; i < 12; i++) {
            var start = month.atDay(1)
                    .minusDays(random.nextInt(60) - 20L)
                    .atTime(random.nextInt(24), random.nextInt(60));
            var notice = start.plusDays(random.nextInt(10));
            var end = notice.plusDays(random.nextInt(20)).plusHours(random.nextInt(20));
            var events = new EnumMap<Event, Long>(Event.class);
            for (var event : Event.values()) {
                if (random.nextBoolean()) {
                    events.put(event, WallClock.of(notice.plusHours(random.nextInt(200))));
                }
            }
            cases.add(new RecordedCase(
                    "c" + i,
                    "",
                    random.nextBoolean() ? 1280 : 180,
                    KINDS.get(random.nextInt(KINDS.size())),
                    maybe(random, start),
                    maybe(random, start.plusHours(random.nextInt(40))),
                    maybe(random, notice),
                    maybe(random, notice),
                    ANSWERS.get(random.nextInt(ANSWERS.size())),
                    maybe(random, notice.plusDays(random.nextInt(8))),
                    random.nextInt(6) == 0 ? WallClock.of(notice.plusHours(5)) : WallClock.NONE,
                    random.nextInt(6) == 0 ? WallClock.NONE : WallClock.of(end),
                    Outcome.HOME,
                    ANSWERS.get(random.nextInt(ANSWERS.size())),
                    ANSWERS.get(random.nextInt(ANSWERS.size())),
                    LegalBasis.NOT_STATED,
                    events));
        }
        return cases;
    }

    private static long maybe(Random random, LocalDateTime moment) {
        return random.nextInt(8) == 0 ? WallClock.NONE : WallClock.of(moment);
    }

    private static Map<String, List<String>> words() {
        var words = new LinkedHashMap<String, List<String>>();
        for (var reason : List.of("no-ready-notice", "withdrawn", "short-notice", "late-sip-call", "deceased")) {
            words.put("population." + reason, List.of("out-of-both", "out-of-numerator", "counted"));
        }
        words.put("deadlines.admissionNotice", List.of("24"));
        words.put("deadlines.sipCall", List.of("0", "3"));
        words.put("deadlines.restDays", List.of("move", "keep"));
        words.put("notices.assessment", List.of("\"14:00\""));
        words.put("notices.ready", List.of("\"17:00, friday 14:00\""));
        words.put("notices.closed", List.of("every-day", "every-day", "england-public-holidays"));
        words.put("notices.ahead", List.of("0", "1"));
        words.put("clock.start", List.of("ready-notice", "ready", "later-of-both", "admission"));
        words.put("clock.end", List.of("discharge", "\"discharge, payer-ready\"", "\"discharge, withdrawal\""));
        words.put("clock.silence", List.of("cannot-receive", "can-receive"));
        words.put("clock.previousDay", List.of("none", "before 11:00", "by 11:00"));
        words.put("clock.interruption", List.of("counted", "pause"));
        words.put("payer.residence", List.of("registered", "stay", "each-day"));
        words.put("dayCount.mode", List.of("breaks-passed", "calendar-days"));
        words.put("dayCount.break", List.of("\"00:00\"", "\"12:00\""));
        words.put("dayCount.firstDay", List.of("in", "out"));
        words.put("dayCount.lastDay", List.of("in", "out"));
        words.put("attribution.membership", List.of("closed-in-month", "day-by-day"));
        words.put("attribution.zeroDayCases", List.of("included", "excluded"));
        words.put("attribution.openCases", List.of("included", "excluded"));
        words.put("attribution.careTypes", List.of("pooled", "separate"));
        words.put("liability.model", List.of("average", "individual", "follow-up-only"));
        words.put("liability.threshold", List.of("0", "2.8"));
        words.put("liability.rounding", List.of("none", "2 decimals down"));
        words.put("liability.charge", List.of("excess-times-cases"));
        words.put("liability.trigger", List.of("each-month", "3 months pooled"));
        words.put("liability.freeDays", List.of("0", "3"));
        words.put("liability.freeDaysIfLater", List.of("3", "4"));
        words.put("liability.cutOff", List.of("\"12:00\""));
        words.put("liability.notBefore", List.of("2018-01-02", "2022-09-10"));
        words.put("liability.dayKind", List.of("calendar-days", "weekdays"));
        words.put("liability.freeDaysAfter", List.of("ready-notice", "planning-call", "admission-notice"));
        words.put("liability.entersOn", List.of("last-weekday", "day-after"));
        words.put("liability.holidays", List.of("whit-monday", "national-day"));
        words.put("liability.minimumInterval", List.of("1", "2"));
        words.put("liability.intervalClosed", List.of("every-day"));
        words.put("liability.firstDayClosed", List.of("every-day", "england-public-holidays"));
        words.put("liability.firstDayFreeBy", List.of("none", "\"11:00\""));
        words.put("longStay.over", List.of("none", "0", "7"));
        words.put("longStay.place", List.of("removed", "capped"));
        words.put("longStay.billed", List.of("days-over-limit", "all-days"));
        words.put("price.dailyRate", List.of("1000", "9300", "national.daily-rate", "national.daily-rate-before-2018"));
        words.put("price.category", List.of("somatic-acute", "psychiatric"));
        words.put("price.date", List.of("settled-month", "care-day"));
        words.put("invoice.activation", List.of("active", "suspended"));
        words.put("invoice.payable", List.of("whole-krona-half-up", "ore-half-up"));
        return words;
    }
}
