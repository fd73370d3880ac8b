/** Papers as PDF. Knows no feature. */
package cloudcredits.pdf;
