package se.klardag.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.payment.UnmatchedMoney;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.EntryBody.DisputeState;
import se.klardag.cli.ledger.posting.EntryBody.Payment;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.cli.ledger.posting.Posting;
import se.klardag.cli.ledger.projection.BillStates;
import se.klardag.cli.ledger.review.ReopenedTerms;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.ledger.verification.JournalVerification;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.rules.TermOverrides;
import se.klardag.rules.kept.TermChange;

/// Random sequences of postings, corrections, cancellations, disputes, credits, payments, refunds, reopened months and their late
/// data, and of what takes payments, matches and decisions back, with dates in any order.
/// The expected sums are added up from what was posted, event by event, without tables, and without dividing
/// credits on bills: what a
/// kommun owes on a day is what its bills and credits up to then add up to, less what was paid up to then.
class BalancesOnEveryDayTest {
    private static final int SEQUENCES = 8;
    private static final int ROUNDS = 34;
    private static final List<Integer> PLACES = List.of(1267, 1280, 1281);
    private static final LocalDate LAST = LocalDate.of(2023, 6, 1);
    private static final LocalDate FIRST = LocalDate.of(2022, 10, 1);

    /// After every day that a payment can have.
    private static final LocalDate RECORDED = FIRST.plusDays(120);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// Something with a date that changes what is owed, or which bills are disputed.
    private record Event(LocalDate day, String municipality, BigDecimal owed, Optional<EntryBody.Dispute> dispute) {}

    /// Money without a bill.
    private record Waiting(long entry, Payment payment) {}

    /// Money on a bill.
    ///
    /// @param line  that put it there, `entry/line`
    /// @param moved whether it came in without the bill
    private record OnBill(String line, String bill, BigDecimal amount, boolean moved) {}

    private static final class Books {
        private final Random chance;
        private final Ledger ledger;
        private final List<Event> events = new ArrayList<>();
        private final Map<String, String> placeOf = new HashMap<>();
        private final Map<String, BigDecimal> amountOf = new TreeMap<>();
        private final Map<String, RecordedCase> cases = new TreeMap<>();
        private final List<Waiting> waiting = new ArrayList<>();
        private final List<OnBill> onBills = new ArrayList<>();
        private final List<Long> posted = new ArrayList<>();
        private int references;
        private int cancelled;
        private int reopened;
        private int unmatched;
        private int undone;
        private int takenBack;
        private int lateUnderReopened;

        Books(long seed, Ledger ledger) {
            this.chance = new Random(seed);
            this.ledger = ledger;
        }

        LocalDate day() {
            return FIRST.plusDays(chance.nextInt(120));
        }

        void act() {
            switch (chance.nextInt(13)) {
                case 0, 1, 2 -> post();
                case 3 -> dispute();
                case 4 -> refund();
                case 5 -> match();
                case 6 -> cancel();
                case 7 -> reopen();
                case 8 -> takeOff();
                case 9 -> takeBackPayment();
                case 10 -> takeBackDecision();
                case 11 -> postUnderItsOwnTerms();
                default -> pay();
            }
        }

        /// What is refused adds nothing.
        private Optional<JournalEntry> made(Supplier<Optional<JournalEntry>> posting) {
            try {
                var made = posting.get();
                made.ifPresent(ledger::post);
                return made;
            } catch (LedgerException _) {
                return Optional.empty();
            }
        }

        private void post() {
            for (int i = 0; i < 1 + chance.nextInt(5); i++) {
                var id = "c" + chance.nextInt(12);
                if (cases.containsKey(id) && chance.nextInt(3) == 0) {
                    cases.remove(id);
                } else {
                    cases.put(id, WrittenLedger.stay(
                            id, PLACES.get(chance.nextInt(PLACES.size())), 1 + chance.nextInt(15)));
                }
            }
            var day = day();
            // half of the exports put a reopened month back under the old terms
            var grounds = chance.nextBoolean() ? EntryBody.Grounds.NONE : new EntryBody.Grounds("roll", "skäl");
            made(() -> ledger.posting()
                    .because(grounds)
                    .month(
                            WrittenLedger.incoming(YearMonth.of(2022, 9), List.copyOf(cases.values())), day))
                    .ifPresent(this::billed);
        }

