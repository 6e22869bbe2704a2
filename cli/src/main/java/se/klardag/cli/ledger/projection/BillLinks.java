package se.klardag.cli.ledger.projection;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.impl.DSL;
import se.klardag.cli.ledger.projection.schema.tables.Bill;
import se.klardag.cli.ledger.projection.schema.tables.Credit;
import se.klardag.cli.ledger.projection.schema.tables.records.BillRecord;

/// Which bill corrects which (*rättelsekedja*), both ways: a credit names the bills it takes back, and a debit those it adds
/// to; each of them is corrected by it.
public final class BillLinks {
    private record Account(String series, String period, String municipality, LocalDate edition, String careGroup) {
        static Account of(BillRecord bill) {
            return new Account(
                    bill.getSeries(), bill.getPeriod(), bill.getMunicipality(), bill.getEdition(),
                    bill.getCareGroup());
        }
    }

    private final Map<String, List<String>> corrects = new HashMap<>();
    private final Map<String, List<String>> correctedBy = new HashMap<>();

    /// The links of every bill, of whatever day.
    public BillLinks(Projection projection) {
        this(projection, Optional.empty());
    }

    /// The links at the end of a day: later bills correct nothing yet.
    public static BillLinks asOf(Projection projection, LocalDate day) {
        return new BillLinks(projection, Optional.of(day));
    }

    private BillLinks(Projection projection, Optional<LocalDate> day) {
        var credit = Credit.CREDIT;
        var takenBack = new HashMap<String, List<String>>();
        projection.sql()
                .selectFrom(credit)
                .where(credit.AMOUNT.gt(BigDecimal.ZERO))
                .and(credit.CREDIT_NUMBER.ne(credit.BILL_NUMBER))
                .orderBy(credit.SEQUENCE, credit.LINE)
                .forEach(each -> takenBack.computeIfAbsent(each.getCreditNumber(), _ -> new ArrayList<>())
                        .add(each.getBillNumber()));
        var bill = Bill.BILL;
        var earlier = new LinkedHashMap<Account, List<String>>();
        var dated = day.map(bill.DATED::le).orElse(DSL.noCondition());
        projection.sql().selectFrom(bill).where(dated).orderBy(bill.SEQUENCE, bill.LINE).forEach(each -> {
            var account = earlier.computeIfAbsent(Account.of(each), _ -> new ArrayList<>());
            boolean credits = each.getAmount().signum() < 0;
            boolean first = each.getKind().equals("bill");
            link(each.getNumber(), credits ? takenBack.getOrDefault(each.getNumber(), List.of())
                    : first ? List.of() : List.copyOf(account));
            if (!credits) {
                account.add(each.getNumber());
            }
        });
    }

    private void link(String number, List<String> earlier) {
        corrects.put(number, List.copyOf(earlier));
        earlier.forEach(each -> correctedBy.computeIfAbsent(each, _ -> new ArrayList<>()).add(number));
    }

    /// The bills that a bill corrects.
    public List<String> corrects(String number) {
        return corrects.getOrDefault(number, List.of());
    }

    /// The bills that correct a bill, in their order.
    public List<String> correctedBy(String number) {
        return List.copyOf(correctedBy.getOrDefault(number, List.of()));
    }
}
