/** Asking for data: the form, one's own requests, and each with its parts and its history. */
package org.entente.web.request;
