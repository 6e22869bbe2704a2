package se.klardag.cli.ledger.payment;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.payment.BgMaxRecord.Count;
import se.klardag.cli.ledger.payment.BgMaxRecord.Field;
import se.klardag.cli.text.TerminalSafe;

/// A BgMax file (*Bankgiro Inbetalningar*) as Bankgirot sends it: a start (01), sections of one recipient and day (05 … 15)
/// with payments (20) and deductions (21), their further references (22, 23) and senders (25 to 29), and an end with the
/// counts (70). Counts and sums are checked. Records of other codes are left alone, as the manual asks for.
final class BgMaxFile {
    private static final byte[] BEGINNING = "01BGMAX".getBytes(StandardCharsets.ISO_8859_1);
    private static final String KRONOR = "SEK";

    private final String file;
    private final Count count = new Count();
    private final List<Transfer> transfers = new ArrayList<>();
    private final List<BgMaxPayment> section = new ArrayList<>();
    private @Nullable BgMaxRecord opening;
    private boolean started;
    private boolean ended;

    private BgMaxFile(String file) {
        this.file = file;
    }

    static boolean isOne(byte[] bytes) {
        return bytes.length >= BEGINNING.length
                && Arrays.equals(bytes, 0, BEGINNING.length, BEGINNING, 0, BEGINNING.length);
    }

    /// The payments of a file.
    ///
    /// @throws LedgerException naming the record that cannot be used, or what the counts and sums do not fit
    static List<Transfer> read(String file, String text) {
        var read = new BgMaxFile(file);
        long row = 0;
        for (var line : text.split("\r\n|\n|\r", -1)) {
            row++;
            var stripped = line.stripTrailing();
            if (stripped.isEmpty() || stripped.equals("\u001a")) {
                continue;
            }
            if (stripped.length() > BgMaxRecord.LENGTH || stripped.length() < 2) {
                throw read.broken(row, "ledger.bgmax.length", BgMaxRecord.LENGTH);
            }
            read.take(new BgMaxRecord(file, row, stripped + " ".repeat(BgMaxRecord.LENGTH - stripped.length())));
        }
        if (!read.ended) {
            throw read.broken(row, "ledger.bgmax.end");
        }
        return read.transfers;
    }

    private void take(BgMaxRecord post) {
        if (ended || started == post.code().equals("01")) {
            throw broken(post.row(), "ledger.bgmax.order", TerminalSafe.briefly(post.code()));
        }
        count.add(post);
        switch (post.code()) {
            case "01" -> start(post);
            case "05" -> open(post);
            case "20", "21" -> section.add(new BgMaxPayment(post, inSection(post)));
            case "22", "23", "25", "26", "29" -> last(post).take(post);
            case "15" -> close(post);
            case "70" -> end(post);
            default -> {
                // addresses (27, 28), and what the layout may have later
            }
        }
    }

    private void start(BgMaxRecord post) {
        if (!post.field(Field.LAYOUT).equals("BGMAX") || post.number(Field.VERSION) != 1) {
            throw PaymentText.wrong(post.place(), Field.VERSION.place(), post.field(Field.VERSION));
        }
        if (!post.field(Field.TEST_MARK).equals("P")) {
            throw broken(post.row(), "ledger.bgmax.test", TerminalSafe.briefly(post.field(Field.TEST_MARK)));
        }
        started = true;
    }

    private void open(BgMaxRecord post) {
        if (opening != null) {
            throw broken(post.row(), "ledger.bgmax.order", post.code());
        }
        refuseOtherMoney(post, Field.OPENING_CURRENCY);
        opening = post;
    }

    private void refuseOtherMoney(BgMaxRecord post, Field currency) {
        if (!post.field(currency).equals(KRONOR)) {
            throw PaymentText.wrong(post.place(), currency.place(), post.field(currency));
        }
    }

    /// The number of the payment in its section, from 1.
    private int inSection(BgMaxRecord post) {
        if (opening == null) {
            throw broken(post.row(), "ledger.bgmax.order", post.code());
        }
        return section.size() + 1;
    }

    private BgMaxPayment last(BgMaxRecord post) {
        if (opening == null || section.isEmpty()) {
            throw broken(post.row(), "ledger.bgmax.order", post.code());
        }
        return section.getLast();
    }

