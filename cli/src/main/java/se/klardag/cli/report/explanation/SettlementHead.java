package se.klardag.cli.report.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import se.klardag.cli.month.CoverageJson;
import se.klardag.cli.month.MonthStanding;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.report.explanation.Node.Reader;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.TermWords;
import se.klardag.engine.facts.CaseField;
import se.klardag.engine.facts.Municipality;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.places.Payers;
import tools.jackson.databind.node.JsonNodeFactory;

/// Which settlement a document explains, whether it binds, and what its files leave open (*dokumenthuvud*).
public final class SettlementHead {
    private SettlementHead() {}

    /// A municipality's name and code, "Malmö (1280)"; a payer without a name is its code.
    public static String place(Payers payers, int municipality) {
        var name = payers.name(municipality);
        var code = Municipality.codeText(municipality);
        return name.equals(code) ? code : name + " (" + code + ")";
    }

    /// Agreement, month, status and what the files leave open, for programs: the keys of the last are those of a
    /// settlement's receipt.
    public static List<Node> values(MonthStanding standing) {
        var values = new ArrayList<>(List.of(
                Node.value("agreement", standing.terms().agreement()),
                Node.value("period", standing.terms().period().month().toString()),
                Node.value("status", standing.code())));
        var open = JsonNodeFactory.instance.objectNode();
        CoverageJson.put(open, standing.coverage());
        if (standing.coverage().rejected().rows() > 0) {
            open.put("rejectedRows", standing.coverage().rejected().rows());
        }
        open.properties().forEach(each -> values.add(new Node.Value(each.getKey(), each.getValue())));
        return values;
    }

    /// The status for people: a word in text, a sentence on pages.
    static List<Node> status(MonthStanding standing, Texts texts) {
        return List.of(
                Node.only(Reader.LINES, new Node.Lead(standing.word(texts))),
                Node.only(Reader.PAGES, new Node.Lead(standing.sentence(texts))));
    }

    /// Rows that the sums of a municipality do not have, for people.
    static List<Node> rejected(MonthStanding standing, int municipality, String name, Texts texts) {
        return paragraphs(standing.rejected(municipality, name, texts));
    }

    /// What the files leave open, for the municipality.
    ///
    /// @param told questions whose blank answers something else in the document tells
    static List<Node> files(MonthStanding standing, Set<CaseField> told, Texts texts) {
        return paragraphs(standing.filesOnBill(told, texts));
    }

    /// The open terms and what the files leave open, for people.
    ///
    /// @param told questions whose blank answers something else in the document tells
    static List<Node> open(MonthStanding standing, Set<CaseField> told, Agreement agreement, Texts texts) {
        var terms = standing.terms();
        var lines = new ArrayList<Node>();
        standing.openTerms(texts, TerminalPage.unbounded(false))
                .lines()
                .forEach(line -> lines.add(new Node.Paragraph(0, line)));
        var pages = new ArrayList<Node>();
        pages.add(new Node.Paragraph(0, texts.get("page.what-binds")));
        pages.add(new Node.Paragraph(0, standing.heading(texts)));
        if (!terms.openTerms().isEmpty()) {
            var words = new TermWords(texts, agreement);
            pages.add(new Node.Table(
                    List.of(texts.get("page.open-term"), texts.get("page.standing")),
                    terms.openTerms()
                            .stream()
                            .map(term -> List.of(
                                    words.title(term.path()), texts.get("status." + term.status().code())))
                            .toList(),
                    List.of()));
        }
        var nodes = new ArrayList<Node>();
        nodes.add(Node.only(Reader.LINES, lines));
        nodes.add(Node.only(Reader.PAGES, pages));
        nodes.addAll(files(standing, told, texts));
        return nodes;
    }

    private static List<Node> paragraphs(List<String> lines) {
        return lines.stream().<Node>map(line -> new Node.Paragraph(0, line)).toList();
    }
}
