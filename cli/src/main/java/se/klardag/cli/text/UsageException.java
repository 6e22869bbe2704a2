package se.klardag.cli.text;

/// Arguments that do not go together (*argumentfel*): the message points to the command's help.
public final class UsageException extends KlardagException {
    private static final long serialVersionUID = 1L;

    /// @param key     of the message
    /// @param details what the message names
    public UsageException(String key, Object... details) {
        super(ExitCode.UNUSABLE, "", key, details);
    }
}
