package se.klardag.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import se.klardag.cli.cases.IdentityMask;
import se.klardag.cli.ledger.LedgerFault;
import se.klardag.cli.ledger.posting.CaseJson;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.settlement.KeptCases;
import se.klardag.engine.settlement.Settling;
import se.klardag.engine.terms.AgreementTerms;

/// The cases of what is posted (*ärenden att bokföra*). For one month the files are read past; for several they are read
/// once and kept, as they will stand in the ledger.
final class PostIntake {
    private final Console console;
    private final Intake intake;
    private final boolean allowRejects;
    private final boolean several;
    private Optional<List<RecordedCase>> kept = Optional.empty();

    /// @param allowRejects whether a month is posted though rows were rejected
    /// @param several      whether more than one month will be asked for
    PostIntake(Console console, Intake intake, boolean allowRejects, boolean several) {
        this.console = console;
        this.intake = intake;
        this.allowRejects = allowRejects;
        this.several = several;
    }

    Intake intake() {
        return intake;
    }

    /// The month's cases, ascending by id.
    ///
    /// @throws LedgerFault when rows were rejected, or an id looks like an identity number
    List<RecordedCase> of(AgreementTerms terms) {
        if (several && kept.isEmpty()) {
            kept = Optional.of(read(PostIntake::all));
        }
        var cases = kept.map(all -> settled(all::forEach, terms))
                .orElseGet(() -> read(source -> settled(source, terms)));
        long personal = cases.stream().filter(fact -> !IdentityMask.mask(fact.id()).equals(fact.id())).count();
        if (personal > 0) {
            throw LedgerFault.unusable("ledger.personal-ids", personal);
        }
        return cases;
    }

    private List<RecordedCase> read(Function<CaseSource, List<RecordedCase>> work) {
        List<RecordedCase> cases;
        try (var progress = new Progress(console)) {
            cases = intake.files().read(source -> work.apply(progress.counting(source)));
        }
        intake.tellLayouts();
        intake.tellRejected(false);
        if (intake.rejected() > 0 && !allowRejects) {
            throw LedgerFault.refused("ledger.rejected-rows", intake.rejected());
        }
        return cases;
    }

    private static List<RecordedCase> all(CaseSource source) {
        var all = new ArrayList<RecordedCase>();
        source.forEach(fact -> all.add(CaseJson.kept(RecordedCase.copyOf(fact))));
        return all;
    }

    private static List<RecordedCase> settled(CaseSource source, AgreementTerms terms) {
        var month = new KeptCases(terms);
        Settling.settle(source, terms, month);
        return month.facts().stream().map(CaseJson::kept).toList();
    }
}
