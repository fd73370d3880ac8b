package cloudcredits.order;

import cloudcredits.billing.Paper;
import cloudcredits.contract.Contract;
import cloudcredits.web.When;
import java.time.ZoneOffset;

/** A paper of an order, to be opened. */
public record PaperLink(String title, String number, When issued, String href, String file) {

  static PaperLink of(Contract contract, Paper paper) {
    String path =
        "/contracts/%s/orders/%d/papers/%s"
            .formatted(contract.number(), paper.order(), paper.number());
    return new PaperLink(
        paper.number().kind().title(),
        paper.number().toString(),
        When.date(paper.issuedAt(), ZoneOffset.UTC),
        path,
        path + "/pdf");
  }
}
