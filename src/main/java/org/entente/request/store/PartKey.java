package org.entente.request.store;

import java.io.Serializable;
import java.util.UUID;

/** Primary key of {@link PartEntity}. */
record PartKey(UUID request, String owner) implements Serializable {}
