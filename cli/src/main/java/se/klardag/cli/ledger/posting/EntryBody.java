package se.klardag.cli.ledger.posting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import se.klardag.cli.cases.cell.IdText;
import se.klardag.cli.month.CoverageJson;
import se.klardag.cli.month.Origin;
import se.klardag.cli.month.Receipt;
import se.klardag.engine.bill.AmountOwed;
import se.klardag.engine.bill.BillKey;
import se.klardag.engine.bill.CreditAllocation;
import se.klardag.engine.correction.CaseChange;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.kept.RuleTexts;
import tools.jackson.databind.node.ObjectNode;

/// What a document of the journal says (*postens innehåll*).
public sealed interface EntryBody {
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
            EntryKind kind,
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
                EntryBody {
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

        /// Where the settlement came from.
        public Origin origin() {
            var receipt = settlement.required("receipt");
            return new Origin(
                    Optional.ofNullable(settlement.get("asKnownOn")).map(day -> LocalDate.parse(day.asString())),
                    new Receipt(
                            receipt.required("engine").asString(),
                            hash(receipt.required("rules").asString()),
                            hash(receipt.required("cases").asString())),
                    CoverageJson.of(receipt, settlement.required("rejectedRows").longValue()));
        }

        private static String hash(String text) {
            return text.startsWith(SHA256) ? text.substring(SHA256.length()) : text;
        }

        /// Whether a municipality can have several bills, by the edition of the agreement that a case's date picks.
        public boolean byEdition() {
            var bills = settlement.required("municipalities");
            return !bills.isEmpty() && bills.get(0).has("editionFrom");
        }

        /// The cases that count: those that no dispute took out. A case that came again with other facts counts.
        public List<RecordedCase> counted() {
            return counted(cases, struck);
        }

        /// The cases that count where these are out.
        public static List<RecordedCase> counted(List<RecordedCase> cases, List<Struck> struck) {
            return struck.isEmpty()
                    ? cases
                    : cases.stream().filter(fact -> struck.stream().noneMatch(each -> each.takesOut(fact))).toList();
        }

    }

    /// A case that an upheld dispute took out, as it was then.
    ///
    /// @param fingerprint of its facts: with other facts it counts again
    /// @param bill        the disputed bill
    record Struck(String caseId, String fingerprint, String bill) {
        /// A case as it is now.
        public static Struck of(RecordedCase fact, String bill) {
            return new Struck(fact.id(), CaseJson.fingerprint(fact), bill);
        }

        /// Whether both are the same case with the same facts, on whichever bill.
        public boolean isOf(Struck other) {
            return caseId.equals(other.caseId) && fingerprint.equals(other.fingerprint);
        }

        boolean takesOut(RecordedCase fact) {
            return fact.id().equals(caseId) && CaseJson.fingerprint(fact).equals(fingerprint);
        }
    }

