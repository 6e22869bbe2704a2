package se.klardag.cli.ledger.reopening;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.cli.ledger.posting.LedgerView;
import se.klardag.cli.ledger.posting.Posting;
import se.klardag.cli.month.MonthRange;
import se.klardag.rules.kept.RuleTexts;

/// Billed months under other rules (*omräkning*): what each municipality would get back, or pay more.
///
/// @param same    months that the other rules do not touch
/// @param without months that are not billed
public record Reopening(MonthRange period, List<ReopenedMonth> months, List<YearMonth> same, List<YearMonth> without) {
    /// Which rules a billed month would have instead; empty for months that are not meant.
    public interface OtherRules {
        Optional<RuleTexts> of(EntryBody.Month month);
    }

    /// What is asked for.
    ///
    /// @param series only this one; empty for every one
    /// @param dated  the date that corrections would have
    public record Request(
            MonthRange period,
            Optional<String> series,
            OtherRules rules,
            LocalDate dated,
            String engine) {}

    /// A month of a series as it was billed last.
    private record Billed(String series, EntryBody.Month month) {}

    public Reopening {
        months = List.copyOf(months);
        same = List.copyOf(same);
        without = List.copyOf(without);
    }

    /// Computes every month, each after the one before.
    ///
    /// @param posting makes the next document
    /// @param taken   is given each document that was made, before the next is made
    /// @throws LedgerException when a month cannot be computed from the ledger's own cases, or several agreements are meant
    public static Reopening of(
            Request request, LedgerView view, LongFunction<JournalEntry> reader,
            Supplier<Posting> posting, Consumer<JournalEntry> taken) {
        var months = new ArrayList<ReopenedMonth>();
        var same = new ArrayList<YearMonth>();
        var without = new ArrayList<YearMonth>();
        var roots = new TreeSet<String>();
        for (var period : request.period().months()) {
            boolean found = false;
            for (var billed : billed(period, request, view, reader)) {
                var rules = request.rules().of(billed.month());
                if (rules.isEmpty()) {
                    continue;
                }
                found = true;
                roots.add(billed.month().root());
                refuseSeveral(roots, request);
                refuse(billed.month(), rules.get());
                var made = posting.get()
                        .reopen(billed.series(), period, rules.get(), request.dated(), request.engine());
                if (made.isPresent() && made.get().content() instanceof EntryBody.Month month) {
                    months.add(ReopenedMonth.of(made.get(), month));
                    taken.accept(made.get());
                } else {
                    same.add(period);
                }
            }
            if (!found) {
                without.add(period);
            }
        }
        return new Reopening(request.period(), months, same, without);
    }

    private static List<Billed> billed(
            YearMonth period, Request request, LedgerView view,
            LongFunction<JournalEntry> reader) {
        var found = new ArrayList<Billed>();
        view.lastBilled(period).forEach((series, sequence) -> {
            if (request.series().filter(wanted -> !wanted.equals(series)).isEmpty()
                    && reader.apply(sequence).content() instanceof EntryBody.Month month) {
                found.add(new Billed(series, month));
            }
        });
        return found;
    }

    private static void refuseSeveral(Collection<String> roots, Request request) {
        if (roots.size() > 1 && request.series().isEmpty()) {
            throw LedgerException.unusable("reopen.several", String.join(", ", roots));
        }
    }

    private static void refuse(EntryBody.Month billed, RuleTexts rules) {
        var period = billed.period();
        OwnCases.refuseMissing(period, billed.rules().ruling(period).terms(), rules.ruling(period).terms());
    }

    /// Every municipality over all months, ascending by code.
    public List<ReopenedMonth.Line> municipalities() {
        var lines = new TreeMap<Integer, ReopenedMonth.Line>();
        months.stream()
                .flatMap(month -> month.lines().stream())
                .forEach(line -> lines.merge(line.municipality(), line, ReopenedMonth.Line::plus));
        return List.copyOf(lines.values());
    }

    /// The series of the months.
    public SequencedSet<String> series() {
        var series = new LinkedHashSet<String>();
        months.forEach(each -> series.add(each.month().series()));
        return series;
    }

    /// What is other than before, each once.
    public SequencedSet<EntryBody.RuleChange> ruleChanges() {
        var changes = new LinkedHashSet<EntryBody.RuleChange>();
        months.forEach(each -> changes.addAll(each.month().ruleChanges()));
        return changes;
    }

    /// Whether a binding bill may rest on every month.
    public boolean isBinding() {
        return months.stream().allMatch(ReopenedMonth::isBinding);
    }

    /// Kronor that are posted.
    public BigDecimal billed() {
        return sum(ReopenedMonth.Line::billed);
    }

    /// Kronor under the other rules.
    public BigDecimal now() {
        return sum(ReopenedMonth.Line::now);
    }

    /// Kronor that municipalities get back, of months in which they get any.
    public BigDecimal back() {
        return sum(ReopenedMonth.Line::back);
    }

    /// Kronor that municipalities would have to pay more, of months in which they would.
    public BigDecimal more() {
        return sum(ReopenedMonth.Line::more);
    }

    /// Kronor that bills raise, each by itself: what one kind of care lowers does not hide what another raises.
    public BigDecimal raised() {
        return months.stream()
                .flatMap(month -> month.month().bills().stream())
                .map(EntryBody.NumberedBill::amount)
                .filter(amount -> amount.signum() > 0)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal sum(Function<ReopenedMonth.Line, BigDecimal> kronor) {
        return months.stream()
                .flatMap(month -> month.lines().stream())
                .map(kronor)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
