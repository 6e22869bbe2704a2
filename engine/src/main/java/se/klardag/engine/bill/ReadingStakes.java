package se.klardag.engine.bill;

import java.util.List;
import java.util.stream.Stream;
import se.klardag.engine.terms.population.LeftOutUnder;

/// What of a bill hangs on readings of unclear texts (*vad som hänger på tolkningar*).
///
/// @param counted  on those that count cases
/// @param leftOut  on those that leave cases out, each by itself
/// @param several  on several that leave the same cases out, all of them together
/// @param answered on those of other terms: how days are counted, or when responsibility enters
/// @param untold   readings whose sum cannot be worked out, each with the reason
public record ReadingStakes(
        List<ReadingShare> counted,
        List<LeftOutShare> leftOut,
        List<SeveralReadingsShare> several,
        List<OtherAnswerShare> answered,
        List<UntoldStake> untold) {
    /// Of a bill that rests on no reading.
    public static final ReadingStakes NONE = new ReadingStakes(
            List.of(), List.of(), List.of(), List.of(), List.of());

    public ReadingStakes {
        counted = List.copyOf(counted);
        leftOut = List.copyOf(leftOut);
        several = List.copyOf(several);
        answered = List.copyOf(answered);
        untold = List.copyOf(untold);
    }

    /// What leaves out the cases that would count under other readings, one by one.
    public List<LeftOutUnder> underLeftOut() {
        return Stream.concat(
                leftOut.stream().map(LeftOutShare::under), several.stream().flatMap(share -> share.under().stream()))
                .distinct()
                .toList();
    }
}
