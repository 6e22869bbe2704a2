package se.klardag.cli.words;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.bill.ReadingShare;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.terms.population.CountedAnyway;
import se.klardag.engine.terms.population.Deadlines;
import se.klardag.engine.terms.population.LeftOutUnder;
import se.klardag.engine.terms.population.Reason;

/// What is said of a case that counts although another reading of the text would leave it out (*ärendets ställning*), and what of the
/// bill hangs on that.
public final class ReadingText {
    private final Texts texts;
    private final NumberFormats numerals;

    public ReadingText(Texts texts) {
        this.texts = texts;
        this.numerals = new NumberFormats(texts.language());
    }

    /// Whether people are told: an exception decided the case, be it by the text itself. That a kind of care is covered is none.
    public static boolean isTold(CountedAnyway named) {
        return named.reason() != Reason.CARE_TYPE_OUTSIDE;
    }

    /// "tolkning R-004"; with who vouches for it, where a party does: "tolkning R-004, bekräftad av ekonomidirektör 2022-10-03".
    public String name(CountedAnyway named) {
        return name(named.reading(), named.confirmedBy());
    }

    /// The same of a reading that leaves cases out.
    public String name(LeftOutUnder under) {
        return name(under.reading(), under.confirmedBy());
    }

    /// What else is told of a case that is left out, each part after a semicolon: how late a message was, where that decided, and what
    /// else would leave the case out: "; 50 timmar efter inskrivningen (fristen är 24 timmar); utesluts också enligt: Patienten samtycker
    /// inte (tolkning R-007)".
    public String more(ExplainedCase each) {
        return Stream.concat(late(each).stream(), also(each, false).stream())
                .map(part -> "; " + part)
                .collect(Collectors.joining());
    }

    /// The same in sentences of their own, each rule with its clause.
    public List<String> sentences(ExplainedCase each) {
        return Stream.concat(late(each).stream(), also(each, true).stream()).map(TermWords::capitalised).toList();
    }

    private Optional<String> also(ExplainedCase each, boolean cited) {
        var rules = each.alsoLeftOutBy();
        return rules.isEmpty()
                ? Optional.empty()
                : Optional.of(texts.get("left-out.also", rules.stream()
                        .map(rule -> ActWords.reason(rule.reason(), each.terms(), each.fact(), texts)
                                + each.under(rule).map(under -> " (" + name(under) + ")").orElse("")
                                + (cited ? "  [" + Citations.print(rule.effect(), texts) + "]" : ""))
                        .collect(Collectors.joining("; "))));
    }

    /// "50 timmar efter inskrivningen (fristen är 24 timmar)".
    private Optional<String> late(ExplainedCase each) {
        if (!(each.assessment().verdict() instanceof Verdict.LeftOut(var reason, var _))) {
            return Optional.empty();
        }
        var deadlines = each.terms().population().deadlines();
        return Optional.of(why("left-out", reason, each.fact(), deadlines, "")).filter(said -> !said.isEmpty());
    }

    private String name(String reading, String confirmedBy) {
        return confirmedBy.isEmpty()
                ? texts.get("page.reading", reading)
                : texts.get("reading.confirmed", reading, TerminalSafe.named(confirmedBy));
    }

    /// The listed cases of each exception that no reading is behind: those that are read have a section of their own.
    public static Map<CountedAnyway, List<ExplainedCase>> exceptions(List<ExplainedCase> cases) {
        var byRule = new LinkedHashMap<CountedAnyway, List<ExplainedCase>>();
        cases.stream()
                .filter(each -> each.assessment().listed())
                .forEach(each -> each.countedAnyway()
                        .stream()
                        .filter(CountedAnyway::isException)
                        .forEach(named -> byRule.computeIfAbsent(named, _ -> new ArrayList<>()).add(each)));
        return byRule;
    }

    /// "Räknas enligt undantag: 2": each case once, whatever it shows.
    public String exceptionTitle(Map<CountedAnyway, List<ExplainedCase>> byRule) {
        return texts.get("explain.anyway", numerals.people(
                byRule.values().stream().flatMap(List::stream).distinct().count()));
    }

    /// "Inget inskrivningsmeddelande: 2  [Avtal, 4 §; läst i texten]".
    public String exception(CountedAnyway named, List<ExplainedCase> cases) {
        return ActWords.reason(named.reason(), cases.getFirst().terms(), texts) + ": " + numerals.people(cases.size())
                + "  [" + Citations.print(named.effect(), texts) + "]";
    }

