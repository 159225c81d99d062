import Foundation
import Testing

/// What data may do to a terminal or a spreadsheet: nothing.
@Suite struct TerminalTests {
  /// A name that clears the screen, rings, turns the line round and back, and deletes.
  private static let evil = "Ev\u{1B}[2Jil\u{7}\u{202E}live\u{2066}x\u{2069}\u{9B}31m\u{7F}\u{8}\r"

  private static let fixture: DatasetFixture = {
    let cell = DatasetFixture.quoted(evil)
    var fixture = DatasetFixture.small
    fixture.tables["organizations"] = [
      "north,\(cell),,leeds,,,\(cell),\(cell),page,\(cell),,", "south,South Group,,york,,,,,page,,,",
    ]
    fixture.tables["cities"]?[0] = "leeds,\(DatasetFixture.quoted("Le\u{1B}eds")),,England,53.8,-1.55,,"
    fixture.tables["topics"] = [
      "housing,\(DatasetFixture.quoted("Hou\u{1B}[1msing")),,homes,", "rent,Rent,housing,,",
    ]
    fixture.tables["activities"]?[0] = "north,housing,leeds,2019,,page,\(cell),\(cell),1,"
    fixture.tables["reports"] = ["paper,\(cell),north,2020-02,housing,leeds,,\(cell),page,\(cell),"]
    fixture.tables["sources"] = ["page,\(cell),,2021,,,"]
    return fixture
  }()

  private func write(_ scratch: Scratch) throws {
    try Self.fixture.write(to: scratch)
    try scratch.write(
      #"{"name": "d\u001b[2Jata\u202e", "title": "T\u001b[2J\u202eitle", "resources": []}"#,
      to: "data/datapackage.json")
  }

  private func isNeutral(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x0A: true
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: false
      default: true
      }
    }
  }

  @Test(arguments: [
    ["who", "housing"], ["what", "north"], ["what", "leeds"], ["where", "housing"], ["reports"],
    ["show", "north"],
    ["show", "housing"], ["summary"], ["clusters"], ["brokers"], ["connect", "north", "south"], ["check"],
    // Messages quote names too: of the data, and as typed.
    ["show", "Nort"], ["show", "Evel"], ["show", "x\u{1B}[2J\u{202E}y"], ["who", "housing", "--in", "leds"],
    ["connect", "north", "north"], ["draw", "network", "-o", "n.svg"],
    ["draw", "around", "north", "-o", "n.dot"],
    ["draw", "clusters", "-o", "n.png"], ["who", "housing", "--kind", "\u{1B}[2J"],
    ["who", "--since", "\u{1B}[2J"],
    ["draw", "network", "-o", "\u{1B}[2J"], ["\u{1B}[2J"],
  ])
  func `No escape, no bell, no turned line reaches the terminal`(_ words: [String]) async throws {
    try await withScratch { scratch in
      try write(scratch)
      let outcome = try await Command.run(
        "coalition", words, in: scratch.folder, environment: ["COALITION_DATA": "data"])
      #expect(!outcome.everything.isEmpty)
      #expect(isNeutral(outcome.everything), "\(outcome.everything.debugDescription)")
    }
  }

  @Test(arguments: [["who", "housing"], ["show", "north"], ["reports"], ["summary"]])
  func `Nor is it in a Markdown document`(_ words: [String]) async throws {
    try await withScratch { scratch in
      try write(scratch)
      let outcome = try await Command.run(
        "coalition", words + ["--format", "markdown"], in: scratch.folder,
        environment: ["COALITION_DATA": "data"])
      #expect(outcome.code == 0)
      #expect(isNeutral(outcome.everything), "\(outcome.everything.debugDescription)")
    }
  }

  @Test func `Programs get the name as it is`() async throws {
    try await withScratch { scratch in
      try write(scratch)
      let outcome = try await scratch.coalition(
        "who", "housing", "--in", "leeds", "--format", "json", "--data", "data")
      #expect(try outcome.json("who")["results"]?.items.first?["name"]?.text == Self.evil)
    }
  }

  @Test func `Colour is for a person at a terminal who did not refuse it`() async throws {
    try await withScratch { scratch in
      try DatasetFixture.small.write(to: scratch)
      let line = "'\(Command.products.path)/coalition' who housing --data data"
      // `script` gives its command a terminal.
      func atTerminal(_ environment: [String: String]) async throws -> Outcome {
        try await Command.shell(
          "script -qec \"\(line)\" /dev/null < /dev/null", in: scratch.folder, environment: environment)
      }
      let piped = try await Command.shell(line, in: scratch.folder)
      #expect(piped.code == 0)
      #expect(!piped.everything.contains("\u{1B}"))
      guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else { return }
      let coloured = try await atTerminal(["TERM": "xterm"])
      #expect(coloured.out.contains("\u{1B}[1m"))
      let refused = try await atTerminal(["TERM": "xterm", "NO_COLOR": "1"])
      #expect(refused.out.contains("South Group"))
      #expect(!refused.out.contains("\u{1B}[1m") && !refused.out.contains("\u{1B}[2m"))
    }
  }

  @Test(arguments: ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", "'=1"])
  func `A spreadsheet runs no cell`(_ formula: String) async throws {
    try await withScratch { scratch in
      let cell = DatasetFixture.quoted(formula)
      var fixture = DatasetFixture.small
      fixture.tables["organizations"]?[0] = "north,\(cell),,leeds,,,,\(cell),page,,,"
      fixture.tables["activities"]?[0] = "north,housing,leeds,2019,,page,\(cell),\(cell),1,"
      try fixture.write(to: scratch)
      for words in [
        ["who", "housing"], ["show", "north"], ["where", "housing"], ["reports"], ["clusters"], ["brokers"],
      ] {
        let outcome = try await Command.run(
          "coalition", words + ["--format", "csv", "--data", "data"], in: scratch.folder)
        for record in try PlainCSV.records(outcome.out) {
          for cell in record {
            #expect(!["=", "+", "@", "\t"].contains(cell.first.map(String.init)), "\(cell)")
            #expect(cell.first != "-" || Double(cell) != nil, "\(cell)")
          }
        }
      }
    }
  }
}
