package se.klardag.cli.text;

import static org.assertj.core.api.BDDAssertions.then;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import se.klardag.rules.identity.IdentitySpans;

/// What the one detector finds, measured on a list: the forms in which a number occurs, those it misses, and what it takes
/// for a number that is none. The numbers are Skatteverket's and Inera's published test numbers.
class IdentityNumberFormsTest {
    private static final List<String> FORMS = List.of(
            "191212121212", "19121212-1212", "19121212+1212", "121212-1212", "121212+1212", "1212121212",
            "19121212 1212", "121212 1212", "19121212\u00a01212", "19121212\u20091212", "19121212 - 1212",
            "19121212–1212", "19121212—1212", "19121212−1212", "19121212‑1212", "19121212\uff0d1212",
            "19121212.1212", "19121212/1212", "19121212_1212", "121212_1212",
            "1912-12-12-1212", "1912-12-12 1212".replace(" ", "-"), "12-12-12-1212", "1912.12.12.1212",
            "1912.12.12-1212", "1912/12/12-1212", "1912 12 12 1212", "1912 12 12-1212", "12 12 12 1212",
            "1912 1212 1212", "19121212 12 12", "19 12 12 12 12 12", "1912-12-12 1212",
            "１９１２１２１２１２１２", "１９１２１２１２－１２１２", "１２１２１２-１２１２", "١٩١٢١٢١٢١٢١٢",
            "①⑨①②①②①②①②①②", "❶❾❶❷❶❷❶❷❶❷❶❷", "¹²¹²¹²-¹²¹²", "𝟏𝟗𝟏𝟐𝟏𝟐𝟏𝟐𝟏𝟐𝟏𝟐", "19121212-①②①②",
            "19121212\t1212", "121212\f1212", "19121212\u00851212",
            "19121212\u20431212", "121212\u02d71212", "121212\u207b1212", "19121212\u22151212",
            // and the mark of a note or of a list beside it is none of it
            "19121212-1212¹", "①191212121212",
            "1912\u200b1212\u200b1212", "191212\u00ad-1212", "19121212\u2060-\u20601212",
            // samordningsnummer: the day and sixty
            "197010632391", "701063-2391", "19701063-2391", "７０１０６３－２３９１",
            // a wrong check digit, and still a person's
            "19121212-1213", "121212-1213", "191212121213", "19121212 1213", "19121212/1213", "19121212*1213",
            "121212--1213", "121212 - 1213", "1912-12-12-1213", "1912.12.12-1213",
            // other signs between, up to three
            "19121212*1212", "121212*1212", "121212,1212", "121212, 1212", "19121212,1212", "121212;1212",
            "121212=1212", "121212|1212", "121212#1212", "121212'1212", "121212\"1212", "121212\\1212",
            "121212~1212", "121212:1212", "121212--1212", "121212__1212", "121212 / 1212", "121212...1212",
            "121212•1212", "121212→1212", "121212\u2796" + "1212", "(121212)1212", "121212\",\"1212",
            "20000101*2384", "1912*12*12*1212", "19=12=12=12=12=12", "1912--12--12--1212",
            // nationellt reservnummer, in both cases and divided
            "22121212AB1", "00010101AA2",
            // grouped as a spreadsheet groups an amount, in threes and otherwise
            "191 212 121 212", "191\u00a0212\u00a0121\u00a0212", "191\u202f212\u202f121\u202f212", "196 408 233 234",
            "196,408,233,234", "196.408.233.234", "196'408'233'234", "196\u2019408\u2019233\u2019234",
            "196_408_233_234",
            "196·408·233·234", "6 408 233 234", "6\u00a0408\u00a0233\u00a0234", "6,408,233,234", "6.408.233.234",
            "196 408 233 234 kr", "196 408 233 234,0",
            // ten digits in pairs, and with a century one sign anywhere or everywhere
            "64-08-23-32-34", "64 08 23 32 34", "64.08.23.32.34", "12 12 12 12 12", "12-12-12-12-12",
            "1 91212121212", "1912,12121212", "191212121.212", "191212:121212", "1912121212 12", "19-1212121212",
            "1912,12,12,1212", "1912 12,12-1212", "1-9-1-2-1-2-1-2-1-2-1-2", "1912121 2121 2", "1964/0823/3234",
            "1964-08-23 32:34", "1964-08-23,3234", "2000 010 123 84", "2000-0101/2384",
            // a blank that slipped in
            "1912121 21212", "191212121 212", "1 91212121212".replace("1 9", "19 "), "191 212121212", "197010632 391",
            // letters where the last four would begin, as hospitals and registers give them
            "19121212-TF12", "19121212TF12", "920101TF99", "920101-TF99", "121212T121", "19121212-R121",
            // regions' own, with a day that is none, with letters, and without a century
            "20081234-0123", "19521234TA3C", "19521234-TA3C", "19121212TA3C", "123456-DA0A",
            // a letter before the last four
            "19121212x1212",
            // pairs with a hyphen before the last four
            "12 12 12-12 12", "12.12.12-12.12", "12/12/12-12/12", "12 12 12+12 12", "19 12 12 12-12 12",
            // markup and what is not seen, between any two digits
            "19121212<b>1212", "19121212-<b>1212</b>", "1912<i>1212</i>1212", "121212<b>1212",
            "121212-<span class='x'>1212",
            "<u>19</u>121212-1212", "19<!-- x -->121212-1212", "19121212<br>1212", "19121212</td><td>1212",
            "19121212&nbsp;1212", "121212&#8209;1212", "121212&shy;-1212", "1&#8203;91212121212",
            "1\u200b9121212\u200b121\u200b2", "1\u00ad2\u00ad1\u00ad2\u00ad1\u00ad2\u00ad1\u00ad2\u00ad1\u00ad2",
            "19121212[b]1212", "**19121212** 1212", "19121212 [/b] 1212", "19121212 slut 1212",
            // a spreadsheet's number with all its digits
            "1.91212121212E+11", "1,91212121212E+11", "1.91212121212e11")
            .stream()
            .map(each -> each.length() == 11 && each.matches("[0-9]{8}[A-Z]{2}[0-9]") ? reserve(each) : each)
            .toList();

