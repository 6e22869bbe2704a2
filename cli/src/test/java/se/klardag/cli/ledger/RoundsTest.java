package se.klardag.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.Posting;
import se.klardag.cli.ledger.projection.BillStates;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.ledger.verification.JournalVerification;
import se.klardag.cli.month.Coverage;
import se.klardag.cli.month.Origin;
import se.klardag.cli.month.Receipt;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.settlement.CaseListener;
import se.klardag.engine.settlement.MonthSettler;
import se.klardag.rules.Agreements;
import se.klardag.rules.kept.RuleTexts;

/// Any sequence of exports, corrections, disputes, credits and payments ends where one fresh settlement of the cases that
/// count would: the same sum per municipality and month, numbers without a hole, and a journal in order.
class RoundsTest {
    private static final int SEQUENCES = 25;
    private static final int ROUNDS = 12;
    private static final List<Integer> PLACES = List.of(1267, 1280, 1281);
    private static final List<YearMonth> MONTHS = List.of(YearMonth.of(2022, 9), YearMonth.of(2022, 10));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// What the region has in its own system, and what it has agreed to leave out.
    private static final class Region {
        private final Random chance;
        private final Map<YearMonth, Map<String, RecordedCase>> exported = new TreeMap<>();
        private final Set<RecordedCase> leftOut = new HashSet<>();
        private final Map<YearMonth, RuleTexts> rules = new TreeMap<>();
        private final List<RuleTexts> versions;
        private int payments;
        private int takenBack;

        Region(long seed, List<RuleTexts> versions) {
            this.chance = new Random(seed);
            this.versions = versions;
        }

        RecordedCase any(YearMonth month, String id) {
            var out = month.atDay(1 + chance.nextInt(28)).atTime(8 + chance.nextInt(10), 0);
            return RecordedCase.of(
                    id,
                    PLACES.get(chance.nextInt(PLACES.size())),
                    out.minusHours(chance.nextInt(24 * 12)),
                    out);
        }

        /// A new export of a month: some cases come, change or go.
        void change(YearMonth month) {
            var cases = exported.computeIfAbsent(month, _ -> new TreeMap<>());
            for (int i = 0; i < 1 + chance.nextInt(6); i++) {
                var id = month + "-" + chance.nextInt(15);
                if (cases.containsKey(id) && chance.nextInt(3) == 0) {
                    cases.remove(id);
                } else {
                    var fresh = any(month, id);
                    cases.put(id, fresh);
                    if (leftOut.stream().anyMatch(fact -> hasSameDays(fact, fresh))) {
                        leftOut.add(fresh);
                    }
                }
            }
            if (chance.nextInt(4) == 0) {
                rules.put(month, versions.get(chance.nextInt(versions.size())));
            }
        }

        /// Whether a case comes with other times and the same noons between them, in the same municipality: it stays out.
        private static boolean hasSameDays(RecordedCase one, RecordedCase other) {
            return one.id().equals(other.id())
                    && one.municipality() == other.municipality()
                    && noon(one.readyNoticeAt()) == noon(other.readyNoticeAt())
                    && noon(one.dischargedAt()) == noon(other.dischargedAt());
        }

        /// The count of noons at or before a moment.
        private static long noon(long moment) {
            return WallClock.dayOf(moment - 12 * 60 * 60 * 1000L);
        }

        RuleTexts rules(YearMonth month) {
            return rules.getOrDefault(month, versions.getFirst());
        }

