package se.klardag.cli.ledger;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.cli.Call;

/// An address that nobody can reach, however it is mistyped, shows no password and makes no folder.
class ServerAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {
            "jdbc:postgresql://u:hemligt@localhost:99999/db",
            "jdbc:postgresql://u:hem/ligt@localhost:1/db",
            "jdbc:postgresql://u:hem@ligt@localhost:1/db",
            "jdbc:postgresql://localhost:1/db?password=hemligt",
            "jdbc:postgresql://localhost:1/db;password=hemligt",
            "jdbc:postgresql://localhost:1/db#hemligt",
            "jdbc:postgresql:hemligt@localhost",
            "jdbc:mysql://u:hemligt@localhost/db",
            "JDBC:POSTGRESQL://u:hemligt@localhost/db",
            "jdbc:postgres://u:hemligt@localhost/db",
            "postgresql://u:hemligt@localhost/db",
            "jdbc:h2:mem:x;PASSWORD=hemligt",
    })
    void no_password_is_shown(String address) {
        for (var command : new String[][]{{"ledger", "verify"}, {"ledger", "init"}, {"bills"}}) {
            var args = new ArrayList<>(List.of(command));
            args.add("--ledger");
            args.add(address);
            var call = Call.of(args.toArray(String[]::new)).isRefused();
            then(call.err()).doesNotContain("hemligt", "ligt@", "hem@").doesNotContainIgnoringCase("password=");
        }
    }
}