    /// Forms that it does not find: nothing tells them from other numbers, or they are no longer one number.
    private static final List<String> MISSED = List.of(
            "1212121213", "121212 1213", "x 19121212\n1212", "tolv tolv tolv 1212",
            "19121212-121", "1912-12-12 1213",
            // other signs and a wrong check digit, more than three signs, a word, commas within the date
            "121212*1213", "121212,1213", "121212/1213", "19121212,1213", "121212 och 1212",
            // pairs that nothing tells from a row of numbers, a tag that ends a field, digits as entities, and a long text between
            "20000101</td><td>2384", "1912&#49;212-1212",
            "19121212 som vanligt, 1212",
            // a comma, a semicolon or a bar after a date of this century: two fields of a table
            "x 20000101,2384", "x 20000101;2384", "x 20000101|2384",
            // ten digits with a blank in an odd place, two blanks, a wrong check digit, and the groups of an amount
            "1912121 21213", "191 212 121 213", "6 408 233 235", "64-08-23-32-35",
            // what reads as a moment of this century, as two months, and as an amount with decimals
            "2000-12-01 20:05", "1950-12-1950-10", "6 408 233 234 kr", "6 408 233 234,00", "x 6408 233234",
            // letters after a blank, after other letters, and where no register puts them
            "121212 TF12", "P920101TF99", "9201TF0199", "920101T1F2",
            // regions' own without a form that tells
            "201612345678", "123456789A", "123456DA0A",
            // a number of this century with a serial or a letter, and one after other digits
            "2000010123840001", "20000101K2384", "00191212121212",
            // a spreadsheet has taken the digits away
            "1.91E+11");

    /// Forms that it finds where the text is nothing else.
    private static final List<String> ALONE = List.of(
            "19121212\n1212", "121212 -- 1212", "12|12|12|1212", "1212 121212", "6408 233 234", "640 823 3234",
            "1912  1212  1212", "1 9 1 2 1 2  1 2 1 2 1 2", "(1912) 1212-1212", "20000101,2384", "20000101|2384",
            "19121212 ---- 1212");

