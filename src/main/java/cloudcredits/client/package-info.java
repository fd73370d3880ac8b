/**
 * A client for the portal's metering API, for cloud services. Stands alone: Java 25 and Jackson,
 * and nothing else of this project; the build packs it as a jar of its own.
 */
package cloudcredits.client;
