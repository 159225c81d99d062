import Foundation
import Testing

/// A folder for a meeting, as a planner makes it, hands it round and gets it back.
@Suite struct PackTests {
  /// The small dataset with an answered form of `north` on its way back.
  private func withPack(_ body: (Scratch) async throws -> Void) async throws {
    try await withScratch { scratch in
      try DatasetFixture.small.write(to: scratch)
      let packed = try await scratch.coalition("pack", "june", "--data", "data")
      #expect(packed.code == 0, "\(packed.everything)")
      try await body(scratch)
    }
  }

  private func text(_ name: String, _ scratch: Scratch) throws -> String {
    String(decoding: try scratch.read(name), as: UTF8.self)
  }

  @Test func `It has all that was promised, and every link in it leads somewhere`() async throws {
    try await withPack { scratch in
      for name in [
        "README.md", "network.svg", "map.svg", "coverage.svg", "directory.md", "coverage.md", "coverage.csv",
        "gaps.md", "gaps.csv", "sources.md", "sheets/north.md", "forms/north.csv", "sheets/south.md",
        "data/datapackage.json", "pack.json",
      ] { #expect(scratch.has("june/" + name), "\(name)") }
      #expect(
        try text("june/directory.md", scratch).contains(
          "[North Group](sheets/north.md) | Leeds | since 2019 | stated | [The Page](sources.md#page), p. 1"))
      #expect(try text("june/sheets/north.md", scratch).contains("“North on housing”"))
      for name in try #require(FileManager.default.subpaths(atPath: scratch.path("june")))
      where name.hasSuffix(".md") {
        let folder = name.contains("/") ? "june/sheets/" : "june/"
        for link in try text("june/" + name, scratch).matches(of: /\]\(([^)#]+)(#[^)]*)?\)/) {
          #expect(scratch.has(folder + link.1), "\(name) leads to \(link.1)")
        }
      }
    }
  }

  @Test func `The same data gives the same bytes, and the data in it answers like the data it was made from`()
    async throws
  {
    try await withPack { scratch in
      let again = try await scratch.coalition("pack", "again", "--data", "data")
      #expect(again.code == 0)
      let names = try #require(FileManager.default.subpaths(atPath: scratch.path("june"))).sorted()
      #expect(names == FileManager.default.subpaths(atPath: scratch.path("again"))?.sorted())
      for name in names where !scratch.isFolder("june/" + name) {
        #expect(try scratch.read("june/" + name) == scratch.read("again/" + name), "\(name)")
      }
      let one = try await scratch.coalition("who", "housing", "--data", "data", "--format", "json")
      let two = try await scratch.coalition("who", "housing", "--data", "june/data", "--format", "json")
      #expect(one.out == two.out)
    }
  }

  @Test func `A filled-in form comes back as proposals, and accepted ones change the answers`() async throws {
    try await withPack { scratch in
      var lines = try text("june/forms/north.csv", scratch).split(
        separator: "\n", omittingEmptySubsequences: false
      )
      .map(String.init)
      let work = try #require(lines.firstIndex { $0.contains("works on Housing in Leeds") })
      let tie = try #require(lines.firstIndex { $0.contains("partners with South Group") })
      func answer(_ line: Int, _ words: String) {
        // The two cells after where it is said.
        let cells = lines[line].components(separatedBy: ",,,")
        lines[line] = cells[0] + ",\(words)," + cells.dropFirst().joined(separator: ",,,")
      }
      answer(work, "no,ended last year")
      answer(tie, "Yes,")
      let open = try #require(lines.firstIndex { $0.hasPrefix(",,") })
      lines[open] = ",,,,,,Rent,York,,2021,,north,public"
      try scratch.write(lines.joined(separator: "\r\n"), to: "june/forms/north.csv")

      let imported = try await scratch.coalition("import", "june/forms/north.csv", "--into", "data")
      #expect(imported.code == 0, "\(imported.everything)")
      #expect(imported.out.contains("The form of North Group: 1 right, 1 not right, 1 added"))
      #expect(imported.out.contains("not so: North Group works on housing in leeds"))
      // Nothing has changed before somebody says yes.
      let before = try await scratch.coalition(
        "who", "housing", "--in", "leeds", "--data", "data", "--format", "csv")
      #expect(before.out.contains("north"))

      let entered = try await scratch.coalition(
        "import", "june/forms/north.csv", "--into", "data", "--accept-above", "0.9", "--accessed",
        "2026-01-01")
      #expect(entered.code == 0 || entered.code == 1, "\(entered.everything)")
      let rent = try await scratch.coalition("who", "rent", "--in", "york", "--data", "data")
      #expect(rent.out.contains("North Group") && rent.out.contains("since 2021"), "\(rent.everything)")
      let housing = try await scratch.coalition("who", "housing", "--in", "leeds", "--data", "data")
      #expect(housing.out.contains("Evidence against: North Group"), "\(housing.everything)")
      #expect(try await scratch.coalition("check", "--data", "data").code == 0)

      // The pack is not written over what somebody wrote into it; a new one tells what has changed.
      let refused = try await scratch.coalition("pack", "june", "--data", "data")
      #expect(refused.code == 2 && refused.err.contains("forms/north.csv"))
      let next = try await scratch.coalition("pack", "july", "--since", "june", "--data", "data")
      #expect(next.code == 0)
      let changes = try text("july/changes.md", scratch)
      #expect(changes.contains("came | activities | North Group works on Rent in York"))
      #expect(scratch.has("july/changes.svg"))
      #expect(try await scratch.coalition("pack", "june", "--data", "data", "--overwrite").code == 0)
    }
  }

  @Test(arguments: [
    ("no,perhaps", "works on", "'perhaps'"), ("right", "", "yes, no or nothing"),
  ])
  func `What makes no sense in a form is named with its place`(said: String, what: String, named: String)
    async throws
  {
    try await withPack { scratch in
      var text = try text("june/forms/north.csv", scratch)
      text = text.replacing(
        ",,,,,,,,,,,north,public\n",
        with: ",,,\(said == "right" ? "right" : "perhaps"),,\(what),Rent,,,,,north,public\n",
        maxReplacements: 1)
      try scratch.write(text, to: "june/forms/north.csv")
      let outcome = try await scratch.coalition("import", "june/forms/north.csv", "--into", "data")
      #expect(outcome.code == 2)
      #expect(outcome.err.contains("june/forms/north.csv:") && outcome.err.contains(named), "\(outcome.err)")
      #expect(!scratch.has("data/proposals"))
    }
  }

  @Test func `A form about somebody else's dataset is refused`() async throws {
    try await withPack { scratch in
      let text = try text("june/forms/north.csv", scratch).replacing(",north,", with: ",nobody,")
      try scratch.write(text, to: "form.csv")
      let outcome = try await scratch.coalition("import", "form.csv", "--into", "data")
      #expect(outcome.code == 2 && outcome.err.contains("the id 'nobody' in the column 'about'"))
    }
  }

  @Test func `A pack of one topic in one place has nobody else's sheet`() async throws {
    try await withScratch { scratch in
      try DatasetFixture.small.write(to: scratch)
      let packed = try await scratch.coalition(
        "pack", "york", "--data", "data", "--topic", "rent", "--in", "york")
      #expect(packed.code == 0, "\(packed.everything)")
      #expect(scratch.has("york/sheets/south.md") && !scratch.has("york/sheets/north.md"))
      let directory = try text("york/directory.md", scratch)
      #expect(directory.contains("Work on Rent in York.") && !directory.contains("North Group"))
      #expect(try text("york/README.md", scratch).contains("Work on Rent in York only"))
      #expect(try text("york/coverage.csv", scratch).split(separator: "\n").count == 2)
    }
  }

  @Test func `A folder with other files is left alone`() async throws {
    try await withScratch { scratch in
      try DatasetFixture.small.write(to: scratch)
      try scratch.write("mine", to: "papers/letter.txt")
      let outcome = try await scratch.coalition("pack", "papers", "--data", "data")
      #expect(outcome.code == 2 && outcome.err.contains("other files"))
      #expect(try scratch.names() == ["data", "papers"])
    }
  }

  @Test func `Packs for two audiences are not compared`() async throws {
    try await withPack { scratch in
      let outcome = try await scratch.coalition(
        "pack", "july", "--since", "june", "--data", "data", "--audience", "coalition")
      #expect(outcome.code == 2 && outcome.err.contains("another audience"))
      #expect(!scratch.has("july"))
    }
  }

  @Test func `Answers to what not everybody may see are not shown to everybody`() async throws {
    try await withScratch { scratch in
      try DatasetFixture.small.write(to: scratch)
      #expect(
        try await scratch.coalition("pack", "june", "--data", "data", "--audience", "coalition").code == 0)
      let text = try text("june/forms/south.csv", scratch).replacing(
        ",,,,,,,,,,,south,coalition\n", with: ",,,,,,Housing,Leeds,,,,south,coalition\n", maxReplacements: 1)
      try scratch.write(text, to: "june/forms/south.csv")
      _ = try await scratch.coalition(
        "import", "june/forms/south.csv", "--into", "data", "--accept-above", "0.9")
      for (audience, isThere) in [("public", false), ("coalition", true)] {
        let who = try await scratch.coalition(
          "who", "housing", "--in", "leeds", "--data", "data", "--audience", audience)
        #expect(who.out.contains("South Group") == isThere, "\(who.out)")
      }
    }
  }
}
