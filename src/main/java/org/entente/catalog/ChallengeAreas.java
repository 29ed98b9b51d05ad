package org.entente.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The programme's 26 challenge areas, as announced on 12 February 2026, in the programme's order.
 * They change by announcement, hence with a release.
 */
public final class ChallengeAreas {
  /**
   * @param id what records carry
   * @param field energy, discovery, industry or security
   */
  public record Area(String id, String name, String field) {}

  private static final List<Area> ALL =
      List.of(
          new Area("grid", "Scaling the Grid", "energy"),
          new Area("nuclear-energy", "Nuclear Energy Faster, Safer, Cheaper", "energy"),
          new Area("fusion", "Fusion", "energy"),
          new Area("historic-nuclear-data", "Historic Nuclear Data", "energy"),
          new Area("nuclear-facilities", "Experimental Capacity at Nuclear Facilities", "energy"),
          new Area("nuclear-cleanup", "Nuclear Cleanup", "energy"),
          new Area("subsurface", "Subsurface Energy Assets", "energy"),
          new Area("water", "Water for Energy", "energy"),
          new Area("materials", "Materials with Predictable Functionality", "discovery"),
          new Area("autonomous-laboratories", "Autonomous Laboratories", "discovery"),
          new Area("quantum-algorithms", "Quantum Algorithms", "discovery"),
          new Area("quantum-systems", "Quantum Systems", "discovery"),
          new Area("accelerators", "Particle Accelerators", "discovery"),
          new Area("quarks-to-cosmos", "Quarks to the Cosmos", "discovery"),
          new Area("manufacturing", "Advanced Manufacturing", "industry"),
          new Area("microelectronics", "Microelectronics", "industry"),
          new Area("biotechnology", "Biotechnology", "industry"),
          new Area("critical-minerals", "Critical Minerals", "industry"),
          new Area("buildings", "Buildings", "industry"),
          new Area("data-centers", "Data Centers", "industry"),
          new Area("deterrence-materials", "Materials for Deterrence", "security"),
          new Area("threat-assessment", "Nuclear Threat Assessment", "security"),
          new Area("design-production", "Design–Production Integration", "security"),
          new Area("safeguards", "Safeguarding Nuclear Materials", "security"),
          new Area("attribution", "Attribution", "security"),
          new Area("enterprise-safety", "Nuclear Enterprise Safety", "security"));

  private ChallengeAreas() {}

  public static List<Area> all() {
    return ALL;
  }

  public static Optional<Area> find(String id) {
    return ALL.stream().filter(area -> area.id().equals(id)).findFirst();
  }

  static String words() {
    return ALL.stream().map(Area::id).collect(Collectors.joining(", "));
  }
}
