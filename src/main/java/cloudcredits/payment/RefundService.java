package cloudcredits.payment;

import cloudcredits.credit.ContractId;
import cloudcredits.order.CardRefund;
import cloudcredits.order.Repayment;
import cloudcredits.order.RepaymentService;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the provider return what cards have paid. What is owed is written down first; the provider is
 * asked after that commit, under the key of what is owed, so that whoever asks again gets the same
 * money going back. It is learnt of by the answer, by what the provider tells, or by the clock: all
 * lead to {@link RepaymentService#refunded}, which acts once.
 */
final class RefundService {

  private static final Logger LOG = LoggerFactory.getLogger(RefundService.class);

  private static final int AT_A_TIME = 100;

  private final RepaymentService repayments;
  private final Provider provider;

  RefundService(RepaymentService repayments, Provider provider) {
    this.repayments = repayments;
    this.provider = provider;
  }

  /** What is owed of one order. */
  void giveBack(ContractId contract, int order) {
    repayments.of(contract, order).stream()
        .filter(Repayment::isAutomatic)
        .filter(repayment -> repayment.state() == Repayment.State.OWED)
        .forEach(this::pursue);
  }

  /** What a crash or a silent provider has left undone; by the clock. */
  void sweep() {
    repayments.due(AT_A_TIME).forEach(this::pursue);
  }

  /** Asks for it, or how far it is; when the provider does not answer, it is asked later. */
  private void pursue(Repayment repayment) {
    try {
      repayments.refunded(repayment, ask(repayment));
    } catch (ProviderDown down) {
      LOG.warn("{} is to be asked for again: {}", repayment.key(), down.getMessage());
      repayments.askLater(repayment);
    } catch (RuntimeException e) {
      LOG.error("{} is to be asked for again", repayment.key(), e);
    }
  }

  private CardRefund ask(Repayment repayment) throws ProviderDown {
    Optional<String> begun = repayment.refund();
    return begun.isPresent() ? provider.lookAtRefund(begun.get()) : provider.refund(repayment);
  }

  /** The provider tells how far it is. */
  String told(ProviderEvent.OfRefund event) {
    return repayments.ofPayment(event.payment()).stream()
        .filter(repayment -> isAbout(event, repayment))
        .findFirst()
        .map(repayment -> repayments.refunded(repayment, event.refund()) ? "noted" : "known")
        .orElse("not ours");
  }

  /** By the provider's name for it, or by ours while the provider's is not written down. */
  private static boolean isAbout(ProviderEvent.OfRefund event, Repayment repayment) {
    return repayment.refund().isPresent()
        ? repayment.refund().equals(event.refund().reference())
        : repayment.key().equals(event.key());
  }

  /** Some of a payment has gone back: it is looked up how far what was asked for is. */
  String told(ProviderEvent.OfPayment event) {
    List<Repayment> ours = repayments.ofPayment(event.payment());
    List<Repayment> open = ours.stream().filter(Repayment::isAutomatic).toList();
    open.forEach(this::pursue);
    if (ours.isEmpty()) {
      return "not ours";
    }
    return open.isEmpty() ? "known" : "asked";
  }
}
