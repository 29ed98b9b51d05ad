package org.entente.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/requests", "/?q=beam&filter=year:2024", "/datasets/x?purpose=research"})
  void aPageOfOursIsLedBackTo(String path) {
    assertThat(LocalPath.orHome(path)).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "requests",
        "/api/v1/me",
        "/data/x",
        "/sign-out",
        "/sign-in?return=/",
        "/sign-in/again?return=/",
        "/a b",
        "/\t/evil.example"
      })
  void anythingElseLeadsHome(String path) {
    assertThat(LocalPath.orHome(path)).isEqualTo("/");
  }
}
