package se.klardag.cli.cases.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.cases.row.CaseRow;
import se.klardag.cli.cases.table.Column;
import se.klardag.engine.facts.WallClock;
import se.klardag.rules.history.EventRule;
import se.klardag.rules.history.HistoryRules;

/// One stay as it was recorded (*vårdtillfällets historik*), and the ready periods it gives: a withdrawn notice ends
/// a period, the next notice begins one. The tables of the rules say which of several rows holds.
///
/// The first period has the stay's id; the second that id and `#2`, and so on.
public final class History implements StayHistory {
    private static final String NOTICE = Column.READY_NOTICE_AT.event();
    private static final String WITHDRAWN = Column.WITHDRAWN_AT.event();

    /// One ready period, with the rows that begin and end it, and one that contradicts another.
    private static final class Period {
        private @Nullable Fact notice;
        private @Nullable Fact withdrawn;
        private @Nullable Fact unclear;

        long noticeAt() {
            return notice == null ? WallClock.NONE : notice.at();
        }
    }

    private final String id;
    private final List<Fact> facts;
    private final HistoryRules rules;
    private final List<SaidElsewhere> elsewhere;
    private final List<Period> periods = new ArrayList<>();
    private int repeatedNotices;
    private @Nullable Fact unclear;

    /// @param facts     in the order of files and lines, none twice
    /// @param repeated  those of them that another row states too
    /// @param elsewhere what other places say of the stay
    History(String id, List<Fact> facts, List<Fact> repeated, HistoryRules rules, List<SaidElsewhere> elsewhere) {
        this.elsewhere = elsewhere;
        this.id = id;
        this.facts = facts;
        this.rules = rules;
        walk();
        repeated.stream().filter(this::isOneOfTwo).findFirst().ifPresent(fact -> unclear = fact);
        for (int i = 0; i < periods.size(); i++) {
            held(i);
        }
    }

    /// A row that contradicts another, where nobody can tell which holds for the period.
    public Optional<Fact> unclear(int period) {
        return Optional.ofNullable(unclear == null ? periods.get(period).unclear : unclear);
    }

    @Override
    public int periods() {
        return periods.size();
    }

    public String id(int period) {
        return period == 0 ? id : id + "#" + (period + 1);
    }

    /// File and line of the period's notice, or of the stay's first row.
    public long place(int period) {
        var notice = periods.get(period).notice;
        return notice == null ? facts.getFirst().place() : notice.place();
    }

    /// The rows that tell of none of some periods; what holds for no period tells of all.
    ///
    /// @param told periods; without any, every row
    public List<Fact> besides(List<Integer> told) {
        if (told.isEmpty()) {
            return facts;
        }
        var others = new ArrayList<Fact>();
        IntStream.range(0, periods.size())
                .filter(each -> !told.contains(each))
                .forEach(
                        each -> others.addAll(held(each)));
        told.forEach(each -> others.removeAll(held(each)));
        return others;
    }

    /// How often the planned discharge was moved.
    @Override
    public int plannedMoves() {
        var plans = of(Column.PLANNED_DISCHARGE);
        plans.sort(Comparator.comparingLong(Fact::recorded));
        int moves = 0;
        for (int i = 1; i < plans.size(); i++) {
            moves += plans.get(i).comesToSame(plans.get(i - 1)) ? 0 : 1;
        }
        return moves;
    }

    /// Notices sent again while one was in force.
    @Override
    public int repeatedNotices() {
        return repeatedNotices;
    }

    /// Facts recorded more than a number of hours after they happened.
    @Override
    public long lateEntries(long hours) {
        return facts.stream().filter(fact -> fact.isRecordedLate(hours)).count();
    }

    /// The last notice, which other places are to agree with.
    @Override
    public long lastNotice() {
        return periods.getLast().noticeAt();
    }

    @Override
    public List<SaidElsewhere> differingElsewhere() {
        return elsewhere.stream()
                .filter(each -> each.column() == Column.READY_NOTICE_AT && each.differsFrom(lastNotice()))
                .toList();
    }

