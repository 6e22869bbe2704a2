package se.klardag.cli.command.options;

/// How a result is printed (*utskriftsform*): for people or for machines.
public enum TableFormat {
    table,
    json
}
