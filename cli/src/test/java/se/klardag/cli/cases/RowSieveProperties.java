package se.klardag.cli.cases;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.cases.PlainReaderProperties.Form;
import se.klardag.cli.cases.plain.BlockPlan;
import se.klardag.cli.cases.plain.Focus;
import se.klardag.cli.cases.plain.PassedRow;
import se.klardag.cli.cases.row.RejectedRow;
import se.klardag.cli.cases.row.RowLog;
import se.klardag.cli.cases.table.CaseFileException;
import se.klardag.cli.cases.table.ReadSettings;
import se.klardag.engine.days.DaySpan;
import se.klardag.engine.days.MonthFilter;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.calendar.Period;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.places.Payers;

/// A reading that passes rows by, against one that shows every row: what is told of a passed row is what its case says, no case
/// of the months or outside the dates is passed, and rejects and counts are the same.
class RowSieveProperties {
    private static final Payers PAYERS = Payers.kommuner(Municipalities.shipped());
    private static Path folder = Path.of("");
    private static long passedInAll;

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("klardag-sieve");
    }

    @AfterContainer
    static void deleteFolder() throws IOException {
        Files.deleteIfExists(folder.resolve("c.csv"));
        Files.delete(folder);
        then(passedInAll).isGreaterThan(1_000);
    }

    @Property(seed = "2017612", tries = 1000)
    void passes_by_what_no_month_can_have(@ForAll("forms") Form form, @ForAll long chance) throws IOException {
        var random = new Random(chance);
        var file = Files.write(folder.resolve("c.csv"), form.bytes(random));
        var filters = List.of(
                filter(random), new MonthFilter(Period.of(YearMonth.of(2022, 7)), MonthFilter.Least.CLOSED_IN_MONTH));
        var from = YearMonth.of(2022, 3).atDay(1).toEpochDay();
        var dates = random.nextBoolean() ? DaySpan.EVER : new DaySpan(from + 20, from + 150);
        var all = new Reading(form, file, null);
        var some = new Reading(form, file, new BlockPlan(1 + random.nextInt(3), 1 + random.nextInt(4_000)));
        var expected = all.read(null);
        var seen = some.read(new Focus(filters, dates, some::pass));
        then(seen).isEqualTo(expected);
        then(some.log).isEqualTo(all.log);
        all.cases.forEach((line, fact) -> {
            if (some.passed.contains(line)) {
                then(filters).as("row " + line).noneMatch(month -> fact.isOf(month));
                then(dates.contains(WallClock.dayOf(fact.lastEvent))).as("row " + line).isTrue();
            }
        });
        passedInAll += some.passed.size();
    }

    private static MonthFilter filter(Random random) {
        var least = MonthFilter.Least.values();
        return new MonthFilter(
                Period.of(YearMonth.of(2022, 3 + random.nextInt(6))), least[random.nextInt(least.length)]);
    }

    @Provide
    Arbitrary<Form> forms() {
        return new PlainReaderProperties().forms();
    }

    /// The numbers of a case that a passed row tells.
    private record Numbers(
            int municipality,
            long patient,
            long readyNotice,
            long discharged,
            long lastEvent,
            long admitted,
            long ready) {
        static Numbers of(Case fact, long patient) {
            long last = WallClock.NONE;
            for (long moment : new long[]{
                    fact.admittedAt(), fact.admissionNoticeAt(), fact.readyAt(), fact.readyNoticeAt(),
                    fact.sipCalledAt(), fact.withdrawnAt(), fact.dischargedAt()
            }) {
                last = Math.max(last, moment);
            }
            for (var event : Event.values()) {
                last = event == Event.PLANNED_DISCHARGE ? last : Math.max(last, fact.at(event));
            }
            return new Numbers(
                    fact.municipality(), patient, fact.readyNoticeAt(), fact.dischargedAt(), last, fact.admittedAt(),
                    fact.readyAt());
        }

        String told() {
            return municipality + " " + patient + " " + readyNotice + " " + discharged + " " + lastEvent;
        }

        boolean isOf(MonthFilter month) {
            return month.lets(discharged, admitted, ready, readyNotice);
        }
    }

    /// One reading of the file (*läsning*), and what is told of each row.
    private static final class Reading {
        private final CaseFiles files;
        private final List<String> log = new ArrayList<>();
        private final SortedMap<Long, Numbers> cases = new TreeMap<>();
        private final Set<Long> passed = new HashSet<>();
        private final List<String> told = new ArrayList<>();

        Reading(Form form, Path file, @Nullable BlockPlan plan) {
            var reading = new ReadSettings(null, null, null, null, null, form.patients(), null);
            files = new CaseFiles(List.of(file), reading, PAYERS, new RowLog() {
                @Override
                public void passStarts() {
                    log.clear();
                    told.clear();
                    cases.clear();
                    passed.clear();
                }

                @Override
                public void rejected(RejectedRow row) {
                    log.add(row.toString());
                }
            });
            files.readBy(plan);
        }

        void pass(PassedRow row) {
            passed.add(row.origin().row());
            told.add(row.origin().row() + " " + row.municipality() + " " + row.patientHash() + " "
                    + row.readyNoticeAt() + " " + row.dischargedAt() + " " + row.lastEvent());
        }

        /// What is told of every row, in the order of the file; the fault where the file has one.
        List<String> read(@Nullable Focus focus) {
            try {
                return focus == null ? files.read(source -> tell(source)) : files.read(focus, source -> tell(source));
            } catch (CaseFileException fault) {
                log.clear();
                cases.clear();
                passed.clear();
                return List.of(fault + " " + fault.details());
            }
        }

        private List<String> tell(CaseSource source) {
            source.forEach(fact -> {
                var numbers = Numbers.of(fact, files.patientHash());
                cases.put(fact.origin().row(), numbers);
                told.add(fact.origin().row() + " " + numbers.told());
            });
            told.add(files.rows() + " " + files.sha256());
            return told;
        }
    }
}
