import Foundation
import Testing

/// What is not public leaves no trace in what the public gets.
///
/// Every field of every row that is not public holds a canary; no output of any command in any format may hold it.
@Suite struct AudienceTests {
  private static let hidden = "canary"

  /// The small dataset with hidden rows of each visibility, every cell that can hold words holding a canary.
  static let fixture: DatasetFixture = {
    var fixture = DatasetFixture.small
    func add(_ table: String, _ rows: String...) { fixture.tables[table, default: []] += rows }
    for (number, level) in ["private", "coalition"].enumerated() {
      let id = "canary-\(number)"
      add(
        "organizations",
        "\(id),Canary Group \(number),Canary Alias \(number),leeds,housing,leeds,https://canary.example,Canary note,canary-source-\(number),canary p. 1,\(level),2020"
      )
      add(
        "campaigns",
        "\(id)-drive,Canary Drive \(number),Canary Push,\(id)|north,housing,leeds,south|\(id),1977-01,1977-02,https://canary.example/drive,Canary note,canary-source-\(number),canary p. 2,\(level)"
      )
      add(
        "reports",
        "\(id)-paper,Canary Paper \(number),\(id)|north,1977-03,housing,leeds,https://canary.example/paper,Canary note,canary-source-\(number),canary p. 3,\(level)"
      )
      // Hidden statements about visible entities, and statements that only hidden rows make sense of.
      add(
        "activities",
        "north,rent,york,1977-04,1977-05,canary-source-\(number),canary p. 4,Canary quote,0.77,\(level)",
        "\(id),rent,york,1977-06,,canary-source-\(number),canary p. 5,Canary quote of a hidden group,0.77,")
      add(
        "relationships",
        "south,funds,north,1977-07,,canary-source-\(number),canary p. 6,Canary money,0.77,\(level)",
        "north,opposes,\(id),1977-08,,canary-source-\(number),canary p. 7,Canary strife,0.77,")
      add(
        "sources",
        "canary-source-\(number),Canary Source \(number),Canary Press,1977-09,https://canary.example/source,1977-10,https://canary.example/kept"
      )
      add("decisions", "north,\(id),unsure,Canary Keeper,1977-11,Canary judgement")
    }
    add("decisions", "south,canary-0,same,Canary Keeper,1977-12,Canary merger")
    return fixture
  }()

  /// Questions to which a hidden row would be an answer, or part of one.
  static let questions: [[String]] = [
    ["check"], ["summary"], ["reports"], ["reports", "housing", "--since", "1970"], ["clusters"], ["brokers"],
    ["show", "north"], ["show", "south"], ["show", "housing"], ["show", "rent"], ["show", "leeds"],
    ["show", "york"],
    ["show", "england"], ["who", "housing"], ["who", "rent", "--in", "york"], ["who", "--in", "leeds"],
    ["who", "housing", "--kind", "report"], ["who", "housing", "--kind", "campaign"],
    ["who", "rent", "--since", "1970"],
    ["what", "north"], ["what", "leeds"], ["where", "housing"], ["where", "rent"],
    ["connect", "north", "south"],
    ["connect", "paper", "york"],
    // A near miss of a hidden name, and the name itself.
    ["show", "Canery"], ["show", "Canary Group 0"], ["connect", "north", "canary-1"],
    ["what", "canary-0-drive"],
    ["ask", "Who works on rent in York?"], ["ask", "What does North Group do?"],
    ["ask", "Who is like North Group?"], ["ask", "How are North Group and South Group connected?"],
    ["ask", "What does nobody do in York?"], ["ask", "How many organizations are there in Leeds?"],
    ["gaps"], ["gaps", "--grid"], ["plan", "--topic", "housing"], ["similar", "north"],
    ["between", "north", "south"], ["relationships", "north"], ["list", "organizations"], ["list", "topics"],
  ]

  @Test(arguments: questions) func `No canary in any answer, in any format`(_ question: [String]) async throws
  {
    try await withScratch { scratch in
      try Self.fixture.write(to: scratch)
      for format in ["table", "json", "csv", "markdown"] {
        let outcome = try await Command.run(
          "coalition", question + ["--data", "data", "--format", format], in: scratch.folder)
        // What was typed may be repeated; what is in the data may not.
        var text = outcome.everything.lowercased()
        for word in question { text = text.replacing(word.lowercased(), with: "") }
        #expect(!text.contains(Self.hidden), "\(format): \(outcome.everything)")
        #expect(!text.contains("1977"), "\(format): \(outcome.everything)")
        #expect(!text.contains("0.77"), "\(format): \(outcome.everything)")
      }
    }
  }