    /// A numbered bill.
    ///
    /// @param kind    whether it is the first, or raises or lowers what was billed
    /// @param name    of the municipality
    /// @param before  the whole sum before
    /// @param after   the whole sum now
    /// @param amount  the difference; below 0 for a credit
    /// @param credits what a credit takes back of which bill
    record NumberedBill(
            String number,
            BillKind kind,
            BillKey key,
            String name,
            BigDecimal before,
            BigDecimal after,
            BigDecimal amount,
            List<CreditAllocation.Share> credits) {
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
    record Standing(AmountOwed owed, List<CreditAllocation.Billed> bills) {
        public Standing {
            bills = List.copyOf(bills);
        }
    }

    /// A term that says something else than when the month was billed before.
    ///
    /// @param cause  `adopted`, `rate` or `changed`
    /// @param before value and status; empty when it was not stated
    /// @param after  value and status; empty when it is not stated any more
    record RuleChange(String path, String cause, String before, String after) {
        /// The value before, without its status; empty when it was not stated.
        public String valueBefore() {
            return value(before);
        }

        /// The value now, without its status; empty when it is not stated any more.
        public String valueAfter() {
            return value(after);
        }

        private static String value(String said) {
            int status = said.lastIndexOf(" (");
            return status < 0 ? said : said.substring(0, status);
        }
    }

    /// A dispute, or what became of it.
    ///
    /// @param bill    the disputed bill
    /// @param caseIds the cases that are disputed on it
    record Dispute(String bill, List<String> caseIds, DisputeState state, String reason) implements EntryBody {
        public Dispute {
            caseIds = List.copyOf(caseIds);
        }
    }

    /// The state of a dispute.
    enum DisputeState {
        OPEN("open"),
        UPHELD("upheld"),
        REJECTED("rejected"),
        WITHDRAWN("withdrawn"),
        /// What was decided is taken back, and somebody waits for an answer again.
        REOPENED("reopened");

        private final String code;

        DisputeState(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        /// Whether somebody waits for an answer.
        public boolean isOpen() {
            return this == OPEN || this == REOPENED;
        }

        public static DisputeState of(String code) {
            return pick(values(), DisputeState::code, code);
        }
    }

    /// What takes back a whole posting that nobody has sent: its numbers are kept, and marked.
    ///
    /// @param cancels sequence of the posting
    /// @param bills   its bills, as they were posted
    record Cancellation(long cancels, String series, YearMonth period, List<NumberedBill> bills)
            implements
                EntryBody {
        public Cancellation {
            bills = List.copyOf(bills);
        }
    }

    /// What closes a month, in every series: from now on a posting in it needs a reason.
    record Closing(YearMonth period) implements EntryBody {}

    /// Documents of posted bills that were written to be sent (*utskick*).
    ///
    /// @param folder that they were written to, as the call named it
    record Dispatch(String folder, List<SentFile> files) implements EntryBody {
        public Dispatch {
            files = List.copyOf(files);
        }
    }

    /// One file of a dispatch.
    ///
    /// @param name   of the file in its folder
    /// @param sha256 of its bytes
    /// @param form   `pdf`, `xlsx`, `peppol`, `sie`, `ledger`; `statement` or `reminder` of several bills
    /// @param bills  numbers of the bills that it tells of
    record SentFile(String name, String sha256, String form, List<String> bills) {
        public SentFile {
            bills = List.copyOf(bills);
        }
    }

    /// Who asked for a posting, and why; each may be empty.
    ///
    /// @param by       a role, never a person
    /// @param released the brakes that they release
    record Grounds(String by, String reason, Set<Posting.Brake> released) {
        /// Nobody was asked for any.
        public static final Grounds NONE = new Grounds("", "");

        /// What is only computed, and never posted, needs no reason.
        public static final Grounds TRIAL = new Grounds("trial", "trial");

        public Grounds {
            released = Set.copyOf(released);
        }

        /// Grounds that release nothing.
        public Grounds(String by, String reason) {
            this(by, reason, Set.of());
        }

        /// Whether both are stated, as a closed month wants.
        public boolean areStated() {
            return !by.isBlank() && !reason.isBlank();
        }
    }

    /// Payments.
    record Payments(List<Payment> payments) implements EntryBody {
        public Payments {
            payments = List.copyOf(payments);
        }
    }

    /// One payment, or the part of one that falls on a bill (*betalning*). The same date, sum, reference and payer are the
    /// same payment, however its texts are written; one payment of several bills has a line for each.
    ///
    /// @param bill      empty when no bill was found for the money
    /// @param amount    kronor; below 0 for what was paid back
    /// @param reference what the bank or the payer calls the payment
    /// @param payer     who paid; empty when that was not stated
    /// @param named     what the payer said was paid: the bill's number, or other words
    /// @param whole     kronor that were paid under that name in one sum, of which this is all or a part
    /// @param moves     the line, as `entry/line`, with which the money came in: it gets a bill here, or below 0 of what came in
    ///                  loses it and waits again; empty when it comes in here
    /// @param undoes    the line with which money was recorded that is taken back here, or put back; otherwise empty
    record Payment(
            String bill,
            BigDecimal amount,
            LocalDate date,
            String reference,
            String payer,
            String named,
            BigDecimal whole,
            String moves,
            String undoes) {
        /// A payment of one bill, of which no more is known.
        public Payment(String bill, BigDecimal amount, LocalDate date, String reference) {
            this(bill, amount, date, reference, "", bill, amount, "", "");
        }

        /// This money on another day and place, as one line of what becomes of it.
        ///
        /// @param line that it came in with
        /// @param back whether the recording itself is taken back, and the money not only moved
        public Payment becomes(String place, BigDecimal sum, LocalDate day, String line, boolean back) {
            return new Payment(
                    place, sum, day, reference, payer, place, sum, back ? "" : line, back ? line : "");
        }

        /// Whether a bill was found.
        public boolean isMatched() {
            return !bill.isEmpty();
        }

        /// Whether the money comes in here, and is neither moved nor taken back.
        public boolean isReceived() {
            return moves.isEmpty() && undoes.isEmpty();
        }

        /// Whether money that came in before gets a bill here, or loses it.
        public boolean isMoved() {
            return !moves.isEmpty();
        }

        /// Whether both are the same payment.
        public boolean isSame(Payment other) {
            return isNamedLike(other) && whole.compareTo(other.whole) == 0;
        }

        /// Whether both have the same name and day, and different sums.
        boolean contradicts(Payment other) {
            return isNamedLike(other) && whole.compareTo(other.whole) != 0;
        }

        private boolean isNamedLike(Payment other) {
            return date.equals(other.date)
                    && IdText.areAlike(reference, other.reference)
                    && IdText.areAlike(named, other.named)
                    && (payer.isEmpty() || other.payer.isEmpty() || IdText.areAlike(payer, other.payer))
                    && isReceived()
                    && other.isReceived();
        }

        /// Whether both were written alike, sign for sign: earlier versions took all others for different payments.
        boolean isWrittenLike(Payment other) {
            return reference.equals(other.reference)
                    && named.equals(other.named)
                    && (payer.isEmpty() || other.payer.isEmpty() || payer.equals(other.payer));
        }
    }

    /// Finds a word of a list by its code.
    static <E> E pick(E[] values, Function<E, String> code, String wanted) {
        for (var value : values) {
            if (code.apply(value).equals(wanted)) {
                return value;
            }
        }
        throw new IllegalArgumentException(wanted);
    }
}
