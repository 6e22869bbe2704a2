package se.klardag.cli.documents.model;

import java.util.Locale;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.Texts;
import se.klardag.engine.terms.CareGroup;

/// The words of a bill's lines (*radtext*), the same in every form.
public final class LineText {
    private LineText() {}

    public static String of(BillLine line, BillDocument bill, Texts texts) {
        var words = texts.get(
                "line." + line.kind().name(), month(bill, texts), group(bill, texts));
        return line.earlier() ? texts.get("line.earlier", words) : words;
    }

    /// The month as people write it.
    public static String month(BillDocument bill, Texts texts) {
        return new DateTimeFormats(texts).month(bill.period());
    }

    /// The kind of care and the edition, where they are settled apart.
    private static String group(BillDocument bill, Texts texts) {
        var group = bill.basis().explained().bill().careGroup();
        var care = group == CareGroup.ALL
                ? ""
                : ", " + texts.get("care-group." + group.code()).toLowerCase(Locale.ROOT);
        return care + bill.basis().edition().map(from -> texts.get("line.edition", from)).orElse("");
    }
}
