package cloudcredits.order;

import cloudcredits.web.Here;
import java.util.List;

/** Asks before an invoice is marked as paid. */
public record PaymentPage(List<Here.Section> sections, InvoicesPage.Row invoice) {}
