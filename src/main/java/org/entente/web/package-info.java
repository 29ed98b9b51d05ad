/**
 * The pages people use. Every feature's root may be imported here; nothing imports this.
 *
 * <p>Every page works as a plain GET or POST form; htmx only makes it quicker. Qute tags are the
 * only place that names a Bootstrap class.
 */
@Feature(
    allowedDependencies = {
      "kernel",
      "http",
      "audit",
      "identity",
      "policy",
      "catalog",
      "search",
      "harvest",
      "request",
      "grant",
      "gateway"
    })
package org.entente.web;

import org.entente.kernel.Feature;
