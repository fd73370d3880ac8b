package cloudcredits.house.planted.order;

import cloudcredits.house.planted.seat.SeatOfOrder;

/** Breaks, with the seat: features form no cycle. */
public record OrderOfSeat(SeatOfOrder seat) {}
