/**
 * The decision explorer's page: a question in the address, the answer taken apart below it.
 *
 * <p>Start with {@link org.entente.web.explorer.ExplorerPages}. Who may ask what is decided behind
 * the door {@link org.entente.policy.Explorations}; here it is only put into words.
 */
package org.entente.web.explorer;
