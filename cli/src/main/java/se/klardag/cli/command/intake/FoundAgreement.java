package se.klardag.cli.command.intake;

import java.util.List;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.UsageException;
import se.klardag.rules.Agreements;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.files.StatementDays;

/// An agreement that a command may calculate with (*överenskommelse att räkna efter*), with its remarks reported. What somebody is
/// to confirm one day is not confirmed.
public final class FoundAgreement {
    private FoundAgreement() {}

    /// @param name id or file
    /// @throws UsageException where its adoption is of a day to come
    public static Agreement of(String name, Console console) {
        var found = known(name, console);
        console.tell(found.remarks());
        var today = console.today();
        found.adoptedOn().filter(on -> on.isAfter(today)).ifPresent(on -> {
            throw new UsageException("agreement.adopted-later", on, today);
        });
        return found;
    }

    /// An agreement that is only read; a statement that its own files date after today is refused all the same.
    ///
    /// @param name id or file
    /// @throws RuleFileException when it is not known or its file cannot be used
    public static Agreement known(String name, Console console) {
        var found = Agreements.find(name);
        refuseDaysToCome(found.allFiles(), console);
        return found;
    }

    /// Refuses the user's own rule files where a source is dated after today: nobody has said it yet.
    public static void refuseDaysToCome(List<RuleText> files, Console console) {
        var later = StatementDays.after(files, console.today());
        if (!later.isEmpty()) {
            throw new RuleFileException(later);
        }
    }
}
