package cloudcredits.report;

/**
 * A usage report for files of it.
 *
 * @param name what it is by, for the file's name: {@code user-and-month}
 * @param said the filter in words
 */
public record UsageFile(UsageTable table, UsagePeriod period, String name, String said) {}
