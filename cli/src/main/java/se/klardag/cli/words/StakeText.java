package se.klardag.cli.words;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;
import se.klardag.engine.basis.ReadingWithoutFields;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.bill.LeftOutShare;
import se.klardag.engine.bill.OtherAnswerShare;
import se.klardag.engine.bill.SeveralReadingsShare;
import se.klardag.engine.bill.Shadow;
import se.klardag.engine.bill.UnbilledShare;
import se.klardag.engine.bill.UntoldStake;
import se.klardag.engine.eligibility.Finding;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.liability.FoundCases;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.OtherAnswer;
import se.klardag.engine.terms.population.LeftOutUnder;
import se.klardag.engine.terms.population.Reason;

/// What hangs on how an unclear text is read (*vad en tolkning betyder i kronor*): what a bill would be, were cases counted that only a
/// reading leaves out, or the other answer given; and why, where nobody can say.
public final class StakeText {
    private static final int NAMED = 5;
    private static final String RESIDENCE = "payer.residence";

    private final Texts texts;
    private final NumberFormats numerals;

    public StakeText(Texts texts) {
        this.texts = texts;
        this.numerals = new NumberFormats(texts.language());
    }

    /// Each share of a bill in a line that names its reading, or its readings, and what else is to be known of such cases.
    public List<String> named(Bill bill) {
        var alone = bill.leftOut()
                .stream()
                .map(share -> texts.get(
                        "left-out.named", reason(share.under(), bill), new ReadingText(texts).name(share.under()),
                        sentence(share, bill)));
        return Stream.of(alone, several(bill).stream(), notes(bill).stream()).flatMap(lines -> lines).toList();
    }

    /// A line for each set of readings of which every one leaves the same cases out.
    public List<String> several(Bill bill) {
        var toPay = toPay(bill);
        return bill.stakes()
                .several()
                .stream()
                .map(share -> several(bill.shadow().isPresent() ? "left-out.several.shadow" : "left-out.several.bill",
                        share, toPay.value(), toPay.unit(),
                        under -> reason(under, bill)))
                .toList();
    }

    /// What a reason for which cases are left out cannot tell: the case file has no moment of the assessment, and no dates of an
    /// obstacle, so that a sum over whole cases is more than the other reading of R-005 can give.
    public List<String> notes(Bill bill) {
        var notes = new ArrayList<String>();
        if (bill.pool().excluded().containsKey(Reason.LATE_ADMISSION_NOTICE)) {
            notes.add(texts.get("left-out.note.late-admission-notice"));
        }
        if (bill.leftOut().stream().anyMatch(share -> share.under().reason() == Reason.OPEN_CARE_NOT_READY)) {
            notes.add(texts.get("left-out.note.open-care-not-ready"));
        }
        return notes;
    }

    /// What hangs on the readings of other terms than who counts, and each reading whose sum cannot be told with the reason.
    ///
    /// @param terms of the month
    public List<String> others(Bill bill, AgreementTerms terms) {
        return others(bill, terms, without -> texts.of(without.why()));
    }

    /// The same for whoever has no case file: what a column holds, and not how it is called.
    public List<String> othersOnBill(Bill bill, AgreementTerms terms) {
        return others(bill, terms, without -> texts.get(
                terms.fields().absent().containsAll(without.fields()) ? "untold.absent-field" : "untold.no-field",
                without.fields().size(),
                without.fields()
                        .stream()
                        .map(field -> OpenTermsText.name(field, texts))
                        .collect(Collectors.joining(", "))));
    }

    private List<String> others(Bill bill, AgreementTerms terms, Function<ReadingWithoutFields, String> why) {
        var toPay = toPay(bill);
        var key = bill.shadow().isPresent() ? "other.shadow" : "other.bill";
        return Stream.of(
                bill.stakes()
                        .answered()
                        .stream()
                        .map(share -> answered(key, share, toPay.value(), toPay.unit(), terms)),
                bill.stakes().untold().stream().map(stake -> untold(stake, bill)),
                ReadingWithoutFields.of(bill.terms().population(), terms.fields())
                        .stream()
                        .map(without -> texts.get(
                                "untold.column", ActWords.reason(without.reason(), bill.terms(), texts),
                                without.reading(), 0, why.apply(without))),
                exceptions(bill, terms, why),
                residence(List.of(bill), terms).stream()).flatMap(lines -> lines).toList();
    }