    /// "räknas enligt tolkning R-004: inskrivningsmeddelandet sändes för sent, 64 timmar efter inskrivningen (fristen är 24)".
    public String standing(CountedAnyway named, ExplainedCase each) {
        var why = why(
                "reading", named.reason(), each.fact(), each.terms().population().deadlines(),
                ActWords.inSpiteOf(named.reason(), each.terms(), each.fact(), texts));
        return named.isReading()
                ? texts.get("reading.counts", name(named), why)
                : texts.get("reading.counts-anyway", why,
                        Citations.cited(named.effect().provenance(), texts));
    }

    /// The same in a sentence of its own, with where the terms say so.
    public String sentence(CountedAnyway named, ExplainedCase each) {
        var said = standing(named, each);
        return said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1)
                + (named.isReading() ? "  [" + Citations.print(named.effect(), texts) + "]" : "");
    }

    private String why(String key, Reason reason, RecordedCase fact, Deadlines deadlines, String said) {
        return switch (reason) {
            case LATE_ADMISSION_NOTICE ->
                texts.get(key + ".hours", said,
                        hours(WallClock.minutesBetween(fact.admittedAt(), fact.admissionNoticeAt())),
                        numerals.people(deadlines.admissionNotice().value()));
            case LATE_SIP_CALL, SIP_CALL_ON_MOVED_DAY ->
                texts.get(key + ".days", said,
                        numerals.people(
                                WallClock.dayOf(fact.sipCalledAt()) - WallClock.dayOf(fact.readyNoticeAt())),
                        numerals.people(deadlines.sipCall().value()));
            case NO_ADMISSION_NOTICE, NO_READY_NOTICE, CONSENT_REFUSED, SIP_NOT_CALLED, OPEN_CARE_NOT_READY,
                    OWN_RULES_OPT_ORV, FORENSIC_CARE, WITHDRAWN, DECEASED, NO_ASSESSMENT_NOTICE, SHORT_NOTICE,
                    CARE_TYPE_OUTSIDE,
                    NO_ONSET, ZERO_DAY_CASE, NO_CLOCK_START, CARE_TYPE_NOT_STATED, NO_PLANNING_CALL, NO_PLAN_MADE ->
                said;
        };
    }

    /// "64 timmar", "24 timmar 1 minut".
    private String hours(long minutes) {
        long rest = minutes % 60;
        var whole = texts.get("reading.whole-hours", numerals.people(minutes / 60));
        return rest == 0 ? whole
                : whole + " " + texts.get(rest == 1 ? "reading.minutes.one" : "reading.minutes", rest);
    }

    /// What hangs on a reading: how many cases and days, and what the bill would be without them, or what it would have been where
    /// nothing is billed.
    public String share(ReadingShare share, Bill bill) {
        var toPay = StakeText.toPay(bill);
        return share(bill.shadow().isPresent() ? "reading.share.shadow" : "reading.share", share, toPay.value(),
                toPay.unit());
    }

    /// What hangs on a reading: how many cases and days, and what the bill would be without them.
    ///
    /// @param toPay what the bill is, or would have been
    public String share(ReadingShare share, BigDecimal toPay, Unit unit) {
        return share("reading.share", share, toPay, unit);
    }

    private String share(String key, ReadingShare share, BigDecimal toPay, Unit unit) {
        var without = toPay.subtract(share.toPay());
        return texts.get(
                share.cases() == 0 ? key + ".moved" : share.cases() == 1 ? key + ".one" : key,
                texts.get("reason." + share.counted().reason().code()),
                name(share.counted()),
                numerals.people(share.cases()),
                numerals.people(share.days()),
                money(without, unit),
                money(toPay, unit),
                money(share.toPay(), unit));
    }

    /// That sums overlap, where cases hang on several readings: they are in the sum of each. Empty where none does.
    public Optional<String> overlap(long cases) {
        return cases == 0 ? Optional.empty()
                : Optional
                        .of(texts.get(cases == 1 ? "reading.overlap.one" : "reading.overlap", numerals.people(cases)));
    }

    private String money(BigDecimal amount, Unit unit) {
        return UnitText.number(amount, unit, numerals) + " " + UnitText.print(unit, false, texts);
    }
}