        private void billed(JournalEntry entry) {
            if (entry.content() instanceof EntryBody.Month month) {
                posted.add(entry.sequence());
                for (var bill : month.bills()) {
                    var place = Integer.toString(bill.key().municipality());
                    placeOf.put(bill.number(), place);
                    amountOf.put(bill.number(), bill.amount());
                    events.add(new Event(entry.date(), place, bill.amount(), Optional.empty()));
                }
            }
        }

        /// The bills of a posting are nothing any more from the day on which it is cancelled.
        private void cancel() {
            if (posted.isEmpty()) {
                return;
            }
            long sequence = posted.get(chance.nextInt(posted.size()));
            var day = day();
            made(() -> Optional.of(ledger.posting().cancel(sequence, day, "t"))).ifPresent(entry -> {
                if (entry.content() instanceof EntryBody.Cancellation taken) {
                    taken.bills()
                            .forEach(bill -> events.add(new Event(
                                    day, placeOf.getOrDefault(bill.number(), "?"), bill.amount().negate(),
                                    Optional.empty())));
                }
                cancelled++;
            });
        }

        /// The month under another threshold, out of its own cases.
        private void reopen() {
            var month = YearMonth.of(2022, 9);
            var threshold = List.of("2.0", "2.4", "3.2", "4").get(chance.nextInt(4));
            var day = day();
            var billed = ledger.view().lastBilled("K", month);
            if (billed.isPresent()
                    && ledger.read(billed.getAsLong()).content() instanceof EntryBody.Month before) {
                var change = new TermChange(
                        TermOverrides.arguments("--change", List.of("liability.threshold=" + threshold)), "dom", "roll",
                        day);
                made(() -> ledger.posting().reopen("K", month, change.over(before.rules(), month), day, "t"))
                        .ifPresent(entry -> {
                            billed(entry);
                            reopened++;
                        });
            }
        }

        /// Late data of a month under the terms that it has, reopened or not.
        private void postUnderItsOwnTerms() {
            var month = YearMonth.of(2022, 9);
            var day = day();
            var kept = ReopenedTerms.of("K", month, ledger.view(), ledger::read);
            if (kept.isEmpty()) {
                return;
            }
            var id = "c" + chance.nextInt(12);
            cases.put(id, WrittenLedger.stay(id, PLACES.get(chance.nextInt(PLACES.size())), 1 + chance.nextInt(15)));
            var rules = kept.get().month().rules();
            var export = WrittenLedger.incoming(month, List.copyOf(cases.values()));
            made(() -> ledger.posting()
                    .month(
                            new Posting.Incoming("K", month, rules, export.root(), export.cases(), false, List.of(),
                                    export.origin()),
                            day))
                    .ifPresent(entry -> {
                        billed(entry);
                        lateUnderReopened++;
                    });
        }

        private UnmatchedMoney money() {
            return new UnmatchedMoney(
                    ledger.journal().entries().stream().map(each -> ledger.read(each.sequence())), LAST);
        }

        /// Money leaves its bill, and waits.
        private void takeOff() {
            if (onBills.isEmpty()) {
                return;
            }
            var from = onBills.removeFirst();
            var day = day();
            made(() -> ledger.posting().payments(money().unmatched(from.line(), day, LAST), RECORDED, "t"))
                    .ifPresent(_ -> {
                        events.add(new Event(
                                day, placeOf.getOrDefault(from.bill(), "?"), from.amount(), Optional.empty()));
                        events.add(new Event(day, "-", from.amount().negate(), Optional.empty()));
                        unmatched++;
                    });
        }

        /// A payment or a refund was never to be recorded; half of the time it was right after all.
        private void takeBackPayment() {
            var found = onBills.stream().filter(each -> !each.moved()).toList();
            if (found.isEmpty()) {
                return;
            }
            var from = found.get(chance.nextInt(found.size()));
            var day = day();
            made(() -> ledger.posting().payments(money().undone(from.line(), day, LAST), RECORDED, "t"))
                    .ifPresent(entry -> {
                        onBills.remove(from);
                        events.add(new Event(
                                day, placeOf.getOrDefault(from.bill(), "?"), from.amount(), Optional.empty()));
                        undone++;
                        if (chance.nextBoolean()) {
                            var line = entry.sequence() + "/1";
                            made(() -> ledger.posting().payments(money().undone(line, day, LAST), RECORDED, "t"))
                                    .ifPresent(_ -> events.add(new Event(
                                            day, placeOf.getOrDefault(from.bill(), "?"), from.amount().negate(),
                                            Optional.empty())));
                        }
                    });
        }

