/**
 * How a contract manager meters credits out (rules §7): caps on shared credits, groups, charge
 * codes; and what named users ask for beyond their cap.
 */
package cloudcredits.cap;
