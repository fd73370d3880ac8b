package cloudcredits.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The contract on whose sheet the visitor is: what the title block and the sections need.
 *
 * @param contract the contract's number
 * @param kind its kind and state in words: "Subscription, active"
 * @param renewal the next renewal date, when there is one
 * @param zone the contract's time zone, for every date on the page
 * @param role the visitor's role on it in words: "Contract manager"
 * @param sections the pages that this visitor may open, in order
 * @param others the visitor's other contracts
 */
public record Here(
    String contract,
    String customer,
    String kind,
    Optional<LocalDate> renewal,
    ZoneId zone,
    String role,
    List<Section> sections,
    List<Other> others) {

  /**
   * One entry of the navigation.
   *
   * @param badge what waits there, in a word or two: "1 request"
   */
  public record Section(String label, String href, Optional<String> badge) {

    public Section(String label, String href) {
      this(label, href, Optional.empty());
    }
  }

  /** Another contract to switch to. */
  public record Other(String contract, String customer, String kind, String href) {}
}