    /// "Patienten har avlidit: att sådana ärenden räknas kan inte prövas: kolumnen outcome finns inte i filerna."
    private Stream<String> exceptions(Bill bill, AgreementTerms terms, Function<ReadingWithoutFields, String> why) {
        return ReadingWithoutFields.ofExceptions(bill.terms().population(), terms.fields())
                .stream()
                .map(without -> texts.get(
                        "untold.exception", ActWords.reason(without.reason(), bill.terms(), texts),
                        why.apply(without)));
    }

    /// The same of all bills of a month, each once.
    public List<String> exceptions(List<Bill> bills, AgreementTerms terms) {
        return bills.stream()
                .flatMap(bill -> exceptions(bill, terms, without -> texts.of(without.why())))
                .distinct()
                .toList();
    }

    /// What is recorded of where patients live and does not decide who pays under the terms, with the term that decides.
    ///
    /// @param bills one, or all of a month together
    public List<String> residence(List<Bill> bills, AgreementTerms terms) {
        var found = new EnumMap<Finding, FoundCases>(Finding.class);
        bills.forEach(bill -> bill.pool()
                .found()
                .forEach(each -> found.merge(each.finding(), each, FoundCases::plus)));
        var by = terms.parties().residenceTerm();
        var words = new TermWords(texts, terms).brief(RESIDENCE, terms.parties().residence().code());
        return found.values()
                .stream()
                .map(each -> texts.get(
                        "residence." + each.finding().code(), numerals.people(each.cases()),
                        numerals.people(each.days()), words,
                        by.map(term -> "  [" + Citations.print(term, texts) + "]").orElse("")))
                .toList();
    }

    /// What hangs on the reading of another term, of all bills of a month together.
    public String ofMonth(OtherAnswerShare share, BigDecimal toPay, Unit unit, AgreementTerms terms) {
        return answered(isHeldBack(terms) ? "other.shadow" : "other.month", share, toPay, unit, terms);
    }

    /// The bill that only another answer gives.
    public String unbilled(OtherAnswerShare share, Unit unit, AgreementTerms terms) {
        return answered(isHeldBack(terms) ? "other.shadow" : "other.bill", share, BigDecimal.ZERO, unit, terms);
    }

    /// Whether some kind of care is not billed: what the terms give is then a sum that nobody is to pay.
    public static boolean isHeldBack(AgreementTerms terms) {
        return terms.current()
                .kinds()
                .values()
                .stream()
                .anyMatch(care -> care instanceof CareTerms.Known known && known.suspension().isPresent());
    }

