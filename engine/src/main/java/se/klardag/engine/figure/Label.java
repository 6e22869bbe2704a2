package se.klardag.engine.figure;

/// What a figure stands for (*benämning*); the words in each language belong to whoever prints it.
public enum Label {
    CASES,
    DAYS_IN_AVERAGE,
    MEAN,
    MEAN_ROUNDED,
    DECIDING_MEAN,
    THRESHOLD,
    DAYS_WITHIN_THRESHOLD,
    MEAN_ABOVE_THRESHOLD,
    EXCESS_DAYS,
    LONG_STAY_DAYS,
    LONG_STAY_LIMIT,
    DAYS_ABOVE_LIMIT,
    LIABLE_DAYS,
    FOLLOWED_DAYS,
    BILLABLE_DAYS,
    DAILY_RATE,
    AMOUNT,
    TO_PAY,
    TOTAL,
    STAY_DAYS,
    INTERRUPTED_DAYS,
    DAYS_WITHOUT_INTERRUPTION,
    OWED_TO
}
