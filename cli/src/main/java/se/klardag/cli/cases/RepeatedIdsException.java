package se.klardag.cli.cases;

/// Some ids came more than once (*omläsning*): their rows are to be looked at together.
final class RepeatedIdsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient LongSet suspects;

    RepeatedIdsException(LongSet suspects) {
        super("read again", null, false, false);
        this.suspects = suspects;
    }

    LongSet suspects() {
        return suspects;
    }
}
