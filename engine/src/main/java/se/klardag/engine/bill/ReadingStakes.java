package se.klardag.engine.bill;

import java.util.List;

/// What of a bill hangs on readings of unclear texts (*vad som hänger på tolkningar*).
///
/// @param counted  on those that count cases
/// @param leftOut  on those that leave cases out
/// @param answered on those of other terms: how days are counted, or when responsibility enters
/// @param untold   readings whose sum cannot be worked out, each with the reason
public record ReadingStakes(
        List<ReadingShare> counted,
        List<LeftOutShare> leftOut,
        List<OtherAnswerShare> answered,
        List<UntoldStake> untold) {
    /// Of a bill that rests on no reading.
    public static final ReadingStakes NONE = new ReadingStakes(List.of(), List.of(), List.of(), List.of());

    public ReadingStakes {
        counted = List.copyOf(counted);
        leftOut = List.copyOf(leftOut);
        answered = List.copyOf(answered);
        untold = List.copyOf(untold);
    }
}
