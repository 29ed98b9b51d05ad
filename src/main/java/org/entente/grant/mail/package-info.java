/** Letters about grants as mail: their words (Qute), and the mail server that takes them. */
package org.entente.grant.mail;
