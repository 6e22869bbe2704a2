package se.klardag.cli.command.posting;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import se.klardag.cli.command.intake.Intake;
import se.klardag.cli.documents.pdf.PrintableText;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.month.Coverage;
import se.klardag.cli.month.MonthRequest;
import se.klardag.cli.month.RepeatedStays;
import se.klardag.cli.remarks.CaseRemarks;
import se.klardag.cli.remarks.FoundStays;
import se.klardag.cli.render.Console;
import se.klardag.cli.render.Progress;
import se.klardag.cli.text.IdentityNumber;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.engine.basis.ExportExtent;
import se.klardag.engine.basis.UsualCases;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.days.MonthFilter;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.settlement.KeptCases;
import se.klardag.engine.terms.AgreementTerms;

/// The cases of what is posted (*ärenden att bokföra*). For one month the files are read past; for several they are read
/// once and kept, as they will stand in the ledger.
final class PostIntake {
    private final Console console;
    private final Intake intake;
    private final boolean several;
    private Optional<KeptSource> kept = Optional.empty();
    private Optional<SettledCases> last = Optional.empty();

    /// @param several whether more than one month will be asked for
    PostIntake(Console console, Intake intake, boolean several) {
        this.console = console;
        this.intake = intake;
        this.several = several;
    }

    /// The cases of a month, with what they tell of the export.
    ///
    /// @param payers   that have a case
    /// @param notParty cases of payers that are no parties
    private record SettledCases(
            AgreementTerms terms,
            List<RecordedCase> cases,
            ExportExtent extent,
            FoundStays stays,
            CaseRemarks.Search search,
            Set<Integer> payers,
            long notParty) {
        /// Only the terms' own cases are kept; all of the source are learnt from.
        ///
        /// @param patient hash of the pseudonym of the case that passes; 0 when it is blank
        static SettledCases of(CaseSource source, ToLongFunction<Case> patient, AgreementTerms terms) {
            var month = new KeptCases(terms);
            var extent = new ExportExtent(terms);
            var stays = new RepeatedStays(terms);
            var search = new CaseRemarks.Search(MonthFilter.of(terms)::lets);
            var settlement = MonthRequest.settle(
                    taker -> source.forEach(fact -> {
                        extent.add(fact);
                        stays.add(fact, patient.applyAsLong(fact));
                        search.add(fact);
                        taker.accept(fact);
                    }),
                    terms,
                    month);
            return new SettledCases(
                    settlement.agreement(),
                    month.facts().stream().map(RecordedCase::anonymous).toList(),
                    extent,
                    stays.find(source),
                    search,
                    settlement.bills().stream().map(Bill::municipality).collect(Collectors.toSet()),
                    settlement.notParty());
        }
    }

    /// The terms of the month whose cases were asked for last, with what these pick of other dates.
    AgreementTerms terms() {
        return month().terms();
    }

    private SettledCases month() {
        return last.orElseThrow(() -> new IllegalStateException("no month was asked for"));
    }

    /// What the files leave open of the month whose cases were asked for last.
    ///
    /// @param before what is known of earlier months beside the files
    Coverage coverage(UsualCases before) {
        var month = month();
        return Coverage.of(
                intake.files(), month.terms(), month.extent(), month.payers(), month.notParty(), before,
                month.stays(), month.search());
    }

    /// Payers without a case in the month that was read last, who had one or more in each month before.
    List<Integer> withoutCase(UsualCases before) {
        var month = month();
        return before.payers().stream().filter(payer -> !month.payers().contains(payer)).toList();
    }

    Intake intake() {
        return intake;
    }

    /// The month's cases, ascending by id.
    ///
    /// @throws LedgerException when an id looks like an identity number
    List<RecordedCase> of(AgreementTerms terms) {
        if (several && kept.isEmpty()) {
            kept = Optional.of(read(this::all));
        }
        var month = kept.map(all -> SettledCases.of(all, _ -> all.patient(), terms))
                .orElseGet(() -> read(source -> SettledCases.of(source, RepeatedStays::patient, terms)));
        last = Optional.of(month);
        var cases = month.cases();
        long personal = cases.stream().filter(fact -> IdentityNumber.isWithin(fact.id())).count();
        if (personal > 0) {
            throw LedgerException.unusable("ledger.personal-ids", personal);
        }
        refuseUnprintable(cases);
        return cases;
    }

    /// One character that no font of ours has would stop the documents of every bill.
    private static void refuseUnprintable(List<RecordedCase> cases) {
        var other = cases.stream().filter(fact -> PrintableText.firstOther(fact.id()).isPresent()).toList();
        if (!other.isEmpty()) {
            var id = other.getFirst().id();
            throw LedgerException.unusable(
                    "ledger.unprintable-ids", other.size(), TerminalSafe.briefly(id),
                    PrintableText.firstOther(id).orElseThrow());
        }
    }

    /// Cases of the files by the month in which they are discharged now, where that is another one.
    ///
    /// @param ids    of the cases that are asked for
    /// @param period the month that they left
    SortedMap<YearMonth, List<String>> dischargedOutside(Set<String> ids, YearMonth period) {
        Function<CaseSource, SortedMap<YearMonth, List<String>>> work = source -> {
            var found = new TreeMap<YearMonth, List<String>>();
            source.forEach(fact -> {
                if (ids.contains(fact.id()) && WallClock.isKnown(fact.dischargedAt())) {
                    var month = YearMonth.from(WallClock.dateOf(fact.dischargedAt()));
                    if (!month.equals(period)) {
                        found.computeIfAbsent(month, _ -> new ArrayList<>()).add(fact.id());
                    }
                }
            });
            return found;
        };
        return kept.isPresent() ? work.apply(kept.get()) : intake.files().read(work);
    }

    private <T> T read(Function<CaseSource, T> work) {
        T cases;
        try (var progress = new Progress(console)) {
            cases = intake.files().read(source -> work.apply(progress.counting(source)));
        }
        intake.tellLayouts();
        intake.tellRejected(false);
        return cases;
    }

    private KeptSource all(CaseSource source) {
        var all = new ArrayList<RecordedCase>();
        var patients = new ArrayList<Long>();
        source.forEach(fact -> {
            all.add(RecordedCase.copyOf(fact).anonymous());
            patients.add(RepeatedStays.patient(fact));
        });
        return new KeptSource(all, patients.stream().mapToLong(Long::longValue).toArray());
    }

    /// The cases of all months, each with its patient in hand while it is shown (*kvarhållna ärenden*): the ledger keeps none.
    private static final class KeptSource implements CaseSource {
        private final List<RecordedCase> cases;
        private final long[] patients;
        private int shown;

        KeptSource(List<RecordedCase> cases, long[] patients) {
            this.cases = cases;
            this.patients = patients;
        }

        @Override
        public void forEach(Consumer<? super Case> taker) {
            for (shown = 0; shown < patients.length; shown++) {
                taker.accept(cases.get(shown));
            }
        }

        /// Hash of the pseudonym of the case that is shown now; 0 when it is blank.
        long patient() {
            return patients[shown];
        }
    }
}
