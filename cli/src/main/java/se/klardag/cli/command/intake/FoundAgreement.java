package se.klardag.cli.command.intake;

import se.klardag.cli.render.Console;
import se.klardag.cli.text.UsageException;
import se.klardag.rules.Agreements;
import se.klardag.rules.agreement.Agreement;

/// An agreement that a command may calculate with (*överenskommelse att räkna efter*), with its remarks reported. What somebody is
/// to confirm one day is not confirmed.
public final class FoundAgreement {
    private FoundAgreement() {}

    /// @param name id or file
    /// @throws UsageException where its adoption is of a day to come
    public static Agreement of(String name, Console console) {
        var found = Agreements.find(name);
        console.tell(found.remarks());
        var today = console.today();
        found.adoptedOn().filter(on -> on.isAfter(today)).ifPresent(on -> {
            throw new UsageException("agreement.adopted-later", on, today);
        });
        return found;
    }
}
