package se.klardag.cli.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.rules.Agreements;
import se.klardag.rules.Scenario;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.RuleText;

/// What the base is set against (*ställs mot*), on the same parties and cases: another agreement, or a scenario.
public sealed interface Against {
    /// As a reader knows it.
    BilingualText title();

    /// The rule files that it comes from.
    List<RuleText> files();

    /// The same trial with these rules in place of the changes.
    RuleComparison on(RuleComparison trial);

    /// Another agreement.
    record Other(Agreement agreement) implements Against {
        @Override
        public BilingualText title() {
            return BilingualText.same(agreement.id());
        }

        @Override
        public List<RuleText> files() {
            return agreement.allFiles();
        }

        @Override
        public RuleComparison on(RuleComparison trial) {
            return trial.against(agreement);
        }
    }

    /// Changes of the base.
    record Proposal(Scenario scenario) implements Against {
        @Override
        public BilingualText title() {
            return scenario.title();
        }

        @Override
        public List<RuleText> files() {
            return scenario.files();
        }

        @Override
        public RuleComparison on(RuleComparison trial) {
            return trial.against(scenario.changes());
        }
    }

    /// By id, or from a file: one with changes is a scenario.
    ///
    /// @throws RuleFileException when it is not known or its file cannot be used
    static Against find(String idOrFile) {
        return Scenario.ids().contains(idOrFile) || isScenario(Path.of(idOrFile))
                ? new Proposal(Scenario.find(idOrFile))
                : new Other(Agreements.find(idOrFile));
    }

    private static boolean isScenario(Path file) {
        try {
            return Files.isRegularFile(file)
                    && Pattern.compile("(?m)^changes\\s*:").matcher(Files.readString(file)).find();
        } catch (IOException _) {
            // whoever reads it next says what is wrong with it
            return false;
        }
    }
}
