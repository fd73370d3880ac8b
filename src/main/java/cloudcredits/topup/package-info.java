/** Buying packs by itself when credits run low, within limits that people set (rules §9). */
package cloudcredits.topup;
