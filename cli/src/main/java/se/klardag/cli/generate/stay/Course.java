package se.klardag.cli.generate.stay;

/// What becomes of a case after the ready notice, with the share of D.7 point 4.
public enum Course {
    ORDINARY(0.97),
    DECEASED(0.01),
    /// Notice withdrawn, no new one.
    WITHDRAWN(0.005),
    /// Notice withdrawn, and a new one in the same stay.
    RENEWED(0.005),
    /// The patient's municipality changes while the patient waits.
    MOVED(0.005),
    /// The same stay recorded twice.
    DUPLICATED(0.005);

    private final double share;

    Course(double share) {
        this.share = share;
    }

    public static Course draw(RandomStream stream) {
        double left = stream.uniform();
        for (Course course : values()) {
            left -= course.share;
            if (left < 0) {
                return course;
            }
        }
        return ORDINARY;
    }
}
