package org.entente.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * Reads bodies as they are written: no field twice, nothing behind the end, and no value bent into
 * the type that is wanted ({@code 1.5} days are not one day, {@code "true"} is not true).
 */
@Singleton
class StrictJson implements ObjectMapperCustomizer {
  @Override
  public void customize(ObjectMapper json) {
    json.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    refuse(json, LogicalType.Integer, CoercionInputShape.Float);
    for (LogicalType number : new LogicalType[] {LogicalType.Integer, LogicalType.Float}) {
      refuse(json, number, CoercionInputShape.String);
      refuse(json, number, CoercionInputShape.EmptyString);
      refuse(json, number, CoercionInputShape.Boolean);
    }
    for (LogicalType other : new LogicalType[] {LogicalType.Textual, LogicalType.Boolean}) {
      refuse(json, other, CoercionInputShape.Integer);
      refuse(json, other, CoercionInputShape.Float);
    }
    refuse(json, LogicalType.Textual, CoercionInputShape.Boolean);
    refuse(json, LogicalType.Boolean, CoercionInputShape.String);
    refuse(json, LogicalType.Boolean, CoercionInputShape.EmptyString);
  }

  private static void refuse(ObjectMapper json, LogicalType type, CoercionInputShape shape) {
    json.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail);
  }
}
