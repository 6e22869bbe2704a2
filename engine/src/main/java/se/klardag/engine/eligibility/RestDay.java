package se.klardag.engine.eligibility;

/// What a day is called that is no weekday (*dag som inte är vardag*).
public enum RestDay {
    NEW_YEARS_DAY,
    EPIPHANY,
    GOOD_FRIDAY,
    EASTER_SUNDAY,
    EASTER_MONDAY,
    MAY_DAY,
    ASCENSION_DAY,
    WHIT_SUNDAY,
    WHIT_MONDAY,
    NATIONAL_DAY,
    MIDSUMMER_EVE,
    MIDSUMMER_DAY,
    ALL_SAINTS_DAY,
    CHRISTMAS_EVE,
    CHRISTMAS_DAY,
    BOXING_DAY,
    NEW_YEARS_EVE,
    SATURDAY,
    SUNDAY
}