    /// Who has no such bill and would have one under the answer, and of how much; empty where nobody.
    ///
    /// @param shares of the month
    /// @param name   of a municipality with its code
    public Optional<String> unbilled(
            OtherAnswer answer, List<UnbilledShare> shares, Unit unit, IntFunction<String> name) {
        var owed = new TreeMap<Integer, BigDecimal>();
        shares.stream()
                .filter(each -> each.share().answer().equals(answer) && each.isOwed())
                .forEach(each -> owed.merge(
                        each.key().municipality(), each.share().toPay(), BigDecimal::add));
        if (owed.isEmpty()) {
            return Optional.empty();
        }
        var named = owed.entrySet()
                .stream()
                .limit(NAMED)
                .map(each -> name.apply(each.getKey()) + " " + money(each.getValue(), unit))
                .collect(Collectors.joining(", "));
        int more = owed.size() - NAMED;
        return Optional.of(texts.get(
                "other.unbilled", answer.reading(),
                money(owed.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add), unit), owed.size(),
                more > 0 ? texts.get("other.unbilled.more", named, more) : named));
    }

    private String answered(
            String key, OtherAnswerShare share, BigDecimal toPay, Unit unit, AgreementTerms terms) {
        var words = new TermWords(texts, terms);
        return texts.get(
                share.toPay().signum() == 0 ? key + ".same" : key,
                share.answer().reading(),
                share.answer()
                        .values()
                        .entrySet()
                        .stream()
                        .map(each -> TermWords.uncapitalised(words.lead(each.getKey(), ""))
                                + TermWords.uncapitalised(words.name(TermWords.bare(each.getKey()))) + ": "
                                + words.brief(each.getKey(), each.getValue()))
                        .collect(Collectors.joining("; ")),
                money(toPay.add(share.toPay()), unit),
                money(toPay, unit),
                money(share.toPay().negate(), unit));
    }

    /// Readings of which nobody can say what sum hangs on them: of a case, of a term, or since the cases lack a field.
    ///
    /// @param terms of the month, over its cases
    public static List<UntoldStake> untold(Bill bill, AgreementTerms terms) {
        return Stream.concat(
                bill.stakes().untold().stream(),
                ReadingWithoutFields.of(bill.terms().population(), terms.fields())
                        .stream()
                        .map(each -> new UntoldStake(each.reading(), Optional.of(each.reason()), 0, each.why())))
                .toList();
    }

    /// "Hur mycket som hänger på tolkning R-001 går inte att räkna ut: …".
    public String untold(UntoldStake stake, Bill bill) {
        var why = TerminalSafe.visible(texts.of(stake.why()));
        return stake.reason()
                .map(reason -> texts.get(
                        stake.cases() == 0 ? "untold.column" : "untold.cases",
                        ActWords.reason(reason, bill.terms(), texts), stake.reading(),
                        numerals.people(stake.cases()), why))
                .orElseGet(() -> texts.get("untold", stake.reading(), why));
    }

    /// "5 ärenden utesluts bara enligt en tolkning av texten. Räknades de (0 dygn) vore räkningen 93 000 kr i stället för
    /// 223 200 kr: 130 200 kr hänger på tolkningen."
    public String sentence(LeftOutShare share, Bill bill) {
        var toPay = toPay(bill);
        return sentence(
                bill.shadow().isPresent() ? "left-out.shadow" : "left-out.bill", share, toPay.value(), toPay.unit());
    }

    /// The same of all bills of a month together.
    ///
    /// @param share what they lack together
    /// @param toPay their sum
    public String ofMonth(LeftOutShare share, BigDecimal toPay, Unit unit, AgreementTerms terms) {
        return sentence(isHeldBack(terms) ? "left-out.shadow" : "left-out.month", share, toPay, unit);
    }

    private String several(
            String key, SeveralReadingsShare share, BigDecimal toPay, Unit unit,
            Function<LeftOutUnder, String> reason) {
        return texts.get(
                share.cases() == 0 ? key + ".moved" : key,
                numerals.people(share.cases()),
                numerals.people(share.days()),
                share.under()
                        .stream()
                        .map(under -> reason.apply(under) + " (" + new ReadingText(texts).name(under) + ")")
                        .collect(Collectors.joining("; ")),
                money(toPay.add(share.toPay()), unit),
                money(toPay, unit),
                money(share.toPay().negate(), unit));
    }

    /// What is to be paid, or would have been.
    public static Figure toPay(Bill bill) {
        return bill.shadow().map(Shadow::toPay).orElse(bill.toPay());
    }

    private String sentence(String key, LeftOutShare share, BigDecimal toPay, Unit unit) {
        var which = share.cases() == 0 ? ".moved" : share.toPay().signum() == 0 ? ".same" : "";
        return texts.get(
                key + which,
                numerals.people(share.cases()),
                numerals.people(share.days()),
                money(toPay.add(share.toPay()), unit),
                money(toPay, unit),
                money(share.toPay().negate(), unit));
    }

    private String reason(LeftOutUnder under, Bill bill) {
        return ActWords.reason(under, bill.terms(), texts);
    }

    private String money(BigDecimal amount, Unit unit) {
        return UnitText.number(amount, unit, numerals) + " " + UnitText.print(unit, false, texts);
    }
}
