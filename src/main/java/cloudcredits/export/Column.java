package cloudcredits.export;

/**
 * A column of a table.
 *
 * @param width in characters, as spreadsheets measure it
 */
record Column(String head, int width) {}
