/**
 * The mail outbox: written with the change that causes a mail, sent by the clock. Knows no feature.
 */
package cloudcredits.notify;
