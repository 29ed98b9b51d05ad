/**
 * The administrator's pages: agreements between organisations, and what is registered of a person.
 *
 * <p>Start with {@link org.entente.web.registers.RegisterPages}. Nothing is changed here, and no
 * sensitive value is shown: that a fact is registered is an administrator's business, what it says
 * of a person's citizenship is not.
 */
package org.entente.web.registers;
