package se.klardag.cli.command.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import se.klardag.cli.command.workspace.MonthProgress.Posted;
import se.klardag.cli.command.workspace.MonthProgress.Settled;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.projection.BillStates;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.month.MonthRequest;
import se.klardag.cli.workspace.LedgerTraces;
import se.klardag.engine.bill.AmountOwed;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.settlement.KeptCases;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How far each month of a working folder has come (*arbetsmappens läge*), from what is in its folders and in its ledger.
final class FolderProgress {
    /// Who closes a month, where nobody has said another role.
    private static final String ROLE = "ekonomi";

    private final WorkspacePlaces places;
    private final List<Path> cases;
    private final Optional<Ledger> ledger;

    /// @param ledger empty where the folder has none yet
    FolderProgress(WorkspacePlaces places, Optional<Ledger> ledger) {
        this.places = places;
        this.cases = places.caseFiles();
        this.ledger = ledger;
    }

    /// The months that were settled or posted, in order.
    List<MonthProgress> months() {
        return all().stream().map(this::progress).toList();
    }

    private SortedSet<YearMonth> all() {
        var months = new TreeSet<YearMonth>();
        var output = places.output();
        try (var folders = Files.isDirectory(output) ? Files.list(output) : Stream.<Path>empty()) {
            folders.filter(each -> Files.isRegularFile(each.resolve(WorkspacePlaces.SETTLEMENT)))
                    .flatMap(each -> month(each.getFileName().toString()).stream())
                    .forEach(months::add);
        } catch (IOException refused) {
            throw new UncheckedIOException(output.toString(), refused);
        }
        ledger.ifPresent(known -> new BillStates(known.projection()).find(BillStates.Filter.ALL)
                .forEach(line -> months.add(YearMonth.parse(line.bill().getPeriod()))));
        return months;
    }

    private static Optional<YearMonth> month(String name) {
        try {
            return Optional.of(YearMonth.parse(name));
        } catch (DateTimeParseException _) {
            return Optional.empty(); // a folder of something else
        }
    }

    private MonthProgress progress(YearMonth month) {
        var file = places.latest(month);
        var result = Files.isRegularFile(file)
                ? Optional.of(JsonMapper.shared().readTree(file))
                : Optional.<JsonNode>empty();
        var settled = result.map(each -> settled(each, month));
        var posted = ledger.flatMap(known -> posted(known, month));
        boolean differs = ledger.isPresent() && posted.isPresent()
                && result.map(each -> !payable(each).equals(owed(ledger.get(), month))).orElse(false);
        return new MonthProgress(month, settled, Files.isDirectory(places.checked(month)), posted, differs,
                next(month, settled, posted, differs));
    }

    private Settled settled(JsonNode result, YearMonth month) {
        long count = result.required("municipalities")
                .valueStream()
                .mapToLong(each -> each.required("cases").asLong())
                .sum();
        return new Settled(
                count, new BigDecimal(result.required("totalPayable").asString()),
                result.required("status").asString().equals("binding"),
                places.isOutdated(month, cases), places.isChanged(month, cases));
    }

    /// Kronor by municipality, by a settlement in the folder; who owes nothing is not there.
    private static Map<String, BigDecimal> payable(JsonNode result) {
        var owed = new TreeMap<String, BigDecimal>();
        result.required("municipalities")
                .forEach(each -> add(
                        owed, each.required("code").asString(), new BigDecimal(each.required("payable").asString())));
        return owed;
    }

    /// The same by what was posted last.
    private static Map<String, BigDecimal> owed(Ledger ledger, YearMonth month) {
        var owed = new TreeMap<String, BigDecimal>();
        for (var sequence : ledger.view().lastBilled(month).values()) {
            if (ledger.read(sequence).content() instanceof EntryBody.Month posted) {
                owed(posted).forEach(each -> add(
                        owed, Municipality.codeText(each.key().municipality()), each.toPay()));
            }
        }
        return owed;
    }

    /// What a posted month came to. Cases that disputes took out are in the files still, and no difference to post.
    private static List<AmountOwed> owed(EntryBody.Month posted) {
        if (posted.struck().isEmpty()) {
            return posted.standing().stream().map(EntryBody.Standing::owed).toList();
        }
        var terms = posted.rules().ruling(posted.period()).terms();
        return MonthRequest.settle(posted.cases()::forEach, terms, new KeptCases(terms))
                .bills()
                .stream()
                .map(AmountOwed::of)
                .toList();
    }

    private static void add(Map<String, BigDecimal> owed, String code, BigDecimal kronor) {
        if (kronor.signum() != 0) {
            owed.merge(code, kronor.stripTrailingZeros(), (one, other) -> one.add(other).stripTrailingZeros());
        }
    }

    private static Optional<Posted> posted(Ledger ledger, YearMonth month) {
        var view = ledger.view();
        if (view.lastBilled(month).isEmpty()) {
            return Optional.empty();
        }
        var lines = new BillStates(ledger.projection())
                .find(new BillStates.Filter(
                        Optional.empty(), Optional.empty(), Optional.of(month.toString()), Optional.empty()))
                .stream()
                .filter(line -> !line.isCancelled())
                .toList();
        return Optional.of(new Posted(
                lines.size(),
                lines.stream().map(line -> line.bill().getAmount()).reduce(BigDecimal.ZERO, BigDecimal::add),
                (int) lines.stream().filter(line -> !view.sent(line.bill().getNumber()).isEmpty()).count(),
                lines.stream().map(line -> line.balance().open()).reduce(BigDecimal.ZERO, BigDecimal::add),
                view.isClosed(month)));
    }

    private Optional<String> next(YearMonth month, Optional<Settled> settled, Optional<Posted> posted,
            boolean differs) {
        // files that came since may be of other months altogether: only what a posted month was made from takes it up again
        boolean outdated = settled.map(each -> posted.isEmpty() ? each.outdated() : each.changed()).orElse(false);
        if (outdated || differs || (settled.isEmpty() && posted.isEmpty())) {
            return Optional.of("klardag month " + month);
        }
        if (posted.isEmpty()) {
            return ledger.isEmpty() && LedgerTraces.of(places.workspace()).isPresent() ? Optional.empty()
                    : Optional.of(ledger.isEmpty() ? "klardag ledger init"
                            : "klardag month " + month + (settled.get().binding() ? " --yes" : ""));
        }
        var bills = posted.get();
        if (bills.sent() < bills.bills()) {
            return Optional.of("klardag month " + month + " --yes");
        }
        if (bills.open().signum() > 0) {
            return Optional.of("klardag bills --period " + month);
        }
        return bills.closed()
                ? Optional.empty()
                : Optional.of("klardag ledger close " + month + " --by " + ROLE);
    }
}
