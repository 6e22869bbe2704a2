package se.klardag.cli.words;

import java.math.BigDecimal;
import java.util.List;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.bill.LeftOutShare;
import se.klardag.engine.bill.Shadow;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Unit;

/// What the bill would be, were cases counted that only a reading of the text leaves out (*vad en uteslutning betyder i kronor*).
public final class LeftOutText {
    private final Texts texts;
    private final NumberFormats numerals;

    public LeftOutText(Texts texts) {
        this.texts = texts;
        this.numerals = new NumberFormats(texts.language());
    }

    /// Each share of a bill in a line that names its reading.
    public List<String> named(Bill bill) {
        return bill.leftOut()
                .stream()
                .map(share -> texts.get(
                        "left-out.named", reason(share, bill), share.under().reading(), sentence(share, bill)))
                .toList();
    }

    /// "5 ärenden utesluts bara enligt en tolkning av texten. Räknades de (0 dygn) vore räkningen 93 000 kr i stället för
    /// 223 200 kr: 130 200 kr hänger på tolkningen."
    public String sentence(LeftOutShare share, Bill bill) {
        var toPay = toPay(bill);
        return sentence("left-out.bill", share, toPay.value(), toPay.unit());
    }

    /// The same of all bills of a month together.
    ///
    /// @param share what they lack together
    /// @param toPay their sum
    public String ofMonth(LeftOutShare share, BigDecimal toPay, Unit unit) {
        return sentence("left-out.month", share, toPay, unit);
    }

    /// What is to be paid, or would have been.
    public static Figure toPay(Bill bill) {
        return bill.shadow().map(Shadow::toPay).orElse(bill.toPay());
    }

    private String sentence(String key, LeftOutShare share, BigDecimal toPay, Unit unit) {
        return texts.get(
                share.toPay().signum() == 0 ? key + ".same" : key,
                numerals.people(share.cases()),
                numerals.people(share.days()),
                money(toPay.add(share.toPay()), unit),
                money(toPay, unit),
                money(share.toPay().abs(), unit));
    }

    private String reason(LeftOutShare share, Bill bill) {
        return ActWords.reason(share.under().reason(), bill.terms(), texts);
    }

    private String money(BigDecimal amount, Unit unit) {
        return UnitText.number(amount, unit, numerals) + " " + UnitText.print(unit, false, texts);
    }
}
