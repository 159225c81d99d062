import CoalitionModel
import Testing

@Suite("Rows of entities that are not as they should be")
struct EntityProblemTests {
  @Test(
    "ids that are none",
    arguments: [
      ("", "no id", "give the row a short id"),
      ("Foo Bar", "the id 'Foo Bar'", "write 'foo-bar' here and wherever it is used"),
      ("\"\"\"q\"\"\"", "the id '\"q\"'", "write 'q' here and wherever it is used"),
      ("Élan", "the id 'Élan'", "write 'elan' here and wherever it is used"),
      ("日本", "the id '日本'", "give the row a short id"),
      ("..", "the id '..'", "give the row a short id"),
      ("-x", "the id '-x'", "write 'x' here and wherever it is used"),
      ("a/b", "the id 'a/b'", "write 'a-b' here and wherever it is used"),
      ("\"a\r\nb\"", "the id 'a⏎b'", "write 'a-b' here and wherever it is used"),
      ("a\u{1B}b", "the id 'a\u{FFFD}b'", "write 'a-b' here and wherever it is used"),
    ])
  func ids(_ cell: String, _ found: String, _ mend: String) throws {
    let line =
      ":2:1: error: found \(found); expected an id of lowercase letters, digits, '-', '_' or '.', with a letter or "
      + "digit first. Mend: \(mend)"
    let folder = DatasetFolder([.organizations: "id,name\n\(cell),X\n", .sources: "id,title\n\(cell),X\n"])
    #expect(try folder.problems() == ["organizations.csv" + line, "sources.csv" + line])
    #expect(try folder.read().dataset.entities.isEmpty)
  }

  @Test("ids that are")
  func goodIDs() throws {
    let reading = try DatasetFolder([.organizations: "id,name\na,A\n 7-x_y.z ,B\n"]).read()
    #expect(reading.diagnostics.isEmpty && reading.dataset.entities.map(\.id) == ["a", "7-x_y.z"])
  }

