package org.entente.gateway;

import jakarta.enterprise.context.ApplicationScoped;

/** Serves files of datasets to holders of live access tokens. */
@ApplicationScoped
public class DataGateway {}