        /// A decided dispute is open again, and what was credited is charged again.
        private void takeBackDecision() {
            for (var number : amountOf.keySet()) {
                for (var id : ledger.view().disputes(number).keySet()) {
                    var dispute = new EntryBody.Dispute(number, List.of(id), DisputeState.REOPENED, "ånyo");
                    var day = day();
                    if (disputed(dispute, day).isPresent()) {
                        events.add(new Event(day, "", BigDecimal.ZERO, Optional.of(dispute)));
                        made(() -> Optional.of(ledger.posting().credit(number, day, "t"))).ifPresent(this::billed);
                        takenBack++;
                        return;
                    }
                }
            }
        }

        private Optional<String> any(int sign) {
            var numbers = amountOf.entrySet()
                    .stream()
                    .filter(each -> each.getValue().signum() == sign)
                    .map(Map.Entry::getKey)
                    .toList();
            return numbers.isEmpty() ? Optional.empty() : Optional.of(numbers.get(chance.nextInt(numbers.size())));
        }

        /// The command refuses a day before that of the bill, and a ledger with one does not verify.
        private Optional<JournalEntry> disputed(EntryBody.Dispute dispute, LocalDate day) {
            return made(() -> ledger.view()
                    .bill(dispute.bill())
                    .filter(bill -> !day.isBefore(bill.dated()))
                    .map(_ -> ledger.posting().dispute(dispute, day, "t")));
        }

        private void dispute() {
            any(1).ifPresent(number -> {
                var view = ledger.view();
                var month = (EntryBody.Month) ledger.read(view.bill(number).orElseThrow().sequence()).content();
                var ids = month.cases()
                        .stream()
                        .filter(fact -> Integer.toString(fact.municipality()).equals(placeOf.get(number)))
                        .map(RecordedCase::id)
                        .toList();
                if (ids.isEmpty()) {
                    return;
                }
                var id = ids.get(chance.nextInt(ids.size()));
                var ends = List.of(DisputeState.UPHELD, DisputeState.REJECTED, DisputeState.WITHDRAWN);
                for (var state : List.of(DisputeState.OPEN, ends.get(chance.nextInt(3)))) {
                    var dispute = new EntryBody.Dispute(number, List.of(id), state, "prov");
                    var day = day();
                    disputed(dispute, day)
                            .ifPresent(_ -> events.add(
                                    new Event(day, "", BigDecimal.ZERO, Optional.of(dispute))));
                }
                var day = day();
                made(() -> Optional.of(ledger.posting().credit(number, day, "t"))).ifPresent(this::billed);
            });
        }

        private void pay() {
            var number = chance.nextInt(5) == 0 ? Optional.<String>empty() : any(1);
            paid(number.orElse(""), BigDecimal.valueOf(1 + chance.nextInt(9_999_999), 2));
        }

        private void refund() {
            any(-1).ifPresent(number -> paid(number, BigDecimal.valueOf(-1 - chance.nextInt(5_000_000), 2)));
        }

        private void paid(String bill, BigDecimal amount) {
            var payment = new Payment(bill, amount, day(), "BG " + references++);
            made(() -> ledger.posting().payments(List.of(payment), RECORDED, "t")).ifPresent(entry -> {
                if (!bill.isEmpty()) {
                    onBills.add(new OnBill(entry.sequence() + "/1", bill, amount, false));
                }
                events.add(new Event(payment.date(), placeOf.getOrDefault(bill, "-"), amount.negate(),
                        Optional.empty()));
                if (bill.isEmpty()) {
                    waiting.add(new Waiting(entry.sequence(), payment));
                }
                // the same line again is known
                assertThat(ledger.posting().payments(List.of(payment), RECORDED, "t")).isEmpty();
            });
        }

        /// Half of money without a bill gets one.
        private void match() {
            if (waiting.isEmpty()) {
                return;
            }
            var money = waiting.removeFirst();
            any(1).ifPresent(bill -> {
                var half = money.payment().amount().divide(BigDecimal.TWO, 2, RoundingMode.DOWN);
                var day = day();
                var moved = money.payment().becomes(bill, half, day, money.entry() + "/1", false);
                made(() -> ledger.posting().payments(List.of(moved), RECORDED, "t")).ifPresent(entry -> {
                    onBills.add(new OnBill(entry.sequence() + "/1", bill, half, true));
                    events.add(new Event(day, placeOf.getOrDefault(bill, "?"), half.negate(), Optional.empty()));
                    events.add(new Event(day, "-", half, Optional.empty()));
                });
                // more than is left is refused
                var much = money.payment().becomes(bill, half.multiply(BigDecimal.TEN), day, moved.moves(), false);
                assertThat(made(() -> ledger.posting().payments(List.of(much), RECORDED, "t"))).isEmpty();
            });
        }

