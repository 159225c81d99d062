import CoalitionModel
import Testing

@Suite("Without a source")
struct WithoutSourceTests {
  @Test("removing the second source of a copy of Data/sanctuary gives Data/sanctuary")
  func second() throws {
    let plain = try DatasetFolder(copying: DatasetFolder.sanctuary)
    var extended = plain
    extended[.sources] += "second-page,Second page,,2020,,,\n"
    extended[.organizations] =
      plain[.organizations].replacing(
        "mijente,Mijente,,united-states,,,,Publisher of a 2017 report from the United States on what makes a city a sanctuary.,resources-page",
        with:
          "mijente,Mijente,,united-states,,,,Publisher of a 2017 report from the United States on what makes a city a sanctuary.,second-page|resources-page"
      )
      + "newcomer,Newcomer,,toronto,education,toronto,,Only here.,second-page,p. 1,public,\n"
    extended[.campaigns] +=
      "new-campaign,New campaign,,newcomer,education,,mijente,2020,,,,second-page,,public\n"
    extended[.activities] +=
      "newcomer,education,toronto,,,second-page,p. 2,words,1,public\n"
      + "mijente,sanctuary-city-policy,united-states,2017-01,2017-01,second-page,p. 3,,0.9,public\n"
    extended[.relationships] += "newcomer,partnersWith,mijente,,,second-page,p. 4,,,public\n"
    #expect(extended[.organizations].contains("second-page|resources-page"))
    let reading = try extended.read()
    #expect(reading.diagnostics.isEmpty)
    let source = try #require(reading.dataset.source(id: "second-page"))
    #expect(canonicalText(reading.dataset.without(source: source)) == canonicalText(try plain.read().dataset))

    // The other way round, the second source's own row and what it names remain, the latter bare.
    let rest = reading.dataset.without(source: try #require(reading.dataset.source(id: "resources-page")))
    #expect(
      rest.entities.filter { $0.kind.isActor || $0.kind == .report }.map(\.id) == [
        "mijente", "newcomer", "new-campaign",
      ])
    let mijente = rest[try #require(rest.entity(id: "mijente"))]
    #expect(
      mijente.evidence.map { $0.source.map { rest[$0].id } } == ["second-page"] && !mijente.note.isEmpty)
    #expect(rest.activities.count == 2 && rest.sources.map(\.id) == ["second-page"] && rest.decisions.isEmpty)
  }

  @Test("what everything rests on leaves topics and places alone")
  func only() throws {
    let dataset = Dataset.read(folder: DatasetFolder.sanctuary).dataset
    let rest = dataset.without(source: SourceIndex(0))
    #expect(rest.entities.allSatisfy { $0.kind == .topic || $0.kind.isPlace })
    #expect(
      rest.entities.map(\.id) == dataset.entities.filter { $0.kind == .topic || $0.kind.isPlace }.map(\.id))
    #expect(
      rest.activities.isEmpty && rest.relationships.isEmpty && rest.sources.isEmpty && rest.decisions.isEmpty)
  }

  @Test("a row named elsewhere keeps its names only; rows without a source and vocabulary stay whole")
  func bare() throws {
    let folder = DatasetFolder([
      .organizations: """
      id,name,aliases,topics,url,note,source,checked,extra
      a,A,Alias,t,u,n,s,2020,x
      b,B,,t,,n,,,
      c,C,,t,,n,s|r,,
      d,D,,t,,n,s,,
      """,
      .campaigns: "id,name,run_by,since,source\nk,K,d,2011,s\n",
      .reports: "id,title,published_by,date,source\nrep,Rep,b,2014,s\n",
      .topics: "id,name,note,source\nt,T,n,s\n", .cities: "id,name,source\nc-ity,City,s\n",
      .sources: "id,title\ns,S\nr,R\n",
      .activities: "who,topic,place,source\na,t,,r\na,,c-ity,s\n",
      .relationships: "from,kind,to,source\nrep,mentions,k,r\n",
    ])
    let reading = try folder.read()
    #expect(reading.diagnostics.isEmpty)
    let rest = reading.dataset.without(source: try #require(reading.dataset.source(id: "s")))
    #expect(rest.entities.map(\.id) == ["a", "b", "c", "k", "rep", "c-ity", "t"])
    let a = rest.entities[0]
    #expect(a.name == "A" && a.aliases == ["Alias"] && a.checked == PartialDate("2020"))
    #expect(a.topics.isEmpty && a.url.isEmpty && a.note.isEmpty && a.evidence.isEmpty && a.extra.isEmpty)
    #expect(rest.entities[1].note == "n" && rest.entities[1].topics.count == 1)
    #expect(rest.entities[2].note == "n" && rest.entities[2].evidence.count == 1)
    #expect(
      rest.entities[3].period == Period() && rest.entities[4].date == nil
        && rest.entities[4].publishers.isEmpty)
    #expect(rest.entities[6].note == "n")
    #expect(rest.activities.map(\.origin.line) == [2] && rest.relationships.map(\.kind) == [.mentions])
    // The other source carried little.
    let other = reading.dataset.without(source: try #require(reading.dataset.source(id: "r")))
    #expect(
      other.entities.map(\.id) == reading.dataset.entities.map(\.id)
        && other.activities.map(\.origin.line) == [3])
  }
}
