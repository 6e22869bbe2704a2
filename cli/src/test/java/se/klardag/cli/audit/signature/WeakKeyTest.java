package se.klardag.cli.audit.signature;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Keys that are nobody's: points of small order on the curve, as every list of them has them, and written otherwise. For some
/// a signature of nothing but zeros is right for whatever text.
class WeakKeyTest {
    private static final String HEAD = "302a300506032b6570032100";

    @ParameterizedTest
    @ValueSource(strings = {
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0000000000000000000000000000000000000000000000000000000000000080",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000080",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"})
    void a_key_of_small_order_is_none(String point) {
        var encoded = HexFormat.of().parseHex(HEAD + point);
        then(VerifyingKey.of(encoded)).isEmpty();
        var signature = "klardag-signature-1\nkey " + Base64.getEncoder().encodeToString(encoded) + "\nsignature "
                + Base64.getEncoder().encodeToString(new byte[64]) + "\n";
        var check = SignatureCheck.of(
                Optional.of(signature.getBytes(StandardCharsets.US_ASCII)), new byte[]{1}, List.of());
        then(check.isRefused()).isTrue();
    }

    @Test
    void a_key_that_was_made_is_one() throws Exception {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        then(VerifyingKey.of(pair.getPublic().getEncoded())).isPresent();
    }
}
