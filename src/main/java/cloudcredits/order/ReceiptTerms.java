package cloudcredits.order;

import cloudcredits.contract.Contract;
import cloudcredits.web.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The terms of an order, a line each. */
final class ReceiptTerms {

  private final ReceiptWords words;
  private final Contract contract;
  private final Order order;
  private final List<ReceiptPage.Term> terms = new ArrayList<>();

  ReceiptTerms(ReceiptWords words) {
    this.words = words;
    this.contract = words.contract();
    this.order = words.order();
  }

  List<ReceiptPage.Term> list() {
    add(
        order.approval().isPresent() ? "Asked for" : words.what(),
        When.dateTime(order.orderedAt(), contract.zone()),
        "by " + order.orderedBy());
    order
        .approval()
        .flatMap(Approval::at)
        .ifPresent(
            at ->
                add(
                    "Approved",
                    When.dateTime(at, contract.zone()),
                    "by " + order.approval().flatMap(Approval::by).orElseThrow()));
    add("Your number", order.purchaseOrderNumber());
    order.billed().ifPresent(billed -> add("Billed to", billed.to().inOneLine()));
    order
        .soldBy()
        .ifPresentOrElse(
            reseller -> add("Sold by", reseller),
            () -> {
              add("Invoice to", order.invoiceEmail());
              payment();
            });
    order
        .cancelledAt()
        .ifPresent(at -> add(words.endedHow(), When.dateTime(at, contract.zone()), ""));
    if (order.grant().isPresent() || order.state() == Order.State.AWAITING_PAYMENT) {
      add(
          "Credits expire",
          When.date(order.until(), contract.zone()),
          OrderMails.reason(order.expiry().reason()));
    }
    return List.copyOf(terms);
  }

  private void payment() {
    switch (order.paidBy()) {
      case CARD -> add("Payment", "by card");
      case INVOICE -> {
        if (order.cancelledAt().isEmpty() && !order.isPending()) {
          add("Pay by", When.date(order.dueOn()), "");
        }
      }
    }
    order.paidAt().ifPresent(at -> add("Paid", When.date(at, contract.zone()), ""));
  }

  private void add(String label, String words) {
    terms.add(new ReceiptPage.Term(label, Optional.empty(), words));
  }

  private void add(String label, When when, String words) {
    terms.add(new ReceiptPage.Term(label, Optional.of(when), words));
  }
}
