/**
 * The JSON API of the cloud services: estimate, hold, settle, release, extend, charge, reverse, and
 * what can be asked about jobs and contracts (rules §6). Whatever moves credits goes through the
 * ledger's job service; here requests are read, priced, addressed and answered.
 */
package cloudcredits.metering;
