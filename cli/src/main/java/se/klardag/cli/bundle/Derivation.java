package se.klardag.cli.bundle;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import se.klardag.cli.PrintedJson;
import se.klardag.cli.Texts;
import se.klardag.cli.cases.CaseFiles;
import se.klardag.cli.cases.Layout;
import se.klardag.cli.cases.Rejected;
import se.klardag.cli.cases.RowLog;
import se.klardag.cli.output.BillDocument;
import se.klardag.cli.output.BillExplanation;
import se.klardag.cli.output.HtmlText;
import se.klardag.cli.output.Receipt;
import se.klardag.cli.output.Report;
import se.klardag.cli.output.SettlementJson;
import se.klardag.cli.output.SettlementTable;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.settlement.CaseWatcher;
import se.klardag.engine.settlement.ExplainedBill;
import se.klardag.engine.settlement.Explaining;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.settlement.Settling;
import se.klardag.rules.Payers;
import se.klardag.rules.RuleTexts;
import tools.jackson.databind.node.JsonNodeFactory;

/// Everything of a bundle that is computed from its cases and rules (*härledda filer*): the same at any time, in any place.
///
/// @param payers   whom the cases may name
/// @param bills    explained, by municipality
/// @param files    by name in the bundle
/// @param rejected rows of the cases that could not be used; none in a bundle that nobody changed
record Derivation(
        Settlement settlement,
        Payers payers,
        SortedMap<Integer, List<ExplainedBill>> bills,
        SortedMap<String, byte[]> files,
        List<Rejected> rejected) {
    /// Computes from these rules and no others.
    ///
    /// @param engine version that the receipt names
    static Derivation of(
            RuleTexts rules, YearMonth period, Path cases, Optional<LocalDate> knownOn, String engine, Texts texts) {
        var rejected = new ArrayList<Rejected>();
        var ruling = rules.ruling(period);
        var found = ruling.agreement();
        var terms = ruling.terms();
        var payers = ruling.payers();
        var source = new CaseFiles(List.of(cases), payers, log(rejected));
        var settlement = source.read(each -> Settling.settle(each, terms, CaseWatcher.NOBODY));
        var bills = source.read(each -> Explaining.explainAll(each, terms));
        var receipt = new Receipt(engine, rules.hash(), source.sha256());
        var report = new Report(settlement, found.title(), payers, rejected.size(), knownOn, receipt);
        var files = new TreeMap<String, byte[]>();
        put(files, "settlement.json", SettlementJson.print(report));
        put(files, "settlement.txt", new SettlementTable(report, texts, false).print());
        var explanation = new BillExplanation(terms, found.title(), texts);
        var json = JsonNodeFactory.instance.arrayNode();
        var text = new StringBuilder();
        var places = new ArrayList<BillDocument.Place>();
        bills.forEach((code, each) -> {
            var named = payers.name(code) + " (" + Municipality.codeText(code) + ")";
            json.add(explanation.json(Municipality.codeText(code), each));
            text.append(text.isEmpty() ? "" : "\n").append(explanation.print(named, each));
            places.add(new BillDocument.Place(named, each));
        });
        put(files, "explanation.json",
                PrintedJson.of(json));
        put(files, "explanation.txt", text.toString());
        put(files, "explanation.html", new HtmlText(texts).print(new BillDocument(found, terms, texts).ofAll(places)));
        return new Derivation(settlement, payers, bills, files, rejected);
    }

    private static void put(SortedMap<String, byte[]> files, String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static RowLog log(List<Rejected> rejected) {
        return new RowLog() {
            @Override
            public void passStarts() {
                rejected.clear();
            }

            @Override
            public void rejected(Rejected row) {
                rejected.add(row);
            }

            @Override
            public void ignoredColumn(String file, String title) {
                // a column nobody reads changes no bill; the file's hash tells of it
            }

            @Override
            public void laidOut(String file, Layout layout) {
                // our own form
            }

            @Override
            public void knownBy(long notYet, long undated) {
                // a row a period knows no such rows
            }
        };
    }
}
