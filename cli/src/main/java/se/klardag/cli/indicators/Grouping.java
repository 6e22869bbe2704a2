package se.klardag.cli.indicators;

/// What figures are told apart by (*indelning*), named as on the command line.
public enum Grouping {
    kommun,
    delregion,
    unit,
    month
}
