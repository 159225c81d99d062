import CoalitionModel
import Testing

@Suite("Regions and countries")
struct PlaceTests {
  private func places(_ cities: String) throws -> [String] {
    let reading = try DatasetFolder([.cities: cities]).read()
    try #require(reading.diagnostics.isEmpty)
    let dataset = reading.dataset
    return dataset.indices.map { index in
      let up = dataset.hierarchy.ancestors(of: index).map { dataset[$0].id }
      return ([dataset[index].kind.rawValue, dataset[index].id] + up).joined(separator: " ")
    }
  }

  @Test("are derived from city rows, each once")
  func derived() throws {
    #expect(
      try places(
        "id,name,region,country\nt,Toronto,Ontario,Canada\nh,Hamilton,ONTARIO,canada\no,Ottawa,Ontario,Canada\nm,Montréal,Québec,Canada\n"
      )
        == [
          "city t ontario canada", "city h ontario canada", "city o ontario canada", "city m quebec canada",
          "country canada", "region ontario canada", "region quebec canada",
        ])
  }

  @Test("are declared with aliases, before or after the rows that name them")
  func declared() throws {
    #expect(
      try places(
        """
        id,name,region,country,aliases,level
        b,Boston,Mass.,USA,,
        ma,Massachusetts,,U.S.,Mass.,region
        us,United States,,,US|USA|U.S.,country
        c,Cambridge,Massachusetts,United States,,city
        """) == ["city b ma us", "region ma us", "country us", "city c ma us"])
  }

  @Test("of one name get ids of their own")
  func collisions() throws {
    #expect(
      try places(
        "id,name,region,country\nnew-york,New York,New York,United States\nb,Buffalo,New York,United States\n"
      ) == [
        "city new-york new-york-region united-states", "city b new-york-region united-states",
        "country united-states", "region new-york-region united-states",
      ])
    #expect(
      try places(
        "id,name,region,country\na,A,Limburg,Belgium\nb,B,Limburg,Netherlands\nc,C,Luxembourg,Luxembourg\n")
        == [
          "city a limburg belgium", "city b limburg-region netherlands",
          "city c luxembourg-region luxembourg",
          "country belgium", "region limburg belgium", "country netherlands",
          "region limburg-region netherlands",
          "country luxembourg", "region luxembourg-region luxembourg",
        ])
  }

  @Test("may be missing, one or both")
  func missing() throws {
    #expect(
      try places("id,name,region,country\ns,Singapore,,Singapore\no,Oxford,Oxfordshire,\nx,X,,\n") == [
        "city s singapore", "city o oxfordshire", "city x", "country singapore", "region oxfordshire",
      ])
  }

  @Test("of any script and of none")
  func scripts() throws {
    #expect(
      try places("id,name,region,country\na,A,Αττική,Ελλάδα\nb,B,日本 Japan,\nc,C,☂,\nd,D,☃,\n") == [
        "city a place-region place", "city b japan", "city c place-region-2", "city d place-region-3",
        "country place", "region place-region place", "region japan", "region place-region-2",
        "region place-region-3",
      ])
  }

  @Test("contain what lies in them, and can be referred to")
  func containment() throws {
    let reading = try DatasetFolder([
      .cities: "id,name,region,country\nt,T,Ontario,Canada\n",
      .organizations: "id,name,places\na,A,ontario|canada\n",
    ]).read()
    #expect(reading.diagnostics.isEmpty)
    let dataset = reading.dataset
    let (city, region) = (try #require(dataset.entity(id: "t")), try #require(dataset.entity(id: "ontario")))
    let country = try #require(dataset.entity(id: "canada"))
    #expect(dataset.hierarchy.contains(country, city) && dataset.hierarchy.contains(region, city))
    #expect(dataset.hierarchy.contains(country, region) && !dataset.hierarchy.contains(region, country))
    #expect(Array(dataset.hierarchy.subtree(of: country)) == [country, region, city])
    #expect(dataset.entities[0].places == [region, country])
    #expect(dataset[region].name == "Ontario" && dataset[region].origin == RowOrigin(table: .cities, line: 2))
  }
}
