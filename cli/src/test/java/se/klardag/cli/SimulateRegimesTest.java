package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.klardag.cli.documents.BillsForTests;
import se.klardag.cli.text.ExitCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Other agreements than the average model of one county: exact against `settle`, and what cannot be drawn is refused.
class SimulateRegimesTest {
    private static final Path MONTH = BillsForTests.fixture("skane-2022-09", "cases.csv");

    /// An agreement and its cases in one month, with a change.
    record Regime(String base, String month, Path cases, String path, String value) {
        static Regime of(String folder, String month, String path, String value) {
            var terms = BillsForTests.fixture(folder, "agreement.yaml").toString();
            return new Regime(terms, month, BillsForTests.fixture(folder, "cases.csv"), path, value);
        }
    }

    static Stream<Regime> regimes() {
        return Stream.of(
                new Regime("statute", "2022-09", MONTH, "somatic.liability.freeDaysIfLater", "6"),
                new Regime("statute", "2022-09", MONTH, "psychiatric.price.dailyRate", "9000"),
                new Regime("act-1990-1404-skane", "2016-10",
                        BillsForTests.fixture("act-1990-four-tariffs", "cases.csv"),
                        "geriatric.liability.freeDays", "9"),
                Regime.of("vastra-gotaland-proposal-quarter", "2018-07", "liability.threshold", "2"),
                Regime.of("vastra-gotaland-switch-by-notice", "2020-04", "price.dailyRate", "10000"),
                Regime.of("stockholm-2020-reading-a-billed", "2020-03", "psychiatric.liability.freeDaysIfLater", "9"),
                new Regime("stockholm-2020", "2020-03",
                        BillsForTests.fixture("stockholm-2020-not-activated", "cases.csv"),
                        "psychiatric.invoice.activation", "active"));
    }

    @ParameterizedTest
    @MethodSource("regimes")
    void base_and_changed_are_what_settle_says(Regime regime, @TempDir Path folder) throws IOException {
        var base = regime.base().contains("/") ? Path.of(regime.base()).toAbsolutePath().toString() : regime.base();
        var file = Files.writeString(
                folder.resolve("changed.yaml"),
                "id: changed\nextends: %s\n%s: %s\n".formatted(base, regime.path(), regime.value()));

        var json = simulate(regime, "--format", "json", "--change", regime.path() + "=" + regime.value()).json();

        then(plain(json.get("base").get(0))).isEqualTo(plain(settled(regime, regime.base())));
        then(plain(json.get("changed").get(0))).isEqualTo(plain(settled(regime, file.toString())));
    }

    private static Call simulate(Regime regime, String... more) {
        var args = new ArrayList<>(List.of(
                "simulate", "--base", regime.base(), "--period", regime.month(), regime.cases().toString()));
        args.addAll(List.of(more));
        return Call.of(args.toArray(String[]::new));
    }

    private static JsonNode settled(Regime regime, String agreement) {
        return Call.of(
                "settle", "--agreement", agreement, "--period", regime.month(), "--format", "json",
                regime.cases().toString()).json();
    }

    /// Without the name and the hash of the file, which are not those of the arguments, and without what only a bill needs: whether
    /// the export is whole, and what its columns can tell of readings.
    private static JsonNode plain(JsonNode settlement) {
        var copy = settlement.deepCopy();
        if (copy instanceof ObjectNode object && copy.get("receipt") instanceof ObjectNode receipt) {
            object.remove("agreement");
            object.get("municipalities").forEach(each -> ((ObjectNode) each).remove("untoldReadings"));
            receipt.remove(List.of(
                    "rules", "partial", "partialAllowed", "lastEvent", "daysAfterLastEvent", "columnsInNoFile",
                    "blankAnswers", "casesWithoutPatient", "alikeStays"));
        }
        return copy;
    }

    @Test
    void earlier_months_that_decide_are_settled_and_not_drawn(@TempDir Path folder) throws IOException {
        var regime = Regime.of("vastra-gotaland-proposal-quarter", "2018-07", "", "");

        var drawn = simulate(regime, "--replicates", "100");
        then(drawn.code()).isEqualTo(ExitCode.REFUSED);
        then(drawn.err()).contains("liability.trigger", "slumpen dras inte här", "tidigare månader avgör");
        then(drawn.out()).isEmpty();

        var page = folder.resolve("r.html");
        then(simulate(regime, "--html", page.toString()).code()).isEqualTo(ExitCode.DONE);
        then(Files.readString(page)).contains("\"chance\":null", "\"notDrawn\":{\"path\":\"liability.trigger\"");
    }

    @Test
    void other_currencies_are_refused() {
        var call = Call.of("simulate", "--base", "norway-2012", "--period", "2022-09", MONTH.toString());

        then(call.code()).isEqualTo(ExitCode.REFUSED);
        then(call.err()).contains("price.currency", "kronor");
    }

    @Test
    void individual_days_have_no_mean_so_no_funnel_and_no_price_of_size(@TempDir Path folder) throws IOException {
        var page = folder.resolve("r.html");
        var call = Call.of("simulate", "--base", "statute", "--change", "somatic.liability.freeDaysIfLater=6",
                "--period",
                "2022-09", MONTH.toString(), "--replicates", "100", "--html", page.toString(), "--format", "json");

        then(call.code()).as(call.err()).isEqualTo(ExitCode.DONE);
        var chance = call.json().get("chance");
        then(chance.get("funnel").get("municipalities")).isEmpty();
        then(chance.get("priceOfChance").get("base")).isEmpty();
        then(chance.get("levels")).isEmpty();
        // each day is billed by itself, and many are: a drawn period is all but sure to have a bill
        then(Double.parseDouble(chance.get("total").get("base").get("positive").asString())).isGreaterThan(0.99);
        then(Files.readString(page)).contains("\"profile\":null");
    }
}
