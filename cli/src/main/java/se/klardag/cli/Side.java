package se.klardag.cli;

import java.util.List;
import java.util.SortedMap;
import se.klardag.cli.cases.CaseFiles;
import se.klardag.engine.settlement.ExplainedBill;
import se.klardag.engine.settlement.Explaining;
import se.klardag.engine.settlement.Settling;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.rules.Agreement;
import se.klardag.rules.Payers;

/// A settlement that can be explained (*en sida av en jämförelse*): terms of a month, and the cases.
///
/// @param name what the reader calls it: the month, the agreement or the file
record Side(String name, Agreement agreement, AgreementTerms terms, Payers payers, CaseFiles files) {
    /// One municipality's bills.
    List<ExplainedBill> bills(int place) {
        Settling.refuseWithoutPrice(terms);
        return files.read(source -> Explaining.explain(source, terms, place));
    }

    /// Every municipality's bills.
    SortedMap<Integer, List<ExplainedBill>> bills() {
        Settling.refuseWithoutPrice(terms);
        return files.read(source -> Explaining.explainAll(source, terms));
    }
}