    /// What another place says of a withdrawal, the discharge or a death that what holds does not: nobody can tell which is
    /// so.
    public Optional<SaidElsewhere> contradicted() {
        return elsewhere.stream().filter(this::isContradicted).findFirst();
    }

    private boolean isContradicted(SaidElsewhere said) {
        if (said.column() == Column.WITHDRAWN_AT) {
            return of(Column.WITHDRAWN_AT).stream().allMatch(fact -> said.differsFrom(fact.at()));
        }
        if (said.column() == Column.DISCHARGED_AT) {
            return said.differsFrom(discharged());
        }
        return said.column() == Column.OUTCOME
                && (!outcome().equals(Optional.of(said.text())) || isAnotherDay(said.at()));
    }

    /// Whether somebody is to have died on another day than the stay ended.
    private boolean isAnotherDay(long died) {
        return WallClock.isKnown(died)
                && (!WallClock.isKnown(discharged()) || WallClock.dayOf(died) != WallClock.dayOf(discharged()));
    }

    private long discharged() {
        return heldOf(Column.DISCHARGED_AT).map(Fact::at).orElse(WallClock.NONE);
    }

    private Optional<String> outcome() {
        return heldOf(Column.OUTCOME).map(Fact::value);
    }

    private Optional<Fact> heldOf(Column column) {
        return held(periods.size() - 1).stream().filter(fact -> fact.column() == column).findFirst();
    }

    /// Writes the facts of a period into a row.
    public void show(int period, CaseRow row) {
        row.clear();
        var name = id(period).toCharArray();
        row.set(Column.CASE_ID, name, 0, name.length);
        held(period).forEach(fact -> fact.into(row));
    }

    /// Goes through notices and withdrawals in order of time. A discharge begins and ends no period.
    private void walk() {
        var ordered = of(Column.READY_NOTICE_AT);
        ordered.addAll(of(Column.WITHDRAWN_AT));
        ordered.sort(Fact.IN_TIME);
        Period open = null;
        Fact early = null;
        while (!ordered.isEmpty() && unclear == null) {
            var fact = next(ordered, open != null);
            var event = fact.column().event();
            if (event.equals(NOTICE)) {
                if (open == null) {
                    open = begin(fact);
                } else {
                    repeatedNotices++;
                }
            } else if (event.equals(WITHDRAWN) && open != null) {
                open.withdrawn = fact;
                open = null;
            } else if (event.equals(WITHDRAWN) && periods.isEmpty()) {
                early = early == null ? fact : early;
            }
        }
        if (periods.isEmpty()) {
            var only = new Period();
            only.withdrawn = of(Column.WITHDRAWN_AT).stream().min(Fact.IN_TIME).orElse(null);
            periods.add(only);
        } else if (early != null) {
            periods.getFirst().withdrawn = early; // before its notice, which rejects the stay
        }
    }

    private Period begin(Fact notice) {
        var period = new Period();
        period.notice = notice;
        periods.add(period);
        return period;
    }

    /// Whether the same row again may tell of a second notice or withdrawal of the minute, between which there is one of the other
    /// kind: once it is a repetition and once it ends a period, or begins one.
    private boolean isOneOfTwo(Fact repeated) {
        var event = repeated.column().event();
        return (event.equals(NOTICE) && of(Column.WITHDRAWN_AT).stream().anyMatch(repeated::isAtOnceWith))
                || (event.equals(WITHDRAWN) && of(Column.READY_NOTICE_AT).stream().anyMatch(repeated::isAtOnceWith));
    }

    /// Takes the first in time; where several share the minute, the one that the table puts first.
    private Fact next(List<Fact> ordered, boolean open) {
        int chosen = 0;
        for (int i = 1; i < ordered.size() && ordered.get(i).isAtOnceWith(ordered.getFirst()); i++) {
            var one = ordered.get(chosen).column().event();
            var other = ordered.get(i).column().event();
            if (one.equals(other)) {
                continue;
            }
            var first = rules.firstOf(one, other, open);
            if (first.isEmpty()) {
                unclear = ordered.get(i);
            } else if (first.get().equals(other)) {
                chosen = i;
            }
        }
        return ordered.remove(chosen);
    }

