import CoalitionModel
import Testing

@Suite("A second look at a dataset")
struct DatasetReviewTests {
  @Test("statements without a source")
  func sources() throws {
    let mend = "expected what it rests on. Mend: name the source"
    #expect(
      try DatasetFolder([
        .organizations: "id,name\na,A\nb,B\n", .topics: "id,name\nt,T\n",
        .activities: "who,topic,place,source\na,t,,\n", .relationships: "from,kind,to,source\na,funds,b,\n",
      ]).review() == [
        "activities.csv:2: warning: found an activity without a source; \(mend)",
        "relationships.csv:2: warning: found a relationship without a source; \(mend)",
      ])
  }

  @Test("names of two rows, once for each, unless somebody has judged")
  func names() throws {
    var folder = DatasetFolder([
      .organizations:
        "id,name,aliases,topics\na,No One Is Illegal,NOII,t\nb,No one is illegal!,noii|NOII,t\n",
      .reports: "id,title\nr,NOII\n", .topics: "id,name,terms\nt,Health,care|care\nu,Teeth,Care|health\n",
    ])
    func told(_ place: String, _ name: String, _ line: Int, _ other: String) -> String {
      "\(place): warning: found '\(name)', which organizations.csv line \(line) has too; expected names that mean one thing. "
        + "Mend: say in decisions.csv whether \(other) are the same or different"
    }
    let topics = ["Care", "health"].map {
      "topics.csv:3: warning: found '\($0)', which topics.csv line 2 has too; expected names that mean one thing. "
        + "Mend: keep the term at one of the two topics"
    }
    #expect(
      try folder.review() == [
        told("organizations.csv:3", "No one is illegal!", 2, "a and b"),
        told("organizations.csv:3", "noii", 2, "a and b"),
        told("reports.csv:2", "NOII", 2, "a and r"),
      ] + topics)
    for verdict in ["same", "different", "unsure"] {
      folder[.decisions] = "a,b,verdict\nb,a,\(verdict)\nr,a,different\n"
      #expect(try folder.review() == topics)
    }
  }

  @Test("names of rows that are the same by a third")
  func transitive() throws {
    #expect(
      try DatasetFolder([
        .organizations: "id,name,topics\na,X,t\nb,Y,t\nc,X,t\n", .topics: "id,name\nt,T\n",
        .decisions: "a,b,verdict\na,b,same\nb,c,same\n",
      ]).review() == [])
  }

  @Test("places of one name lie apart in different places; a region without a country may be meant elsewhere")
  func places() throws {
    #expect(
      try DatasetFolder([
        .cities: """
        id,name,region,country,level
        l1,London,England,United Kingdom,
        l2,London,Ontario,Canada,
        l3,London,Ontario,,
        l4,LONDON,Ontario,Canada,
        """
      ]).review() == [
        "cities.csv:4: warning: found the region 'Ontario' without a country; expected the country of the region. "
          + "Mend: fill the 'country' cell, with 'Canada' if that is meant",
        "cities.csv:5: warning: found 'LONDON', which cities.csv line 3 has too; expected names that mean one thing. "
          + "Mend: say in decisions.csv whether l2 and l4 are the same or different",
      ])
  }

  @Test("judgements that contradict each other, through others too")
  func decisions() throws {
    #expect(
      try DatasetFolder([
        .organizations: "id,name,topics\na,A,t\nb,B,t\nc,C,t\nd,D,t\n", .topics: "id,name\nt,T\n",
        .decisions: "a,b,verdict\na,c,different\na,d,different\na,b,same\nc,b,same\nb,c,unsure\n",
      ]).review() == [
        "decisions.csv:2: warning: found a and c different, while other lines make them the same; expected judgements "
          + "that agree. Mend: remove one of the lines"
      ])
  }

  @Test("a statement twice, a tie without direction the other way round too; not from another place")
  func repeats() throws {
    let mend = "expected each fact once for each place it rests on. Mend: remove one of the two"
    #expect(
      try DatasetFolder([
        .organizations: "id,name\na,A\nb,B\n", .topics: "id,name\nt,T\n", .sources: "id,title\ns,S\n",
        .activities: "who,topic,place,source,locator\na,t,,s,1\na,t,,s,2\na,t,,s,1\n",
        .relationships:
          "from,kind,to,source\na,partnersWith,b,s\nb,partnersWith,a,s\na,funds,b,s\nb,funds,a,s\n",
      ]).review() == [
        "activities.csv:4: warning: found the same as line 2; \(mend)",
        "relationships.csv:3: warning: found the same as line 2; \(mend)",
      ])
  }

  @Test("actors of which nothing is said, and sources on which nothing rests")
  func use() throws {
    #expect(
      try DatasetFolder([
        .organizations: "id,name,topics,source\na,A,,\nb,B,,s\nc,C,t,\n",
        .campaigns: "id,name,run_by\nk,K,b\nl,L,\n",
        .reports: "id,title\nr,R\n", .topics: "id,name\nt,T\n", .sources: "id,title\ns,S\nu,U\n",
      ]).review() == [
        "campaigns.csv:3: note: found 'L', of which nothing is said; expected an activity or a relationship. "
          + "Mend: add a row to activities.csv or relationships.csv",
        "organizations.csv:2: note: found 'A', of which nothing is said; expected an activity or a relationship. "
          + "Mend: add a row to activities.csv or relationships.csv",
        "sources.csv:3: note: found the source 'u', on which nothing rests; expected a row that names it. "
          + "Mend: name it where it belongs, or remove it",
      ])
  }
}
