package se.klardag.cli.cases.plain;

import se.klardag.engine.facts.CaseOrigin;

/// What is told of a row that is not looked at by itself (*förbigången rad*): no month that is settled can have its case, and
/// nothing is wrong with it. Moments are on the wall clock, [se.klardag.engine.facts.WallClock#NONE] where not recorded.
public interface PassedRow {
    int municipality();

    /// Hash of the patient's pseudonym; 0 when blank.
    long patientHash();

    long readyNoticeAt();

    long dischargedAt();

    /// The last moment that has come to pass; a plan is none.
    long lastEvent();

    /// The file and row that state the case.
    CaseOrigin origin();
}
