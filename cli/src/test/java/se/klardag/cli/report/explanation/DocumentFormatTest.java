package se.klardag.cli.report.explanation;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.report.explanation.Node.Reader;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.Texts;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Label;
import se.klardag.engine.figure.Unit;

/// One tree in four forms: each reader finds its own parts, and nothing of another's.
class DocumentFormatTest {
    private static final Texts TEXTS = Texts.in(Language.EN);
    private static final List<Node> NODES = List.of(
            new Node.Title("Malmö"),
            new Node.Lead("a *provisional* bill"),
            Node.value("agreement", "skane-2018"),
            Node.gap(),
            Node.only(Reader.LINES, new Node.Paragraph(2, "for lines")),
            Node.only(Reader.PAGES, new Node.Heading("Facts & rules")),
            new Node.Table(List.of("Rule", "kr"), List.of(List.of("a|b", "9 300")), List.of(1)),
            new Node.Fold("All of it", List.of(
                    new Node.Subheading("Somatic"),
                    new Node.Items("bills", List.of(
                            List.of(new Node.Tree(
                                    "figure",
                                    new Figure.Sum(Label.CASES, Unit.CASES, List.of(
                                            new Figure.Counted(Label.CASES, Unit.CASES, 2))))),
                            List.of())))),
            new Node.Group("days", List.of(Node.value("total", "4"), new Node.Result("4 days"))),
            Node.only(Reader.PROGRAMS, new Node.Paragraph(0, "no words for programs"), Node.value("end", "1")));

    @Test
    void text_prints_each_line_as_it_is() {
        then(DocumentFormat.text.print(new Document(false, NODES), TEXTS)).isEqualTo("""
                Malmö
                a *provisional* bill

                    for lines
                  Rule     kr
                  a|b   9 300
                Somatic
                TREE
                  4 days
                """.replace("TREE\n", tree("", "└ ")));
    }

    @Test
    void wrapped_text_fits_the_terminal_and_sets_sections_apart() {
        then(DocumentFormat.text.print(new Document(true, NODES), new TerminalPage(15, true), TEXTS)).isEqualTo("""
                \u001b[1mMalmö\u001b[0m
                a *provisional*
                bill

                    for lines
                \u001b[1m  Rule     kr\u001b[0m
                  a|b   9 300

                \u001b[1mAll of it\u001b[0m

                \u001b[1mSomatic\u001b[0m
                TREE
                  4 days
                """.replace("TREE\n", tree("", "└ ")));
    }

    @Test
    void markdown_escapes_its_own_signs() {
        then(DocumentFormat.md.print(new Document(false, NODES), TEXTS)).isEqualTo("""
                # Malmö

                a \\*provisional\\* bill \s

                ## Facts & rules

                | Rule | kr |
                |---|---:|
                | a\\|b | 9 300 |


                ### All of it


                #### Somatic

                TREE

                **4 days**

                """.replace("TREE\n", tree("- ", "  - ")));
    }

    @Test
    void a_page_is_named_after_its_title_and_opens_its_only_fold() {
        var page = DocumentFormat.html.print(new Document(false, NODES), TEXTS);

        then(page).startsWith("<!doctype html>\n<html lang=\"en\">")
                .contains("<title>Malmö</title>")
                .doesNotContain("for lines", "for programs", "skane-2018");
        then(page.substring(page.indexOf("<main>"))).startsWith("""
                <main>
                <h1>Malmö</h1>
                <p class="lead">a *provisional* bill</p>
                <h2>Facts &amp; rules</h2>
                """)
                .contains("<td class=\"number\">9 300</td>",
                        "<details class=\"fold\" open>\n<summary>All of it</summary>")
                .endsWith("""
                        <p class="result">4 days</p>
                        </main>
                        </body>
                        </html>
                        """);
    }

    @Test
    void json_has_the_values_and_no_words() {
        then(DocumentFormat.json.print(new Document(false, NODES), TEXTS)).isEqualTo("""
                {
                  "agreement" : "skane-2018",
                  "bills" : [ {
                    "figure" : {
                      "label" : "CASES",
                      "unit" : "CASES",
                      "value" : "2",
                      "kind" : "Sum",
                      "parts" : [ {
                        "label" : "CASES",
                        "unit" : "CASES",
                        "value" : "2",
                        "kind" : "Counted",
                        "parts" : [ ]
                      } ]
                    }
                  }, { } ],
                  "days" : {
                    "total" : "4"
                  },
                  "end" : "1"
                }
                """);
    }

    @Test
    void a_list_without_a_key_is_the_whole_json() {
        var several = new Node.Items("", List.of(List.of(Node.value("municipality", "1280"))));

        then(DocumentFormat.json.print(new Document(false, List.of(several)), TEXTS))
                .isEqualTo("[ {\n  \"municipality\" : \"1280\"\n} ]\n");
        then(DocumentFormat.json.print(new Document(false, List.of(new Node.Items("", List.of()))), TEXTS))
                .isEqualTo("[ ]\n");
    }

    private static String tree(String first, String second) {
        return first + "cases: 2 cases = 2 cases\n" + second + "cases: 2 cases\n";
    }
}
