package cloudcredits.house.planted.credit;

import java.sql.Timestamp;

/** Breaks: the kernel is pure. */
record ImpureAmount(Timestamp at) {}
