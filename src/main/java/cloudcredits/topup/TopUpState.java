package cloudcredits.topup;

import cloudcredits.credit.Credits;
import java.util.List;
import java.util.Optional;

/**
 * A contract's top-up as its page shows it.
 *
 * @param topUp empty when it was never set up
 * @param decision what it would do now; empty when it was never set up
 * @param buyers who may be named as approver, the manager first
 * @param packsThisMonth bought by it in this calendar month
 * @param purchases the latest first
 */
record TopUpState(
    Optional<TopUp> topUp,
    Optional<TopUpDecision> decision,
    Credits available,
    List<TopUpRepository.Buyer> buyers,
    int packsThisMonth,
    List<TopUpPurchase> purchases) {}