    /// The facts that hold for a period, one a column.
    private List<Fact> held(int number) {
        var period = periods.get(number);
        var held = new ArrayList<Fact>();
        for (var column : Column.values()) {
            var event = column.event();
            var rule = rules.event(event).orElse(null);
            if (rule == null) {
                continue; // the id
            }
            if (event.equals(NOTICE)) {
                add(held, period.notice);
            } else if (event.equals(WITHDRAWN)) {
                add(held, period.withdrawn);
            } else {
                var candidates = rule.level() == EventRule.Level.PERIOD ? ofPeriod(column, number) : of(column);
                add(held, candidates.isEmpty() ? deceased(column) : which(candidates, rule, period));
            }
        }
        return held;
    }

    /// An outcome that only another place states; it holds where nothing else does.
    private @Nullable Fact deceased(Column column) {
        return column != Column.OUTCOME ? null
                : elsewhere.stream()
                        .filter(said -> said.column() == column)
                        .map(said -> new Fact(
                                column, said.at(), false, said.recorded(), said.text(), facts.getFirst().place()))
                        .findFirst()
                        .orElse(null);
    }

    private static void add(List<Fact> held, @Nullable Fact fact) {
        if (fact != null) {
            held.add(fact);
        }
    }

    /// Every fact belongs to one period: to the first whose withdrawal does not come before it. What comes after the last
    /// withdrawal belongs to the last period where that has none of its own; else to a period whose notice is yet to come.
    private List<Fact> ofPeriod(Column column, int number) {
        var found = of(column);
        found.removeIf(fact -> number > 0 && !isAfterEnd(fact, number - 1));
        var early = found.stream().filter(fact -> !isAfterEnd(fact, number)).toList();
        return early.isEmpty() && number == periods.size() - 1 ? found : early;
    }

    private boolean isAfterEnd(Fact fact, int number) {
        var withdrawn = periods.get(number).withdrawn;
        if (withdrawn == null || !fact.isAtOnceWith(withdrawn)) {
            return withdrawn != null && Fact.IN_TIME.compare(fact, withdrawn) > 0;
        }
        var notice = periods.get(number).notice;
        if (notice != null && notice.isAtOnceWith(withdrawn)) {
            return false; // judged, sent and withdrawn in one minute
        }
        return rules.firstOf(fact.column().event(), WITHDRAWN, true).filter(WITHDRAWN::equals).isPresent();
    }

    private Fact which(List<Fact> candidates, EventRule rule, Period period) {
        long noticeAt = period.noticeAt();
        return switch (rule.holds()) {
            case FIRST -> candidates.stream().min(Fact.IN_TIME).orElseThrow();
            case LATEST -> {
                long last = candidates.stream().mapToLong(Fact::recorded).max().orElseThrow();
                yield agreed(candidates.stream().filter(fact -> fact.recorded() == last).toList(), rule, period);
            }
            case AT_NOTICE -> {
                var inForce = candidates.stream()
                        .filter(fact -> !WallClock.isKnown(noticeAt) || fact.at() <= noticeAt)
                        .toList();
                // Where nothing was stated by then, what was stated first after it.
                long from = inForce.isEmpty()
                        ? candidates.stream().mapToLong(Fact::at).min().orElseThrow()
                        : inForce.stream().mapToLong(Fact::at).max().orElseThrow();
                var same = candidates.stream().filter(fact -> fact.at() == from).toList();
                long last = same.stream().mapToLong(Fact::recorded).max().orElseThrow();
                yield agreed(same.stream().filter(fact -> fact.recorded() == last).toList(), rule, period);
            }
        };
    }

    /// One of several that were recorded together: any when they come to the same.
    private Fact agreed(List<Fact> together, EventRule rule, Period period) {
        var last = together.getLast();
        if (rule.tie() == EventRule.Tie.REFUSE && !together.stream().allMatch(last::comesToSame)) {
            period.unclear = last;
        }
        return last;
    }

    private List<Fact> of(Column column) {
        var found = new ArrayList<Fact>();
        for (var fact : facts) {
            if (fact.column() == column) {
                found.add(fact);
            }
        }
        return found;
    }
}
