import Testing

/// What the resources page says, written down by hand from the page, against what the command answers.
@Suite struct SanctuaryReportsTests {
  struct Expected {
    let title: String
    let publisher: String
    let date: String
    let line: String
  }

  // In the page's order, which is also the order of the file.
  static let page: [Expected] = [
    Expected(
      title: "Expanding Sanctuary: What Makes a City a Sanctuary Now?", publisher: "Mijente", date: "2017-01",
      line: "line 5"),
    Expected(
      title: "Position Paper: Sanctuary City", publisher: "West Coast LEAF", date: "2015-02", line: "line 7"),
    Expected(
      title:
        "Recommendations for Toronto District School Board: Best Practices in Providing Access to Education for Students with Precarious Immigration Status",
      publisher: "No One Is Illegal-Toronto", date: "2014", line: "line 9"),
    Expected(title: "Sanctuary City Info Sheet", publisher: "AMSSA", date: "2014-03", line: "line 11"),
    Expected(
      title:
        "Who We Are: Municipal ID Cards as a Local Strategy to Promote Belonging and Shared Community Identity",
      publisher: "The Center for Popular Democracy", date: "2013-12", line: "line 13"),
    Expected(
      title: "Often Asking, Always Telling: The Toronto Police Service and the Sanctuary City Policy",
      publisher: "No One Is Illegal-Toronto", date: "2015-11", line: "line 15"),
    Expected(
      title:
        "To Serve Some and Protect Fewer: The Toronto Police Services’ Policy on Non-Status Victims and Witnesses of Crimes",
      publisher: "Osgoode Hall Law School Journal of Law and Social Policy", date: "2009-01", line: "line 17"),
    Expected(
      title:
        "Police Services: Safe Access for All; Legal Arguments for a Complete “Don’t Ask, Don’t Tell” Policy",
      publisher: "Immigration Legal Committee", date: "2008-05", line: "line 19"),
    Expected(
      title: "NOII Statement: Inquest into Lucia Vega Jimenez Death in CBSA Custody",
      publisher: "No One Is Illegal—Vancouver Coast Salish Territories", date: "2014-10", line: "line 21"),
  ]

  @Test func `Nine reports, each with its publisher, its date and its line`() async throws {
    let outcome = try await sanctuary("reports", "--format", "json")
    #expect(outcome.code == 0)
    let results = try outcome.json("reports")["results"]?.items ?? []
    #expect(results.count == 9)
    for expected in Self.page {
      let found = try #require(results.first { $0["name"]?.text == expected.title }, "\(expected.title)")
      #expect(found["publishers"]?.items.map { $0["name"]?.text } == [expected.publisher])
      #expect(found["date"]?.text == expected.date)
      #expect(found["kind"]?.text == "report")
      #expect(found["basis"]?.text == "stated")
      #expect(found["evidence"]?.items.map { $0["locator"]?.text } == [expected.line])
      #expect(found["evidence"]?.items.map { $0["source"]?.text } == ["resources-page"])
    }
  }

  @Test func `The newest report comes first; a bare year counts from its start`() async throws {
    let outcome = try await sanctuary("reports", "--format", "json")
    let dates = try outcome.json("reports")["results"]?.items.compactMap { $0["date"]?.text }
    #expect(
      dates == [
        "2017-01", "2015-11", "2015-02", "2014-10", "2014-03", "2014", "2013-12", "2009-01", "2008-05",
      ])
  }

  @Test(arguments: [
    (["policing"], ["2015-11", "2009-01", "2008-05"]),
    (["policing", "--since", "2009"], ["2015-11", "2009-01"]),
    (["policing", "--since", "2009-02"], ["2015-11"]),
    (["policing", "--in", "Toronto"], ["2015-11", "2009-01", "2008-05"]),
    (["policing", "--in", "Ontario"], ["2015-11", "2009-01", "2008-05"]),
    (["--in", "United States"], ["2017-01", "2013-12"]),
    (["--in", "Vancouver"], ["2015-02", "2014-10"]),
    // On schooling and on services: the guide for the school board only.
    (["education", "access without fear"], ["2014"]),
    // The year 2014 may mean its last day.
    (["education", "--since", "2014-12-31"], ["2014"]),
  ])
  func `Reports by topic, place and date`(question: [String], dates: [String]) async throws {
    let outcome = try await Command.run(
      "coalition", ["reports"] + question + ["--format", "json", "--data", Command.sanctuary],
      in: Command.package)
    #expect(outcome.code == 0)
    #expect(try outcome.json("reports")["results"]?.items.compactMap { $0["date"]?.text } == dates)
  }

  @Test func `A report whose place is not known is named, not dropped`() async throws {
    let outcome = try await sanctuary(
      "reports", "sanctuary city policy", "--in", "Vancouver", "--format", "json")
    #expect(try outcome.ids("reports") == ["position-paper-sanctuary-city"])
    #expect(
      try JSON(outcome.out)["notes"]?.items.map(\.text) == [
        "Place not known, so not counted: Sanctuary City Info Sheet."
      ])
  }

  @Test func `A report that is too old is not told of for its place`() async throws {
    let outcome = try await sanctuary("reports", "--in", "Canada", "--since", "2016")
    #expect(outcome.code == 1)
    #expect(!outcome.out.contains("Sanctuary City Info Sheet"))
  }

  @Test func `No report: said, with the nearest question that has one`() async throws {
    let outcome = try await sanctuary("reports", "policing", "--in", "Hamilton")
    #expect(outcome.code == 1)
    #expect(outcome.out.contains("Nothing found."))
    #expect(outcome.out.contains("Nearest that has an answer: coalition reports policing --in ontario  (3)"))
  }
}
