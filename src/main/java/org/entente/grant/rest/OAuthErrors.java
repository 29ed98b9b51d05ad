package org.entente.grant.rest;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Writes {@link OAuthError}s as OAuth clients expect them. */
@Provider
public class OAuthErrors implements ExceptionMapper<OAuthError> {
  @Override
  public Response toResponse(OAuthError error) {
    return error.response();
  }
}
