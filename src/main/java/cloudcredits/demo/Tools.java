package cloudcredits.demo;

import cloudcredits.account.AccountService;
import cloudcredits.account.ApiKeyService;
import cloudcredits.billing.BillingService;
import cloudcredits.cap.AskService;
import cloudcredits.cap.CapService;
import cloudcredits.cap.ChargeCodeService;
import cloudcredits.cap.GroupService;
import cloudcredits.catalogue.CatalogueService;
import cloudcredits.contract.ContractService;
import cloudcredits.contract.ResellerService;
import cloudcredits.contract.RoleService;
import cloudcredits.ledger.JobService;
import cloudcredits.ledger.LedgerService;
import cloudcredits.order.OrderService;
import cloudcredits.quote.NewQuoteService;
import cloudcredits.quote.QuoteService;
import cloudcredits.seat.SeatService;

/**
 * The application's own services, over the demo's clock: the only way in which demo data are made.
 */
public record Tools(
    AccountService accounts,
    ApiKeyService keys,
    ContractService contracts,
    RoleService roles,
    ResellerService resellers,
    SeatService seats,
    GroupService groups,
    CapService caps,
    ChargeCodeService chargeCodes,
    AskService asks,
    BillingService billing,
    OrderService orders,
    QuoteService quotes,
    NewQuoteService newQuotes,
    CatalogueService catalogue,
    LedgerService ledger,
    JobService jobs) {}
