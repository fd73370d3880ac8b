package cloudcredits.billing;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.Money;
import java.time.Instant;

/** An issued paper. */
public record Paper(
    PaperNumber number,
    ContractId contract,
    int order,
    Instant issuedAt,
    Money gross,
    PaperFacts facts) {}
