import CoalitionModel
import CoalitionQuery
import DatasetFixtures
import Testing

@Suite struct NameResolverTests {
  private static let all = Set(EntityKind.allCases)
  private static let actors: Set<EntityKind> = [.organization, .campaign]
  private static let places: Set<EntityKind> = [.city, .region, .country]

  /// What a person types, what is looked for, and the id and the way of matching.
  private static let understood: [(String, Set<EntityKind>, String, NameResolver.Match)] = [
    ("health-for-all", all, "health-for-all", .name),
    ("Health for All", all, "health-for-all", .name),
    ("HEALTH  for-all!", all, "health-for-all", .name),
    ("the Health for All", all, "health-for-all", .name),
    ("Center for Popular Democracy", all, "center-for-popular-democracy", .name),
    ("no one is illegal toronto", all, "noii-toronto", .name),
    ("Montréal", places, "montreal", .name),
    ("QUÉBEC", places, "quebec", .name),
    ("bc", places, "british-columbia", .alias("BC")),
    ("B.C.", places, "british-columbia", .alias("B.C.")),
    ("TPS", all, "toronto-police-service", .alias("TPS")),
    ("Coalition for Change", actors, "migrant-workers-alliance-for-change", .alias("Coalition for Change")),
    ("migrant workers alliance for change", actors, "migrant-workers-alliance-for-change", .name),
    ("Migrant Workers' Dignity Association", actors, "migrant-workers-dignity-association", .name),
    ("IFHP", [.topic], "refugee-health", .term("IFHP")),
    ("sante", [.topic], "health", .term("santé")),
    ("services for all", [.topic], "services-without-fear", .term("services for all")),
    ("migrant workers", [.topic], "migrant-workers", .name),
    ("hamil", places, "hamilton", .beginning),
    ("hamil", actors, "hamilton-sanctuary-city-coalition", .beginning),
    ("no one is illegal-v", actors, "noii-vancouver", .beginning),
  ]

  @Test func namesAreUnderstood() throws {
    let dataset = Dataset.sanctuary()
    let resolver = NameResolver(dataset)
    for (text, kinds, id, match) in Self.understood {
      let found = try resolver.resolve(text, among: kinds, what: "name")
      #expect(dataset[found.entity].id == id, "\(text)")
      #expect(found.match == match, "\(text)")
    }
  }

  private func problem(_ text: String, _ kinds: Set<EntityKind>, in dataset: Dataset) -> NameError? {
    do {
      _ = try NameResolver(dataset).resolve(text, among: kinds, what: "name")
      return nil
    } catch {
      return error
    }
  }

  @Test func whatCouldBeSeveralIsNotChosen() throws {
    let dataset = Dataset.sanctuary()
    let cases: [(String, Set<EntityKind>, [String])] = [
      ("solidarity city", Self.actors, ["solidarity-city-network", "solidarity-city-montreal"]),
      (
        "migrant workers", Self.actors,
        [
          "migrant-workers-dignity-association", "migrantworkersrights",
          "migrant-workers-alliance-for-change",
        ]
      ),
      ("No One Is Illegal", Self.all, ["noii-toronto", "noii-vancouver"]),
    ]
    for (text, kinds, ids) in cases {
      let error = try #require(problem(text, kinds, in: dataset), "\(text)")
      #expect(error.problem == .ambiguous)
      #expect(dataset.ids(error.candidates) == ids)
      #expect(error.nearest.isEmpty)
      #expect(error.message(in: dataset).contains("could be any of \(ids.count)"))
      for id in ids { #expect(error.message(in: dataset).contains("id \(id)")) }
    }
  }

  @Test func aNearMissIsOfferedAndNotTaken() throws {
    let dataset = Dataset.sanctuary()
    for (text, kinds, id) in [
      ("Helth for All", Self.actors, "health-for-all"), ("Tornto", Self.places, "toronto"),
      ("edcation", [.topic], "education"), ("Workers Alliance", Self.actors, "agriculture-workers-alliance"),
    ] {
      let error = try #require(problem(text, kinds, in: dataset), "\(text)")
      #expect(error.problem == .unknown)
      #expect(dataset.ids(error.nearest).contains(id), "\(text)")
      #expect(error.nearest.count <= 3)
      #expect(error.message(in: dataset).contains("did you mean '"))
    }
  }

  @Test func whatMeansNothingIsSaidSo() throws {
    let dataset = Dataset.sanctuary()
    for text in ["", " ", "…!?", "—", "xyzzy plugh", String(repeating: "x", count: 5000)] {
      let error = try #require(problem(text, Self.all, in: dataset), "\(text)")
      #expect(error.problem == .unknown)
      #expect(error.candidates.isEmpty && error.nearest.isEmpty)
      #expect(error.message(in: dataset).count < 200)
    }
    #expect(problem("toronto", [.topic], in: dataset)?.problem == .unknown)
    #expect(problem("toronto", [], in: dataset)?.problem == .unknown)
    // One letter begins half the names: it is taken for a slip.
    #expect(problem("h", Self.all, in: dataset)?.problem == .unknown)
    #expect(problem("the", Self.all, in: dataset)?.problem == .unknown)
  }

  @Test func aNameOutranksAnAliasAndAnAliasABeginning() throws {
    let text = DatasetText([
      .organizations: [
        ["one", "Alpha", "", "", "", "", "Beta"], ["two", "Beta"],
        ["three", "Beta Group", "", "", "", "", "Alph"],
        ["the-rest", "Gamma"], ["five", "Delta"], ["six", "Delta"],
      ]
    ])
    let dataset = try text.dataset()
    let resolver = NameResolver(dataset)
    func id(_ text: String) throws -> String {
      dataset[try resolver.resolve(text, among: [.organization], what: "name").entity].id
    }
    #expect(try id("beta") == "two")
    #expect(try id("alph") == "three")
    #expect(try id("alpha") == "one")
    #expect(try id("The Rest") == "the-rest")
    #expect(try id("six") == "six")
    #expect(dataset.ids(problem("delta", [.organization], in: dataset)?.candidates ?? []) == ["five", "six"])
  }

  @Test func everyNameAndIdIsUnderstoodOrAmbiguous() throws {
    let dataset = Dataset.sanctuary()
    let resolver = NameResolver(dataset)
    for entity in dataset.indices {
      let value = dataset[entity]
      #expect(try resolver.resolve(value.id, among: [value.kind], what: "name").entity == entity)
      #expect(try resolver.resolve(value.name, among: [value.kind], what: "name").entity == entity)
      for name in value.aliases + value.terms {
        do {
          #expect(try resolver.resolve(name, among: [value.kind], what: "name").entity == entity, "\(name)")
        } catch {
          #expect(error.candidates.contains(entity), "\(name)")
        }
      }
    }
  }
}
