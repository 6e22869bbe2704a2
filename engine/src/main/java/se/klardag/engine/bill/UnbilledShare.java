package se.klardag.engine.bill;

/// What one who has no bill would owe under the other answer to a question that the text leaves open (*räkning som bara den andra
/// läsningen ger*).
///
/// @param key   of the bill that it would be
/// @param share the whole of that bill
public record UnbilledShare(BillKey key, OtherAnswerShare share) {
    /// Whether anything would be on it.
    public boolean isOwed() {
        return share.days() != 0 || share.toPay().signum() != 0;
    }
}
