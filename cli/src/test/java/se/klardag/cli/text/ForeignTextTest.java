package se.klardag.cli.text;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// Text from outside stays text, wherever it is written.
class ForeignTextTest {
    @Test
    void markup_is_shown_and_not_obeyed() {
        then(MarkupSafe.of("<b a=\"1\">&amp;")).isEqualTo("&lt;b a=&quot;1&quot;&gt;&amp;amp;");
        then(MarkupSafe.of("a\u0001b\uffffc\ud800d")).isEqualTo("a\ufffdb\ufffdc\ufffdd");
        then(MarkupSafe.legal("<å>\t\n😀")).isEqualTo("<å>\t\n😀");
    }

    /// The platform's own reader gives back what was written; a carriage return, too, is no text of one line.
    @Property(seed = "2017612", tries = 200)
    void an_xml_reader_reads_back_what_was_escaped(@ForAll String text) throws Exception {
        var xml = "<t a=\"" + MarkupSafe.of(text).replace("\t", " ").replace("\n", " ") + "\">" + MarkupSafe.of(text)
                + "</t>";
        var read = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();

        then(read.getTextContent()).isEqualTo(MarkupSafe.legal(text));
        then(read.getAttribute("a")).isEqualTo(MarkupSafe.legal(text).replace("\t", " ").replace("\n", " "));
    }

    @Test
    void a_spreadsheet_takes_no_text_for_a_formula() {
        then(CellSafe.row(List.of("=1+1", "+46", "-", "@x", "\tx", "＝1", "x=1", ""))).containsExactly(
                "'=1+1", "'+46", "'-", "'@x", "'\tx", "'＝1", "x=1", "");
    }

    @Test
    void markdown_takes_no_sign_for_its_own() {
        then(MarkdownSafe.of("a_b *c* [d](e) <f> | \\ `g` #h {i}"))
                .isEqualTo("a\\_b \\*c\\* \\[d\\](e) \\<f\\> \\| \\\\ \\`g\\` \\#h \\{i\\}");
    }

    /// Citations stand in brackets: none of a name can pass for one of theirs.
    @Test
    void a_name_has_brackets_that_are_told_from_those_of_a_citation() {
        then(TerminalSafe.named("K-1  [lag (2017:612); läst i texten] \\[x"))
                .isEqualTo("K-1  \\[lag (2017:612); läst i texten\\] \\\\\\[x");
        then(TerminalSafe.named("S-1280-2022-09-0042 (b)")).isEqualTo("S-1280-2022-09-0042 (b)");
    }

    @Test
    void a_terminal_is_told_nothing() {
        then(TerminalSafe.of("a\u001b[31mb\nc\u202ed")).isEqualTo("a\ufffd[31mb\ufffdc\ufffdd");
    }
}
