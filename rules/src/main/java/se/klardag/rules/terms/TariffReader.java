package se.klardag.rules.terms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.klardag.engine.terms.price.Currency;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.price.Repayment;
import se.klardag.engine.terms.price.TariffLine;
import se.klardag.engine.terms.price.TariffLine.DayNumbers;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.engine.terms.value.Term;
import se.klardag.rules.places.PartyRule;

/// Finds what a day costs in a month where the agreement has a tariff (*taxa för månaden*).
final class TariffReader {
    private static final String TARIFF = "tariff.";
    private static final String RATE = ".rate";
    private static final List<String> MEMBERS = List.of(".days", ".payer", ".payee");
    private static final String AFTER_MOVE = "price.afterMove";
    private static final String REPAID_BY = "price.repaidBy";

    private final Lookup terms;

    TariffReader(Lookup terms) {
        this.terms = terms;
    }

    /// Whether the agreement has one.
    boolean isStated() {
        return !names().isEmpty();
    }

    Price price(Term<Price.RateDate> chosenBy, Currency currency) {
        var lines = new ArrayList<TariffLine>();
        for (var name : names()) {
            line(name).ifPresent(lines::add);
        }
        if (lines.isEmpty()) {
            throw RuleGapException.unstated("tariff", new BilingualText(
                    "ingen rad i taxan har något belopp", "no line of the tariff has a rate"));
        }
        try {
            return new Price.Tariff(
                    lines, classes(lines), chosenBy, afterMove(lines), repayment(), currency);
        } catch (RuleGapException missing) {
            return new Price.Unknown(missing);
        }
    }

    /// In the order of the files.
    private List<String> names() {
        return terms.agreement()
                .values()
                .keySet()
                .stream()
                .filter(path -> path.contains(TARIFF))
                .map(path -> path.substring(path.indexOf(TARIFF) + TARIFF.length(), path.lastIndexOf('.')))
                .distinct()
                .toList();
    }

    private Optional<TariffLine> line(String name) {
        var path = TARIFF + name;
        refuseWithoutRate(path);
        return terms.find(path + RATE)
                .filter(rate -> !rate.value().equals("none"))
                .map(rate -> new TariffLine(
                        name,
                        rate.as(new BigDecimal(rate.value())),
                        terms.find(path + ".days")
                                .map(days -> days.as(numbers(days)))
                                .orElse(
                                        rate.as(DayNumbers.EVERY_DAY)),
                        terms.find(path + ".payer"),
                        terms.find(path + ".payee")));
    }

    private void refuseWithoutRate(String path) {
        if (terms.stated(path + RATE).isEmpty()) {
            MEMBERS.stream()
                    .map(path::concat)
                    .filter(member -> terms.stated(member).isPresent())
                    .findFirst()
                    .ifPresent(
                            member -> {
                                throw RuleGapException.unstated(
                                        member,
                                        new BilingualText(
                                                "radens belopp är inte angivet; ange " + path + RATE,
                                                "the line's rate is not stated; state " + path + RATE));
                            });
        }
    }

    /// "1-2", or "3-" without end.
    private DayNumbers numbers(Term<String> stated) {
        var word = stated.value();
        int dash = word.indexOf('-');
        long first = Long.parseLong(word.substring(0, dash));
        long last = dash == word.length() - 1 ? Long.MAX_VALUE : Long.parseLong(word.substring(dash + 1));
        if (last < first) {
            throw terms.cannotStand(
                    stated.path(), new BilingualText("slutar före sin början", "ends before it starts"));
        }
        return new DayNumbers(first, last);
    }

    /// @throws RuleGapException when a line is for payers of a class, and nobody said who they are
    private Map<Integer, String> classes(List<TariffLine> lines) {
        var byClass = lines.stream().flatMap(line -> line.payer().stream()).toList();
        if (byClass.isEmpty()) {
            return Map.of();
        }
        if (terms.agreement().parties() instanceof PartyRule.Listed listed && !listed.classes().isEmpty()) {
            byClass.forEach(term -> terms.alsoUsed(term.path(), listed.status(), ""));
            return listed.classes();
        }
        throw unlisted(terms, byClass.getFirst(),
                new BilingualText("vilka betalare som har vilken prisklass", "which payers have which class"));
    }

    private Price.DayIndex afterMove(List<TariffLine> lines) {
        boolean asked = terms.find("payer.residence").map(Term::value).orElse("").equals("each-day")
                && lines.stream().anyMatch(line -> !line.reachesEveryDay());
        return asked
                ? ValueWords.of(terms.word(AFTER_MOVE),
                        Map.of("restarts", Price.DayIndex.RESTARTS, "continues", Price.DayIndex.CONTINUES))
                : Price.DayIndex.CONTINUES;
    }

    private Optional<Repayment> repayment() {
        return terms.find(REPAID_BY).map(payee -> {
            if (terms.agreement().parties() instanceof PartyRule.Listed listed
                    && listed.weights().values().stream().anyMatch(weight -> weight.signum() > 0)) {
                terms.alsoUsed(REPAID_BY, listed.status(), "");
                return new Repayment(payee, listed.weights());
            }
            throw unlisted(terms, payee, new BilingualText("betalarnas folkmängd", "the payers' populations"));
        });
    }

    /// An agreement that binds whoever it may be says that its payers are not known; another one forgot to list them.
    private static RuleGapException unlisted(Lookup terms, Term<?> term, BilingualText what) {
        var source = term.provenance().source().cited();
        boolean anybody = terms.agreement().parties() instanceof PartyRule.AnyCode;
        var reason = what.and(
                anybody ? new BilingualText(" är inte känt", " is not known")
                        : new BilingualText(" är inte angivet", " is not stated"))
                .and(new BilingualText(
                        "; lista dem under parties.listed, efter " + source,
                        "; list them under parties.listed, as in " + source));
        return anybody ? new RuleGapException(term.path(), reason) : RuleGapException.unstated(term.path(), reason);
    }
}
