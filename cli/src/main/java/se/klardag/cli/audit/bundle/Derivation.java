package se.klardag.cli.audit.bundle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.klardag.cli.audit.verify.Mismatch;
import se.klardag.cli.audit.verify.Mismatch.Sides;
import se.klardag.cli.cases.CaseFiles;
import se.klardag.cli.cases.RejectedRows;
import se.klardag.cli.cases.row.RejectedRow;
import se.klardag.cli.cases.row.RowLog;
import se.klardag.cli.month.Coverage;
import se.klardag.cli.month.MonthRequest;
import se.klardag.cli.month.MonthStanding;
import se.klardag.cli.month.RepeatedStays;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.report.explanation.BillExplanation;
import se.klardag.cli.report.explanation.Document;
import se.klardag.cli.report.explanation.DocumentFormat;
import se.klardag.cli.report.settlement.SettlementJson;
import se.klardag.cli.report.settlement.SettlementTable;
import se.klardag.cli.text.Texts;
import se.klardag.engine.basis.ExportExtent;
import se.klardag.engine.basis.SharedDays;
import se.klardag.engine.basis.Shortfall;
import se.klardag.engine.basis.UsualCases;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.settlement.ExplainedBill;
import se.klardag.engine.settlement.Settlement;
import se.klardag.rules.Ruling;
import se.klardag.rules.kept.RuleTexts;
import se.klardag.rules.places.Payers;

