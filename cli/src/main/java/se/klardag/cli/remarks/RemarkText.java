package se.klardag.cli.remarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import se.klardag.cli.text.IdentityMask;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.ActWords;
import se.klardag.cli.words.TermWords;
import se.klardag.engine.facts.CaseField;

/// What somebody should look at in the cases, in words (*att se över, i ord*).
public final class RemarkText {
    private static final int NAMED = 5;

    private RemarkText() {}

    /// One line for all blank answers, and one for each id that reads like another, up to a few.
    ///
    /// @param older whether the rules are of the act of 1990, which has its own word for a question
    public static List<String> lines(CaseRemarks remarks, boolean older, Texts texts) {
        return lines("remark.blanks", remarks, older, texts);
    }

    /// The same for the municipality, which cannot fill in an answer in the region's files.
    public static List<String> linesOnBill(CaseRemarks remarks, boolean older, Texts texts) {
        return lines("remark.blanks-on-bill", remarks, older, texts);
    }

    private static List<String> lines(String blanks, CaseRemarks remarks, boolean older, Texts texts) {
        var lines = new ArrayList<String>();
        var numerals = new NumberFormats(texts.language());
        if (!remarks.blanks().isEmpty()) {
            lines.add(texts.get(
                    blanks, remarks.blanks()
                            .entrySet()
                            .stream()
                            .map(each -> texts.get(
                                    key(each.getKey(), each.getValue()),
                                    TermWords.uncapitalised(ActWords.fact(each.getKey(), older, texts)),
                                    numerals.people(each.getValue().cases()), CaseRemarks.reading(each.getKey())))
                            .collect(Collectors.joining(", "))));
        }
        var alike = remarks.alikeIds();
        alike.stream()
                .limit(NAMED)
                .forEach(each -> lines.add(texts.get(
                        "remark.alike", IdentityMask.mask(each.id()), IdentityMask.mask(each.first()))));
        if (alike.size() > NAMED) {
            lines.add(texts.get("remark.alike-more", numerals.people(alike.size() - NAMED)));
        }
        return lines;
    }

    /// "All" of one case says no more than the case; legal ground and outcome are not asked of every case.
    private static String key(CaseField field, BlankCases blank) {
        if (!blank.all() || blank.cases() == 1) {
            return "remark.blank";
        }
        return field == CaseField.LEGAL_BASIS || field == CaseField.OUTCOME ? "remark.blank-all-asked"
                : "remark.blank-all";
    }
}
