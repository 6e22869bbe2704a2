package se.klardag.rules.review;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.klardag.engine.terms.value.OpenTerm;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.Agreements;
import se.klardag.rules.RuleFolder;
import se.klardag.rules.agreement.SilentTerms;
import se.klardag.rules.files.SchemaKeys;

/// What nobody states and money hangs on is a term: assumed, in the list of terms, and open until a file or a party says it.
class SilentTermsTest {
    /// Rules that make an exception, or that another value already answers: where nobody states one there is none.
    private static final Map<String, String> NO_RULE_WHERE_SILENT = Map.ofEntries(
            Map.entry("clock.previousDay",
                    "an early hour of discharge belongs to the day before only where a text says so"),
            Map.entry("clock.interruption", "days of an interruption are taken out only where a text says so"),
            Map.entry("notices.ready", "an hour after which a notice is late holds only where a text says so"),
            Map.entry("attribution.selectedBy", "silence stops the settlement where editions differ"),
            Map.entry("liability.trigger", "earlier months hold a charge back only where a text says so"),
            Map.entry("liability.freeDaysAfter", "calendar days can only be counted from the ready notice"),
            Map.entry("liability.minimumInterval",
                    "a minimum interval takes the place of free days only where a text says so"),
            Map.entry("liability.notBefore", "liability waits for a day only where a text names it"),
            Map.entry("price.currency", "kronor, unless the amounts are in another currency"),
            Map.entry("price.repaidBy", "a payee repays only where a text says so"),
            Map.entry("invoice.activation", "an agreement in force is billed unless a text holds it back"));

    private static final String OWN_MODEL = """
            id: mine
            title: {sv: Påhittad, en: Invented}
            parties: {region: "12"}
            from: 2020-01-01
            sources: {signed: {title: "Påhittad överenskommelse"}}
            deadlines: {admissionNotice: 24, sipCall: 3, restDays: move}
            clock: {start: ready-notice, end: discharge}
            dayCount: {mode: breaks-passed, break: "12:00"}
            price: {dailyRate: 9300, date: settled-month}
            invoice: {payable: whole-krona-half-up}
            """;
    private static final String AVERAGE = OWN_MODEL + """
            attribution: {membership: closed-in-month, zeroDayCases: included, careTypes: pooled}
            liability: {model: average, threshold: 3, rounding: none, charge: excess-times-cases}
            """;
    private static final String INDIVIDUAL = OWN_MODEL + """
            attribution: {membership: day-by-day, openCases: included, careTypes: pooled}
            liability: {model: individual, freeDays: 3, freeDaysIfLater: 4, cutOff: "12:00"}
            """;

    /// Each question with a file that raises it and does not answer it.
    private static final Map<String, String> RAISED_BY = Map.of(
            "payer.residence", AVERAGE + "longStay: {over: none}\n",
            "liability.dayKind", INDIVIDUAL,
            "longStay.place", AVERAGE + "longStay: {over: 7}\n",
            "longStay.billed", AVERAGE + "longStay: {over: 7}\n");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void every_optional_value_is_a_question_or_a_rule_that_there_is_only_where_it_is_stated() {
        var needed = TermUse.ALL.stream().filter(TermUse::needed).map(TermUse::path).toList();
        var optional = TermUse.ALL.stream()
                .filter(use -> !use.needed())
                .map(TermUse::path)
                // reasons to leave a case out are rules that there are only where they are stated
                .filter(path -> !path.startsWith("population."))
                .distinct()
                .toList();
        then(optional).containsExactlyInAnyOrderElementsOf(
                Stream.concat(SilentTerms.paths().stream(), NO_RULE_WHERE_SILENT.keySet().stream()).toList());
        then(needed).doesNotContainAnyElementsOf(SilentTerms.paths());
    }

