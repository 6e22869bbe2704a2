package se.klardag.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.terms.TermsResolution;

/// A folder with rule files written for a test.
public record RuleFolder(Path folder) {
    /// The first two lines of a file that changes Skåne's agreement; its own text starts on line 3.
    public static final String CHANGES_SKANE = "id: mine\nextends: skane-2018\n";

    public Path write(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public Path write(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// A change of Skåne's agreement, read back.
    public Agreement change(String text) {
        return agreement(CHANGES_SKANE + text);
    }

    public Agreement agreement(String text) {
        return Agreements.find(write("mine.yaml", text).toString());
    }

    /// A change of Skåne's agreement, resolved for September 2022.
    public AgreementTerms changed(String text) {
        return resolve(change(text), "2022-09");
    }

    public static AgreementTerms resolve(Agreement agreement, String month) {
        return TermsResolution.resolve(agreement, YearMonth.parse(month), Municipalities.shipped());
    }

    static AgreementTerms shipped(String id, String month) {
        return resolve(Agreements.find(id), month);
    }
}