        /// Every day on which something happened, the day before and the day after.
        List<LocalDate> days() {
            var days = new TreeSet<LocalDate>();
            events.forEach(event -> {
                for (int i = -1; i <= 1; i++) {
                    days.add(event.day().plusDays(i));
                }
            });
            return List.copyOf(days);
        }

        Map<String, BigDecimal> owedOn(LocalDate day) {
            var owed = new TreeMap<String, BigDecimal>();
            events.stream()
                    .filter(event -> !event.day().isAfter(day))
                    .forEach(event -> owed.merge(event.municipality(), event.owed(), BigDecimal::add));
            owed.remove("");
            return owed;
        }

        Set<String> disputedOn(LocalDate day) {
            var last = new TreeMap<String, DisputeState>();
            events.stream()
                    .filter(event -> !event.day().isAfter(day))
                    .flatMap(event -> event.dispute().stream())
                    .forEach(each -> last.put(each.bill() + " " + each.caseIds().getFirst(), each.state()));
            var disputed = new TreeSet<String>();
            last.forEach((key, state) -> {
                if (state == DisputeState.OPEN || state == DisputeState.REOPENED) {
                    disputed.add(key.substring(0, key.indexOf(' ')));
                }
            });
            return disputed;
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_day_adds_up(LedgerKind kind) {
        int events = 0;
        int cancelled = 0;
        int reopened = 0;
        int unmatched = 0;
        int undone = 0;
        int takenBack = 0;
        int late = 0;
        for (long seed = 0; seed < SEQUENCES; seed++) {
            var address = kind.address(folder.resolve(Long.toString(seed)));
            try (var ledger = NewLedger.toPost(address, Optional.empty())) {
                var books = new Books(seed, ledger);
                for (int round = 0; round < ROUNDS; round++) {
                    books.act();
                }
                events += books.events.size();
                cancelled += books.cancelled;
                reopened += books.reopened;
                unmatched += books.unmatched;
                undone += books.undone;
                takenBack += books.takenBack;
                late += books.lateUnderReopened;
                for (var day : books.days()) {
                    thenAddsUp(books, ledger, day, "seed " + seed + ", " + day);
                }
                thenNoHole(books);
                var projection = ledger.projection();
                new JournalVerification(ledger.journal()).walk(projection::compare);
            }
        }
        assertThat(events).isGreaterThan(SEQUENCES * 20);
        assertThat(cancelled).isPositive();
        assertThat(reopened).isGreaterThan(SEQUENCES / 2);
        assertThat(List.of(unmatched, undone, takenBack, late)).allMatch(count -> count > 0);
    }

    private static void thenAddsUp(Books books, Ledger ledger, LocalDate day, String where) {
        var states = BillStates.asOf(ledger.projection(), day);
        var lines = states.find(BillStates.Filter.ALL);
        var open = new TreeMap<String, BigDecimal>();
        for (var line : lines) {
            open.merge(line.bill().getMunicipality(), line.balance().open(), BigDecimal::add);
            assertThat(line.age(day)).as(where).isNotNegative();
            assertThat(line.isDated()).as(where).isEqualTo(!line.bill().getDated().isAfter(day));
        }
        open.merge("-", states.unmatched().negate(), BigDecimal::add);
        assertThat(plain(open)).as(where).isEqualTo(plain(books.owedOn(day)));
        assertThat(lines.stream().filter(BillStates.Line::isDisputed).map(line -> line.bill().getNumber()).toList())
                .as(where)
                .containsExactlyInAnyOrderElementsOf(books.disputedOn(day)
                        .stream()
                        .filter(number -> lines.stream().anyMatch(line -> line.bill().getNumber().equals(number)))
                        .toList());
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

    private static void thenNoHole(Books books) {
        var byYear = new TreeMap<String, TreeSet<Integer>>();
        books.amountOf.keySet()
                .forEach(number -> byYear.computeIfAbsent(number.substring(0, 7), _ -> new TreeSet<>())
                        .add(Integer.valueOf(number.substring(7))));
        byYear.values().forEach(numbers -> assertThat(numbers.last()).isEqualTo(numbers.size()));
    }
}
