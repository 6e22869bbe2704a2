package se.klardag.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A BgMax file put together from the record layout of Bankgirot's technical manual, place by place: synthetic, of nobody.
final class BgMaxText {
    private final List<String> records = new ArrayList<>();
    private long payments;
    private long deductions;
    private long references;
    private long deposits;
    private long inSection;
    private long sum;

    BgMaxText() {
        add("01", at(3, "BGMAX"), at(23, "01"), at(25, "20221215173035010331"), at(45, "P"));
    }

    /// A text that begins at a place, counted from 1.
    record At(int place, String text) {}

    static At at(int place, String text) {
        return new At(place, text);
    }

    private static At right(int from, int to, long number) {
        return at(from, String.format(Locale.ROOT, "%0" + (to - from + 1) + "d", number));
    }

    BgMaxText add(String code, At... fields) {
        var record = new StringBuilder(code + " ".repeat(78));
        for (var field : fields) {
            record.replace(field.place() - 1, field.place() - 1 + field.text().length(), field.text());
        }
        records.add(record.toString());
        return this;
    }

    BgMaxText open() {
        return add("05", right(3, 12, 9912346), at(23, "SEK"));
    }

    BgMaxText payment(String reference, long ore, long serial) {
        payments++;
        inSection++;
        sum += ore;
        return add("20", right(3, 12, 3783511), at(13, reference), right(38, 55, ore), at(56, "33"),
                right(58, 69, serial), at(70, "0"));
    }

    BgMaxText deduction(String reference, long ore, long serial) {
        deductions++;
        inSection++;
        sum -= ore;
        return add("21", right(3, 12, 3783511), at(13, reference), right(38, 55, ore), at(56, "33"),
                right(58, 69, serial), at(70, "01"));
    }

    BgMaxText reference(String code, String reference, long ore, long serial) {
        references++;
        return add(code, right(3, 12, 3783511), at(13, reference), right(38, 55, ore), at(56, "33"),
                right(58, 69, serial), at(70, "0"));
    }

    BgMaxText message(String text) {
        return add("25", at(3, text));
    }

    BgMaxText sender(String name, String organisation) {
        return add("26", at(3, name)).add("27", at(3, "Storgatan 1"), at(38, "12345"))
                .add("28", at(3, "Storåker"))
                .add("29", at(3, organisation));
    }

    BgMaxText close(String day) {
        deposits++;
        add("15", right(3, 37, 58410000010098L), at(38, day), right(46, 50, 56 + deposits), right(51, 68, sum),
                at(69, "SEK"), right(72, 79, inSection));
        inSection = 0;
        sum = 0;
        return this;
    }

    String end() {
        add("70", right(3, 10, payments), right(11, 18, deductions), right(19, 26, references),
                right(27, 34, deposits));
        return String.join("\r\n", records) + "\r\n";
    }
}
