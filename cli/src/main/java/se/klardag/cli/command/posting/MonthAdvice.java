package se.klardag.cli.command.posting;

import java.time.YearMonth;
import java.util.stream.Collectors;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.review.ReopenedTerms;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.render.Console;

/// How another month is posted, as the ledger has it (*råd om annan månad*): the advice names the series and agreement that
/// the month is posted in and the brakes on it, so that whoever follows it is not refused.
record MonthAdvice(Console console, Ledger ledger) {
    /// What to do for cases that a month may have now and that are on no bill.
    String first(YearMonth month) {
        if (!ledger.view().lastBilled(month).isEmpty()) {
            return again(month, "ledger.advice-too");
        }
        return console.texts()
                .get(month.isBefore(YearMonth.from(console.today())) ? "ledger.advice-first"
                        : "ledger.advice-not-ended",
                        month);
    }

    /// What to do for cases that are on the bills of a month and may be so no longer.
    ///
    /// @param series of the month's bills
    String again(YearMonth month, String series, EntryBody.Month standing) {
        return console.texts().get("ledger.advice-again", month, place(series, month, standing.agreement()));
    }

    private String again(YearMonth month, String key) {
        var places = ledger.view()
                .lastBilled(month)
                .entrySet()
                .stream()
                .filter(each -> ledger.read(each.getValue()).content() instanceof EntryBody.Month)
                .map(each -> place(
                        each.getKey(), month, PostingPrinter.month(ledger.read(each.getValue())).agreement()))
                .collect(Collectors.joining(console.texts().get("ledger.advice-or")));
        return console.texts().get(key, month, places);
    }

    private String place(String series, YearMonth month, String agreement) {
        var text = new StringBuilder(console.texts().get("ledger.advice-series", series, agreement));
        if (ReopenedTerms.of(series, month, ledger.view(), ledger::read).isPresent()) {
            text.append(console.texts().get("ledger.advice-reopened"));
        }
        if (ledger.view().isClosed(month)) {
            text.append(console.texts().get("ledger.advice-closed"));
        }
        return text.toString();
    }
}
