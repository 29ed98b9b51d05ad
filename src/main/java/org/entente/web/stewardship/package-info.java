/**
 * The steward's pages: grants on the datasets they look after, and the datasets with something to
 * settle.
 *
 * <p>Start with {@link org.entente.web.stewardship.StewardshipPages}. A command on a grant takes
 * two pages: one that says what it does and asks for the reason, and the form on it.
 */
package org.entente.web.stewardship;
