package se.klardag.cli.manual;

import picocli.CommandLine;

/// A shell that completes commands (*kommandotolk*), by its name.
public enum Shell {
    bash,
    zsh,
    fish;

    /// What the shell is to read.
    ///
    /// @param program with every command modelled
    public String script(CommandLine program) {
        return switch (this) {
            case bash -> BashCompletion.of(program);
            case zsh -> ZshCompletion.of(program);
            case fish -> FishCompletion.of(program);
        };
    }
}
