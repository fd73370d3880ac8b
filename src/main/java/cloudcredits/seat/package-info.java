/**
 * Who may use credits: named users on the seats of licences, their permission, and the individual
 * credits that the first seat brings, once, ever (rules §3).
 */
package cloudcredits.seat;
