package se.klardag.cli.month;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.klardag.cli.cases.CaseFiles;
import se.klardag.cli.cases.plain.Focus;
import se.klardag.cli.remarks.CaseRemarks;
import se.klardag.cli.text.EngineVersion;
import se.klardag.engine.basis.ExportExtent;
import se.klardag.engine.basis.UsualCases;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.days.MonthFilter;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.settlement.CaseListener;
import se.klardag.engine.settlement.ExplainedBill;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.settlement.MonthExplainer;
import se.klardag.engine.settlement.MonthSettler;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.rules.Rulebook;
import se.klardag.rules.Ruling;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.files.RuleFileException;

/// One month to settle or explain (*månad att avräkna*). Every command goes this way: the rules of the month, then the
/// case files, then the result with its receipt.
///
/// @param rules   that hold in the month
/// @param knownOn what was recorded after this day does not count; empty for everything
/// @param engine  version of the program, for the receipt
/// @param stated  what the files leave open, where that is on record; empty where it is found out
public record MonthRequest(
        Ruling rules,
        CaseFiles files,
        Optional<LocalDate> knownOn,
        String engine,
        Optional<Coverage> stated) {
    /// For this version of the program.
    public MonthRequest(Ruling rules, CaseFiles files, Optional<LocalDate> knownOn) {
        this(rules, files, knownOn, EngineVersion.current(), Optional.empty());
    }

    public MonthRequest(Ruling rules, CaseFiles files, Optional<LocalDate> knownOn, String engine) {
        this(rules, files, knownOn, engine, Optional.empty());
    }

    /// The same, with the rules tried on others than their parties too.
    public MonthRequest alsoFor(Set<Integer> municipalities) {
        return new MonthRequest(rules.alsoFor(municipalities), files, knownOn, engine, stated);
    }

    /// What an agreement says of a month whose bills are asked for: one without any daily rate is refused before a case is
    /// read.
    ///
    /// @throws RuleGapException  when the rules leave open what the month needs
    /// @throws RuleFileException when a value cannot be what it is meant to be
    public static Ruling billable(Agreement agreement, YearMonth month) {
        var rules = Rulebook.of(agreement).ruling(month);
        refuseWithoutPrice(rules.terms());
        return rules;
    }

    /// Refuses a month without any daily rate.
    ///
    /// @throws RuleGapException with the reason
    public static void refuseWithoutPrice(AgreementTerms terms) {
        MonthSettler.refuseWithoutPrice(terms);
    }

    /// Settles the case files.
    public SettledMonth settle() {
        return settle(Onlooker.NOBODY, CaseListener.NOBODY);
    }

    /// Settles the case files. Rows that the month cannot have are passed by, where they are plain.
    ///
    /// @param onlooker sees what passes
    /// @param listener shown each case of the month
    public SettledMonth settle(Onlooker onlooker, CaseListener listener) {
        var learnt = new AtomicReference<>(new Learnt(rules.terms()));
        var filters = Stream.concat(
                MonthSettler.filters(rules.terms()).stream(), RepeatedStays.near(rules.terms()).stream()).toList();
        var focus = new Focus(filters, onlooker.dates(), row -> {
            learnt.get().extent().addTimes(row.lastEvent(), row.dischargedAt(), row.municipality());
            learnt.get().stays().pass(row);
            onlooker.pass(row);
        });
        return settled(learnt, files.read(
                focus, source -> settle(onlooker.watching(learning(source, learnt)), rules.terms(), listener)));
    }

    /// Settles the case files, and shows every case.
    ///
    /// @param passing  the cases as they pass, to count or note them
    /// @param listener shown each case of the month
    public SettledMonth settle(UnaryOperator<CaseSource> passing, CaseListener listener) {
        var learnt = new AtomicReference<>(new Learnt(rules.terms()));
        return settled(learnt, files.read(
                source -> settle(passing.apply(learning(source, learnt)), rules.terms(), listener)));
    }

    private SettledMonth settled(AtomicReference<Learnt> learnt, Settlement settlement) {
        var payers = settlement.bills().stream().map(Bill::municipality).collect(Collectors.toSet());
        var coverage = coverage(learnt.get(), payers, settlement.notParty());
        return new SettledMonth(
                rules.agreement(), rules.payers(), settlement.over(coverage.fields()), origin(coverage));
    }

    /// Explains every municipality's bills.
    public ExplainedMonth explain() {
        refuseWithoutPrice(rules.terms());
        var learnt = new AtomicReference<>(new Learnt(rules.terms()));
        var bills = files.read(source -> MonthExplainer.explainAll(learning(source, learnt), rules.terms()));
        // whether cases are there at all is asked only where nobody has a bill
        long notParty = bills.isEmpty() ? settle().settlement().notParty() : 0;
        var coverage = coverage(learnt.get(), bills.keySet(), notParty);
        return new ExplainedMonth(rules.over(coverage.fields()), bills, origin(coverage));
    }

    /// Whether bills may rest on the month, and what the files leave open, as settling it tells. Where a value that
    /// some other bill needs is not known, the month cannot be settled; then everybody registered in a case has one.
    public MonthStanding standing() {
        try {
            return settle().standing();
        } catch (RuleGapException _) {
            var learnt = new AtomicReference<>(new Learnt(rules.terms()));
            var filter = MonthFilter.of(rules.terms());
            var payers = files.read(source -> {
                var registered = new TreeSet<Integer>();
                learning(source, learnt).forEach(fact -> {
                    if (filter.lets(fact)) {
                        registered.add(fact.municipality());
                    }
                });
                return registered;
            });
            return new MonthStanding(rules.terms(), coverage(learnt.get(), payers, 0));
        }
    }

    /// The cases as they pass, learnt from: each reading from the beginning.
    private CaseSource learning(CaseSource source, AtomicReference<Learnt> last) {
        return taker -> {
            var learnt = new Learnt(rules.terms());
            last.set(learnt);
            source.forEach(fact -> {
                learnt.extent().add(fact);
                learnt.stays().add(fact);
                learnt.search().add(fact);
                taker.accept(fact);
            });
        };
    }

    private Coverage coverage(Learnt learnt, Set<Integer> payers, long notParty) {
        return stated.orElseGet(() -> Coverage.of(
                files, rules.terms(), learnt.extent(), payers, notParty,
                new UsualCases(rules.terms().period().month()), files.read(learnt.stays()::find),
                learnt.search()));
    }

    /// What one reading of the files tells beside the bills.
    private record Learnt(ExportExtent extent, RepeatedStays stays, CaseRemarks.Search search) {
        Learnt(AgreementTerms terms) {
            this(new ExportExtent(terms), new RepeatedStays(terms),
                    new CaseRemarks.Search(MonthFilter.of(terms)::lets));
        }
    }

    /// Explains one municipality's bills.
    public List<ExplainedBill> explain(int municipality) {
        refuseWithoutPrice(rules.terms());
        return files.read(source -> explain(source, rules.terms(), municipality));
    }

    /// What one without a bill would owe under other answers to what the texts leave open.
    public ExplainedBill.Unbilled unbilled(int municipality) {
        return files.read(source -> MonthExplainer.unbilled(source, rules.terms(), municipality));
    }

    /// What became of a case, for each of its payers; nothing when it does not belong to the month. A price is not
    /// needed.
    public List<ExplainedCase> explain(RecordedCase fact) {
        return MonthExplainer.explainCase(fact, rules.terms());
    }

    private Origin origin(Coverage coverage) {
        return Origin.of(files, knownOn, engine, rules.hash()).covered(coverage);
    }

    /// Settles cases that are at hand.
    public static Settlement settle(CaseSource cases, AgreementTerms terms, CaseListener listener) {
        return MonthSettler.settle(cases, terms, listener);
    }

    /// Explains one municipality's bills from cases that are at hand.
    public static List<ExplainedBill> explain(CaseSource cases, AgreementTerms terms, int municipality) {
        return MonthExplainer.explain(cases, terms, municipality);
    }
}
