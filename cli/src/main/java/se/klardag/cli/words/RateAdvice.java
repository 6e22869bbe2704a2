package se.klardag.cli.words;

import java.util.Optional;
import java.util.regex.Pattern;
import se.klardag.cli.text.Texts;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.rules.Agreements;

/// How a year gets the daily rate that it lacks (*råd om belopp*).
public final class RateAdvice {
    private static final Pattern YEAR = Pattern.compile("\\b(20[0-9]{2})-[0-9]{2}-[0-9]{2}: ");
    private static final Pattern REGULATION = Pattern.compile("HSLF-FS [0-9]{4}:[0-9]+");

    private static final String DAILY_RATE = "price.dailyRate";

    private RateAdvice() {}

    /// The command that supplies a rate that nobody has read in its regulation; empty where the rate is no open term.
    public static Optional<String> of(AgreementTerms terms, Texts texts) {
        return terms.openTerms().stream().anyMatch(term -> term.path().equals(DAILY_RATE))
                ? Optional.of(texts.get(
                        "rates.unread", terms.period().month().getYear(), texts.get("rates.regulation")))
                : Optional.empty();
    }

    /// The command that supplies the rate; empty where something else is missing.
    public static Optional<String> of(RuleGapException gap, Texts texts) {
        var reason = gap.reason().swedish();
        var year = YEAR.matcher(reason);
        if (!Agreements.tables().contains(gap.path()) || !year.find() || year.group(1).compareTo("2018") < 0) {
            return Optional.empty();
        }
        var regulation = REGULATION.matcher(reason);
        return Optional.of(texts.get(
                "rates.advice", year.group(1), regulation.find() ? regulation.group() : texts.get("rates.regulation")));
    }
}