/// Everything of a bundle that is computed from its cases and rules (*härledda filer*): the same at any time, in any place.
///
/// @param standing of the month
/// @param payers   whom the cases may name
/// @param bills    explained, by municipality
/// @param files    by name in the bundle
/// @param earlier  texts as the version that made the bundle would list the same cases, where that is not as this one does
/// @param rejected rows of the cases that could not be used; none in a bundle that nobody changed
/// @param shown    what the cases themselves show, whatever the receipt says
record Derivation(
        Settlement settlement,
        MonthStanding standing,
        Payers payers,
        SortedMap<Integer, List<ExplainedBill>> bills,
        SortedMap<String, byte[]> files,
        SortedMap<String, byte[]> earlier,
        List<RejectedRow> rejected,
        Shown shown) {
    /// Computes from these rules and no others.
    ///
    /// @param about what the receipt says of the cases, and of the version that made it
    static Derivation of(RuleTexts rules, BundleReceipt about, byte[] cases, Texts texts) {
        var rejected = new ArrayList<RejectedRow>();
        var ruling = rules.ruling(about.period());
        var request = request(ruling, about, cases, rejected);
        var settled = request.settle();
        var explained = request.explain();
        var files = new TreeMap<String, byte[]>();
        put(files, "settlement.json", SettlementJson.print(settled));
        put(files, "settlement.txt", new SettlementTable(settled, texts, TerminalPage.unbounded(false)).print());
        var explanation = new BillExplanation(ruling.agreement(), explained.standing(), texts);
        var all = explanation.ofAll(
                BillExplanation.places(explained.bills(), explained.standing(), ruling.payers()));
        put(files, "explanation.json", DocumentFormat.json.print(all, texts));
        explained(files, all, texts);
        var earlier = new TreeMap<String, byte[]>();
        if (!about.isOfThisVersion()) {
            EarlierListing.of(explained.bills(), ruling.terms().period())
                    .ifPresent(then -> explained(
                            earlier, explanation.ofAll(BillExplanation.places(
                                    then, explained.standing(), ruling.payers())),
                            texts));
        }
        return new Derivation(
                settled.settlement(), settled.standing(), ruling.payers(), explained.bills(), files, earlier,
                rejected, Shown.of(ruling, about, cases, settled.settlement()));
    }

    /// The sums alone, without files.
    static Derivation unprinted(RuleTexts rules, BundleReceipt about, byte[] cases) {
        var rejected = new ArrayList<RejectedRow>();
        var ruling = rules.ruling(about.period());
        var request = request(ruling, about, cases, rejected);
        var settled = request.settle();
        return new Derivation(
                settled.settlement(), settled.standing(), ruling.payers(), request.explain().bills(), new TreeMap<>(),
                new TreeMap<>(), rejected, Shown.NOTHING);
    }

    /// What the cases show of what the receipt says (*ärendenas egna uppgifter*).
    ///
    /// @param shortfalls why they do not look like a whole month
    /// @param otherDays  where named pairs of them share other days than the receipt says
    record Shown(List<Shortfall> shortfalls, List<Mismatch> otherDays) {
        /// Of another version, which looked for less, and of bundles without sums.
        static final Shown NOTHING = new Shown(List.of(), List.of());

        private static Shown of(Ruling ruling, BundleReceipt about, byte[] cases, Settlement settlement) {
            if (!about.isOfThisVersion()) {
                return NOTHING;
            }
            var stated = about.coverage().stays().overlaps();
            var named = stated.stream()
                    .flatMap(each -> Stream.of(each.cases().id(), each.cases().first()))
                    .collect(Collectors.toSet());
            var extent = new ExportExtent(ruling.terms());
            var facts = new HashMap<String, RecordedCase>();
            new CaseFiles(Bundle.CASES, cases, ruling.payers(), log(new ArrayList<>())).read(source -> {
                source.forEach(fact -> {
                    extent.add(fact);
                    if (named.contains(fact.id())) {
                        facts.put(fact.id(), RecordedCase.copyOf(fact));
                    }
                });
                return extent;
            });
            return new Shown(shortfalls(extent, about, settlement), otherDays(ruling, facts, stated));
        }

        /// None of a posted month: the ledger keeps the cases that count.
        private static List<Shortfall> shortfalls(ExportExtent extent, BundleReceipt about, Settlement settlement) {
            var payers = settlement.bills().stream().map(Bill::municipality).collect(Collectors.toSet());
            return about.posted().isPresent()
                    ? List.of()
                    : extent.shortfalls(
                            payers, settlement.notParty(), new UsualCases(about.period()), Optional.empty());
        }

        /// Pairs that share days are named: where both cases are at hand, how many days that are is counted again.
        private static List<Mismatch> otherDays(
                Ruling ruling, Map<String, RecordedCase> facts, List<SharedDays> stated) {
            var stays = new RepeatedStays(ruling.terms());
            var found = new ArrayList<Mismatch>();
            for (var each : stated) {
                var one = facts.get(each.cases().id());
                var other = facts.get(each.cases().first());
                if (one != null && other != null && stays.shared(one, other) != each.days()) {
                    found.add(new Mismatch(
                            "bundle.what.shared-days", BundleReceipt.NAME + "/overlappingStays, " + each.cases().id(),
                            Long.toString(each.days()), Long.toString(stays.shared(one, other)), Sides.RECOMPUTED));
                }
            }
            return found;
        }

        /// Why the cases do not look like a whole month, where the receipt has nothing of the kind.
        List<Shortfall> unsaid(Coverage stated) {
            return stated.shortfalls().isEmpty() && stated.source().until().isEmpty() ? shortfalls : List.of();
        }
    }

    /// Earlier versions wrote nothing of rejected rows into what they computed.
    private static MonthRequest request(
            Ruling ruling, BundleReceipt about, byte[] cases, List<RejectedRow> rejected) {
        return new MonthRequest(
                ruling, new CaseFiles(Bundle.CASES, cases, ruling.payers(), log(rejected)), about.knownOn(),
                about.engine(),
                Optional.of(about.isOfThisVersion()
                        ? about.coverage()
                        : about.coverage().rejecting(RejectedRows.NONE)));
    }

    private static void explained(SortedMap<String, byte[]> files, Document explanation, Texts texts) {
        put(files, "explanation.txt", DocumentFormat.text.print(explanation, texts));
        put(files, "explanation.html", DocumentFormat.html.print(explanation, texts));
    }

    private static void put(SortedMap<String, byte[]> files, String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static RowLog log(List<RejectedRow> rejected) {
        return new RowLog() {
            @Override
            public void passStarts() {
                rejected.clear();
            }

            @Override
            public void rejected(RejectedRow row) {
                rejected.add(row);
            }
        };
    }
}
