/** One's saved searches, and the way out of their alerts that needs no sign-in. */
package org.entente.web.savedsearch;
