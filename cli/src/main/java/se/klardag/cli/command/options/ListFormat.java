package se.klardag.cli.command.options;

/// How a result is printed that other programs read as a list too (*utskriftsform*).
public enum ListFormat {
    table,
    json,
    csv
}
