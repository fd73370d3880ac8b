package cloudcredits.metering;

import cloudcredits.catalogue.CatalogueService;
import cloudcredits.ledger.JobService;
import cloudcredits.ledger.LedgerService;
import java.net.URI;
import java.time.Clock;

/** The API's handlers, put together. */
public final class Metering {

  private final MeteringApi steps;
  private final BatchApi batches;
  private final EventsApi events;
  private final InquiryApi inquiries;

  /**
   * @param baseUrl the portal's own address, without a slash at its end
   * @param perSecond how many requests a second one API key may send
   */
  public Metering(
      LedgerService ledger,
      JobService jobs,
      CatalogueService catalogue,
      AddressService addresses,
      InquiryService inquiries,
      Clock clock,
      URI baseUrl,
      int perSecond) {
    var problems = new Problems(baseUrl);
    var resolver = new Resolver(addresses, new Pricer(catalogue), problems, clock);
    var metering = new MeteringService(ledger, jobs, addresses, resolver, problems);
    var estimates = new EstimateService(ledger, resolver, problems);
    var api = new JsonApi(new ApiThrottle(perSecond), problems);
    this.steps = new MeteringApi(api, metering, estimates, problems);
    this.batches = new BatchApi(api, metering, problems);
    this.events = new EventsApi(api, metering, problems);
    this.inquiries = new InquiryApi(api, inquiries, addresses, problems);
  }

  public MeteringApi steps() {
    return steps;
  }

  public BatchApi batches() {
    return batches;
  }

  public EventsApi events() {
    return events;
  }

  public InquiryApi inquiries() {
    return inquiries;
  }
}
