package se.klardag.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The statute as a party adopts it in a test.
public final class AdoptedStatute {
    /// What the statute leaves open for June 2022, read off the file by hand; the daily rate of 2022 is second-hand.
    public static final String OPEN = """
            confirms:
              - attribution.membership
              - attribution.openCases
              - clock.end
              - dayCount.firstDay
              - dayCount.lastDay
              - deadlines.restDays
              - population.consent-refused
              - population.deceased
              - population.forensic-care
              - population.late-admission-notice
              - population.late-sip-call
              - population.open-care-not-ready
              - population.withdrawn
              - price.date
            sets:
              price.dailyRate: {values: [{from: 2022-01-01, to: 2022-12-31, value: 9300, source: signed}]}
            """;

    private AdoptedStatute() {}

    /// Writes the adoption, and says where.
    ///
    /// @param by    who vouches
    /// @param terms what is confirmed and set
    public static String in(Path folder, String by, String terms) throws IOException {
        return Files.writeString(folder.resolve("adopted.yaml"), """
                id: statute-adopted
                adopts: statute
                by: "%s"
                on: 2022-07-01
                sources: {signed: {title: "Signed agreement (invented for a test)"}}
                """.formatted(by) + terms).toString();
    }
}
