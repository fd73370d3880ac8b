package cloudcredits.house.planted.order;

import java.sql.Date;

/** Breaks: plain classes know no framework. */
record OrderTotals(Date day) {}
