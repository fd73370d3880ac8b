/**
 * Figures of use: what was used, by whom and on what, in any period and by any one or two
 * dimensions.
 */
package cloudcredits.rollup;