    @ParameterizedTest
    @MethodSource("questions")
    void a_question_that_a_file_raises_and_does_not_answer_is_an_open_term(String path) {
        var agreement = new RuleFolder(folder).agreement(RAISED_BY.getOrDefault(path, ""));
        then(RuleFolder.resolve(agreement, "2022-09").openTerms()).contains(new OpenTerm(path, Status.ASSUMED));
        then(agreement.at(path)).get().satisfies(stated -> then(stated.versions()).singleElement().satisfies(each -> {
            then(each.value()).isEqualTo(SilentTerms.word(path).orElseThrow());
            then(each.status()).isEqualTo(Status.ASSUMED);
            then(each.source().cited()).isEqualTo("Klardags antagande; regelfilen anger det inte");
        }));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void who_states_it_with_a_source_closes_it(String path) {
        var stated = path + ": {value: " + SilentTerms.word(path).orElseThrow()
                + ", status: verified, source: signed, at: \"§ 1\"}\n";
        var agreement = new RuleFolder(folder).agreement(RAISED_BY.getOrDefault(path, "") + stated);
        then(RuleFolder.resolve(agreement, "2022-09").openTerms()).extracting(OpenTerm::path).doesNotContain(path);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void who_confirms_it_closes_it(String path) {
        var written = new RuleFolder(folder);
        written.write("own.yaml", RAISED_BY.getOrDefault(path, ""));
        var adopted = written.agreement("""
                id: signed
                adopts: ./own.yaml
                by: ekonomidirektör
                on: 2020-01-15
                confirms: [%s]
                """.formatted(path));
        then(RuleFolder.resolve(adopted, "2022-09").openTerms()).extracting(OpenTerm::path).doesNotContain(path);
        then(adopted.at(path).orElseThrow().versions()).singleElement()
                .satisfies(each -> then(each.status()).isEqualTo(Status.OFFICIAL));
    }

    /// A limit for long-stayers that an adoption sets raises the questions, and the same file can confirm the answers.
    @Test
    void a_limit_that_an_adoption_sets_asks_what_becomes_of_the_days_below_it() {
        var adopts = """
                id: signed
                adopts: skane-2018
                by: ekonomidirektör
                on: 2022-10-03
                sources: {signed: {title: "Påhittad överenskommelse"}}
                sets: {longStay.over: {value: 7, source: signed}}
                """;
        var open = RuleFolder.resolve(new RuleFolder(folder).agreement(adopts), "2022-09");
        then(open.openTerms()).contains(
                new OpenTerm("longStay.place", Status.ASSUMED), new OpenTerm("longStay.billed", Status.ASSUMED));
        var confirmed = RuleFolder.resolve(
                new RuleFolder(folder).agreement(adopts + "confirms: [longStay.place, longStay.billed]\n"), "2022-09");
        then(confirmed.openTerms()).extracting(OpenTerm::path).doesNotContain("longStay.place", "longStay.billed");
    }

    /// A gap is no silence: what the file below does not know stays unknown.
    @Test
    void a_gap_stays_a_gap_and_a_limit_of_none_raises_no_question() {
        var gap = new RuleFolder(folder).agreement(
                AVERAGE + "longStay: {over: 7, place: {status: unknown, source: signed, at: bilaga 2}}\n");
        then(gap.at("longStay.place").orElseThrow().versions()).singleElement()
                .satisfies(each -> then(each.status()).isEqualTo(Status.UNKNOWN));
        var none = new RuleFolder(folder).agreement(AVERAGE + "longStay: {over: none}\n");
        then(none.at("longStay.place")).isEmpty();
    }

    /// What a file is built on may raise no question that the file raises, and the other way round.
    @Test
    void a_file_that_takes_the_limit_away_again_takes_the_questions_with_it() {
        var written = new RuleFolder(folder);
        written.write("own.yaml", RAISED_BY.getOrDefault("longStay.place", ""));
        var without = written.agreement("id: without\nextends: ./own.yaml\nlongStay.over: none\n");
        then(without.at("longStay.place")).isEmpty();
        then(without.at("payer.residence")).isPresent();
    }

    /// The questions that shipped files raise are answered in them, with a status of their own.
    @ParameterizedTest
    @MethodSource("shipped")
    void a_shipped_file_answers_what_it_asks(String id) {
        var values = Agreements.find(id).values();
        var models = values.values()
                .stream()
                .filter(stated -> stated.path()
                        .substring(SchemaKeys.careOf(stated.path()).length())
                        .equals("liability.model"))
                .flatMap(stated -> stated.versions().stream())
                .map(each -> each.value())
                .toList();
        if (UNSETTLED.contains(id) || models.stream().noneMatch(Set.of("average", "individual")::contains)) {
            return;
        }
        then(values).containsKey("payer.residence");
        if (values.containsKey("liability.freeDays")) {
            then(values).containsKey("liability.dayKind");
        }
    }

    /// Of these the model is known and nothing that could be settled.
    private static final Set<String> UNSETTLED = Set.of("jonkoping-2018", "norrbotten");

    static List<String> questions() {
        return SilentTerms.paths();
    }

    static List<String> shipped() {
        return Agreements.ids();
    }
}