  @Test func `No canary in a pack, nor in what it says has changed`() async throws {
    try await withScratch { scratch in
      try Self.fixture.write(to: scratch)
      for words in [["pack", "one"], ["pack", "two", "--since", "data"], ["compare", "data", "data"]] {
        let outcome = try await Command.run(
          "coalition", words + ["--data", "data"].prefix(words[0] == "pack" ? 2 : 0), in: scratch.folder)
        #expect(outcome.code == (words[0] == "pack" ? 0 : 1), "\(outcome.everything)")
        #expect(!outcome.everything.lowercased().contains(Self.hidden))
      }
      let files = try #require(FileManager.default.subpaths(atPath: scratch.folder.path)).filter {
        !$0.hasPrefix("data")
      }
      #expect(files.contains("one/sheets/north.md") && files.contains("two/data/sources.csv"))
      for file in files where !scratch.isFolder(file) {
        let text = String(decoding: try scratch.read(file), as: UTF8.self)
        #expect(!file.contains(Self.hidden) && !text.lowercased().contains(Self.hidden), "\(file)")
        #expect(!text.contains("1977") || file.hasSuffix("pack.json"), "\(file)")
      }
    }
  }

  @Test(arguments: [
    ["network"], ["around", "north"], ["around", "housing"], ["connection", "north", "south"], ["clusters"],
  ])
  func `No canary in any diagram`(_ words: [String]) async throws {
    try await withScratch { scratch in
      try Self.fixture.write(to: scratch)
      for ending in ["svg", "dot", "pdf"] {
        let outcome = try await Command.run(
          "coalition", ["draw"] + words + ["-o", "d.\(ending)", "--data", "data"], in: scratch.folder)
        #expect([0, 1].contains(outcome.code))
        let drawn = String(decoding: try scratch.read("d.\(ending)"), as: UTF8.self) + outcome.everything
        #expect(!drawn.lowercased().contains(Self.hidden), "\(ending)")
        #expect(ending == "pdf" || !drawn.contains("1977"), "\(ending)")
      }
    }
  }

  @Test func `The public's answers are those of a dataset without the hidden rows`() async throws {
    try await withScratch { scratch in
      try Self.fixture.write(to: scratch)
      try await withScratch { other in
        try DatasetFixture.small.write(to: other)
        for question in Self.questions where !question.contains(where: { $0.lowercased().hasPrefix("can") }) {
          for format in ["table", "json"] {
            let words = question + ["--data", "data", "--format", format]
            let one = try await Command.run("coalition", words, in: scratch.folder)
            let two = try await Command.run("coalition", words, in: other.folder)
            #expect(one.out == two.out, "\(words)")
            #expect(one.code == two.code, "\(words)")
          }
        }
        for words in [["network"], ["clusters"], ["around", "north"]] {
          let draw = ["draw"] + words + ["-o", "d.dot", "--data", "data"]
          _ = try await Command.run("coalition", draw, in: scratch.folder)
          _ = try await Command.run("coalition", draw, in: other.folder)
          #expect(try scratch.read("d.dot") == other.read("d.dot"), "\(words)")
        }
      }
    }
  }

  @Test(arguments: [("public", 1), ("coalition", 2), ("private", 3)])
  func `Each audience sees its rows`(audience: String, reports: Int) async throws {
    try await withScratch { scratch in
      try Self.fixture.write(to: scratch)
      let outcome = try await scratch.coalition(
        "reports", "--data", "data", "--audience", audience, "--format", "json")
      #expect(try outcome.ids("reports").count == reports)
      let who = try await scratch.coalition("show", "canary-1", "--data", "data", "--audience", audience)
      #expect((who.code == 0) == (audience != "public"))
    }
  }

  @Test func `Judgements on hidden rows are followed by those who see them`() async throws {
    try await withScratch { scratch in
      try Self.fixture.write(to: scratch)
      // To the keepers canary-0 and south are one group.
      let outcome = try await scratch.coalition(
        "show", "Canary Group 0", "--data", "data", "--audience", "private", "--format", "json")
      #expect(try outcome.ids("show") == ["south"])
    }
  }

  @Test func `Check reviews what the audience may see`() async throws {
    try await withScratch { scratch in
      var fixture = Self.fixture
      fixture.tables["organizations"]? += ["canary-2,Canary Idle,,,,,,,,,private,"]
      try fixture.write(to: scratch)
      let open = try await scratch.coalition("check", "--data", "data")
      #expect(open.code == 0)
      #expect(!open.out.contains("Canary"))
      let all = try await scratch.coalition("check", "--data", "data", "--audience", "private")
      #expect(all.code == 0)
      #expect(all.out.contains("'Canary Idle', of which nothing is said"))
    }
  }
}
