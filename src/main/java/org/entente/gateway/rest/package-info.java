/** The data plane over HTTP: {@code /data/{dataset}/{path}} (RFC 9110, RFC 6750). */
package org.entente.gateway.rest;