    /// Texts in which it finds nothing, as there is nothing.
    private static final List<String> ORDINARY = List.of(
            "2022-09-01 12:00", "2022-09-01 1230", "2022-09-01T12:00:00", "2022-01-01–2022-12-31",
            "2022-01-01-2022-12-31",
            "2022-01-01 2022-12-31", "2022-09-01..2022-09-30", "K-2022-00001", "K-2022-00001..00033",
            "S-1280-2022-09-0042", "232100-0255", "232100-9991", "040-12 34 56 78", "0701-234567", "+46 70 123 45 67",
            "bg 999-8881", "7350000000006", "1 212 121 212 kr", "1 212 121 212,50", "133 920", "9300.00", "44805.5",
            "1280", "2 022 092",
            "lag (2017:612)", "SFS 2017-612", "K2022-09 1267 0042", "20220901 1201", "ver. 2022.09.01 2022",
            "S-1273-2022-09-0001", "1 912 121 212", "1 912 121 212 kr", "191 212 121 213 kr", "2022-09-01 kl 12.30",
            "20220901T1230", "20220901T123000", "220901 KL10", "2022-09-01AB12", "AB12-220901", "R-2022-000123",
            "2018-12345", "2017:612", "20220901,1280", "x 20220901;1267", "20220901 | 1280", "2022-09-01,1280",
            "2022-09-01;1280", "1992-01-01;1800", "1992-01-01,1800", "1992-01-01 1800 kr", "Dnr 180612/0043",
            "20220901123000", "K2022090112800042", "20220901T12345", "1234567-DA0A", "123456-DA0A-1", "123456-ABC",
            "SFS-201812-0043", "20180034-0123", "K-2022-00001, 1280", "08-123 456 78", "070-123 45 67", "0401-121212",
            "802002-4280",
            "921301TF99",
            "<td>20220901</td><td>1280</td>", "<td>2022-09-01</td><td>12:30</td>", "20220901<br>1230", "22-09-01 12.30",
            "22.09.01 12.30", "22-09-01 12:30", "08-12 12 12 12", "070 12 12 12-12", "S-2023-01-15-0001",
            "S-2023-01-15&nbsp;0001", "<b>2022-09-01</b> 12 30", "10 11 12 13 14", "20220901 till 1230",
            "1 < 2 & 20220901",
            "920132AB12", "K2209011230X", "202209 01123", "20 220 901 123", "2022 0901",
            // amounts, columns beside one another, spans of months, a count, and a factor
            "143 220", "1 234 567 890", "196 408 233 235", "12 120 112,34", "1.212121212", "2022-08-16 13:00",
            "2022-08-16 13:00 1267", "13:00 2022-08-16 1267", "2022-09 – 2022-10", "2022-09–2022-10", "202209-202210",
            "2022-08-16 13:00,1267,3", "070 123 45 67", "08 12 34 56 78", "7350000000006 1267", "2010-12 1280",
            "2000-12-01 20:05", "2018 2019 2020", "2080, 2081, 2082", "10, 11, 12, 13, 14",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "sha256:00191212121212aa191212121212bb19121212-x".replace("-x", "0".repeat(30)));

    /// What it hides though it is nobody's: a stamp of date and time says the same as a number with a century.
    private static final List<String> FALSE_HITS = List.of(
            "202209011230", "20220901-1230", "220901-1230",
            // a date and initials with a number: nothing tells them from a hospital's own number
            "220901AB12", "220901-KL10",
            // an amount beyond a billion, and two fields with nothing beside them, of which one in ten has the check digit
            "1 212 121 212", "20220901;1267",
            // and one in ten of what has twelve digits, a date among them and one blank
            "202209 011234");

    @Test
    void every_form_is_found_wherever_it_is_written() {
        for (var form : FORMS) {
            for (var text : List.of("%s", "x %s y", "%s.csv", "C:\\in\\%s\\a.csv", "/tmp/%s/a.csv", "titel (%s)",
                    "id_%s")) {
                var shown = IdentityMask.mask(text.formatted(form));
                then(shown).as(text.formatted(form))
                        .doesNotContainPattern("[0-9\uff10-\uff19\u0660-\u0669\u2460-\u2468\u2776-\u277e]{2}");
                then(shown.codePointCount(0, shown.length())).as(text.formatted(form))
                        .isEqualTo((int) text.formatted(form).codePoints().count());
            }
        }
        then(FORMS).hasSize(177);
    }

