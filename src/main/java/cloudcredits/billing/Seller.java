package cloudcredits.billing;

import java.util.List;

/**
 * The vendor, as its papers name it.
 *
 * @param address its lines, without the country
 * @param country two letters, ISO 3166
 * @param taxNumber "" for none
 * @param contact where questions about a paper go
 * @param account how invoices are paid: bank and account
 */
public record Seller(
    String name,
    List<String> address,
    String country,
    String taxNumber,
    String contact,
    String account) {

  public Seller {
    address = List.copyOf(address);
  }
}
