package se.klardag.cli.command.intake;

import java.time.LocalDate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.NumberFormats;
import se.klardag.engine.days.DaySpan;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.facts.WallClock;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.agreement.TermVersion;

/// Counts the cases that an agreement can never settle (*ärenden utanför överenskommelsens datum*): those that ended before
/// its first date, or began after its last.
public final class OutsideCases {
    private final Agreement agreement;
    private final LocalDate from;
    private final @Nullable LocalDate to;
    private long cases;

    public OutsideCases(Agreement agreement) {
        this.agreement = agreement;
        var first = agreement.from();
        var last = agreement.to();
        // dates on which another agreement's terms hold are dates of this one too
        for (var version : agreement.at(Agreement.FOLLOWS)
                .stream()
                .flatMap(term -> term.versions().stream())
                .toList()) {
            first = version.from().isBefore(first) ? version.from() : first;
            last = later(last, version);
        }
        from = first;
        to = last;
    }

    private static @Nullable LocalDate later(@Nullable LocalDate last, TermVersion version) {
        if (last == null || version.to() == null) {
            return null;
        }
        return version.to().isAfter(last) ? version.to() : last;
    }

    /// The same cases, counted as they pass.
    public CaseSource watching(CaseSource source) {
        return taker -> {
            cases = 0;
            source.forEach(fact -> {
                cases += isOutside(fact) ? 1 : 0;
                taker.accept(fact);
            });
        };
    }

    /// The dates outside which a case may be one of them.
    public DaySpan dates() {
        var ever = DaySpan.EVER;
        return new DaySpan(from.toEpochDay(), to == null ? ever.endDay() : to.toEpochDay() + 1);
    }

    private boolean isOutside(Case fact) {
        long ended = fact.dischargedAt();
        if (WallClock.isKnown(ended) && WallClock.dayOf(ended) < from.toEpochDay()) {
            return true;
        }
        if (to == null) {
            return false;
        }
        long begun = LongStream.of(fact.admittedAt(), fact.readyAt(), fact.readyNoticeAt(), ended)
                .filter(WallClock::isKnown)
                .min()
                .orElse(WallClock.NONE);
        return WallClock.isKnown(begun) && WallClock.dayOf(begun) > to.toEpochDay();
    }

    /// Tells how many there were, if any.
    public void tell(Console console) {
        if (cases > 0) {
            var texts = console.texts();
            console.complain(texts.get(
                    "intake.outside",
                    new NumberFormats(texts.language()).people(cases),
                    agreement.id(),
                    to == null ? texts.get("show.span.open", from) : texts.get("show.span", from, to)));
        }
    }
}
