package cloudcredits.house.planted.client;

import cloudcredits.credit.Credits;

/** Breaks: the client stands alone. */
public record ClientOfPortal(Credits left) {}
