package org.entente.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a package as a feature and names the features it may import.
 *
 * <p>The feature graph is what keeps one concern in one folder; a test reads these declarations and
 * fails on any arrow that is not declared, and on any cycle.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PACKAGE)
public @interface Feature {
  /** Names of the features this one may import, beside itself. */
  String[] allowedDependencies() default {};
}
