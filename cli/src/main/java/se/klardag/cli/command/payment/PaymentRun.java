package se.klardag.cli.command.payment;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.command.ledger.LedgerOptions;
import se.klardag.cli.ledger.payment.PaymentMatch;
import se.klardag.cli.ledger.payment.PaymentMatch.Counts;
import se.klardag.cli.ledger.payment.UnmatchedMoney;
import se.klardag.cli.ledger.posting.EntryBody.Grounds;
import se.klardag.cli.ledger.posting.EntryBody.Payment;
import se.klardag.cli.ledger.posting.EntryKind;
import se.klardag.cli.ledger.projection.BillLinks;
import se.klardag.cli.ledger.projection.BillStates;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.ledger.text.PaymentsText;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.EngineVersion;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.TerminalSafe;

/// Records what a call says of payments (*betalningskörning*), and prints what became of the bills.
record PaymentRun(Console console, Ledger ledger) {
    /// Payments as they come in.
    int take(PaymentMatch.Payers payers, Function<PaymentMatch, PaymentMatch.Result> matching) {
        var result = matching.apply(new PaymentMatch(ledger.view(), console.today(), payers));
        console.print(text().kept(result.kept()));
        int code = record(result.payments(), result.counts(), Grounds.NONE);
        result.twice().forEach(each -> console.print(text().twice(each)));
        result.undone()
                .forEach(each -> console.complain(
                        console.texts().get("ledger.payment-undone", TerminalSafe.briefly(each))));
        return result.twice().isEmpty() ? code : ExitCode.WITH_REJECTS;
    }

    /// Money that has no bill on a day.
    int unmatched(LocalDate day) {
        console.print(text().waiting(money(day).waiting()));
        return ExitCode.DONE;
    }

    /// Money that gets a bill.
    int match(PaymentMatch.Payers payers, String line, String bill, @Nullable String amount, LocalDate day) {
        var money = money(console.today());
        var moved = money.moved(line, bill, amount, day, console.today());
        UnmatchedMoney.refuseOthers(ledger.view(), moved, money.named(line), payers.payers(), payers.elsewhere());
        return record(List.of(moved), Counts.ONE, Grounds.NONE);
    }

    /// Money that loses its bill.
    int unmatch(String line, LocalDate day, Grounds why) {
        return takeBack(money(console.today()).unmatched(line, day, console.today()), why, "ledger.unmatched-again");
    }

    /// Money that was never to be recorded.
    int undo(String line, LocalDate day, Grounds why) {
        return takeBack(money(console.today()).undone(line, day, console.today()), why, "ledger.payment-taken-back");
    }

    private int takeBack(List<Payment> back, Grounds why, String key) {
        LedgerOptions.refusePersonal("--reason", why.reason());
        post(back, why, Counts.ONE, text().takenBack(key, back));
        return ExitCode.DONE;
    }

    private int record(List<Payment> payments, Counts counts, Grounds why) {
        if (!post(payments, why, counts, "")) {
            console.print(console.texts().get("ledger.payments-known", counts.known()) + "\n");
            return ExitCode.DONE;
        }
        return payments.stream().allMatch(Payment::isMatched) ? ExitCode.DONE : ExitCode.WITH_REJECTS;
    }

    private boolean post(List<Payment> payments, Grounds why, Counts counts, String head) {
        var document = ledger.posting().because(why).payments(payments, console.today(), EngineVersion.current());
        if (document.isEmpty()) {
            return false;
        }
        var entry = ledger.post(document.get());
        var after = new BillStates(ledger.projection()).find(BillStates.Filter.ALL);
        var links = new BillLinks(ledger.projection());
        console.print((head.isEmpty() ? text().taken(payments, counts, after, links)
                : head + text().uneven(payments, after, links))
                + console.texts().get("ledger.posted", entry.sequence()) + "\n");
        return true;
    }

    private PaymentsText text() {
        return new PaymentsText(console.texts(), console.page());
    }

    private UnmatchedMoney money(LocalDate day) {
        return new UnmatchedMoney(
                ledger.journal()
                        .entries()
                        .stream()
                        .filter(each -> each.kind().equals(EntryKind.PAYMENT.code()))
                        .map(each -> ledger.read(each.sequence())),
                day);
    }
}
