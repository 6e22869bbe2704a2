package se.klardag.cli.command.machine;

import java.util.Optional;

/// What was found of one thing (*undersökt*).
///
/// @param check  key of its name, `java`
/// @param sound  whether nothing has to be done
/// @param text   what was found, in the reader's language
/// @param remedy a command that helps
record Diagnosis(String check, boolean sound, String text, Optional<String> remedy) {
    static Diagnosis sound(String check, String text) {
        return new Diagnosis(check, true, text, Optional.empty());
    }

    static Diagnosis wrong(String check, String text, String remedy) {
        return new Diagnosis(check, false, text, Optional.of(remedy));
    }

    /// Something that no command mends.
    static Diagnosis wrong(String check, String text) {
        return new Diagnosis(check, false, text, Optional.empty());
    }
}
