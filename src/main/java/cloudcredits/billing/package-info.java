/**
 * What purchases are billed with: tax by country, whom a contract's papers are made out to, and the
 * papers themselves, numbered and unchangeable (rules §9).
 */
package cloudcredits.billing;
