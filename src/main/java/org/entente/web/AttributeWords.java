package org.entente.web;

/** Facts about people by the names people know them by. */
public final class AttributeWords {
  private AttributeWords() {}

  public static String name(String attribute) {
    return switch (attribute) {
      case "org" -> "organisation";
      case "orgCountry" -> "country of the organisation";
      case "orgType" -> "kind of organisation";
      case "assurance" -> "assurance of the sign-in (1 to 3)";
      case "affiliationFresh" -> "affiliation confirmed lately";
      case "projects" -> "projects";
      case "agreements" -> "agreements in force";
      case "training" -> "training courses";
      case "attestations" -> "attestations";
      case "usPerson" -> "U.S. person";
      case "usCitizen" -> "U.S. citizen";
      case "exportCountry" -> "country for export control";
      case "nationalities" -> "nationalities";
      case "jpResident" -> "resident of Japan under FEFTA";
      case "coveredNationTie" -> "tie to a covered nation";
      case "foreignAccess" -> "foreign access approved by";
      case "employerConsent" -> "employer's consent for";
      case "partyScreening" -> "screening against lists of denied parties";
      case "licences" -> "export licences";
      case "owners" -> "registered for the data of";
      case "purposes" -> "registered for the purposes";
      case "mayTrain" -> "may train models";
      case "roles" -> "roles";
      default -> attribute;
    };
  }
}
