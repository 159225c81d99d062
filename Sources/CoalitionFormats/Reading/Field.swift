internal import CoalitionModel

/// What a column of somebody's table can be about. The raw values are what `--map column=field` takes.
enum Field: String, CaseIterable {
  case id, kind, name, aliases, topics, places
  case basedIn = "based_in"
  case city, region, country, latitude, longitude, url, note, source
  case sourceTitle = "source_title"
  case sourceURL = "source_url"
  case locator, quote, confidence, visibility, checked, since, until, date
  case runBy = "run_by"
  case publishedBy = "published_by"
  case targets, broader, terms, level, who, from, to, tie, direction, weight, holds, basis, repeats
  /// How a person can be reached; left out.
  case contact
  /// Not to be read, because somebody said so.
  case ignore

  /// The field that a header names, in English or French, however it is spelled; nil for a header of its own.
  init?(header: String) {
    // In capitals it is the World Health Organization.
    guard header != "WHO", let field = Self.byKey[Folding.key(header)] else { return nil }
    self = field
  }

  /// The headers that mean each field, besides its own name.
  private static let synonyms: [(Field, [String])] = [
    (.id, ["identifier", "identifiant", "slug", "key", "cle", "code", "node id", "entity id"]),
    (
      .kind,
      [
        "type", "category", "categorie", "entity type", "node type", "element type", "kind of entity",
        "genre", "nature", "type d'entite", "class", "schema",
      ]
    ),
    (
      .name,
      [
        "label", "title", "titre", "nom", "libelle", "full name", "display name", "nom complet", "intitule",
        "denomination",
      ]
    ),
    (
      .aliases,
      [
        "alias", "other names", "also known as", "aka", "acronym", "acronyme", "sigle", "abbreviation",
        "autres noms", "alternate name", "alternative names", "short name", "nom court",
      ]
    ),
    (
      .topics,
      [
        "topic", "tags", "tag", "theme", "themes", "thematique", "thematiques", "issue", "issues",
        "issue area", "issue areas", "cause", "causes", "subject", "subjects", "sujet", "sujets", "sector",
        "sectors", "secteur", "secteurs", "focus", "focus area", "focus areas", "area of work",
        "areas of work", "domaine", "domaines", "works on", "keywords", "mots cles", "enjeu", "enjeux",
      ]
    ),
    (
      .places,
      [
        "place", "areas served", "area served", "service area", "service areas", "works in", "active in",
        "territoire", "territoires", "zone", "zones", "lieux d'action", "regions served", "coverage area",
      ]
    ),
    (
      .basedIn,
      [
        "home", "headquarters", "hq", "siege", "siege social", "head office", "location", "locations",
        "lieu", "lieux", "localisation", "base",
      ]
    ),
    (.city, ["town", "ville", "municipality", "municipalite", "commune", "locality", "localite"]),
    (
      .region,
      ["province", "state", "province state", "state province", "departement", "admin1", "adm1", "etat"]
    ),
    (.country, ["pays", "nation", "country name", "admin0", "adm0"]),
    (.latitude, ["lat", "y coord"]),
    (.longitude, ["lon", "lng", "long"]),
    (
      .url,
      [
        "website", "web site", "web", "link", "homepage", "home page", "site web", "site", "site internet",
        "lien", "web page", "web address", "uri",
      ]
    ),
    (
      .note,
      [
        "notes", "description", "comment", "comments", "commentaire", "commentaires", "remarks", "remarque",
        "remarques", "summary", "resume", "details", "about", "mission",
      ]
    ),
    (.source, ["sources", "reference", "references", "evidence", "citation", "preuve"]),
    (.sourceTitle, []),
    (.sourceURL, ["source link", "evidence url", "reference url"]),
    (.locator, ["page", "where in source"]),
    (.quote, ["excerpt", "citation textuelle", "verbatim", "extrait"]),
    (.confidence, ["certainty", "confiance", "certitude"]),
    (.visibility, ["privacy", "access", "visibilite", "confidentiality", "confidentialite", "sharing"]),
    (.checked, ["last checked", "verified", "verifie", "last verified", "date verified"]),
    (
      .since,
      [
        "start", "start date", "from date", "begin", "begins", "started", "founded", "debut", "date de debut",
        "depuis", "date start",
      ]
    ),
    (.until, ["end", "end date", "to date", "ended", "closed", "fin", "date de fin", "jusqu'a", "date end"]),
    (
      .date,
      [
        "year", "annee", "published", "publication date", "date de publication", "date published",
        "published on",
      ]
    ),
    (.runBy, ["organized by", "organised by", "led by", "mene par", "organise par"]),
    (
      .publishedBy,
      ["publisher", "publishers", "author", "authors", "auteur", "auteurs", "editeur", "publie par"]
    ),
    (.targets, ["target", "cible", "cibles"]),
    (.broader, ["parent topic", "broader topic", "theme parent"]),
    (.terms, ["search terms", "synonyms", "synonymes"]),
    (.level, ["place level"]),
    (
      .who,
      [
        "organization", "organisation", "organizations", "organisations", "organization name",
        "organisation name", "org", "org name", "organisme", "organismes", "nom de l'organisme",
        "nom de l'organisation", "group", "group name", "groupe", "nom du groupe", "agency", "agence",
        "actor",
        "acteur", "association", "nom de l'association", "ngo", "ong", "partner", "partenaire", "implementer",
        "implementing partner", "member", "membre", "qui",
      ]
    ),
    (.from, ["source id", "from id", "de", "subject id", "origin", "origine", "start node"]),
    (.to, ["target id", "to id", "vers", "object id", "destination", "end node"]),
    (
      .tie,
      ["relationship", "relationship type", "relation", "type de relation", "connection type", "edge type"]
    ),
    (.direction, ["directed", "oriente"]),
    (.weight, ["strength", "poids", "force", "value", "valeur"]),
    (.holds, []),
    (
      .contact,
      [
        "email", "e mail", "mail", "courriel", "phone", "telephone", "tel", "phone number", "mobile", "cell",
        "cellphone", "cellulaire", "fax", "contact person", "contact name", "contact email", "contact phone",
        "personne contact", "personne ressource", "contacts", "primary contact", "whatsapp", "signal",
        "numero de telephone", "email address", "adresse courriel",
      ]
    ),
  ]

  private static let byKey: [String: Field] = {
    var fields: [String: Field] = [:]
    for field in Field.allCases { fields[Folding.key(field.rawValue)] = field }
    for (field, names) in synonyms {
      for name in names where fields[Folding.key(name)] == nil { fields[Folding.key(name)] = field }
    }
    return fields
  }()
}
