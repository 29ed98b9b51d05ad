/**
 * The pages people use. Every feature's root may be imported here; nothing imports this.
 *
 * <p>Start with {@link org.entente.web.Frames} (what surrounds a page) and {@link
 * org.entente.web.Visit} (who reads it, and from where); each sub-package is one area of the site:
 * a resource with its views, its templates in the folder of the same name. Owns no table and no
 * rule: pages ask the features' doors. See ADR 0007.
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
      "savedsearch",
      "gateway"
    })
package org.entente.web;

import org.entente.kernel.Feature;
