package se.klardag.cli.indicators;

/// What figures are grouped by (*indelning*), named as on the command line.
public enum GroupBy {
    kommun,
    delregion,
    hospital,
    unit,
    month
}
