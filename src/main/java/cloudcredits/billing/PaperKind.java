package cloudcredits.billing;

/** A kind of paper, with numbers of its own. */
public enum PaperKind {
  INVOICE("Invoice", "INV"),
  RECEIPT("Receipt", "REC"),
  CREDIT_NOTE("Credit note", "CRN");

  private final String title;
  private final String prefix;

  PaperKind(String title, String prefix) {
    this.title = title;
    this.prefix = prefix;
  }

  public String title() {
    return title;
  }

  String prefix() {
    return prefix;
  }
}
