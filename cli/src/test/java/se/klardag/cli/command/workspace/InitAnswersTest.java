package se.klardag.cli.command.workspace;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.Texts;

/// What somebody at a terminal is asked about a new working folder.
class InitAnswersTest {
    private final List<String> asked = new ArrayList<>();

    private InitAnswers answering(String... answers) {
        var rest = new ArrayDeque<>(List.of(answers));
        return InitAnswers.of(null, null, null, true, question -> {
            asked.add(question);
            return rest.remove();
        }, Texts.in(Language.SV));
    }

    @Test
    void return_takes_what_is_proposed() {
        var answers = answering("12", "", "");
        then(answers.regionName()).isEqualTo("Region Skåne");
        then(answers.agreement().id()).isEqualTo("skane-2018");
        then(answers.source()).isEqualTo(new SourceSystem(java.util.Optional.empty(), false));
        then(asked).hasSize(3);
        then(asked.getFirst()).contains("12  Region Skåne", "25  Region Norrbotten");
        then(asked.get(1)).contains("skane-2018");
        then(asked.get(2)).contains("cosmic-link", "other");
    }

    @Test
    void an_answer_goes_before_it() {
        var answers = answering(" 03 ", "skane-2018", "Cosmic-Link");
        then(answers.region()).isEqualTo("03");
        then(answers.agreement().id()).isEqualTo("skane-2018");
        then(answers.source().profile()).contains("cosmic-link");
        // nobody has read Uppsala's agreement
        then(asked.get(1)).contains("statute");
    }
}