  @Test("an id a second time, within a table and across tables")
  func duplicates() throws {
    let mend = "Mend: give one of the two rows another id, or remove one if both are the same"
    let folder = DatasetFolder([
      .organizations: "id,name\nx,X\nx,Y\n", .topics: "id,name\nx,Z\n", .sources: "id,title\nx,S\nx,T\n",
    ])
    #expect(
      try folder.problems() == [
        "organizations.csv:3:1: error: found the id 'x' a second time; expected an id that no other row has; "
          + "organizations.csv line 2 has it already. \(mend)",
        "sources.csv:3:1: error: found the source id 'x' a second time; expected an id of its own; line 2 has it "
          + "already. Mend: give one of the two another id",
        "topics.csv:2:1: error: found the id 'x' a second time; expected an id that no other row has; "
          + "organizations.csv line 2 has it already. \(mend)",
      ])
    #expect(try folder.read().dataset.entities.map(\.name) == ["X"])
  }

  @Test("an unknown place offers the city that was meant")
  func torono() throws {
    #expect(
      try DatasetFolder([
        .organizations: "id,name,places\na,A,torono\n",
        .cities: "id,name\nhamilton,Hamilton\ntoronto,Toronto\n",
      ]).problems() == [
        "organizations.csv:2:5: error: found no place 'torono'; expected the id of a place. Mend: did you mean 'toronto'?"
      ])
  }

  @Test("unknown ids in every column that refers, offered from what the column may hold")
  func unknown() throws {
    #expect(
      try DatasetFolder([
        .organizations: "id,name,based_in,topics,source\nalpha,A,alpja,alpja,sorce\n",
        .campaigns: "id,name,run_by,targets\nk,K,alpja,zzz\n",
        .reports: "id,title,published_by\nr,R,alpja|alpha\n", .topics: "id,name,broader\nhealth,H,helth\n",
        .sources: "id,title\nsource,S\n",
      ]).problems() == [
        "campaigns.csv:2:5: error: found no organization 'alpja'; expected the id of an organization. "
          + "Mend: did you mean 'alpha'?",
        "campaigns.csv:2:11: error: found no organization, campaign or report 'zzz'; expected the id of an "
          + "organization, campaign or report. Mend: correct the id, or add a row for it",
        "organizations.csv:2:9: error: found no place 'alpja'; expected the id of a place. "
          + "Mend: correct the id, or add a row for it",
        "organizations.csv:2:15: error: found no topic 'alpja'; expected the id of a topic. "
          + "Mend: correct the id, or add a row for it",
        "organizations.csv:2:21: error: found no source 'sorce'; expected the id of a row of sources.csv. "
          + "Mend: did you mean 'source'?",
        "reports.csv:2:5: error: found no organization or campaign 'alpja'; expected the id of an organization or "
          + "campaign. Mend: did you mean 'alpha'?",
        "topics.csv:2:10: error: found no topic 'helth'; expected the id of a topic. Mend: did you mean 'health'?",
      ])
  }

  @Test("an id of the wrong kind is told apart from an unknown one")
  func wrongKind() throws {
    #expect(
      try DatasetFolder([.organizations: "id,name,topics\na,A,a\n"]).problems() == [
        "organizations.csv:2:5: error: found 'a', which is an organization; expected the id of a topic. "
          + "Mend: organizations.csv line 2 has it; name a topic"
      ])
  }

  @Test(
    "dates that are none",
    arguments: ["2014-13", "2015-02-29", "May 2014", "2014-3", "14"])
  func dates(_ cell: String) throws {
    let folder = DatasetFolder([
      .reports: "id,title,date\nr,R,\(cell)\n", .organizations: "id,name,checked\na,A,\(cell)\n",
      .campaigns: "id,name,since,until\nk,K,,\(cell)\n",
    ])
    let told =
      "error: found the date '\(cell)'; expected a year, month or day that exists, such as 2014, 2014-03 or "
      + "2014-03-09. Mend: write the date in that form, or leave the cell empty"
    #expect(
      try folder.problems() == [
        "campaigns.csv:2:6: \(told)", "organizations.csv:2:5: \(told)", "reports.csv:2:5: \(told)",
      ])
    #expect(try folder.read().dataset.entities.allSatisfy { $0.date == nil && $0.checked == nil })
  }

  @Test("an end before the start")
  func period() throws {
    #expect(
      try DatasetFolder([.campaigns: "id,name,since,until\nk,K,2014-03,2014-02\nl,L,2014-03,2014\n"])
        .problems() == [
          "campaigns.csv:2:13: error: found until 2014-02, before since 2014-03; expected an end that is not before "
            + "the start. Mend: exchange the two dates or correct one"
        ])
  }

  @Test(
    "numbers that are no coordinates",
    arguments: [
      ("91", "0", 5, "the latitude '91'", "-90 to 90"),
      ("0", "-181", 7, "the longitude '-181'", "-180 to 180"),
      ("north", "0", 5, "the latitude 'north'", "-90 to 90"),
      ("nan", "0", 5, "the latitude 'nan'", "-90 to 90"),
      ("0x10", "0", 5, "the latitude '0x10'", "-90 to 90"),
      ("\"43,7\"", "0", 5, "the latitude '43,7'", "-90 to 90"),
    ])
  func coordinates(_ latitude: String, _ longitude: String, _ column: Int, _ found: String, _ range: String)
    throws
  {
    let folder = DatasetFolder([.cities: "id,name,latitude,longitude\nc,C,\(latitude),\(longitude)\n"])
    #expect(
      try folder.problems() == [
        "cities.csv:2:\(column): error: found \(found); expected a number from \(range), with a point for decimals. "
          + "Mend: correct the number, or leave the cell empty"
      ])
    #expect(try folder.read().dataset.entities.map(\.coordinate) == [nil])
  }

  @Test("one of the pair")
  func halfCoordinate() throws {
    let told = "expected both or neither. Mend: fill the other cell or empty this one"
    #expect(
      try DatasetFolder([.cities: "id,name,latitude,longitude\nc,C,43.5,\nd,D,,-79\n"]).problems() == [
        "cities.csv:2:10: error: found a latitude without a longitude; \(told)",
        "cities.csv:3:5: error: found a longitude without a latitude; \(told)",
      ])
  }

  @Test("an empty name, a bad level, two broader topics, a campaign against itself")
  func cells() throws {
    let folder = DatasetFolder([
      .organizations: "id,name\na,\n", .cities: "id,name,level\nc,C,town\n",
      .campaigns: "id,name,targets\nk,K,k|a\n",
      .topics: "id,name,broader\nt,T,u|v\nu,U,\nv,V,\n",
    ])
    #expect(
      try folder.problems() == [
        "campaigns.csv:2:5: error: found the campaign itself; expected the id of an organization, campaign or report. "
          + "Mend: name whom it targets, or remove the id",
        "cities.csv:2:5: error: found the level 'town'; expected city, region or country. "
          + "Mend: write one of the three, or leave the cell empty for a city",
        "organizations.csv:2:3: error: found no name; expected a name for people to read. "
          + "Mend: fill the cell; until then the id stands in",
        "topics.csv:2:5: error: found 2 broader topics; expected one, or none. "
          + "Mend: keep the one it belongs under first of all; only the first counts until then",
      ])
    #expect(try folder.read().dataset.entities.first?.name == "a")
  }

  @Test("cycles of topics: one with itself, two, three with a tail, each once and cut at its first row")
  func cycles() throws {
    let folder = DatasetFolder([
      .topics: """
      id,name,broader
      self,S,self
      tail,T,c
      a,A,b
      b,B,c
      c,C,a
      p,P,q
      q,Q,p
      """
    ])
    func line(_ place: String, _ cycle: String) -> String {
      "topics.csv:\(place): error: found a cycle: \(cycle); expected a tree, in which no topic lies under itself. "
        + "Mend: empty the 'broader' cell of the one that is the broadest"
    }
    #expect(
      try folder.problems() == [
        line("2:8", "self under self"), line("4:5", "a under b under c under a"),
        line("7:5", "p under q under p"),
      ])
    let dataset = try folder.read().dataset
    #expect(
      dataset.entities.map { $0.parent.map { dataset[$0].id } ?? "-" } == ["-", "c", "-", "c", "a", "-", "p"])
  }

  @Test("a long cycle is told in short")
  func longCycle() throws {
    let rows = (0..<1_000).map { "t\($0),T,t\(($0 + 1) % 1_000)\n" }
    let problems = try DatasetFolder([.topics: "id,name,broader\n" + rows.joined()]).problems()
    #expect(problems.count == 1)
    #expect(
      problems.first?.contains("t0 under t1 under t2 under t3 under t4 under t5 under 994 more under t0")
        == true)
  }

  @Test(
    "what cannot be read as a visibility is private",
    arguments: ["secret", "Public", "PRIVATE", "pubic", "0"])
  func visibility(_ cell: String) throws {
    let folder = DatasetFolder([.organizations: "id,name,visibility\na,A,\(cell)\n"])
    let problem = try #require(try folder.problems().first)
    #expect(
      problem.hasPrefix(
        "organizations.csv:2:5: error: found the visibility '\(cell)'; expected public, coalition or private. Mend: "
      ))
    #expect(problem.hasSuffix(" Until then the row is private."))
    #expect(try folder.read().dataset.entities.map(\.visibility) == [.private])
  }

  @Test("an empty visibility is public, that of a row with cells too few or many private")
  func ragged() throws {
    let folder = DatasetFolder([.organizations: "id,name,visibility\na,A,\nb,B\nc,C,public,x\n"])
    #expect(try folder.read().dataset.entities.map(\.visibility) == [.public, .private, .private])
    #expect(try folder.problems().count == 2)
  }

  @Test("a table whose columns are missing is not told row by row")
  func quiet() throws {
    #expect(
      try DatasetFolder([.organizations: "id\na\nb\n", .activities: "topic,place,source\n,,\n,,\n"])
        .problems().count == 2)
  }
}
