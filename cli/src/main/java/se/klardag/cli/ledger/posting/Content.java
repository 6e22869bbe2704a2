package se.klardag.cli.ledger.posting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import se.klardag.cli.output.Receipt;
import se.klardag.engine.bill.Crediting;
import se.klardag.engine.bill.Owed;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.settlement.CaseChange;
import se.klardag.engine.terms.CareGroup;
import se.klardag.rules.RuleText;
import se.klardag.rules.RuleTexts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a document of the journal says (*postens innehåll*).
public sealed interface Content {
    /// What a hash begins with where a person may read it.
    String SHA256 = "sha256:";

    /// A month of a series: settled, corrected, credited or drafted.
    ///
    /// @param root        id of the agreement that everything is built on
    /// @param corrects    sequence of the entry that billed the month before this one
    /// @param rules       every rule text
    /// @param readWith    what another system's files, or files of events, became cases by
    /// @param cases       every case of the month, ascending by id
    /// @param struck      cases that disputes took out, in every round since
    /// @param settlement  the settlement as `settle --format json` gives it
    /// @param bills       what this entry bills and credits, numbered
    /// @param standing    what each municipality owes now, and on which bills
    /// @param changes     why, case by case
    /// @param ruleChanges why, term by term
    record Month(
            Kind kind,
            String series,
            YearMonth period,
            String root,
            OptionalLong corrects,
            RuleTexts rules,
            List<RuleText> readWith,
            List<RecordedCase> cases,
            List<Struck> struck,
            ObjectNode settlement,
            List<NumberedBill> bills,
            List<Standing> standing,
            List<CaseChange> changes,
            List<RuleChange> ruleChanges)
            implements
                Content {
        public Month {
            readWith = List.copyOf(readWith);
            cases = List.copyOf(cases);
            struck = List.copyOf(struck);
            bills = List.copyOf(bills);
            standing = List.copyOf(standing);
            changes = List.copyOf(changes);
            ruleChanges = List.copyOf(ruleChanges);
        }

        /// The agreement's id.
        public String agreement() {
            return settlement.required("agreement").asString();
        }

        /// What the settlement was made with.
        public Receipt receipt() {
            var receipt = settlement.required("receipt");
            return new Receipt(
                    receipt.required("engine").asString(),
                    hash(receipt.required("rules").asString()),
                    hash(receipt.required("cases").asString()));
        }

        private static String hash(String text) {
            return text.startsWith(SHA256) ? text.substring(SHA256.length()) : text;
        }

        /// What was recorded after this day did not count; empty for everything.
        public Optional<LocalDate> knownOn() {
            return Optional.ofNullable(settlement.get("asKnownOn")).map(day -> LocalDate.parse(day.asString()));
        }

        /// Whether a municipality can have several bills, by the edition of the agreement that a case's date picks.
        public boolean byEdition() {
            var bills = settlement.required("municipalities");
            return !bills.isEmpty() && bills.get(0).has("editionFrom");
        }

        /// The cases that count: those that no dispute took out. A case that came again with other facts counts.
        List<RecordedCase> counted() {
            return struck.isEmpty()
                    ? cases
                    : cases.stream().filter(fact -> struck.stream().noneMatch(each -> each.takesOut(fact))).toList();
        }

        /// The same month without what was numbered: two are the same settlement when nothing else differs.
        boolean sameSettlementAs(Month other) {
            return rules.sameAs(other.rules) && cases.equals(other.cases) && struck.equals(other.struck);
        }
    }

    /// A case that an upheld dispute took out, as it was then.
    ///
    /// @param fingerprint of its facts: with other facts it counts again
    /// @param bill        the disputed bill
    record Struck(String caseId, String fingerprint, String bill) {
        boolean takesOut(RecordedCase fact) {
            return fact.id().equals(caseId) && CaseJson.fingerprint(fact).equals(fingerprint);
        }
    }

    /// A numbered bill.
    ///
    /// @param kind    whether it is the first, or raises or lowers what was billed
    /// @param name    of the municipality
    /// @param edition first date of the agreement's edition that its cases were settled under
    /// @param before  the whole sum before
    /// @param after   the whole sum now
    /// @param amount  the difference; below 0 for a credit
    /// @param credits what a credit takes back of which bill
    record NumberedBill(
            String number,
            BillKind kind,
            int municipality,
            String name,
            LocalDate edition,
            CareGroup careGroup,
            BigDecimal before,
            BigDecimal after,
            BigDecimal amount,
            List<Crediting.Share> credits) {
        public NumberedBill {
            credits = List.copyOf(credits);
        }
    }

    /// What a bill does to the sum.
    enum BillKind {
        BILL("bill"),
        DEBIT("debit"),
        CREDIT("credit");

        private final String code;

        BillKind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /// What one municipality owes for the month, and the bills that say so, in their order.
    record Standing(Owed owed, List<Crediting.Billed> bills) {
        public Standing {
            bills = List.copyOf(bills);
        }
    }

    /// A term that says something else than when the month was billed before.
    ///
    /// @param cause  `adopted`, `rate` or `changed`
    /// @param before value and status; empty when it was not stated
    /// @param after  value and status; empty when it is not stated any more
    record RuleChange(String path, String cause, String before, String after) {}

    /// A dispute, or what became of it.
    ///
    /// @param bill    the disputed bill
    /// @param caseIds the cases that are disputed on it
    record Dispute(String bill, List<String> caseIds, DisputeState state, String reason) implements Content {
        public Dispute {
            caseIds = List.copyOf(caseIds);
        }
    }

    /// Where a dispute stands.
    enum DisputeState {
        OPEN("open"),
        UPHELD("upheld"),
        REJECTED("rejected"),
        WITHDRAWN("withdrawn");

        private final String code;

        DisputeState(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static DisputeState of(String code) {
            return pick(values(), DisputeState::code, code);
        }
    }

    /// Payments.
    record Payments(List<Payment> payments) implements Content {
        public Payments {
            payments = List.copyOf(payments);
        }
    }

    /// One payment.
    ///
    /// @param reference names the payment; the same payment is never taken twice
    record Payment(String bill, BigDecimal amount, LocalDate date, String reference) {}

    /// Finds a word of a list by its code.
    static <E> E pick(E[] values, Function<E, String> code, String wanted) {
        for (var value : values) {
            if (code.apply(value).equals(wanted)) {
                return value;
            }
        }
        throw new IllegalArgumentException(wanted);
    }

    /// A list out of JSON.
    static <T> List<T> list(JsonNode stored, Function<JsonNode, T> reader) {
        var list = new ArrayList<T>();
        stored.forEach(each -> list.add(reader.apply(each)));
        return list;
    }
}