    private void close(BgMaxRecord post) {
        if (opening == null) {
            throw broken(post.row(), "ledger.bgmax.order", post.code());
        }
        refuseOtherMoney(post, Field.DEPOSIT_CURRENCY);
        var sum = section.stream().map(BgMaxPayment::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        var stated = post.kronor(Field.DEPOSIT_AMOUNT);
        if (stated.compareTo(sum) != 0) {
            throw broken(post.row(), "ledger.bgmax.sum", Field.DEPOSIT_AMOUNT.place(), stated, sum);
        }
        differs(post, Field.DEPOSIT_COUNT, post.number(Field.DEPOSIT_COUNT), section.size());
        var day = PaymentText.date(post.place(), Field.PAYMENT_DAY.place(), post.field(Field.PAYMENT_DAY));
        var deposit = post.field(Field.DEPOSIT_SERIAL);
        section.forEach(payment -> transfers.add(payment.transfer(day, deposit)));
        section.clear();
        opening = null;
    }

    private void end(BgMaxRecord post) {
        if (opening != null) {
            throw broken(post.row(), "ledger.bgmax.order", post.code());
        }
        differs(post, Field.PAYMENTS, post.number(Field.PAYMENTS), count.of("20"));
        differs(post, Field.DEDUCTIONS, post.number(Field.DEDUCTIONS), count.of("21"));
        differs(post, Field.EXTRA_REFERENCES, post.number(Field.EXTRA_REFERENCES), count.of("22", "23"));
        differs(post, Field.DEPOSITS, post.number(Field.DEPOSITS), count.of("15"));
        ended = true;
    }

    private void differs(BgMaxRecord post, Field field, Object stated, Object found) {
        if (!stated.toString().equals(found.toString())) {
            throw broken(post.row(), "ledger.bgmax.sum", field.place(), stated, found);
        }
    }

    private LedgerException broken(long row, String key, Object... values) {
        var all = new ArrayList<Object>(List.of(file, row));
        all.addAll(List.of(values));
        return LedgerException.unusable(key, all.toArray());
    }

    /// A payment or a deduction with the records that follow it.
    private static final class BgMaxPayment {
        private static final int LEGAL_PERSON = 20;

        private final BgMaxRecord post;
        private final int ordinal;
        private final List<BgMaxRecord> references = new ArrayList<>();
        private final StringBuilder information = new StringBuilder();
        private String name = "";
        private String organisation = "";

        BgMaxPayment(BgMaxRecord post, int ordinal) {
            this.post = post;
            this.ordinal = ordinal;
        }

        void take(BgMaxRecord next) {
            switch (next.code()) {
                case "22", "23" -> references.add(next);
                case "25" -> information.append(' ').append(next.field(Field.INFORMATION));
                case "26" -> name = next.field(Field.NAME);
                default -> organisation = next.field(Field.ORGANISATION);
            }
        }

        BigDecimal amount() {
            return signed(post, "21");
        }

        private static BigDecimal signed(BgMaxRecord record, String negative) {
            var amount = record.kronor(Field.AMOUNT);
            return record.code().equals(negative) ? amount.negate() : amount;
        }

        Transfer transfer(LocalDate day, String deposit) {
            var serial = post.field(Field.SERIAL);
            var reference = serial.matches("0*")
                    ? "BgMax " + deposit + "/" + ordinal
                    : "BgMax " + serial.replaceAll("(.{4})(?=.)", "$1 ");
            return new Transfer(post.place(), day, amount(), reference, payer(), parts());
        }

        /// What was paid: by the further references and their sums where they have any; else by every reference, or by the
        /// message when there is none.
        private List<Transfer.Part> parts() {
            var parts = new ArrayList<Transfer.Part>();
            boolean divided = references.stream().anyMatch(each -> each.number(Field.AMOUNT) != 0);
            var own = PaymentText.free(post.field(Field.REFERENCE));
            if (!divided && !own.isEmpty()) {
                parts.add(new Transfer.Part(own, Optional.empty()));
            }
            for (var each : references) {
                parts.add(new Transfer.Part(
                        PaymentText.free(each.field(Field.REFERENCE)),
                        divided ? Optional.of(signed(each, "23")) : Optional.empty()));
            }
            var message = PaymentText.free(information.toString().strip());
            if (!divided && !message.isEmpty()) {
                parts.add(new Transfer.Part(message, Optional.empty()));
            }
            return parts;
        }

        /// The sender, if it is a legal person or has a bankgiro number; a private person's name is not kept.
        private String payer() {
            var ten = organisation.replaceFirst("^(00|16)?(?=[0-9]{10}$)", "");
            boolean legal = ten.matches("[0-9]{10}") && Integer.parseInt(ten.substring(2, 4)) >= LEGAL_PERSON;
            long bankgiro = post.number(Field.SENDER);
            if (legal) {
                return PaymentText.free((name + " " + ten.substring(0, 6) + "-" + ten.substring(6)).strip());
            }
            return bankgiro == 0 ? "" : "bankgiro " + bankgiro;
        }
    }
}
