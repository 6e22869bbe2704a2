package se.klardag.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import se.klardag.cli.audit.bundle.ArchiveException;
import se.klardag.cli.audit.bundle.BundledMonth;
import se.klardag.cli.cases.table.CaseFileException;
import se.klardag.cli.command.options.ExplainOptions;
import se.klardag.cli.month.Allowance;
import se.klardag.cli.month.MonthRequest;
import se.klardag.cli.month.MonthStanding;
import se.klardag.cli.report.difference.ComparedSide;
import se.klardag.cli.report.explanation.BillExplanation;
import se.klardag.cli.report.explanation.CaseExplanation;
import se.klardag.cli.report.explanation.CaseExplanation.CaseBill;
import se.klardag.cli.report.explanation.Document;
import se.klardag.cli.report.explanation.SettlementHead;
import se.klardag.cli.text.Texts;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.settlement.ExplainedBill;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.rules.places.Payers;

/// A month as documents that explain it (*månad att förklara*).
///
/// @param standing of the whole month, whatever of it is explained
record ExplainableMonth(MonthRequest month, MonthStanding standing) {
    /// @param accepted what the call accepts of the source
    /// @throws RuleGapException when nothing can be billed in the month
    static ExplainableMonth of(MonthRequest month, Allowance accepted) {
        return new ExplainableMonth(month, month.standing().allowing(accepted));
    }

    AgreementTerms terms() {
        return standing.terms();
    }

    Payers payers() {
        return month.rules().payers();
    }

    /// One municipality, explained.
    Document document(int municipality, Texts texts) {
        var bills = month.explain(municipality);
        return explanation(texts).of(new BillExplanation.Place(
                Municipality.codeText(municipality), SettlementHead.place(payers(), municipality), bills,
                bills.isEmpty() ? month.unbilled(municipality) : ExplainedBill.Unbilled.NONE));
    }

    /// Every municipality with a bill, explained.
    Document document(Texts texts) {
        return explanation(texts).ofAll(BillExplanation.places(month.explain().bills(), standing, payers()));
    }

    private BillExplanation explanation(Texts texts) {
        return new BillExplanation(month.rules().agreement(), standing, texts);
    }

    /// Different agreements are compared on the same parties: those of any of them. One agreement has its own.
    static Set<Integer> partiesOfAll(List<ExplainableMonth> months) {
        var parties = new TreeSet<Integer>();
        if (months.stream().map(month -> month.terms().agreement()).distinct().count() > 1) {
            months.forEach(month -> parties.addAll(month.terms().parties().codes()));
        }
        return parties;
    }

    /// A bundle, or the call's own settlement with what the word names in its place.
    static ComparedSide side(String word, List<ExplainableMonth> months) {
        try {
            return ExplainOptions.isBundle(word)
                    ? BundledMonth.of(Path.of(word)).side(word)
                    : months.getFirst().side(word, partiesOfAll(months));
        } catch (ArchiveException fault) {
            throw new CaseFileException(word, fault.key(), fault.details().toArray(String[]::new));
        }
    }

    /// To compare with another.
    ComparedSide side(String name) {
        return side(name, Set.of());
    }

    /// To compare with another whose parties are others: these are compared too.
    ComparedSide side(String name, Set<Integer> others) {
        var bills = month.alsoFor(others).explain().bills();
        var guests = new TreeSet<>(bills.keySet());
        guests.removeIf(terms().parties()::include);
        return new ComparedSide(name, standing, Optional.empty(), payers(), guests, bills);
    }

    /// The case, when a row of it was accepted.
    Optional<RecordedCase> find(String id) {
        return month.files().read(source -> {
            var found = new ArrayList<RecordedCase>();
            source.forEach(fact -> {
                if (fact.id().equals(id)) {
                    found.add(RecordedCase.copyOf(fact));
                }
            });
            return found.stream().findFirst();
        });
    }

    /// What became of the case, for each of its payers; nothing when it does not belong to the month.
    List<ExplainedCase> explained(RecordedCase fact) {
        return month.explain(fact);
    }

    /// One payer's part of a case, explained.
    Document document(ExplainedCase part, Texts texts) {
        return new CaseExplanation(part, month.rules().agreement(), standing, texts).of(bill(part));
    }

    /// The bill that the case belongs to; facts, rule and days of the one case hold also where it cannot be made.
    private CaseBill bill(ExplainedCase part) {
        if (!terms().parties().include(part.payer())) {
            return new CaseBill.NotParty();
        }
        if (part.terms().price() instanceof Price.Unknown(var gap)) {
            return new CaseBill.Stopped(gap);
        }
        try {
            return month.explain(part.payer())
                    .stream()
                    .filter(bill -> bill.cases()
                            .stream()
                            .anyMatch(each -> each.fact().id().equals(part.fact().id())))
                    .findFirst()
                    .<CaseBill>map(bill -> new CaseBill.Made(bill.bill()))
                    .orElseThrow();
        } catch (RuleGapException gap) {
            return new CaseBill.Stopped(gap);
        }
    }
}
