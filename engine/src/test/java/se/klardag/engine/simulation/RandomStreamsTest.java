package se.klardag.engine.simulation;

import static org.assertj.core.api.BDDAssertions.then;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The first draws of some addresses, worked out apart from the program and its libraries by the published algorithms
/// (SplitMix64 and xoshiro256++ by Blackman and Vigna, checked on their published outputs): a result with a seed can be
/// had again on any machine and with any later version.
class RandomStreamsTest {
    @ParameterizedTest(name = "seed {0}, place {1}, replicate {2}")
    @CsvSource({
            "42, 1280,   0, -2163392585123425706,  -413325236176830111",
            "42, 1280,   7, -8738719425485483218, -8147096571174383980",
            "-1, 1281, 499,  6195974149586127386,   323906299608820029",
            " 7, -100,   3,  -193156763688815245,   454334771250059702"})
    void an_address_always_has_the_same_chance(long seed, long place, long replicate, long first, long second) {
        var chance = RandomStreams.of(seed, place, replicate);

        then(chance.nextLong()).isEqualTo(first);
        then(chance.nextLong()).isEqualTo(second);
    }
}
