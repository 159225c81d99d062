import CoalitionAnalysis
import CoalitionModel
import DatasetFixtures
import Testing

@Suite("Gaps")
struct GapsTests {
  /// A grid of topics and cities in which each cell is covered, or a planted gap, surveyed or not.
  private func planted(seed: UInt64) throws -> (dataset: Dataset, gaps: [String: String]) {
    var dice = Dice(state: seed)
    let (topics, cities) = (3 + dice.roll(5), 3 + dice.roll(5))
    var text = DatasetText()
    let (surveyedTopic, surveyedCity) = (dice.roll(topics), dice.roll(cities))
    text.add(.sources, "page", "Page")
    text.add(.sources, "directory", "Directory", "", "t\(surveyedTopic)", "")
    text.add(.sources, "census", "Census", "", "", "c\(surveyedCity)")
    for topic in 0..<topics { text.add(.topics, "t\(topic)", "Topic \(topic)") }
    for city in 0..<cities { text.add(.cities, "c\(city)", "City \(city)", "", "Land") }
    var gaps: [String: String] = [:]
    var number = 0
    for topic in 0..<topics {
      for city in 0..<cities {
        if dice.roll(3) == 0 {
          gaps["t\(topic) c\(city)"] = topic == surveyedTopic || city == surveyedCity ? "nobody" : "unknown"
        } else {
          text.add(.organizations, "o\(number)", "Organization \(number)")
          text.add(.activities, "o\(number)", "t\(topic)", "c\(city)", "page", "\(number)")
          number += 1
        }
      }
    }
    return (try text.dataset(), gaps)
  }

  @Test("planted gaps are all found, and no other", arguments: 1...40)
  func found(seed: UInt64) throws {
    let (dataset, planted) = try planted(seed: seed)
    let topics = dataset.indices.filter { dataset[$0].kind == .topic }
    let cities = dataset.indices.filter { dataset[$0].kind == .city }
    let gaps = Gaps(dataset, topics: topics, places: cities)
    let found = gaps.gaps.map { ("\(dataset[$0.topic].id) \(dataset[$0.place].id)", $0.state.rawValue) }
    #expect(Dictionary(uniqueKeysWithValues: found) == planted)
    for gap in gaps.gaps {
      #expect((gap.state == .nobody) == !gap.sources.isEmpty)
      for candidate in gaps.candidates(for: gap) {
        #expect(!candidate.evidence.isEmpty)
        switch candidate.reason {
        case .sameTopic(let place, _): #expect(place != gap.place)
        case .relatedTopic(let topic, _): #expect(topic != gap.topic)
        }
      }
    }
  }

  @Test("the nearest on the same topic come first, then those in the place on a related one")
  func candidates() throws {
    var text = DatasetText()
    text.add(.sources, "page", "Page")
    text.add(.topics, "health", "Health")
    text.add(.topics, "clinics", "Clinics", "health")
    text.add(.topics, "nursing", "Nursing", "health")
    text.add(.topics, "chess", "Chess")
    text.add(.cities, "here", "Here", "", "Land", "50", "10")
    text.add(.cities, "near", "Near", "", "Land", "50.5", "10")
    text.add(.cities, "far", "Far", "", "Land", "58", "10")
    for (id, topic, place) in [
      ("a", "clinics", "far"), ("b", "clinics", "near"), ("c", "nursing", "here"), ("d", "chess", "here"),
    ] {
      text.add(.organizations, id, id.uppercased())
      text.add(.activities, id, topic, place, "page", id)
    }
    let dataset = try text.dataset()
    let gaps = Gaps(dataset, topics: [try dataset.at("clinics")], places: [try dataset.at("here")])
    let gap = try #require(gaps.gaps.first)
    let candidates = gaps.candidates(for: gap)
    #expect(dataset.ids(candidates.map(\.who)) == ["b", "a", "c"])
    guard case .sameTopic(_, let kilometres?) = candidates[0].reason else { return #expect(Bool(false)) }
    #expect(abs(kilometres - 55.6) < 0.5)
    #expect(candidates[2].reason == .relatedTopic(try dataset.at("nursing"), under: try dataset.at("health")))
  }

  @Test("a larger place covers, and so does what lies below the topic")
  func trees() throws {
    var text = DatasetText()
    text.add(.sources, "page", "Page")
    text.add(.topics, "health", "Health")
    text.add(.topics, "clinics", "Clinics", "health")
    text.add(.cities, "north", "North", "Region", "Land")
    text.add(.cities, "south", "South", "", "Other")
    text.add(.organizations, "a", "A")
    text.add(.activities, "a", "clinics", "region", "page", "1")
    let dataset = try text.dataset()
    let topics = [try dataset.at("health"), try dataset.at("clinics")]
    let gaps = Gaps(dataset, topics: topics, places: [try dataset.at("north"), try dataset.at("south")])
    #expect(gaps.gaps.allSatisfy { dataset[$0.place].id == "south" } && gaps.gaps.count == 2)
  }
}
