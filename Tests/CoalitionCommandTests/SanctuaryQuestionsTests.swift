import Testing

/// Who, what, where and show on the sanctuary dataset; what to expect is read off the page.
@Suite struct SanctuaryQuestionsTests {
  struct Question: Sendable, CustomTestStringConvertible {
    let words: [String]
    let ids: Set<String>
    var note: String? = nil
    var testDescription: String { words.joined(separator: " ") }

    init(_ words: String..., finds ids: Set<String>, note: String? = nil) {
      self.words = words
      self.ids = ids
      self.note = note
    }
  }

  static let questions: [Question] = [
    Question("who", "health", "--in", "Toronto", finds: ["health-for-all"], note: "No to the IFHP Cuts"),
    Question("who", "policing", "--in", "Toronto", finds: ["noii-toronto", "immigration-legal-committee"]),
    Question(
      "who", "temporary foreign workers",
      finds: ["migrantworkersrights", "justicia-for-migrant-workers", "migrant-workers-alliance-for-change"]),
    // The words of one topic need no quotes.
    Question(
      "who", "temporary", "foreign", "workers",
      finds: ["migrantworkersrights", "justicia-for-migrant-workers", "migrant-workers-alliance-for-change"]),
    // A topic includes what is below it: farm work, migrant work and care are labour rights.
    Question(
      "who", "labour rights",
      finds: [
        "coalition-for-migrant-worker-rights-canada", "migrant-workers-dignity-association",
        "migrantworkersrights",
        "agriculture-workers-alliance", "ufcw-canada", "justicia-for-migrant-workers",
        "migrant-workers-alliance-for-change",
      ]),
    Question("who", "live-in care", finds: ["migrant-workers-alliance-for-change"]),
    // A place includes what lies in it, and who covers a wider one comes too.
    Question(
      "who", "migrant workers", "--in", "Ontario",
      finds: ["justicia-for-migrant-workers", "coalition-for-migrant-worker-rights-canada"],
      note: "MigrantWorkersRights"),
    Question(
      "who", "migrant workers", "--in", "Canada",
      finds: [
        "justicia-for-migrant-workers", "coalition-for-migrant-worker-rights-canada",
        "migrant-workers-dignity-association",
      ]),
    // By the coordinates given, Hamilton lies 62.4 km from Toronto.
    Question(
      "who", "sanctuary city policy", "--in", "Toronto", "--within", "62",
      finds: ["noii-toronto", "solidarity-city-network"]),
    Question(
      "who", "sanctuary city policy", "--in", "Toronto", "--within", "63",
      finds: ["noii-toronto", "solidarity-city-network", "hamilton-sanctuary-city-coalition"]),
    Question(
      "who", "policing", "--since", "2008-05", finds: ["noii-toronto", "immigration-legal-committee"],
      note: "Transportation not Deportation"),
    Question("who", "policing", "--since", "2008-06", finds: ["noii-toronto"]),
    Question("who", "mining", "--since", "2024", finds: ["mining-justice-alliance"]),
    Question("who", "policing", "--kind", "campaign", finds: ["transportation-not-deportation"]),
    Question(
      "who", "policing", "--kind", "report", "--kind", "campaigns",
      finds: [
        "transportation-not-deportation", "often-asking-always-telling", "to-serve-some-and-protect-fewer",
        "police-services-safe-access-for-all",
      ]),
    // Several topics: whoever works on every one of them.
    Question(
      "who", "policing", "services without fear", finds: ["noii-toronto", "immigration-legal-committee"]),
    Question("who", "policing", "education", finds: ["noii-toronto"]),
    Question(
      "who", "--in", "Hamilton", "--kind", "organization",
      finds: [
        "hamilton-sanctuary-city-coalition", "coalition-for-migrant-worker-rights-canada",
        "agriculture-workers-alliance", "ufcw-canada", "mining-justice-alliance",
        "canada-border-services-agency",
      ]),
    Question("what", "Health for All", finds: ["health", "services-without-fear"]),
    Question("what", "Hamilton Sanctuary", finds: ["sanctuary-city-policy", "belonging"]),
    Question("where", "municipal ID", finds: ["united-states"]),
    Question("where", "poverty", finds: ["montreal"]),
    Question("where", "policing", finds: ["toronto", "vancouver"]),
    Question("show", "UFCW", finds: ["ufcw-canada"]),
  ]

  @Test(arguments: questions)
  func answers(_ question: Question) async throws {
    let outcome = try await Command.run(
      "coalition", question.words + ["--format", "json", "--data", Command.sanctuary], in: Command.package)
    #expect(outcome.code == 0)
    #expect(outcome.err == "")
    let ids = try outcome.ids(question.words[0])
    #expect(Set(ids) == question.ids)
    #expect(ids.count == Set(ids).count)
    if let note = question.note {
      #expect(try JSON(outcome.out)["notes"]?.items.contains { $0.text?.contains(note) == true } == true)
    }
  }

  @Test func `School for All covers Vancouver from further up, and the answer says so`() async throws {
    let outcome = try await sanctuary("who", "education", "--in", "Vancouver", "--format", "json")
    #expect(outcome.code == 0)
    let results = try outcome.json("who")["results"]?.items ?? []
    #expect(results.map { $0["id"]?.text } == ["school-for-all"])
    #expect(results.first?["reach"]?.text == "wider")
    #expect(results.first?["places"]?.items.map { $0["name"]?.text } == ["British Columbia"])
    let table = try await sanctuary("who", "education", "--in", "Vancouver")
    #expect(table.out.contains("covers a wider area"))
  }

