/** The trail over HTTP, for auditors: a listing, newest first, and exports, oldest first. */
package org.entente.audit.rest;
