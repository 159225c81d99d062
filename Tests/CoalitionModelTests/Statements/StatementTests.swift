import CoalitionModel
import RecordReading
import Testing

@Suite("Activities, relationships, sources and decisions")
struct StatementTests {
  @Test("a tie may be of any kind, in words of its own, and of any weight")
  func kindsInWords() throws {
    let reading = try DatasetFolder([
      .organizations: "id,name\na,A\nb,B\n", .topics: "id,name\nt,T\n",
      .relationships: """
      from,kind,to,source,weight
      a,other: mentors,b,,2.5
      a,mutual:shares an office with,b,,
      t,tiedTo,b,,1e3
      b,pointsTo,t,,1
      """,
    ]).read()
    #expect(reading.diagnostics.isEmpty)
    let ties = reading.dataset.relationships
    #expect(
      ties.map(\.kind.id) == ["other: mentors", "mutual: shares an office with", "tiedTo", "pointsTo"])
    #expect(ties.map(\.kind.label) == ["mentors", "shares an office with", "is tied to", "points to"])
    #expect(ties.map(\.kind.isDirected) == [true, false, false, true])
    #expect(ties.map(\.kind.isDeclared) == [false, false, true, true])
    #expect(ties.map(\.weight) == [2.5, 1, 1000, 1])
    #expect(RelationshipKind(id: "other:") == nil && RelationshipKind(id: "else: x") == nil)
  }

  @Test("a weight is a number above nothing", arguments: ["0", "-1", "nan", "inf", "1e13", "much"])
  func weights(_ cell: String) throws {
    let reading = try DatasetFolder([
      .organizations: "id,name\na,A\nb,B\n",
      .relationships: "from,kind,to,source,weight\na,tiedTo,b,,\(cell)\n",
    ]).read()
    #expect(reading.diagnostics.map(\.found) == ["the weight '\(cell)'"])
    #expect(reading.dataset.relationships.map(\.weight) == [1])
  }

  @Test("every column of a statement is read")
  func columns() throws {
    let reading = try DatasetFolder([
      .organizations: "id,name\na,A\nb,B\n", .topics: "id,name\nt,T\n", .cities: "id,name\nc,C\n",
      .sources: "id,title\ns,S\n",
      .activities: """
      who,topic,place,since,until,source,locator,quote,confidence,visibility,method
      a,t,c,2011,2012,s,line 3,"He said ""yes"", twice",0.5,coalition,phone
      a,,c,,,,,,,,
      b,t,,,,,,,,private,
      """,
      .relationships: """
      from,kind,to,since,until,source,locator,quote,confidence,visibility,method
      a,memberOf,b,2011,2012,s,p. 4,words,1,private,mail
      """,
      .decisions: "a,b,verdict,by,date,note,case\na,b,unsure,me,2020,why,9\n",
    ]).read()
    #expect(reading.diagnostics.isEmpty)
    let dataset = reading.dataset
    let (a, b) = (try #require(dataset.entity(id: "a")), try #require(dataset.entity(id: "b")))
    let activity = try #require(dataset.activities.first)
    #expect(
      activity.who == a && activity.topic == dataset.entity(id: "t")
        && activity.place == dataset.entity(id: "c"))
    #expect(activity.period.description == "2011 to 2012" && activity.visibility == .coalition)
    #expect(
      activity.evidence
        == Evidence(
          source: SourceIndex(0), locator: "line 3", quote: "He said \"yes\", twice", confidence: 0.5))
    #expect(activity.extra.map(\.column) == ["method"] && activity.extra.map(\.value) == ["phone"])
    #expect(activity.origin == RowOrigin(table: .activities, line: 2))
    #expect(dataset.activities[1].topic == nil && dataset.activities[1].evidence == Evidence(source: nil))
    #expect(dataset.activities(of: a).map(\.origin.line) == [2, 3])
    #expect(dataset.activities(of: b).map(\.origin.line) == [4])

    let tie = try #require(dataset.relationships.first)
    #expect(tie.from == a && tie.kind == .memberOf && tie.to == b && tie.basis == .stated)
    #expect(
      tie.evidence.locator == "p. 4" && tie.visibility == .private && tie.extra.map(\.value) == ["mail"])
    #expect(dataset.relationships(of: a).count == 1 && dataset.relationships(of: b).count == 1)

    let decision = try #require(dataset.decisions.first)
    #expect(decision.a == a && decision.b == b && decision.verdict == .unsure && decision.by == "me")
    #expect(
      decision.date == PartialDate("2020") && decision.note == "why" && decision.extra.map(\.value) == ["9"])
  }

  @Test("a row that says no is a denial, and a source says what it looked at")
  func denialsAndSurveys() throws {
    let reading = try DatasetFolder([
      .organizations: "id,name\na,A\n", .topics: "id,name\nt,T\nu,U\n", .cities: "id,name\nc,C\n",
      .sources:
        "id,title,surveyed_topics,surveyed_places\ns,S,t|u,c\nr,R,,c\nq,Q,t,\np,P,,\n",
      .activities: "who,topic,place,source,holds\na,t,c,s,yes\na,u,c,s,no\na,t,,s,\na,u,,s,maybe\n",
    ]).read()
    let dataset = reading.dataset
    let (t, u, c) = (
      try #require(dataset.entity(id: "t")), try #require(dataset.entity(id: "u")),
      try #require(dataset.entity(id: "c"))
    )
    #expect(dataset.activities.map(\.topic) == [t, t] && dataset.denials.map(\.topic) == [u])
    #expect(dataset.denials(of: EntityIndex(0)).map(\.place) == [c])
    #expect(
      dataset.sources.map(\.survey) == [
        Survey(topics: [t, u], places: [c]), Survey(topics: nil, places: [c]),
        Survey(topics: [t], places: nil), nil,
      ])
    #expect(reading.diagnostics.map(\.found) == ["'maybe'"] && reading.diagnostics.first?.line == 5)
  }

  @Test("shorthand columns imply relationships, one for each source, after the stated ones")
  func implied() throws {
    let reading = try DatasetFolder([
      .organizations: "id,name,based_in,source,locator,visibility\na,A,c|d,s|r|s,line 9,coalition\nb,B,,,,\n",
      .campaigns: "id,name,run_by,targets,since,until,source\nk,K,a,b,2011,2012,\n",
      .reports: "id,title,published_by,date,source\nr,R,a|k,2014-03,s\n",
      .cities: "id,name\nc,C\nd,D\n", .sources: "id,title\ns,S\nr,R\n",
      .relationships: "from,kind,to,source\na,partnersWith,b,s\n",
    ]).read()
    #expect(reading.diagnostics.isEmpty)
    let dataset = reading.dataset
    let lines = dataset.relationships.map { tie in
      let source = tie.evidence.source.map { dataset[$0].id } ?? "-"
      return
        "\(dataset[tie.from].id) \(tie.kind.id) \(dataset[tie.to].id) \(source) \(tie.basis) \(tie.period)"
    }
    #expect(
      lines == [
        "a partnersWith b s stated ", "a basedIn c s implied ", "a basedIn c r implied ",
        "a basedIn d s implied ",
        "a basedIn d r implied ", "a runs k - implied 2011 to 2012", "k targets b - implied 2011 to 2012",
        "a publishes r s implied 2014-03", "k publishes r s implied 2014-03",
      ])
    #expect(
      dataset.relationships[1].visibility == .coalition
        && dataset.relationships[1].evidence.locator == "line 9")
    #expect(dataset.relationships[1].origin == RowOrigin(table: .organizations, line: 2))
  }

  @Test("each kind is declared once, is found by its id, and reads both ways")
  func relationshipKinds() {
    #expect(Set(RelationshipKind.all.map(\.id)).count == RelationshipKind.all.count)
    for kind in RelationshipKind.all {
      #expect(RelationshipKind(id: kind.id) == kind)
      #expect(!kind.label.isEmpty && !kind.reverseLabel.isEmpty && kind.strength > 0)
      #expect(!kind.fromKinds.isEmpty && !kind.toKinds.isEmpty)
      if !kind.isDirected { #expect(kind.label == kind.reverseLabel && kind.fromKinds == kind.toKinds) }
    }
    #expect(RelationshipKind(id: "publish") == nil && RelationshipKind(id: "") == nil)
  }
}
