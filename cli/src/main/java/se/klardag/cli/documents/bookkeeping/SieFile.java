package se.klardag.cli.documents.bookkeeping;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.documents.model.DocumentRefusedException;
import se.klardag.cli.documents.parties.Account;
import se.klardag.cli.documents.parties.Bookkeeping;
import se.klardag.cli.text.NumberFormats;

/// Vouchers for any ledger that reads SIE type 4I (*SIE-fil*): characters of code page 437, as the format demands, and
/// numbers left to the ledger.
public final class SieFile {
    private static final Charset PC8 = Charset.forName("IBM437");

    private final Bookkeeping books;
    private final VoucherDay day;
    private final List<Voucher> vouchers;
    private final List<String> lines = new ArrayList<>();

    private SieFile(Bookkeeping books, VoucherDay day, List<Voucher> vouchers) {
        this.books = books;
        this.day = day;
        this.vouchers = vouchers;
    }

    /// The bills as vouchers, in their order. Bills of nothing are not booked.
    ///
    /// @param bills at least one
    /// @param day   on which they are booked
    /// @throws DocumentRefusedException when a text holds a character that the format has no code for
    public static byte[] write(List<BillDocument> bills, Bookkeeping books, VoucherDay day) {
        var vouchers = bills.stream().flatMap(bill -> Voucher.of(bill, books).stream()).toList();
        return new SieFile(books, day, vouchers).bytes(bills.getFirst());
    }

    private byte[] bytes(BillDocument any) {
        heading(any);
        accounts();
        dimensions();
        vouchers.forEach(this::voucher);
        var text = String.join("\r\n", lines) + "\r\n";
        try {
            var encoded = PC8.newEncoder().encode(CharBuffer.wrap(text));
            return bytes(encoded);
        } catch (CharacterCodingException _) {
            var culprit = lines.stream().filter(line -> !PC8.newEncoder().canEncode(line)).findFirst();
            throw DocumentRefusedException.forWant("invoice.not-pc8", culprit.orElse("?"));
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private void heading(BillDocument any) {
        add("#FLAGGA", "0");
        add("#PROGRAM", quoted("Klardag"), quoted(any.basis().receipt().engine()));
        add("#FORMAT", "PC8");
        add("#GEN", DateTimeFormatter.BASIC_ISO_DATE.format(any.issued()));
        add("#SIETYP", "4");
        add("#FNAMN", quoted(any.issuer().name()));
        add("#ORGNR", any.issuer().organisation().written());
        add("#VALUTA", "SEK");
    }

    private void accounts() {
        var used = new TreeMap<String, Account>();
        vouchers.stream()
                .flatMap(voucher -> voucher.postings().stream())
                .forEach(posting -> used.put(posting.account().number(), posting.account()));
        used.values().forEach(account -> add("#KONTO", account.number(), quoted(account.name())));
    }

    private void dimensions() {
        if (vouchers.isEmpty()) {
            return;
        }
        for (var each : books.dimensions()) {
            add("#DIM", Integer.toString(each.number()), quoted(each.name()));
            add("#OBJEKT", Integer.toString(each.number()), quoted(each.object()), quoted(each.objectName()));
        }
        books.motpartDimension().ifPresent(number -> {
            add("#DIM", Integer.toString(number), quoted("Motpart"));
            var objects = new TreeMap<String, String>();
            vouchers.stream()
                    .map(voucher -> voucher.bill().recipient())
                    .filter(recipient -> !recipient.motpart().isEmpty())
                    .forEach(recipient -> objects.putIfAbsent(recipient.motpart(), recipient.name()));
            objects.forEach((code, name) -> add("#OBJEKT", Integer.toString(number), quoted(code), quoted(name)));
        });
    }

    private void voucher(Voucher voucher) {
        var booked = DateTimeFormatter.BASIC_ISO_DATE.format(day.of(voucher.bill()));
        add("#VER", quoted(books.series()), quoted(""), booked, quoted(voucher.text()));
        lines.add("{");
        for (var posting : voucher.postings()) {
            add(
                    "#TRANS",
                    posting.account().number(),
                    "{" + objects(voucher.bill(), posting) + "}",
                    NumberFormats.machineOre(posting.amount()),
                    booked,
                    quoted(posting.text()));
        }
        lines.add("}");
    }

    private String objects(BillDocument bill, Voucher.Posting posting) {
        var objects = new ArrayList<String>();
        if (posting.result()) {
            books.dimensions().forEach(each -> objects.add(each.number() + " " + quoted(each.object())));
        }
        books.motpartDimension().ifPresent(number -> {
            if (!bill.recipient().motpart().isEmpty()) {
                objects.add(number + " " + quoted(bill.recipient().motpart()));
            }
        });
        return objects.stream().collect(Collectors.joining(" "));
    }

    private void add(String... fields) {
        lines.add(String.join(" ", fields));
    }

    /// A field in quotation marks. The format has a code for a quotation mark inside, and none for a backslash or a control
    /// character.
    private static String quoted(String text) {
        if (text.indexOf('\\') >= 0 || text.codePoints().anyMatch(Character::isISOControl)) {
            throw DocumentRefusedException.forWant("invoice.not-pc8", text);
        }
        return "\"" + text.replace("\"", "\\\"") + "\"";
    }
}
