import Testing

/// Names as people type them.
@Suite struct NamesTests {
  @Test(arguments: [
    ["Montreal", "montréal", "MONTREAL", "montreal", " Montréal ", "Mont-real!"],
    ["Quebec", "quebec", "QUÉBEC", "QC", "qc"],
    ["British Columbia", "b.c.", "BC", "british-columbia", "british  columbia", "british col"],
    ["United States", "U.S.", "usa", "the united states"],
  ])
  func `Accents, case, punctuation and a leading article do not matter`(_ names: [String]) async throws {
    let expected = try await sanctuary("what", names[0], "--format", "json")
    // Mont-real is two words: not the same name, but near.
    for name in names.dropFirst() where name != "Mont-real!" {
      let outcome = try await sanctuary("what", name, "--format", "json")
      #expect(outcome.out == expected.out, "\(name)")
      #expect(outcome.code == expected.code, "\(name)")
    }
  }

  @Test func `What could be two is neither`() async throws {
    let outcome = try await sanctuary("what", "No One Is Illegal")
    #expect(outcome.code == 2)
    #expect(outcome.out == "")
    #expect(outcome.err.contains("could be any of 2"))
    #expect(outcome.err.contains("No One Is Illegal-Toronto"))
    #expect(outcome.err.contains("No One Is Illegal—Vancouver Coast Salish Territories"))
  }

  @Test(arguments: [
    (["who", "helth"], "topic", "Health"),
    (["who", "health", "--in", "torono"], "place", "Toronto"),
    (["show", "Helth for All"], "name", "Health for All"),
    (["what", "Mont-real!"], "organization, campaign, report or place", "Montreal"),
    (["where", "polising"], "topic", "Policing"),
    (["reports", "educaton"], "topic", "Education"),
    (["connect", "Helth for All", "Mijente"], "name", "Health for All"),
  ])
  func `A near miss is offered and not taken`(words: [String], what: String, offer: String) async throws {
    let outcome = try await Command.run(
      "coalition", words + ["--data", Command.sanctuary], in: Command.package)
    #expect(outcome.code == 2)
    #expect(outcome.out == "")
    #expect(outcome.err.hasPrefix("coalition: There is no \(what) '"))
    #expect(outcome.err.contains("did you mean '\(offer)'"))
  }

  @Test(arguments: [
    "", " ", "!!!", "—…—", "\u{301}", "'", "\"", "\\", "%s%n", "$(id)", "../..", "--", "zzzzqqqq",
    "\u{1F300}",
  ])
  func `What names nothing is said to name nothing`(_ name: String) async throws {
    // As the value of an option `--` cannot be given.
    let place = name == "--" ? "/" : name
    for words in [
      ["show", "--", name], ["who", "health", "--in", place], ["what", "--", name], ["where", "--", name],
    ] {
      // Options must stand before `--`, after which everything is a name.
      let outcome = try await Command.run(
        "coalition", [words[0], "--data", Command.sanctuary] + words.dropFirst(), in: Command.package)
      #expect(outcome.code == 2, "\(words)")
      #expect(outcome.out == "", "\(words)")
      #expect(outcome.err.hasPrefix("coalition: "), "\(words)")
    }
  }

  @Test func `A name of ten thousand characters is answered in a line`() async throws {
    let name = String(repeating: "long ", count: 2000)
    for words in [
      ["show", name], ["who", name], ["who", "health", "--in", name], ["connect", name, "Mijente"],
    ] {
      let outcome = try await Command.run(
        "coalition", words + ["--data", Command.sanctuary], in: Command.package)
      #expect(outcome.code == 2)
      #expect(outcome.err.count < 400)
    }
  }

  @Test func `In the data a name of ten thousand characters is carried whole, and cut only in the table`()
    async throws
  {
    try await withScratch { scratch in
      let name = String(repeating: "long ", count: 2000).dropLast()
      var fixture = DatasetFixture.small
      fixture.tables["organizations"]?[0] = "north,\(name),,leeds,,,,,page,,,"
      try fixture.write(to: scratch)
      let json = try await scratch.coalition(
        "who", "housing", "--in", "Leeds", "--format", "json", "--data", "data")
      #expect(try json.json("who")["results"]?.items.first?["name"]?.text == String(name))
      let table = try await scratch.coalition("who", "housing", "--in", "Leeds", "--data", "data")
      #expect(table.out.count < 1000)
      let svg = try await scratch.coalition("draw", "network", "-o", "n.svg", "--data", "data")
      #expect(svg.code == 0)
      #expect(svg.out.count < 1000)
    }
  }
}
