package se.klardag.engine.terms.liability;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import se.klardag.engine.terms.calendar.BusinessCalendar;
import se.klardag.engine.terms.calendar.DeemedTime;
import se.klardag.engine.terms.calendar.Holidays;
import se.klardag.engine.terms.value.Timeline;

/// When payment responsibility begins after the clock has started (*fristdagar*).
public sealed interface FreeDays {
    /// So many days after the date of the ready notice (*dagar efter underrättelsen*).
    ///
    /// | | |
    /// |---|---|
    /// | Unit | calendar dates after the date of sending |
    /// | Valid | 0 or more |
    /// | Source | lag (2017:612) 5 kap. 4 §, or agreement |
    /// | Rounding | none: dates, never hours |
    ///
    /// @param days        when sent at or before the cut-off
    /// @param daysIfLater when sent after it
    /// @param cutOff      time of day; a notice exactly then is not late
    /// @param notBefore   the first date on which responsibility can enter, however early the notice; empty for any
    record AfterNotice(int days, int daysIfLater, LocalTime cutOff, Optional<LocalDate> notBefore) implements FreeDays {
        /// On any date.
        public AfterNotice(int days, int daysIfLater, LocalTime cutOff) {
            this(days, daysIfLater, cutOff, Optional.empty());
        }

        public AfterNotice {
            if (days < 0 || daysIfLater < days) {
                throw new IllegalArgumentException("free days " + days + ", if later " + daysIfLater);
            }
        }
    }

    /// So many weekdays after a message was received (*vardagar*), and never before the day after the patient is ready and
    /// a plan, where one is needed, is made.
    ///
    /// | | |
    /// |---|---|
    /// | Unit | dates that are no Saturday, Sunday, public holiday, midsommarafton, julafton or nyårsafton |
    /// | Valid | 0 or more: with none, responsibility enters on the day of the message or the day after it |
    /// | Source | lag (1990:1404) 3 and 11 §§ |
    /// | Rounding | none: dates, never hours |
    ///
    /// @param days     full weekdays after the date on which the message was received
    /// @param message  what was received
    /// @param entersOn whether responsibility enters on the last of them or the day after
    /// @param holidays by date: the days of one case can lie on both sides of a change
    record Weekdays(int days, Message message, Entry entersOn, Timeline<Holidays> holidays) implements FreeDays {
        public Weekdays {
            if (days < 0) {
                throw new IllegalArgumentException("weekdays: " + days);
            }
        }
    }

    /// The message that weekdays are counted from.
    enum Message {
        /// The ready notice (*underrättelse*).
        READY_NOTICE,
        /// The call to care planning (*kallelse till vårdplanering*); a plan must have been made too.
        PLANNING_CALL,
        /// The notice that the patient was admitted to long-term care; the day of admission counts if it is later.
        ADMISSION_NOTICE
    }

    /// On which day responsibility enters.
    enum Entry {
        /// On the last of the weekdays.
        LAST_WEEKDAY,
        /// The day after it.
        DAY_AFTER
    }

    /// The later of the planned discharge and the end of a minimum interval (*senare av planerad utskrivning och minsta
    /// tid*): liable from the day after.
    ///
    /// | | |
    /// |---|---|
    /// | Unit | calendar dates |
    /// | Valid | 1 day or more |
    /// | Source | statute or agreement |
    /// | Rounding | none: dates, never hours |
    ///
    /// @param days       of the interval, the first being the day after the assessment notice is given
    /// @param assessment on which day the assessment notice counts as given
    /// @param notCounted days that the interval steps over
    /// @param skipped    days that are not charged when they come first
    /// @param freeBy     the first day is free when the payer is ready at this hour or before it
    record MinimumInterval(
            int days,
            DeemedTime assessment,
            BusinessCalendar notCounted,
            BusinessCalendar skipped,
            Optional<LocalTime> freeBy)
            implements
                FreeDays {
        public MinimumInterval {
            if (days < 1) {
                throw new IllegalArgumentException("minimum interval of " + days + " days");
            }
        }

        /// The last day of the interval.
        ///
        /// @param day       when the assessment notice was sent
        /// @param timeOfDay milliseconds after midnight
        public LocalDate lastDay(LocalDate day, long timeOfDay) {
            var last = assessment.given(day, timeOfDay);
            for (int i = 0; i < days; i++) {
                last = notCounted.orNextOpen(last.plusDays(1));
            }
            return last;
        }
    }
}
