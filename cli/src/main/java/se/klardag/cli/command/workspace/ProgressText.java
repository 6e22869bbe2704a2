package se.klardag.cli.command.workspace;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import se.klardag.cli.command.workspace.MonthProgress.Posted;
import se.klardag.cli.command.workspace.MonthProgress.Settled;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.render.TextTable;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;
import se.klardag.cli.workspace.LedgerTraces;
import se.klardag.cli.workspace.Setting;
import se.klardag.cli.workspace.Workspace;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// How far the months of a working folder have come, for people and for machines (*månadernas läge som tabell*).
record ProgressText(Texts texts, TerminalPage page) {
    private static final String NOTHING = "–";

    /// The table, and the commands that take the months further.
    ///
    /// @param broken what is wrong with the agreement of the folder; nothing where it can be used
    String print(List<MonthProgress> months, WorkspacePlaces places, List<String> broken) {
        var text = new StringBuilder();
        if (!broken.isEmpty()) {
            text.append(texts.get("status.broken")).append('\n');
            broken.forEach(each -> text.append("  ").append(each).append('\n'));
            text.append('\n');
        }
        LedgerTraces.of(places.workspace())
                .ifPresent(there -> text.append(texts.get(
                        "status.other-ledger", places.ledger(), there, Workspace.FILE)).append("\n\n"));
        places.workspace()
                .unadopted()
                .ifPresent(
                        _ -> text.append(texts.get("status.unadopted", WorkspaceFiles.ADOPTION)).append("\n\n"));
        if (months.isEmpty()) {
            var key = places.caseFiles().isEmpty() ? "status.no-cases" : "status.no-months";
            text.append(texts.get(key, TerminalSafe.of(places.cases().toString()))).append('\n');
            return broken.isEmpty() ? text.toString() : next(text, List.of(validation(places)));
        }
        text.append(new TextTable<MonthProgress>(texts)
                .left("column.month", each -> each.month().toString())
                .right("column.cases", each -> of(each.settled(), it -> people(BigDecimal.valueOf(it.cases()))))
                .left("status.checked", each -> yes(each.checked()))
                .left("status.settled", each -> of(each.settled(), it -> settled(it, each.differs())))
                .right("column.payable", each -> of(each.settled(), it -> amount(it.payable())))
                .right("status.posted", each -> of(each.posted(), it -> amount(it.amount())))
                .right("status.sent", each -> of(each.posted(), this::sent))
                .right("status.open", each -> of(each.posted(), it -> amount(it.open())))
                .left("status.closed", each -> of(each.posted(), it -> yes(it.closed())))
                .print(months, page));
        if (months.stream().flatMap(each -> each.settled().stream()).anyMatch(it -> it.outdated() && !it.changed())) {
            text.append('\n')
                    .append(texts.get("status.more-files-note", TerminalSafe.of(places.cases().toString())))
                    .append('\n');
        }
        var open = Stream.concat(
                broken.isEmpty() ? Stream.empty() : Stream.of(validation(places)),
                months.stream().flatMap(each -> each.next().stream())).toList();
        return next(text, open);
    }

    private String next(StringBuilder text, List<String> open) {
        text.append('\n').append(texts.get(open.isEmpty() ? "status.all-done" : "month.next")).append('\n');
        open.forEach(each -> text.append("  ").append(each).append('\n'));
        return text.toString();
    }

    private static String validation(WorkspacePlaces places) {
        var file = places.workspace().value(Setting.AGREEMENT).orElse(WorkspaceFiles.ADOPTION);
        return "klardag agreements validate " + MonthClose.quoted(file);
    }

    private String settled(Settled settled, boolean differs) {
        return texts.get(settled.changed() ? "status.outdated"
                : differs ? "status.differs"
                        : settled.outdated() ? "status.more-files"
                                : settled.binding() ? "status.binding-month" : "status.provisional-month");
    }

    private String sent(Posted posted) {
        return texts.get("status.sent-of", posted.sent(), posted.bills());
    }

    private static <T> String of(Optional<T> known, Function<T, String> cell) {
        return known.map(cell).orElse(NOTHING);
    }

    private String yes(boolean is) {
        return texts.get(is ? "status.yes" : "status.no");
    }

    private String amount(BigDecimal kronor) {
        return new NumberFormats(texts.language()).amount(kronor);
    }

    private String people(BigDecimal number) {
        return new NumberFormats(texts.language()).people(number);
    }

    /// For machines: what is not known of a month is not there.
    static ObjectNode json(List<MonthProgress> months, List<String> broken) {
        var root = JsonMapper.shared().createObjectNode();
        if (!broken.isEmpty()) {
            var problems = root.putArray("problems");
            broken.forEach(problems::add);
        }
        var list = root.putArray("months");
        for (var each : months) {
            var node = list.addObject().put("month", each.month().toString()).put("checked", each.checked());
            each.settled().ifPresent(it -> settled(node.putObject("settled"), it));
            each.posted().ifPresent(it -> posted(node.putObject("posted"), it));
            if (each.posted().isPresent() && each.settled().isPresent()) {
                node.put("differs", each.differs());
            }
            each.next().ifPresent(it -> node.put("next", it));
        }
        return root;
    }

    private static void settled(ObjectNode node, Settled settled) {
        node.put("cases", settled.cases())
                .put("totalPayable", NumberFormats.machine(settled.payable()))
                .put("status", settled.binding() ? "binding" : "provisional")
                .put("outdated", settled.outdated());
    }

    private static void posted(ObjectNode node, Posted posted) {
        node.put("bills", posted.bills())
                .put("amount", NumberFormats.machine(posted.amount()))
                .put("sent", posted.sent())
                .put("open", NumberFormats.machine(posted.open()))
                .put("closed", posted.closed());
    }
}
