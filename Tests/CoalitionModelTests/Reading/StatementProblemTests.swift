import CoalitionModel
import Testing

@Suite("Statements that are not as they should be")
struct StatementProblemTests {
  private func folder(_ table: TableName, _ text: String) -> DatasetFolder {
    var folder = DatasetFolder([
      .organizations: "id,name\na,A\nb,B\n", .reports: "id,title\nr,R\n",
      .topics: "id,name\nhealth,H\nhousing,G\n",
      .cities: "id,name\ntoronto,T\n", .sources: "id,title\npage,P\n", .decisions: "a,b,verdict\n",
    ])
    folder[table] = text
    return folder
  }

  @Test("activities, each left out whole")
  func activities() throws {
    let folder = folder(
      .activities,
      """
      who,topic,place,source
      ,health,,page
      a,,,page
      a, | ,,page
      a,health|housing,toronto,page
      a,health,torono,page
      c,health,toronto,page
      r,health,toronto,page
      a,health|helth,,page
      a,health|health,,page
      |,health,,page
      """)
    let empty =
      "found an empty cell; expected the id of an organization or campaign. Mend: fill it or remove the row"
    let neither =
      "found neither a topic nor a place; expected one of the two at least. Mend: say on what or where, or remove the row"
    let several = "found 2 ids in one cell; expected one topic a row. Mend: write one row for each"
    #expect(
      try folder.problems() == [
        "activities.csv:2:1: error: \(empty)", "activities.csv:3:3: error: \(neither)",
        "activities.csv:4:3: error: \(neither)", "activities.csv:5:3: error: \(several)",
        "activities.csv:6:10: error: found no place 'torono'; expected the id of a place. Mend: did you mean 'toronto'?",
        "activities.csv:7:1: error: found no organization or campaign 'c'; expected the id of an organization or "
          + "campaign. Mend: did you mean 'a' or 'b'?",
        "activities.csv:8:1: error: found 'r', which is a report; expected the id of an organization or campaign. "
          + "Mend: reports.csv line 2 has it; name an organization or campaign",
        "activities.csv:9:3: error: \(several)",
        "activities.csv:9:3: error: found no topic 'helth'; expected the id of a topic. Mend: did you mean 'health'?",
        "activities.csv:11:1: error: \(empty)",
      ])
    #expect(try folder.read().dataset.activities.map(\.origin.line) == [10])
  }

  @Test("sources, confidences and dates of a statement; the statement stays, without them")
  func evidence() throws {
    let folder = folder(
      .activities,
      """
      who,topic,place,source,confidence,since,until
      a,health,,pgae,,,
      a,health,,page|pgae|page,1.5,,
      a,health,,page,high,2015,2014
      """)
    let range =
      "expected a number from 0 to 1, with a point for decimals. Mend: correct the number, or leave the cell empty"
    let unknown =
      "found no source 'pgae'; expected the id of a row of sources.csv. Mend: did you mean 'page'?"
    #expect(
      try folder.problems() == [
        "activities.csv:2:11: error: \(unknown)", "activities.csv:3:11: error: \(unknown)",
        "activities.csv:3:26: error: found the confidence '1.5'; \(range)",
        "activities.csv:4:16: error: found the confidence 'high'; \(range)",
        "activities.csv:4:26: error: found until 2014, before since 2015; expected an end that is not before the start. "
          + "Mend: exchange the two dates or correct one",
      ])
    #expect(try folder.read().dataset.activities.map(\.evidence.confidence) == [nil, nil, nil])
    #expect(
      try self.folder(.relationships, "from,kind,to,source\na,funds,b,page|page\n").problems() == [])
    var two = self.folder(.relationships, "from,kind,to,source\na,funds,b,page|q\n")
    two[.sources] += "q,Q\n"
    #expect(
      try two.problems() == [
        "relationships.csv:2:11: error: found 2 sources in one cell; expected one source a row. "
          + "Mend: write one row for each source, with its own locator"
      ])
  }

  @Test("relationships")
  func relationships() throws {
    let folder = folder(
      .relationships,
      """
      from,kind,to,source
      a,partnerWith,b,
      a,,b,
      a,loves,b,
      a,mentions,a,
      r,publishes,a,
      health,runs,toronto,
      a,funds,c,
      a,funds,,
      """)
    let kinds =
      "expected one of publishes, runs, memberOf, partnersWith, basedIn, targets, addresses, mentions, funds, "
      + "endorses, opposes, succeeds, tiedTo, pointsTo, or 'other:' or 'mutual:' with words of your own."
    #expect(
      try folder.problems() == [
        "relationships.csv:2:3: error: found the kind 'partnerWith'; \(kinds) Mend: did you mean 'partnersWith'?",
        "relationships.csv:3:3: error: found no kind; \(kinds) Mend: write one of them",
        "relationships.csv:4:3: error: found the kind 'loves'; \(kinds) Mend: write one of them",
        "relationships.csv:5:12: error: found the same id at both ends; expected two entities. Mend: correct one of the two",
        "relationships.csv:6:1: error: found a report as 'from' of publishes; expected organization or campaign. "
          + "Mend: exchange from and to",
        "relationships.csv:6:13: error: found an organization as 'to' of publishes; expected report. "
          + "Mend: exchange from and to",
        "relationships.csv:7:1: error: found a topic as 'from' of runs; expected organization. "
          + "Mend: choose another kind, or correct the id",
        "relationships.csv:7:13: error: found a city as 'to' of runs; expected campaign. "
          + "Mend: choose another kind, or correct the id",
        "relationships.csv:8:9: error: found no entity 'c'; expected the id of an entity. Mend: did you mean 'a' or 'b' or 'r'?",
        "relationships.csv:9:9: error: found an empty cell; expected the id of an entity. Mend: fill it or remove the row",
      ])
    #expect(try folder.read().dataset.relationships.isEmpty)
  }

  @Test("decisions")
  func decisions() throws {
    let folder = folder(
      .decisions,
      "a,b,verdict,date\na,b,maybe,2014-13\na,b,,\na,r,same,\na,r,different,\na,a,same,\na,x,same,\n")
    let verdict = "expected same, different or unsure. Mend: write one of the three"
    #expect(
      try folder.problems() == [
        "decisions.csv:2:5: error: found the verdict 'maybe'; \(verdict)",
        "decisions.csv:2:11: error: found the date '2014-13'; expected a year, month or day that exists, such as 2014, "
          + "2014-03 or 2014-03-09. Mend: write the date in that form, or leave the cell empty",
        "decisions.csv:3:5: error: found no verdict; \(verdict)",
        "decisions.csv:4:3: error: found an organization the same as a report; expected two of a kind. "
          + "Mend: move one of the rows to the other's table, or change the verdict",
        "decisions.csv:6:3: error: found the same id at both ends; expected two entities. Mend: correct one of the two",
        "decisions.csv:7:3: error: found no entity 'x'; expected the id of an entity. Mend: did you mean 'a' or 'b' or 'r'?",
      ])
    #expect(try folder.read().dataset.decisions.map(\.origin.line) == [5])
  }

  @Test(
    "the visibility of statements, sources and decisions is guarded too",
    arguments: [
      (TableName.activities, "who,topic,place,source,visibility\na,health,,page,open\n"),
      (.relationships, "from,kind,to,source,visibility\na,funds,b,page,open\n"),
      (.sources, "id,title,visibility\npage,P,open\n"),
      (.decisions, "a,b,verdict,visibility\na,b,same,open\n"),
    ])
  func visibility(_ table: TableName, _ text: String) throws {
    let folder = folder(table, text)
    #expect(try folder.problems().filter { $0.contains("found the visibility 'open'") }.count == 1)
    let dataset = try folder.read().dataset.visible(to: .coalition)
    #expect(
      dataset.activities.isEmpty && dataset.relationships.isEmpty && dataset.sources.isEmpty
        && dataset.decisions.isEmpty)
  }
}
