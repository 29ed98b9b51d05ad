/**
 * Up to four datasets side by side: what they are, what one may do with them, what was measured, in
 * one unit each. Asks the catalog for one record after another, as the page of each would; hidden
 * and missing ones are one answer.
 */
package org.entente.web.compare;