    @Test
    void what_it_misses_and_what_it_hides_for_nothing_is_known() {
        then(ALONE).allSatisfy(each -> then(IdentityMask.mask(each)).as(each).doesNotContainPattern("[0-9]"));
        then(MISSED).allSatisfy(each -> then(IdentityMask.mask(each)).as(each).isEqualTo(each));
        then(ORDINARY).allSatisfy(each -> then(IdentityMask.mask(each)).as(each).isEqualTo(each));
        then(FALSE_HITS).allSatisfy(each -> then(IdentityMask.mask(each)).as(each).isNotEqualTo(each));
        // of 226 forms 177 are found, and 12 by themselves; of 114 texts without a number eight are hidden
        then(MISSED).hasSize(37);
        then(ALONE).hasSize(12);
        then(ORDINARY.size() + FALSE_HITS.size()).isEqualTo(114);
    }

    /// Of a longer run the number is hidden and the serial stays.
    @Test
    void a_number_is_found_before_a_serial_too() {
        then(IdentityMask.mask("S1912121212120001")).isEqualTo("S************0001");
        then(IdentityMask.mask("x19121212x1212x")).isEqualTo("x*************x");
        then(IdentityMask.mask("197010632391-2")).isEqualTo("************-2");
        then(IdentityMask.mask("19701063239100")).isEqualTo("************00");
    }

    /// Ids that programs make of a day or a moment, with a kommun and a serial: none is hidden. Of those with
    /// a year of two digits one in ten is, in the first twelve days of December 2019.
    @Test
    void ids_of_days_and_serials_are_not_touched() {
        int hidden = 0;
        int all = 0;
        for (var day = LocalDate.of(2003, 1, 1); day.isBefore(LocalDate.of(2028, 1, 1)); day = day.plusDays(1)) {
            var compact = day.toString().replace("-", "");
            boolean told = compact.startsWith("201912") && day.getDayOfMonth() <= 12;
            for (int serial = 0; serial < 10; serial++) {
                for (var id : List.of("%s%02d3015", "K%s1280%04d", "S%sT%02d3000")) {
                    var text = id.formatted(compact, serial);
                    then(IdentityMask.mask(text)).isEqualTo(text);
                }
                var brief = "K%s1280%05d".formatted(compact.substring(2), serial);
                all++;
                hidden += IdentityMask.mask(brief).equals(brief) ? 0 : 1;
                then(told || IdentityMask.mask(brief).equals(brief)).as(brief).isTrue();
            }
        }
        then(all).isGreaterThan(90_000);
        then(hidden).isLessThan(20);
    }

    /// A line of a table: no date with a code or an amount after it is hidden where a comma, a semicolon or a bar parts
    /// them. Only where the year has two digits, one in ten has the check digit of a number.
    @Test
    void a_date_and_a_code_in_two_fields_are_not_touched() {
        int hidden = 0;
        int all = 0;
        for (var day = LocalDate.of(2003, 1, 1); day.isBefore(LocalDate.of(2028, 1, 1)); day = day.plusDays(3)) {
            var compact = day.toString().replace("-", "");
            for (var parted : List.of(",", ";", "|", "\",\"", " | ")) {
                for (var code : List.of("1280", "0114", "9300", "1800")) {
                    for (var date : List.of(day.toString(), compact)) {
                        var text = "A-1" + parted + date + parted + code + parted + "x";
                        then(IdentityMask.mask(text)).isEqualTo(text);
                    }
                    var brief = compact.substring(2) + parted + code;
                    hidden += IdentityMask.mask(brief).equals(brief) ? 0 : 1;
                    all++;
                }
            }
        }
        then(100.0 * hidden / all).isBetween(9.0, 11.0);
    }

    /// What the column for pseudonyms refuses: a number by itself or after a word, and what a spreadsheet made of one.
    private static final List<String> NO_PSEUDONYMS = List.of(
            "Tolvan191212121212", "191212121212Tolvan", "Tolvan19121212-1212", "pat1212121212", "P-191212121212-b",
            "A191212121212", "Tolvan701063-2391", "Tolvan１９１２１２１２１２１２",
            "1.91E+11", "1,91E+11", "1.91212E+11", "1.91212121212E+11", "2E+11", "2.00101E+11", "1.91e+11",
            " 1,91E+11 ",
            // digits of another form, and any blanks between
            "①⑨①②①②①②①②①②", "𝟏𝟗𝟏𝟐𝟏𝟐𝟏𝟐𝟏𝟐𝟏𝟐", "19121212-①②①②", "P-①②①②①②-①②①②",
            "19121212\t1212", "121212\t1212", "19121212  1212", "19121212\n1212", "19121212\r\n1212",
            "19121212\u2028\t1212", "19121212\u20431212", "19121212-1212¹",
            "1.21E+09", "1.21212E+9", "1,212E9", "1.9E11",
            // in one field no sign parts two
            "20000101,2384", "20000101;2384", "1912,12,12,1212", "121212 -- 1212", "1-9-1-2-1-2-1-2-1-2-1-2",
            "121 212 12 12", "(121212) [1212]", "121212*1212", "121212\u02d71212");

