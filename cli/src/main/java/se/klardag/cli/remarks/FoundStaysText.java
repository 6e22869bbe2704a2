package se.klardag.cli.remarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import se.klardag.cli.text.IdentityMask;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.engine.basis.CasePair;
import se.klardag.engine.basis.SharedDays;

/// Stays for which somebody may pay twice, in words (*funna vistelser, i ord*).
public final class FoundStaysText {
    private static final int NAMED = 5;

    private FoundStaysText() {}

    /// Repeats, overlaps, what cannot be seen, and cases that are alike: a line for each, up to a few of a kind.
    public static List<String> lines(FoundStays stays, Texts texts) {
        var lines = new ArrayList<>(repeats(stays, texts));
        lines.addAll(overlaps(stays, texts));
        lines.addAll(unseen(stays, texts));
        return lines;
    }

    /// A line for each stay that comes more than once.
    public static List<String> repeats(FoundStays stays, Texts texts) {
        return stays.repeats().stream().map(each -> repeat(each, texts)).toList();
    }

    private static String repeat(CasePair pair, Texts texts) {
        if (!pair.isHalfNamed()) {
            return texts.get("repeated.elsewhere");
        }
        return pair.isNamed()
                ? texts.get("repeated.stay", IdentityMask.mask(pair.id()), IdentityMask.mask(pair.first()))
                : texts.get("repeated.stay-of-other", IdentityMask.mask(pair.id()));
    }

    /// One line for all periods that overlap, with those that share most days, and one for those of others; none where none do.
    public static List<String> overlaps(FoundStays stays, Texts texts) {
        var numerals = new NumberFormats(texts.language());
        var lines = new ArrayList<String>();
        var named = stays.overlaps()
                .stream()
                .filter(each -> each.cases().isHalfNamed() && each.days() > 0)
                .sorted(Comparator.comparingLong(SharedDays::days).reversed())
                .toList();
        if (!named.isEmpty()) {
            var first = named.stream()
                    .limit(NAMED)
                    .map(each -> overlap(each, numerals, texts))
                    .collect(Collectors.joining(", "));
            lines.add(texts.get(
                    "overlapping.stays", numerals.people(named.size()), named.size() > NAMED ? first + " …" : first,
                    numerals.people(named.stream().mapToLong(SharedDays::days).sum())));
        }
        long touching = stays.overlaps()
                .stream()
                .filter(each -> each.cases().isHalfNamed() && each.days() == 0)
                .count();
        if (touching > 0) {
            lines.add(texts.get("overlapping.no-day", numerals.people(touching)));
        }
        stays.overlaps()
                .stream()
                .filter(each -> !each.cases().isHalfNamed() && each.days() > 0)
                .forEach(each -> lines.add(texts.get("overlapping.elsewhere", numerals.people(each.days()))));
        return lines;
    }

    private static String overlap(SharedDays shared, NumberFormats numerals, Texts texts) {
        var pair = shared.cases();
        var days = numerals.people(shared.days());
        return pair.isNamed()
                ? texts.get("overlapping.pair", IdentityMask.mask(pair.id()), IdentityMask.mask(pair.first()), days)
                : texts.get("overlapping.pair-of-other", IdentityMask.mask(pair.id()), days);
    }

    private static List<String> unseen(FoundStays stays, Texts texts) {
        var numerals = new NumberFormats(texts.language());
        var lines = new ArrayList<String>();
        if (stays.unseen() > 0) {
            lines.add(texts.get("unseen.cases", numerals.people(stays.unseen())));
        }
        stays.alike()
                .stream()
                .limit(NAMED)
                .forEach(each -> lines.add(texts.get(
                        "unseen.alike", IdentityMask.mask(each.id()), IdentityMask.mask(each.first()))));
        if (stays.alike().size() > NAMED) {
            lines.add(texts.get("unseen.alike-more", numerals.people(stays.alike().size() - NAMED)));
        }
        return lines;
    }
}
