package org.entente.request.store;

import java.io.Serializable;
import java.util.UUID;

/** Primary key of {@link EventEntity}. */
record EventKey(UUID request, long version) implements Serializable {}
