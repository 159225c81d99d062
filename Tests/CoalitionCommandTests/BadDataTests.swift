import Foundation
import Testing

/// Datasets that are broken, and datasets that are odd and must be read all the same.
@Suite struct BadDataTests {
  /// Spoils a dataset, and what the message must then hold: place, found, expected, mend.
  struct Spoilt: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let says: [String]
    let spoil: @Sendable (Scratch) throws -> Void

    init(_ description: String, says: [String], _ spoil: @escaping @Sendable (Scratch) throws -> Void) {
      testDescription = description
      self.says = says
      self.spoil = spoil
    }
  }

  /// Puts other rows under the header of a table.
  private static func rows(_ table: String, _ rows: String...) -> @Sendable (Scratch) throws -> Void {
    { scratch in
      let header = try #require(DatasetFixture.headers[table])
      try scratch.write(([header] + rows).map { $0 + "\n" }.joined(), to: "data/\(table).csv")
    }
  }

  static let cases: [Spoilt] = [
    Spoilt(
      "a missing table", says: ["data/activities.csv: error: found no such table", "Mend: add the file"]
    ) {
      try FileManager.default.removeItem(atPath: $0.path("data/activities.csv"))
    },
    Spoilt(
      "a missing column",
      says: ["organizations.csv:1:4: error: found no column 'name'", "Mend: rename the column 'nmae'"]
    ) {
      try $0.write("id,nmae\nnorth,North\nsouth,South\n", to: "data/organizations.csv")
    },
    Spoilt("a file of no bytes", says: ["topics.csv", "found nothing", "expected a header line"]) {
      try $0.write("", to: "data/topics.csv")
    },
    Spoilt("a folder where a table should be", says: ["topics.csv", "found a folder"]) {
      try FileManager.default.removeItem(atPath: $0.path("data/topics.csv"))
      try $0.write("", to: "data/topics.csv/inside")
    },
    Spoilt(
      "an id with a blank", says: ["cities.csv:2:1: error: found the id 'new york'", "write 'new-york'"],
      rows("cities", "new york,New York,,US,,,,", "leeds,Leeds,,,,,,", "york,York,,,,,,")),
    Spoilt(
      "an id with quotes", says: ["cities.csv:2:1", "the id 'the \"big\" one'", "write 'the-big-one'"],
      rows("cities", "\"the \"\"big\"\" one\",Big,,US,,,,", "leeds,Leeds,,,,,,", "york,York,,,,,,")),
    Spoilt(
      "an id twice",
      says: ["cities.csv:4:1: error: found the id 'york' a second time", "line 3 has it already"],
      rows("cities", "leeds,Leeds,,,,,,", "york,York,,,,,,", "york,York,,,,,,")),
    Spoilt(
      "a reference to nothing",
      says: ["activities.csv:2:7: error: found no topic 'housng'", "did you mean 'housing'?"],
      rows("activities", "north,housng,leeds,,,page,,,,")),
    Spoilt(
      "a kind that is none",
      says: ["relationships.csv:2:7", "the kind 'likes'", "expected one of publishes, runs"],
      rows("relationships", "north,likes,south,,,page,,,,")),
    Spoilt(
      "a date that is none",
      says: ["reports.csv:2:21", "the date '2020-13'", "such as 2014, 2014-03 or 2014-03-09"],
      rows("reports", "paper,A Paper,north,2020-13,,,,,page,,")),
    Spoilt(
      "a visibility that is none", says: ["the visibility 'privte'", "did you mean 'private'?"],
      rows("activities", "north,housing,leeds,,,page,,,,privte")),
    Spoilt(
      "a cycle of topics", says: ["topics.csv", "a cycle: a under b under a"],
      rows("topics", "a,A,b,,", "b,B,a,,", "housing,Housing,,,", "rent,Rent,,,")),
    Spoilt(
      "not UTF-8",
      says: ["topics.csv:2:12", "the byte 0xE9, which is not UTF-8", "(in Windows-1252 it is é)"]
    ) {
      try $0.write(
        Data("id,name,broader,terms,note\nhousing,Log".utf8) + [0xE9] + Data(",,,\nrent,Rent,,,\n".utf8),
        to: "data/topics.csv")
    },
    Spoilt("UTF-16", says: ["topics.csv:1:1", "a byte order mark of UTF-16", "Save the file as UTF-8"]) {
      try $0.write(Data([0xFF, 0xFE, 0x69, 0, 0x64, 0]), to: "data/topics.csv")
    },
    Spoilt("a spreadsheet", says: ["topics.csv", "a ZIP archive", "export each sheet as CSV UTF-8"]) {
      try $0.write(Data([0x50, 0x4B, 3, 4, 0, 0]), to: "data/topics.csv")
    },
    Spoilt(
      "a quote never closed", says: ["topics.csv:2:9", "a quote that is never closed"],
      rows("topics", "housing,\"Housing,,,")),
    Spoilt(
      "a short record", says: ["topics.csv:2: error: found 2 fields; expected 5"],
      rows("topics", "housing,Housing")),
    Spoilt(
      "a package that is no JSON", says: ["datapackage.json", "JSON that cannot be read", "correct the JSON"]
    ) {
      try $0.write("{", to: "data/datapackage.json")
    },
    Spoilt(
      "a path that leaves the folder",
      says: ["the resource path '../../etc/passwd'", "a file inside the dataset folder"]
    ) {
      try $0.write(
        #"{"resources": [{"name": "topics", "path": "../../etc/passwd"}]}"#, to: "data/datapackage.json")
    },
  ]

  @Test(arguments: cases) func `An error in the data: no answer, and where, what and how to mend it`(
    _ spoilt: Spoilt
  ) async throws {
    try await withScratch { scratch in
      try DatasetFixture.small.write(to: scratch)
      try spoilt.spoil(scratch)
      let check = try await scratch.coalition("check", "--data", "data", "--format", "json")
      #expect(check.code == 2)
      let problems = try check.json("check")["results"]?.items ?? []
      #expect(problems.contains { $0["severity"]?.text == "error" })
      for problem in problems {
        #expect(problem.keys == ["severity", "file", "line", "column", "found", "expected", "mend"])
      }
      for words in [["who", "housing"], ["reports"], ["summary"], ["draw", "network", "-o", "x.svg"]] {
        let outcome = try await Command.run("coalition", words + ["--data", "data"], in: scratch.folder)
        #expect(outcome.code == 2, "\(words)")
        #expect(outcome.out == "", "\(words)")
        for text in spoilt.says { #expect(outcome.err.contains(text), "\(outcome.err)") }
        #expect(!scratch.has("x.svg"))
      }
    }
  }

  @Test(arguments: ["nowhere", "a-file", "", "/dev/null", "a-file/inside"])
  func `What is no dataset is said to be none`(_ path: String) async throws {
    try await withScratch { scratch in
      try scratch.write("what is this,and that\n1,2\n", to: "a-file")
      for command in ["check", "summary", "reports", "clusters"] {
        let outcome = try await scratch.coalition(command, "--data", path)
        #expect(outcome.code == 2)
        let message = outcome.everything
        #expect(path == "a-file" || message.contains("--data"), "\(message)")
        #expect(path != "nowhere" || message.contains("no such file or folder"), "\(message)")
        // What is no dataset may be a table, and how to read it is said.
        #expect(path != "a-file" || message.contains("--map"), "\(message)")
      }
    }
  }

  @Test func `A folder that is no dataset says what it lacks`() async throws {
    try await withScratch { scratch in
      try scratch.write("hello", to: "data/readme.txt")
      let outcome = try await scratch.coalition("reports", "--data", "data")
      #expect(outcome.code == 2)
      #expect(outcome.err.contains("data/organizations.csv: error: found no such table"))
    }
  }

  @Test func `Of hundreds of errors twenty are shown, the rest counted`() async throws {
    try await withScratch { scratch in
      var fixture = DatasetFixture.small
      fixture.tables["activities"] = (1...300).map { "nobody\($0),housing,leeds,,,page,,,," }
      try fixture.write(to: scratch)
      let outcome = try await scratch.coalition("reports", "--data", "data")
      #expect(outcome.code == 2)
      #expect(outcome.err.contains("300 errors in the dataset, so no answer:"))
      #expect(outcome.err.contains("… and 280 more; `coalition check` lists all."))
      #expect(outcome.err.split(separator: "\n").count == 22)
      let check = try await scratch.coalition("check", "--data", "data", "--format", "csv")
      #expect(try PlainCSV.records(check.out).count == 301)
    }
  }

  @Test(arguments: ["table", "json", "csv", "markdown"])
  func `Empty tables hold nothing: said by every command, and no problem`(_ format: String) async throws {
    try await withScratch { scratch in
      try DatasetFixture.empty.write(to: scratch)
      for command in ["reports", "clusters", "brokers", "summary"] {
        let outcome = try await scratch.coalition(command, "--data", "data", "--format", format)
        #expect(outcome.code == 1, "\(command)")
        #expect(!outcome.out.isEmpty)
        #expect(outcome.err == "", "\(command): \(outcome.err)")
        if format == "json" { _ = try outcome.json(command) }
        if format == "csv" { _ = try PlainCSV.records(outcome.out) }
      }
      let check = try await scratch.coalition("check", "--data", "data", "--format", format)
      #expect(check.code == 0)
      // A name that nothing has cannot be asked about.
      for words in [["who", "health"], ["where", "x"], ["show", "x"], ["connect", "x", "y"]] {
        let outcome = try await Command.run("coalition", words + ["--data", "data"], in: scratch.folder)
        #expect(outcome.code == 2)
        #expect(outcome.err.contains("in this dataset; give an id, a name or the beginning of one."))
      }
    }
  }

  @Test func `Oddities that are legal are read`() async throws {
    try await withScratch { scratch in
      try DatasetFixture.small.write(to: scratch)
      // A byte order mark, CR LF, a column of one's own, no line end at the end.
      try scratch.write(
        "\u{FEFF}id,name,broader,terms,note,colour\r\nhousing,Housing,,homes,,red\r\nrent,Rent,housing,,,",
        to: "data/topics.csv")
      let outcome = try await scratch.coalition("show", "homes", "--data", "data/", "--format", "json")
      #expect(outcome.code == 0)
      let facts = try outcome.json("show")["results"]?.items.first?["facts"]?.items ?? []
      #expect(facts.contains { $0["what"]?.text == "colour" && $0["value"]?.text == "red" })
    }
  }

  @Test func `A warning leaves the answer, and is counted under it`() async throws {
    try await withScratch { scratch in
      try DatasetFixture.small.write(to: scratch)
      try FileManager.default.removeItem(atPath: scratch.path("data/datapackage.json"))
      let outcome = try await scratch.coalition("reports", "--data", "data")
      #expect(outcome.code == 0)
      #expect(outcome.out.contains("1 warning about the dataset: see coalition check."))
      let json = try await scratch.coalition("reports", "--data", "data", "--format", "json")
      #expect(try json.json("reports")["diagnostics"]?.items.count == 1)
      let csv = try await scratch.coalition("reports", "--data", "data", "--format", "csv")
      #expect(csv.err == "1 warning about the dataset: see coalition check.\n")
    }
  }
}
