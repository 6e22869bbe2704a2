package se.klardag.rules.identity;

/// Which characters pass for a hyphen (*streck*): in ids, where two spellings would be two cases, and in identity numbers,
/// where they would hide one.
///
/// What Unicode calls a dash (category Pd), what its table of confusable characters (UTS #39) gives as alike to the
/// hyphen, and the raised and lowered minus. A soft hyphen is none: it is not seen, and left out. Neither are lines for
/// drawing and the letters that look like a longer dash.
public final class Dashes {
    private Dashes() {}

    /// @param point any code point
    public static boolean isDash(int point) {
        return point == '-' || (point > 0x7F && (Character.getType(point) == Character.DASH_PUNCTUATION
                || switch (point) {
                    // modifier minus, Arabic full stop, hyphen bullet, minus, heavy minus, Coptic dialect-P ni
                    case 0x02D7, 0x06D4, 0x2043, 0x2212, 0x2796, 0x2CBA -> true;
                    case 0x207B, 0x208B -> true;
                    default -> false;
                }));
    }
}
