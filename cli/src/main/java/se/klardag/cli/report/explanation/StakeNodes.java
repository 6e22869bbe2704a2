package se.klardag.cli.report.explanation;

import java.util.ArrayList;
import java.util.List;
import se.klardag.cli.text.NumberFormats;
import se.klardag.engine.bill.Bill;

/// What hangs on readings of other terms than who counts, for programs (*summor per tolkning i JSON*): the keys are those of a
/// settlement.
final class StakeNodes {
    private StakeNodes() {}

    static List<Node> of(Bill bill) {
        var nodes = new ArrayList<Node>();
        var answered = bill.stakes()
                .answered()
                .stream()
                .map(share -> List.of(
                        Node.value("reading", share.answer().reading()),
                        new Node.Items("values", share.answer()
                                .values()
                                .entrySet()
                                .stream()
                                .map(each -> List.of(
                                        Node.value("path", each.getKey()), Node.value("value", each.getValue())))
                                .toList()),
                        Node.value("days", Long.toString(share.days())),
                        Node.value("amount", NumberFormats.machine(share.amount())),
                        Node.value("payable", NumberFormats.machine(share.toPay()))))
                .toList();
        if (!answered.isEmpty()) {
            nodes.add(new Node.Items("otherAnswers", answered));
        }
        var untold = bill.stakes().untold().stream().map(stake -> {
            var value = new ArrayList<>(List.of(Node.value("reading", stake.reading())));
            stake.reason().ifPresent(reason -> {
                value.add(Node.value("reason", reason.code()));
                value.add(Node.value("cases", Long.toString(stake.cases())));
            });
            value.add(Node.value("why", stake.why().english()));
            return List.copyOf(value);
        }).toList();
        if (!untold.isEmpty()) {
            nodes.add(new Node.Items("untoldReadings", untold));
        }
        return nodes;
    }
}
