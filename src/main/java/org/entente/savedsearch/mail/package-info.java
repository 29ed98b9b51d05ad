/** Letters as mail: their words (Qute), their headers, and the mail server that takes them. */
package org.entente.savedsearch.mail;
