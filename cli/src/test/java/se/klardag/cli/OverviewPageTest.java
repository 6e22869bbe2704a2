package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The month's page in a browser, in the light and in the dark, on a desk and on a phone.
class OverviewPageTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    @TempDir
    private static Path folder;

    private static Path region;
    private static Path kommun;

    @BeforeAll
    static void pages() throws IOException {
        Files.createDirectories(SCREENSHOTS);
        var cases = folder.resolve("cases.csv");
        then(Call.of("generate", "--region", "skane", "--from", "2022-08", "--months", "14", "--seed", "7", "-o",
                cases.toString()).code()).isZero();
        var rules = Files.writeString(
                folder.resolve("rules.yaml"), "id: lower\nextends: skane-2018\nliability: {threshold: 1.5}\n");
        region = folder.resolve("region.html");
        then(Call.of("report", "2023-09", cases.toString(), "--agreement", rules.toString(), "--out", region.toString(),
                "--per-kommun", folder.resolve("places").toString()).code()).isZero();
        kommun = folder.resolve("places").resolve("1280.html");
    }

    /// 0 is dark to Chromium, 1 is light.
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void nobody_is_shut_out(int scheme) throws IOException {
        try (var browser = Browser.start(
                "--host-resolver-rules=MAP * ~NOTFOUND", "--blink-settings=preferredColorScheme=" + scheme)) {
            for (var page : List.of(region, kommun)) {
                for (int width : new int[]{390, 1440}) {
                    browser.size(width, 900);
                    browser.open(page);
                    then(browser.script("return matchMedia('(prefers-color-scheme: dark)').matches").asBoolean())
                            .isEqualTo(scheme == 0);
                    browser.script("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
                    then(width == 1440 ? browser.violations() : browser.violationsButColours()).isEmpty();
                    then(browser.script("return document.documentElement.scrollWidth - innerWidth").asInt())
                            .isLessThanOrEqualTo(0);
                }
            }
            browser.open(region);
            browser.size(1440, 900);
            Files.write(SCREENSHOTS.resolve("month-" + scheme + ".png"), browser.screenshot());
            // the sum and who pays are there without scrolling
            then(browser.script("return document.querySelector('.bars').getBoundingClientRect().bottom").asInt())
                    .isBetween(100, 900);
            var pdf = browser.print();
            then(new String(pdf, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
        }
    }
}
