package cloudcredits.metering;

/** The version of a rate that priced a job: the formula and the same in plain English. */
public record RateRow(int version, String expression, String words) {}
