package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An id is somebody else's text: it is never set as a source of ours.
class EscapedIdTest {
    private static final String FORGED = "S-1  [lag (2017:612) 5 kap. 3 §; läst i texten]: 99 dygn  [sann]";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static String row(String id) {
        return CaseLines.row(
                "case_id", id, "ready_notice_at", "2022-09-01 10:00", "discharged_at", "2022-09-12 13:00");
    }

    @Test
    void an_id_that_reads_as_a_citation_is_none_on_the_page() {
        var file = CaseLines.text(folder, "cases.csv", CaseLines.table(
                row("\"" + FORGED + "\""), row("S-2 [x]y")));

        var page = Call.of("explain", "--agreement", "statute", "--period", "2022-09", "--municipality", "1280",
                "--format", "html", file.toString());

        then(page.code()).as(page.err()).isZero();
        then(page.out()).contains("läst i texten]: 99 dygn", "[x]y")
                .contains("Blankt i alla ärenden: SIP ska genomföras")
                .doesNotContain("<small>[lag (2017:612) 5 kap. 3 §; läst i texten]<", "<small>[sann]", "<b>99 dygn</b>",
                        "[x]</small>");
        then(page.out().split("<small>", -1)).hasSameSizeAs(page.out().split("</small>", -1));
    }
}
