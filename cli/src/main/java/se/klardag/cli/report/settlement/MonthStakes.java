package se.klardag.cli.report.settlement;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.stream.Collectors;
import se.klardag.cli.month.SettledMonth;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.ActWords;
import se.klardag.cli.words.Citations;
import se.klardag.cli.words.ReadingText;
import se.klardag.cli.words.StakeText;
import se.klardag.engine.bill.LeftOutShare;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.terms.population.LeftOutUnder;

/// What of a month's bills together hangs on readings of unclear texts (*vad som hänger på tolkningar, alla räkningar tillsammans*).
final class MonthStakes {
    private final SettledMonth report;
    private final Settlement settlement;
    private final Texts texts;
    private final StakeText words;
    private final Unit unit;
    private final BigDecimal toPay;

    MonthStakes(SettledMonth report, Texts texts) {
        this.report = report;
        this.settlement = report.settlement();
        this.texts = texts;
        this.words = new StakeText(texts);
        this.unit = Unit.money(settlement.currency());
        this.toPay = settlement.bills()
                .stream()
                .map(bill -> StakeText.toPay(bill).value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// What the sum would be with the cases that readings leave out: a line for each reading by itself; and for each set of readings
    /// that leave the same cases out a line of each bill, since the sum of a month without the set would also have the bills on which
    /// one reading of it alone leaves cases out.
    String leftOut() {
        var names = new HashMap<LeftOutUnder, String>();
        var alone = new LinkedHashMap<LeftOutUnder, LeftOutShare>();
        settlement.bills().forEach(bill -> {
            bill.stakes()
                    .underLeftOut()
                    .forEach(under -> names.putIfAbsent(
                            under, ActWords.reason(under, bill.terms(), texts)));
            bill.leftOut().forEach(share -> alone.merge(share.under(), share, LeftOutShare::plus));
        });
        var lines = new LinkedHashSet<String>();
        alone.forEach((under, share) -> lines.add(texts.get(
                "left-out.named", names.getOrDefault(under, ""), new ReadingText(texts).name(under),
                words.ofMonth(share, toPay, unit, settlement.agreement()))));
        settlement.bills()
                .forEach(bill -> words.several(bill)
                        .forEach(line -> lines.add(report.name(bill.municipality()) + ": " + line)));
        settlement.bills().forEach(bill -> lines.addAll(words.notes(bill)));
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /// What the month would be under each other answer to what the texts leave open, and why nobody can say, a line for each.
    String others() {
        var lines = new LinkedHashSet<String>();
        settlement.otherAnswers()
                .forEach(share -> {
                    lines.add(words.ofMonth(share, toPay, unit, settlement.agreement()));
                    words.unbilled(share.answer(), settlement.unbilled(), unit,
                            code -> Municipality.codeText(code) + " " + report.name(code))
                            .ifPresent(lines::add);
                });
        for (var bill : settlement.bills()) {
            for (var stake : StakeText.untold(bill, settlement.agreement())) {
                // cases are of one municipality
                lines.add((stake.cases() > 0 ? report.name(bill.municipality()) + ": " : "")
                        + words.untold(stake, bill));
            }
        }
        lines.addAll(words.exceptions(settlement.bills(), settlement.agreement()));
        lines.addAll(words.residence(settlement.bills(), settlement.agreement()));
        var end = settlement.agreement().period().month().atEndOfMonth();
        for (var bill : settlement.bills()) {
            Citations.notes(report.agreement(), bill.municipality(), end, texts)
                    .forEach(line -> lines.add(report.name(bill.municipality()) + ": " + line));
        }
        return lines.isEmpty() ? "" : "\n" + String.join("\n", lines) + "\n";
    }
}
