package se.klardag.cli.render;

/// Where what a call says goes (*utkanal*).
public enum Outlet {
    /// A file or a program: nothing is set narrower for it.
    FILE,
    /// A person's terminal: no line is wider.
    TERMINAL,
    /// A call that runs this one and reads it before it shows it on a terminal: tables are as narrow, no sentence is broken.
    CALL
}
