package se.klardag.cli.text;

/// What a call tells its caller besides what it prints (*slutkod*); the numbers are a contract.
public final class ExitCode {
    /// Done.
    public static final int DONE = 0;

    /// Done, with rejected rows.
    public static final int WITH_REJECTS = 1;

    /// Arguments or a file that cannot be used.
    public static final int UNUSABLE = 2;

    /// Refused: a gap in the rules, or a binding bill asked for on open terms.
    public static final int REFUSED = 3;

    /// What is stored is not what was stored.
    public static final int DIFFERS = 4;

    /// A fault of our own.
    public static final int BROKEN = 70;

    private ExitCode() {}
}
