package se.klardag.cli.month;

import static org.assertj.core.api.BDDAssertions.then;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.Call;
import se.klardag.cli.cases.CaseFiles;
import se.klardag.cli.cases.row.RejectedRow;
import se.klardag.cli.cases.row.RowLog;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.engine.simulation.outlook.BillCause;
import se.klardag.engine.simulation.outlook.BillChange;
import se.klardag.engine.terms.calendar.Period;
import se.klardag.rules.Rulebook;

/// Twenty generated pairs of months: the causes lead from the one to the other.
class GeneratedMonthsTest {
    @TempDir
    private Path folder;

    private static BigDecimal toPay(Settlement settlement, Predicate<Bill> whose) {
        return settlement.bills()
                .stream()
                .filter(whose)
                .map(bill -> bill.toPay().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// For everybody and for each kommun by itself, with a new price at the turn of the year.
    @Test
    void the_causes_add_up_to_the_ore() throws Exception {
        var cases = folder.resolve("cases.csv");
        then(Call.of("generate", "--region", "skane", "--from", "2022-01", "--months", "21", "--seed", "2017612", "-o",
                cases.toString()).code()).isZero();
        var rules = Files.writeString(
                folder.resolve("rules.yaml"), "id: lower\nextends: skane-2018\nliability: {threshold: 1.5}\n");
        var book = Rulebook.of(rules.toString());
        var files = new CaseFiles(List.of(cases), book.payers(), new Nothing());
        var months = MonthRange.parse("2022-01..2023-09").months().stream().map(Period::of).toList();

        var settled = PastMonth.of(files.read(source -> PeriodCases.of(source, months)), book)
                .stream()
                .map(each -> each.settlement().orElseThrow())
                .toList();

        then(settled).hasSize(21);
        var seen = new TreeSet<BillCause>();
        for (int i = 0; i < 20; i++) {
            var before = settled.get(i);
            var after = settled.get(i + 1);
            thenAddsUp(before, after, _ -> true, seen);
            for (var bill : before.bills()) {
                thenAddsUp(before, after, each -> each.municipality() == bill.municipality(), seen);
            }
        }
        then(seen).containsExactlyInAnyOrder(BillCause.PRICE, BillCause.VOLUME, BillCause.MIX, BillCause.LENGTH);
    }

    private static void thenAddsUp(
            Settlement before, Settlement after, Predicate<Bill> whose, Set<BillCause> seen) {
        var sum = BigDecimal.ZERO;
        for (var share : BillChange.of(before, after, whose).orElseThrow().shares()) {
            sum = sum.add(share.amount());
            then(share.amount().stripTrailingZeros().scale()).isLessThanOrEqualTo(2);
            if (share.amount().signum() != 0) {
                seen.add(share.cause());
            }
        }
        then(sum).isEqualByComparingTo(toPay(after, whose).subtract(toPay(before, whose)));
    }

    /// Nothing is told.
    private static final class Nothing implements RowLog {
        @Override
        public void passStarts() {
            // nothing was noted
        }

        @Override
        public void rejected(RejectedRow row) {
            throw new AssertionError("a generated row was rejected: " + row);
        }
    }
}
