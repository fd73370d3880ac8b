/** Reseller quotes: asked for, offered, accepted, delivered (rules §9). */
package cloudcredits.quote;
