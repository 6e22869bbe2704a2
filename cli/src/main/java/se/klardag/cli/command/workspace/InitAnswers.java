package se.klardag.cli.command.workspace;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.month.MonthRequest;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;
import se.klardag.cli.text.UsageException;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.Agreements;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.places.PartyRule;

/// What a new working folder is for (*svar om en ny arbetsmapp*): said with the call, or asked for.
///
/// @param region    two-digit code
/// @param agreement that ships
/// @param example   month that the agreement can settle; empty where terms of it are unknown
record InitAnswers(
        String region,
        String regionName,
        Agreement agreement,
        Optional<YearMonth> example,
        SourceSystem source) {
    static final String STATUTE = "statute";
    /// Months that have a daily rate, the one that most agreements cover first.
    static final List<YearMonth> EXAMPLES = List.of(
            YearMonth.of(2022, 9), YearMonth.of(2023, 9), YearMonth.of(2019, 9), YearMonth.of(2020, 3));

    /// Takes what the call says and asks for the rest.
    ///
    /// @param ask      shows a question and gives the answer, which may be empty
    /// @param asks     whether anybody is there to answer
    /// @throws UsageException when the region is not known, or an answer names nothing
    static InitAnswers of(
            @Nullable String region, @Nullable String agreement, @Nullable String source, boolean asks,
            UnaryOperator<String> ask, Texts texts) {
        var municipalities = Municipalities.shipped();
        var code = region != null ? region : asks ? ask.apply(texts.get("init.ask-region") + "\n" + regions()) : "";
        var name = municipalities.region(code.strip())
                .orElseThrow(() -> new UsageException("init.region", TerminalSafe.briefly(code)));
        var usual = usual(code.strip());
        var id = agreement != null ? agreement
                : asks ? orElse(ask.apply(texts.get("init.ask-agreement", usual)), usual) : usual;
        if (!Agreements.ids().contains(id)) {
            throw new UsageException("init.agreement", TerminalSafe.briefly(id));
        }
        var words = String.join(", ", SourceSystem.words());
        var system = source != null ? source
                : asks ? orElse(ask.apply(texts.get("init.ask-source", words, SourceSystem.OTHER)), SourceSystem.OTHER)
                        : SourceSystem.OTHER;
        var chosen = Agreements.find(id);
        return new InitAnswers(code.strip(), name, chosen,
                example(chosen),
                SourceSystem.of(system)
                        .orElseThrow(() -> new UsageException("init.source", TerminalSafe.briefly(system), words)));
    }

    private static String orElse(String answer, String usual) {
        return answer == null || answer.isBlank() ? usual : answer.strip();
    }

    private static String regions() {
        var municipalities = Municipalities.shipped();
        return IntStream.rangeClosed(1, 25)
                .mapToObj(number -> String.format(Locale.ROOT, "%02d", number))
                .flatMap(code -> municipalities.region(code).map(name -> "  " + code + "  " + name).stream())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /// The region's latest agreement that can settle a month, otherwise the statute.
    private static String usual(String region) {
        return Agreements.ids()
                .stream()
                .map(Agreements::find)
                .filter(each -> each.parties() instanceof PartyRule.OfRegion(var code) && code.equals(region))
                .filter(each -> example(each).isPresent())
                .max(Comparator.comparing(Agreement::from))
                .map(Agreement::id)
                .orElse(STATUTE);
    }

    private static Optional<YearMonth> example(Agreement agreement) {
        return EXAMPLES.stream().filter(month -> isSettled(agreement, month)).findFirst();
    }

    private static boolean isSettled(Agreement agreement, YearMonth month) {
        boolean unknown = agreement.values()
                .values()
                .stream()
                .flatMap(stated -> stated.versions().stream())
                .anyMatch(version -> version.status() == Status.UNKNOWN && version.covers(month.atDay(1)));
        try {
            MonthRequest.billable(agreement, month);
            return !unknown;
        } catch (RuleGapException _) {
            return false;
        }
    }
}
