import Testing

/// Each command that prints data, in each of the four formats.
@Suite struct FormatsTests {
  static let commands: [[String]] = [
    ["check"], ["summary"], ["show", "noii-toronto"], ["show", "toronto"], ["show", "health"],
    ["show", "Goldcorp"],
    ["who", "health"], ["who", "--in", "Vancouver"], ["who", "policing", "--kind", "report"],
    ["what", "Vancouver"], ["what", "Often Asking"], ["where", "education"], ["reports"],
    ["reports", "education", "--in", "Toronto"], ["clusters"], ["brokers"], ["brokers", "--top", "1"],
    ["connect", "Health for All", "Solidarity City Network"], ["connect", "goldcorp", "canada"],
  ]

  /// Exit code 1 is allowed for where the answer is the algorithms' own.
  private func run(_ command: [String], _ format: String) async throws -> Outcome {
    let outcome = try await Command.run(
      "coalition", command + ["--format", format, "--data", Command.sanctuary], in: Command.package)
    #expect(outcome.code == 0 || ["connect", "clusters", "brokers"].contains(command[0]))
    #expect([0, 1].contains(outcome.code))
    return outcome
  }

  @Test(arguments: commands) func `JSON has the keys of the contract`(_ command: [String]) async throws {
    let outcome = try await run(command, "json")
    #expect(outcome.err == "")
    let json = try outcome.json(command[0])
    #expect(
      json.keys.isSuperset(of: ["command", "understood", "count", "results", "diagnostics"]))
    let results = json["results"]?.items ?? []
    #expect(results.isEmpty == (outcome.code == 1) || command[0] == "check")
    for result in results {
      switch command[0] {
      case "who", "what", "where", "reports":
        #expect(result.keys.isSuperset(of: ["id", "name", "kind", "topics", "places", "basis", "evidence"]))
        #expect(["stated", "implied"].contains(result["basis"]?.text))
      case "show":
        #expect(result.keys.isSuperset(of: ["id", "name", "kind", "facts"]))
      case "clusters":
        #expect(result.keys.isSuperset(of: ["id", "label", "size", "members", "topics", "places"]))
        #expect(result["size"]?.number == Double(result["members"]?.items.count ?? -1))
        for member in result["members"]?.items ?? [] {
          #expect(member.keys.isSuperset(of: ["id", "name", "kind"]))
        }
      case "brokers":
        #expect(result.keys.isSuperset(of: ["id", "name", "kind", "betweenness", "clusters"]))
      case "connect":
        for path in result["paths"]?.items ?? [] {
          #expect(path["cost"]?.number != nil)
          for step in path["steps"]?.items ?? [] {
            #expect(step.keys.isSuperset(of: ["from", "to", "reasons"]))
            #expect(step["reasons"]?.items.isEmpty == false, "a step without a reason")
          }
        }
      default: break
      }
      for evidence in Self.evidence(in: result) {
        #expect(evidence.keys.isSuperset(of: ["source", "locator", "quote", "confidence"]))
      }
    }
  }

  /// Every piece of evidence, however deep.
  private static func evidence(in json: JSON) -> [JSON] {
    switch json {
    case .object(let object):
      object.flatMap { key, value in key == "evidence" ? value.items : evidence(in: value) }
    case .array(let array): array.flatMap(evidence)
    default: []
    }
  }

  @Test(arguments: commands) func `CSV is RFC 4180, a row for each result`(_ command: [String]) async throws {
    let outcome = try await run(command, "csv")
    let records = try PlainCSV.records(outcome.out)
    let header = try #require(records.first)
    #expect(Set(header).count == header.count)
    #expect(header.allSatisfy { !$0.isEmpty && $0 == $0.lowercased() })
    #expect((records.count > 1) == (outcome.code == 0) || command[0] == "check")
    if ["who", "what", "where", "reports"].contains(command[0]) {
      let json = try await run(command, "json")
      #expect(records.dropFirst().map(\.first) == (try json.ids(command[0])))
    }
  }

  @Test(arguments: commands) func `A Markdown table has as many cells in each row as in its header`(
    _ command: [String]
  ) async throws {
    let outcome = try await run(command, "markdown")
    #expect(outcome.out.hasPrefix("## "))
    let rows = MarkdownTable.rows(outcome.out)
    let width = rows.first?.count ?? 0
    #expect(rows.allSatisfy { $0.count == width })
    #expect(MarkdownTable.rulerWidth(outcome.out) == width)
    let csv = try await run(command, "csv")
    let records = try PlainCSV.records(csv.out)
    #expect(rows.count == (records.count == 1 ? 0 : records.count))
  }

  @Test(arguments: commands) func `The table begins with the question and ends with a count`(
    _ command: [String]
  ) async throws {
    let outcome = try await run(command, "table")
    let lines = outcome.out.split(separator: "\n", omittingEmptySubsequences: false)
    let json = try await run(command, "json")
    #expect(String(lines[0]) == (try JSON(json.out)["understood"]?.text))
    #expect(outcome.err == "")
    #expect(!outcome.out.contains("\u{1B}"))
    #expect(lines.allSatisfy { $0.last != " " }, "blanks at the end of a line")
  }

  @Test(arguments: commands) func `The same question gives the same bytes`(_ command: [String]) async throws {
    for format in ["table", "json"] {
      let (one, two) = (try await run(command, format), try await run(command, format))
      #expect(one.out == two.out)
    }
  }

  @Test(arguments: [
    ["who", "housing"], ["reports", "water"], ["what", "translink"], ["where", "climate"],
    ["who", "health", "--in", "United States"],
  ])
  func `An empty answer is an answer: well formed, count 0, exit code 1`(_ command: [String]) async throws {
    let json = try await Command.run(
      "coalition", command + ["--format", "json", "--data", Command.sanctuary], in: Command.package)
    #expect(json.code == 1)
    #expect(try json.json(command[0])["count"]?.number == 0)
    let csv = try await Command.run(
      "coalition", command + ["--format", "csv", "--data", Command.sanctuary], in: Command.package)
    #expect(csv.code == 1)
    #expect(try PlainCSV.records(csv.out).count == 1)
    let markdown = try await Command.run(
      "coalition", command + ["--format", "markdown", "--data", Command.sanctuary], in: Command.package)
    #expect(markdown.code == 1)
    #expect(markdown.out.contains("Nothing found."))
    #expect(MarkdownTable.rows(markdown.out).isEmpty)
  }

  @Test func `What has no source says null, not nothing`() async throws {
    try await withScratch { scratch in
      var fixture = DatasetFixture.small
      fixture.tables["activities"] = ["north,housing,leeds,,,,,,,"]
      fixture.tables["reports"] = ["paper,A Paper,north,,housing,leeds,,,page,,"]
      try fixture.write(to: scratch)
      let who = try await scratch.coalition("who", "housing", "--format", "json", "--data", "data")
      let evidence = try who.json("who")["results"]?.items.first?["evidence"]?.items.first
      #expect(evidence?["source"] == .null)
      #expect(evidence?["confidence"] == .null)
      let reports = try await scratch.coalition("reports", "--format", "json", "--data", "data")
      #expect(try reports.json("reports")["results"]?.items.first?["date"] == .null)
    }
  }

  @Test func `Bars, angles, quotes, commas and line ends in names break no format`() async throws {
    try await withScratch { scratch in
      let name = "A|B <i>x</i> & \"C\", \\D\r\nE\nF"
      var fixture = DatasetFixture.small
      fixture.tables["organizations"]?[0] = "north,\(DatasetFixture.quoted(name)),,leeds,,,,,page,,,"
      try fixture.write(to: scratch)
      func run(_ format: String) async throws -> String {
        try await scratch.coalition("who", "housing", "--in", "leeds", "--format", format, "--data", "data")
          .out
      }
      #expect(try PlainCSV.records(try await run("csv")).map { $0[1] } == ["name", name])
      #expect(try JSON(try await run("json"))["results"]?.items.first?["name"]?.text == name)
      let rows = MarkdownTable.rows(try await run("markdown"))
      #expect(rows.map { $0[1] } == ["name", "A|B &lt;i>x&lt;/i> &amp; \"C\", \\D<br>E<br>F"])
      let table = try await run("table").split(separator: "\n")
      #expect(table.filter { $0.hasPrefix("A|B <i>x</i> & \"C\", \\D E F  ") }.count == 1)
    }
  }
}
