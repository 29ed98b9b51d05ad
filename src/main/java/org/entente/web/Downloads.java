package org.entente.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.catalog.Dataset;
import org.entente.catalog.FileStore;
import org.entente.catalog.Metadata;
import org.entente.http.PublicAddress;
import org.entente.kernel.DatasetId;

/** The commands by which a dataset's files are fetched, ready to copy into a shell. */
@ApplicationScoped
public class Downloads {
  private final PublicAddress address;
  private final FileStore files;
  private final String issuer;

  Downloads(
      PublicAddress address,
      FileStore files,
      @ConfigProperty(name = "entente.oidc.issuer") String issuer) {
    this.address = address;
    this.files = files;
    this.issuer = issuer;
  }

  /**
   * Three steps: sign in from a terminal (RFC 8628), exchange the token (RFC 8693), download.
   *
   * @param file what the last step fetches
   */
  public record Recipe(String signIn, String exchange, String download, String file) {}

  /** Empty where this gateway serves no file of the dataset. */
  public Optional<Recipe> of(Dataset dataset) {
    return dataset.metadata().distributions().stream()
        .filter(files::isAvailable)
        .findFirst()
        .map(file -> recipe(dataset.id(), file));
  }

  private Recipe recipe(DatasetId id, Metadata.Distribution file) {
    String data = address.url() + "/data/" + id;
    return new Recipe(
        """
        curl -s %1$s/protocol/openid-connect/auth/device -d client_id=entente-cli
        # open verification_uri_complete, sign in, put the device_code below
        TOKEN=$(curl -s %1$s/protocol/openid-connect/token \\
          -d grant_type=urn:ietf:params:oauth:grant-type:device_code \\
          -d client_id=entente-cli -d device_code=DEVICE_CODE | jq -r .access_token)"""
            .formatted(issuer),
        """
        ACCESS=$(curl -s %s/oauth2/token \\
          -d grant_type=urn:ietf:params:oauth:grant-type:token-exchange \\
          -d subject_token_type=urn:ietf:params:oauth:token-type:access_token \\
          -d client_id=entente-cli -d resource=%s \\
          --data-urlencode "subject_token=$TOKEN" | jq -r .access_token)"""
            .formatted(address.url(), data),
        """
        curl --fail --remote-name -H "Authorization: Bearer $ACCESS" \\
          %s/%s"""
            .formatted(data, escaped(file.path())),
        file.path());
  }

  /** Each segment as in a URL; what is left cannot end a shell's word. */
  private static String escaped(String path) {
    return Arrays.stream(path.split("/", -1))
        .map(
            segment ->
                URLEncoder.encode(segment, StandardCharsets.UTF_8)
                    .replace("+", "%20")
                    .replace("*", "%2A"))
        .collect(Collectors.joining("/"));
  }
}
