package cloudcredits.billing;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * When an order of a contract needs a second person (rules §9).
 *
 * @param above with tax, in the contract's currency; empty where no order does
 * @param possible whether there are two who may buy, so that one can approve
 */
public record ApprovalRule(Optional<BigDecimal> above, boolean possible) {}
