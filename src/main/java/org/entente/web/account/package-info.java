/** What the broker knows of whoever is signed in, and who says so. */
package org.entente.web.account;
