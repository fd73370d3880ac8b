package cloudcredits.seat;

import java.time.Instant;

/** A seat that a person has now. */
public record HeldSeat(
    int licence, String product, String serial, boolean permitted, Instant seatedAt) {}
