package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.Map;
import org.junit.jupiter.api.Test;
import se.klardag.rules.ShippedRules;

/// What the program says it is.
class VersionTest {
    @Test
    void the_first_line_is_the_program_and_its_version_and_the_rest_is_what_a_result_can_depend_on() {
        var lines = PreparedAnswer.of(new String[]{"--version"}, "sv", Map.of(), false).lines().toList();
        then(lines).hasSize(6);
        then(lines.get(0)).matches("klardag \\S+");
        then(lines.get(1)).isEqualTo("motor " + lines.get(0).substring("klardag ".length()));
        then(lines.get(2)).isEqualTo("regler sha256:" + ShippedRules.sha256());
        then(lines.get(3))
                .isEqualTo("scheman agreement-v1, calendar-v1, change-v1, grant-v1, mapping-v1, rate-table-v1, "
                        + "workspace-v1, parties-v1");
        then(lines.get(4)).matches("tidszoner 20[0-9]{2}[a-z]");
        then(lines.get(5)).startsWith("Java " + Runtime.version());
    }

    @Test
    void a_command_says_the_same_as_the_program() {
        var prepared = PreparedAnswer.of(new String[]{"-V", "--lang=en"}, null, Map.of(), false);
        var call = Call.in("en", "settle", "--version");
        then(call.code()).isZero();
        then(call.out()).isEqualTo(prepared);
    }
}