    /// What it takes for a pseudonym, though somebody's number is in it, or was.
    private static final List<String> MISSED_IN_PSEUDONYMS = List.of(
            // among other digits in a string as long as a hash
            "a7f191212121212c3", "T191212121212x2022", "ab1212121212",
            // too few digits are left to tell
            "1.2E+08", "tolv", "1E9");

    /// What it takes for a pseudonym, and what is one.
    private static final List<String> PSEUDONYMS = List.of(
            "P-abcdefghijklmnop", "K-000017", "5E11", "9E9", "1.5E+3", "7.31E+11", "E+11", "2022-000123456",
            "3f9a0c1d22e84b67", "S-1280-2022-09-0042", "Tolvan", "tolvan-2022", "A1B2C3D4E5F6");

    @Test
    void a_pseudonym_with_a_number_in_it_is_none() {
        then(NO_PSEUDONYMS).allSatisfy(each -> then(isRefused(each)).as(each).isTrue());
        then(MISSED_IN_PSEUDONYMS).allSatisfy(each -> then(isRefused(each)).as(each).isFalse());
        then(PSEUDONYMS).allSatisfy(each -> then(isRefused(each)).as(each).isFalse());
    }

    /// Random pseudonyms, hexadecimal and of all letters and digits, in the lengths that programs make: of a hundred thousand
    /// of each at most one is refused; of twelve hexadecimal signs, which is as long as a reserve number, ten.
    @Test
    void random_pseudonyms_are_hardly_ever_refused() {
        var random = new Random(18);
        for (int digits : List.of(16, 32, 36)) {
            for (int length : List.of(8, 12, 16, 20, 32)) {
                long refused = 0;
                for (int i = 0; i < 100_000; i++) {
                    var pseudonym = new StringBuilder();
                    for (int at = 0; at < length; at++) {
                        pseudonym.append(Character.forDigit(random.nextInt(digits), digits));
                    }
                    refused += isRefused(pseudonym.toString()) ? 1 : 0;
                }
                then(refused).as("%d signs of %d", length, digits)
                        .isLessThanOrEqualTo(digits == 16 && length == 12 ? 10 : 1);
            }
        }
    }

    private static boolean isRefused(String text) {
        return IdentityNumber.isIn(text.toCharArray(), 0, text.length());
    }

    /// Hashes and sums stay whole: of a hundred thousand of each none is touched.
    @Test
    void hashes_and_amounts_are_not_touched() {
        var random = new Random(18);
        for (int i = 0; i < 100_000; i++) {
            var hash = Long.toHexString(random.nextLong() | Long.MIN_VALUE) + Long.toHexString(
                    random.nextLong() | Long.MIN_VALUE);
            then(IdentityMask.mask(hash)).isEqualTo(hash);
        }
    }

    /// Every day that a case can be of, with times of day, in lists and spans: none of it is hidden.
    @Test
    void dates_and_times_are_not_touched() {
        for (var day = LocalDate.of(2003, 1, 1); day.isBefore(LocalDate.of(2028, 1, 1)); day = day.plusDays(1)) {
            for (int hour = 0; hour < 24; hour++) {
                var text = "%s %02d:%02d, %s %d dygn; %sT%02d:00".formatted(day, hour, hour, day, hour, day, hour);
                then(IdentityMask.mask(text)).isEqualTo(text);
            }
        }
    }

    /// With the check digit that fits.
    private static String reserve(String eleven) {
        for (char digit = '0'; digit <= '9'; digit++) {
            if (IdentitySpans.hasReserveCheckDigit(eleven + digit)) {
                return eleven + digit;
            }
        }
        throw new IllegalArgumentException(eleven);
    }
}