        List<RecordedCase> counted(YearMonth month) {
            return exported.getOrDefault(month, Map.of())
                    .values()
                    .stream()
                    .filter(fact -> !leftOut.contains(fact))
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void any_sequence_ends_where_a_fresh_settlement_would(LedgerKind kind) {
        var adopted = TextFile.of(WrittenLedger.ADOPTED);
        var versions = List.of(
                WrittenLedger.RULES,
                rules("tre.yaml",
                        adopted.replace("  longStay.over:",
                                "  liability.threshold: {value: 3, source: signed}\n  longStay.over:")),
                rules("sju.yaml", adopted.replace("longStay.over: {value: none", "longStay.over: {value: 7")));
        int takenBack = 0;
        for (long seed = 0; seed < SEQUENCES; seed++) {
            var region = new Region(seed, versions);
            var address = kind.address(folder.resolve(Long.toString(seed)));
            for (int round = 0; round < ROUNDS; round++) {
                try (var ledger = NewLedger.toPost(address, Optional.empty())) {
                    act(region, ledger, LocalDate.of(2022, 11, 1).plusDays(round * 10L));
                    thenAsFresh(region, ledger, "seed " + seed + ", round " + round);
                }
            }
            try (var ledger = Ledger.toRead(address, Optional.empty())) {
                var projection = ledger.projection();
                new JournalVerification(ledger.journal()).walk(projection::compare);
            }
            takenBack += region.takenBack;
        }
        assertThat(takenBack).isPositive();
    }

    private RuleTexts rules(String name, String text) {
        return RuleTexts.of(Agreements.find(TextFile.write(folder.resolve(name), text).toString()));
    }

    private static void act(Region region, Ledger ledger, LocalDate dated) {
        var month = MONTHS.get(region.chance.nextInt(MONTHS.size()));
        switch (region.chance.nextInt(4)) {
            case 0 -> dispute(region, ledger, dated);
            case 1 -> pay(region, ledger, dated);
            default -> {
                region.change(month);
                ledger.posting()
                        .month(
                                new Posting.Incoming(
                                        "K", month, region.rules(month), "skane-2018",
                                        List.copyOf(region.exported.getOrDefault(month, Map.of()).values()), false,
                                        List.of(),
                                        new Origin(Optional.empty(), new Receipt("t", "", ""), Coverage.WHOLE)),
                                dated)
                        .ifPresent(ledger::post);
            }
        }
    }

    /// Disputes a case of a bill, and upholds and credits it, or not.
    private static void dispute(Region region, Ledger ledger, LocalDate dated) {
        var bills = new BillStates(ledger.projection()).find(BillStates.Filter.ALL);
        if (bills.isEmpty()) {
            return;
        }
        var bill = bills.get(region.chance.nextInt(bills.size()));
        var month = (EntryBody.Month) ledger.read(bill.bill().getSequence()).content();
        var cases = month.cases()
                .stream()
                .filter(fact -> fact.municipality() == Integer.parseInt(bill.bill().getMunicipality()))
                .filter(fact -> bill.disputes().get(fact.id()) != EntryBody.DisputeState.UPHELD
                        && bill.disputes().get(fact.id()) != EntryBody.DisputeState.REOPENED)
                .filter(fact -> !region.leftOut.contains(fact))
                .toList();
        if (cases.isEmpty()) {
            return;
        }
        var fact = cases.get(region.chance.nextInt(cases.size()));
        var number = bill.bill().getNumber();
        var end = region.chance.nextBoolean() ? EntryBody.DisputeState.UPHELD : EntryBody.DisputeState.REJECTED;
        for (var state : List.of(EntryBody.DisputeState.OPEN, end)) {
            ledger.post(ledger.posting()
                    .dispute(
                            new EntryBody.Dispute(number, List.of(fact.id()), state, "prov"), dated, "t"));
        }
        if (end == EntryBody.DisputeState.UPHELD) {
            ledger.post(ledger.posting().credit(number, dated, "t"));
            // the case as the month has it now
            var out = region.exported.getOrDefault(month.period(), new TreeMap<>()).getOrDefault(fact.id(), fact);
            boolean alone = region.leftOut.stream().noneMatch(other -> other.id().equals(fact.id()));
            region.leftOut.add(out);
            if (alone && region.chance.nextInt(3) == 0) {
                // the decision is taken back, and the case counts again
                ledger.post(ledger.posting()
                        .dispute(
                                new EntryBody.Dispute(
                                        number, List.of(fact.id()), EntryBody.DisputeState.REOPENED, "ånyo"),
                                dated, "t"));
                ledger.post(ledger.posting().credit(number, dated, "t"));
                region.leftOut.remove(out);
                region.takenBack++;
            }
        }
    }

    private static void pay(Region region, Ledger ledger, LocalDate dated) {
        var bills = new BillStates(ledger.projection()).find(BillStates.Filter.ALL);
        if (!bills.isEmpty()) {
            var bill = bills.get(region.chance.nextInt(bills.size()));
            ledger.posting()
                    .payments(
                            List.of(new EntryBody.Payment(
                                    bill.bill().getNumber(), BigDecimal.valueOf(1 + region.chance.nextInt(9999)), dated,
                                    "BG " + region.payments++)),
                            dated, "t")
                    .ifPresent(ledger::post);
        }
    }

    private static void thenAsFresh(Region region, Ledger ledger, String where) {
        var lines = new BillStates(ledger.projection()).find(BillStates.Filter.ALL);
        var billed = new TreeMap<String, BigDecimal>();
        var left = new TreeMap<String, BigDecimal>();
        for (var line : lines) {
            var key = line.bill().getPeriod() + " " + line.bill().getMunicipality();
            billed.merge(key, line.bill().getAmount(), BigDecimal::add);
            left.merge(key, line.balance().open().add(line.balance().paid()), BigDecimal::add);
        }
        var fresh = new TreeMap<String, BigDecimal>();
        for (var month : region.exported.keySet()) {
            MonthSettler.settle(
                    region.counted(month)::forEach, region.rules(month).ruling(month).terms(), CaseListener.NOBODY)
                    .bills()
                    .forEach(bill -> fresh.put(month + " " + bill.municipality(), bill.toPay().value()));
        }
        assertThat(plain(billed)).as(where).isEqualTo(plain(fresh));
        // what is left of the bills that credits took back is the same sum
        assertThat(plain(left)).as(where).isEqualTo(plain(fresh));
        thenNoHole(lines, where);
    }

    private static Map<String, String> plain(Map<String, BigDecimal> sums) {
        var plain = new TreeMap<String, String>();
        sums.forEach((key, sum) -> {
            if (sum.signum() != 0) {
                plain.put(key, sum.stripTrailingZeros().toPlainString());
            }
        });
        return plain;
    }

    private static void thenNoHole(List<BillStates.Line> lines, String where) {
        var byYear = new TreeMap<Integer, List<Integer>>();
        lines.forEach(line -> byYear.computeIfAbsent(line.bill().getBillYear(), _ -> new ArrayList<>())
                .add(line.bill().getRunning()));
        byYear.values().forEach(numbers -> {
            for (int i = 0; i < numbers.size(); i++) {
                assertThat(numbers.get(i)).as(where).isEqualTo(i + 1);
            }
        });
    }
}