  @Test func `Health for All is stated, with the words of the page`() async throws {
    let outcome = try await sanctuary("who", "health", "--in", "Toronto", "--format", "json")
    let found = try #require(try outcome.json("who")["results"]?.items.first)
    #expect(found["basis"]?.text == "stated")
    #expect(found["reach"]?.text == "inside")
    let evidence = try #require(found["evidence"]?.items.first)
    #expect(
      evidence["quote"]?.text
        == "Health for All is a Toronto-based grassroots organization fighting for health for all")
    #expect(evidence["locator"]?.text == "line 55")
    #expect(evidence["confidence"]?.number == 1)
  }

  @Test func `Of several topics each is answered for, and the weakest basis counts`() async throws {
    // Health in Toronto is stated; services without fear is implied by the row's shorthand.
    let outcome = try await sanctuary(
      "who", "health", "services without fear", "--in", "Toronto", "--format", "json")
    let found = try #require(try outcome.json("who")["results"]?.items.first)
    #expect(found["id"]?.text == "health-for-all")
    #expect(found["topics"]?.items.map { $0["id"]?.text } == ["services-without-fear", "health"])
    #expect(found["basis"]?.text == "implied")
  }

  @Test func `Of several topics each has its evidence`() async throws {
    let outcome = try await sanctuary("who", "policing", "education", "--in", "Toronto", "--format", "json")
    let found = try #require(try outcome.json("who")["results"]?.items.first)
    #expect(found["basis"]?.text == "stated")
    #expect(Set(found["evidence"]?.items.compactMap { $0["locator"]?.text } ?? []) == ["line 9", "line 15"])
  }

  @Test func `A topic named twice is asked once`() async throws {
    let twice = try await sanctuary("who", "health", "healthcare")
    let once = try await sanctuary("who", "health")
    #expect(twice.out == once.out)
  }

  @Test func `What is worked on in a place names who does`() async throws {
    let outcome = try await sanctuary("what", "Montreal", "--format", "json")
    let results = try outcome.json("what")["results"]?.items ?? []
    let inside = results.filter { $0["reach"]?.text == "inside" }
    #expect(Set(inside.compactMap { $0["id"]?.text }) == ["poverty", "mutual-aid", "sanctuary-city-policy"])
    for topic in inside {
      #expect(topic["who"]?.items.map { $0["id"]?.text } == ["solidarity-city-montreal"])
    }
    #expect(inside.first { $0["id"]?.text == "sanctuary-city-policy" }?["basis"]?.text == "implied")
  }

  @Test func `Show tells the ties with their evidence`() async throws {
    let outcome = try await sanctuary("show", "UFCW Canada", "--format", "json")
    let facts = try outcome.json("show")["results"]?.items.first?["facts"]?.items ?? []
    let tie = try #require(facts.first { $0["what"]?.text == "partners with" })
    #expect(tie["value"]?.text == "Agriculture Workers Alliance")
    #expect(tie["basis"]?.text == "stated")
    #expect(
      tie["evidence"]?.items.first?["quote"]?.text
        == "Agriculture Workers Alliance in association with UFCW Canada")
  }

  @Test func `Nobody: the nearest questions are offered, and hold`() async throws {
    let outcome = try await sanctuary("who", "housing", "--in", "Toronto")
    #expect(outcome.code == 1)
    #expect(outcome.out.contains("Nothing found."))
    // Housing is part of economic justice, and so is mining; two work on that all over Canada.
    #expect(
      outcome.out.contains("Nearest that has an answer: coalition who economic-justice --in toronto  (2)"))
    let offered = try await sanctuary("who", "economic-justice", "--in", "toronto", "--format", "json")
    // What is stated comes first.
    #expect(
      try offered.ids("who") == ["mining-justice-alliance", "coalition-for-migrant-worker-rights-canada"])
  }

  @Test func `Every question that is offered finds as many as it says`() async throws {
    let hint = #/Nearest that has an answer: coalition (.+?)  \((\d+)\)/#
    for words in [
      ["who", "poverty", "--kind", "campaign", "--in", "Toronto"], ["who", "policing", "--since", "2030"],
      ["who", "transit", "--in", "Hamilton"], ["who", "transit", "health"],
      ["reports", "health", "--since", "2010"],
      ["reports", "poverty", "--in", "Montreal"],
      ["who", "policing", "--kind", "campaign", "--in", "Hamilton"],
      ["where", "homelessness"],
    ] {
      let empty = try await Command.run(
        "coalition", words + ["--data", Command.sanctuary], in: Command.package)
      #expect(empty.code == 1)
      let hints = empty.out.matches(of: hint)
      #expect(!hints.isEmpty, "\(words)")
      for match in hints {
        let again = try await Command.run(
          "coalition",
          match.1.split(separator: " ").map(String.init) + ["--format", "json", "--data", Command.sanctuary],
          in: Command.package)
        #expect(try JSON(again.out)["count"]?.number == Double(match.2), "\(match.0)")
      }
    }
  }

  @Test func `The sanctuary dataset has no problem`() async throws {
    let outcome = try await sanctuary("check", "--format", "json")
    #expect(outcome.code == 0)
    #expect(try outcome.ids("check").isEmpty)
  }

  @Test func `The summary counts what the page and its vocabulary hold`() async throws {
    let outcome = try await sanctuary("summary", "--format", "csv")
    let rows = try PlainCSV.records(outcome.out)
    let counts = Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
    #expect(counts["reports"] == "9")
    #expect(counts["campaigns"] == "3")
    #expect(counts["cities"] == "4")
    #expect(counts["sources"] == "1")
    #expect(counts["facts without a source"] == "0")
  }
}
