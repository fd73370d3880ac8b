/**
 * Reports as files: CSV, spreadsheets, papers and cost data. Every file holds what the report's
 * page shows, all rows of it, and is written while it is read, so that its length costs no memory.
 */
package cloudcredits.export;
