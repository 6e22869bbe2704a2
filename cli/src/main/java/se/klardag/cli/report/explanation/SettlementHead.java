package se.klardag.cli.report.explanation;

import java.util.List;
import se.klardag.cli.report.explanation.Node.Reader;
import se.klardag.cli.text.Texts;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.rules.places.Payers;

/// Which settlement a document explains, and whether it binds (*dokumenthuvud*).
public final class SettlementHead {
    private SettlementHead() {}

    /// A municipality's name and code, "Malmö (1280)"; a payer without a name is its code.
    public static String place(Payers payers, int municipality) {
        var name = payers.name(municipality);
        var code = Municipality.codeText(municipality);
        return name.equals(code) ? code : name + " (" + code + ")";
    }

    /// Agreement, month and status for programs.
    public static List<Node> values(AgreementTerms terms) {
        return List.of(
                Node.value("agreement", terms.agreement()),
                Node.value("period", terms.period().month().toString()),
                Node.value("status", terms.binding() ? "binding" : "provisional"));
    }

    /// The status for people: a word in text, a sentence on pages.
    static List<Node> status(AgreementTerms terms, Texts texts) {
        return List.of(
                Node.only(Reader.LINES, new Node.Lead(
                        texts.get(terms.binding() ? "status.binding" : "status.provisional"))),
                Node.only(Reader.PAGES, new Node.Lead(
                        texts.get(terms.binding() ? "page.binding" : "page.result-provisional"))));
    }
}
