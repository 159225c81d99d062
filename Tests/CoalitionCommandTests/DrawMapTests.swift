import Foundation
import Testing

/// Maps: each ending, the same bytes twice, what is asked for, and pages where one is not enough.
@Suite struct DrawMapTests {
  /// Cities of two countries, each with groups of which some work in the next city too.
  private static func dense(cities: Int, groups: Int) -> DatasetFixture {
    var fixture = DatasetFixture.empty
    fixture.title = "Dense"
    fixture.tables["topics"] = ["housing,Housing,,,", "rent,Rent,housing,,", "health,Health,,,"]
    fixture.tables["cities"] = (0..<cities).map { city in
      let country = city.isMultiple(of: 2) ? "Samoa" : "Fiji"
      return "c\(city),City \(city),,\(country),\(-20 + city),\(city.isMultiple(of: 2) ? -172 : 178),,"
    }
    fixture.tables["organizations"] = (0..<cities).flatMap { city in
      (0..<groups).map { group in
        let topic = group == 0 ? "rent" : "health"
        return
          "g\(city)-\(group),Group \(group) of City \(city),,c\(city),\(topic),c\((city + 1) % cities),,,,,,"
      }
    }
    return fixture
  }

  @Test(arguments: ["svg", "png", "pdf", "dot"])
  func `Each ending, the same bytes twice`(_ ending: String) async throws {
    let magic = ["svg": "<?xml", "png": "\u{89}PNG", "pdf": "%PDF-", "dot": "digraph "]
    try await withScratch { scratch in
      for name in ["one", "two"] {
        let outcome = try await scratch.coalition(
          "draw", "map", "-o", "\(name).\(ending)", "--data", Command.sanctuary)
        #expect(outcome.code == 0 && outcome.err == "", "\(outcome.err)")
      }
      let file = try scratch.read("one.\(ending)")
      let expected = try #require(magic[ending]).unicodeScalars.map { UInt8($0.value) }
      #expect(Array(file.prefix(expected.count)) == expected)
      #expect(file == (try scratch.read("two.\(ending)")))
    }
  }

  @Test(arguments: ["a4", "slide"])
  func `What one page cannot hold is on several that link to each other, all readable`(_ page: String)
    async throws
  {
    try await withScratch { scratch in
      try Self.dense(cities: 12, groups: 6).write(to: scratch)
      let outcome = try await scratch.coalition(
        "draw", "map", "-o", "m.svg", "--page", page, "--twin", "m.txt", "--data", "data")
      #expect(outcome.code == 0)
      #expect(outcome.out.contains("An atlas:"))
      #expect(!outcome.err.contains("too small"), "\(outcome.err)")
      let pages = try scratch.names().filter { $0.hasSuffix(".svg") }
      #expect(pages.count > 2)
      let texts = try pages.map { String(decoding: try scratch.read($0), as: UTF8.self) }
      let overview = String(decoding: try scratch.read("m.svg"), as: UTF8.self)
      for page in pages where page != "m.svg" { #expect(overview.contains("\"\(page)\""), "\(page)") }
      let twin = String(decoding: try scratch.read("m.txt"), as: UTF8.self)
      for city in 0..<12 {
        for group in 0..<6 {
          #expect(
            texts.contains { $0.contains("Group \(group) of City \(city) (organization)") },
            "\(city) \(group)")
          #expect(twin.contains("Group \(group) of City \(city)"))
        }
      }
      let pdf = try await scratch.coalition(
        "draw", "map", "-o", "m.pdf", "--page", page, "--data", "data")
      #expect(pdf.code == 0)
      #expect(try scratch.names().filter { $0.hasSuffix(".pdf") } == ["m.pdf"])
    }
  }

  @Test func `Only a place, only a topic, only some`() async throws {
    try await withScratch { scratch in
      try Self.dense(cities: 6, groups: 3).write(to: scratch)
      func dot(_ words: String...) async throws -> (String, Outcome) {
        let outcome = try await Command.run(
          "coalition", ["draw", "map", "-o", "m.dot", "--data", "data"] + words, in: scratch.folder)
        return (String(decoding: try scratch.read("m.dot"), as: UTF8.self), outcome)
      }
      let (fiji, _) = try await dot("--in", "Fiji")
      #expect(fiji.contains("\"n:c1\"") && !fiji.contains("\"n:c0\""))
      let (housing, _) = try await dot("--topic", "housing")
      #expect(housing.contains("\"n:g0-0\"") && !housing.contains("\"n:g0-1\""))
      let (some, outcome) = try await dot("--limit", "4")
      #expect((0..<6).map { some.contains("\"n:g\($0)-1\"") }.count { $0 } < 6)
      #expect(
        outcome.out.contains("Not drawn: 14 less strongly linked: Group"), "\(outcome.out)")
    }
  }

  @Test func `Nothing found is exit code 1, with a picture that says so`() async throws {
    try await withScratch { scratch in
      var fixture = Self.dense(cities: 2, groups: 1)
      try fixture.write(to: scratch)
      let none = try await scratch.coalition(
        "draw", "map", "-o", "m.svg", "--topic", "health", "--data", "data")
      #expect(none.code == 1)
      fixture.tables["cities"] = ["c0,City 0,,,,,,", "c1,City 1,,,,,,"]
      try fixture.write(to: scratch)
      let nowhere = try await scratch.coalition("draw", "map", "-o", "m.svg", "--data", "data")
      #expect(nowhere.code == 1)
      #expect(nowhere.out.contains("Not drawn: 2 without a place that has coordinates"), "\(nowhere.out)")
    }
  }

  @Test(arguments: [
    (["--limit", "0"], "--limit takes a number above 0."),
    (["--limit", "-2"], "--limit takes a number above 0."),
    (["--in", "Torontoo"], "Did you mean"),
    (["--in", "Health for All"], "There is no place 'Health for All'"),
    (["--topic", "Toronto"], "There is no topic 'Toronto'"), (["--page", "a9"], "'a9' is no size of paper"),
  ])
  func `Misuse is exit code 2, and what was expected`(_ words: [String], says: String) async throws {
    try await withScratch { scratch in
      let outcome = try await Command.run(
        "coalition", ["draw", "map", "-o", "m.svg", "--data", Command.sanctuary] + words, in: scratch.folder)
      #expect(outcome.code == 2 && outcome.out == "")
      #expect(outcome.err.lowercased().contains(says.lowercased()), "\(outcome.err)")
      #expect(try scratch.names() == [])
    }
  }
}
