import ArgumentParser
import Foundation
import GraphAlgorithms

/// Writes a dataset whose memberships follow Zipf's law, the same bytes for the same seed.
struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Write an invented dataset of any size.")

  @Argument(help: "The folder to write.")
  var folder: String

  @Option(help: "How many organizations.")
  var organizations = 200_000

  @Option(help: "How many topics, in a tree three deep.")
  var topics = 2_000

  @Option(help: "How many cities, in regions of countries.")
  var cities = 5_000

  @Option(help: "The seed.")
  var seed: UInt64 = 1

  func run() throws {
    var generator = SeededGenerator(seed: seed)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    func write(_ name: String, _ text: String) throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
    }

    var text = "id,name,region,country,latitude,longitude,aliases\n"
    for city in 0..<cities {
      let region = city % max(1, cities / 25)
      let latitude = Double(generator.next(upperBound: UInt64(170_000))) / 1000 - 85
      let longitude = Double(generator.next(upperBound: UInt64(360_000))) / 1000 - 180
      text += "city-\(city),City \(city),Region \(region),Country \(region % 40),\(latitude),\(longitude),\n"
    }
    try write("cities.csv", text)

    // 40 roots, each with branches, each with leaves.
    text = "id,name,broader,terms,note\n"
    for topic in 0..<topics {
      let broader =
        topic < 40
        ? "" : topic < 40 + topics / 8 ? "topic-\(topic % 40)" : "topic-\(40 + topic % (topics / 8))"
      text += "topic-\(topic),Topic \(topic),\(broader),,\n"
    }
    try write("topics.csv", text)

    let topicLaw = Zipf(count: topics, exponent: 0.85, shuffledBy: &generator)
    let cityLaw = Zipf(count: cities, exponent: 0.9, shuffledBy: &generator)
    var activities = "who,topic,place,since,until,source,locator,quote,confidence,visibility\n"
    text = "id,name,aliases,based_in,topics,places,url,note,source,visibility,checked\n"
    for organization in 0..<organizations {
      var held: [Int] = []
      repeat {
        let topic = topicLaw.draw(&generator)
        if !held.contains(topic) { held.append(topic) }
      } while held.count < 12 && generator.next(upperBound: UInt64(100)) < 75
      var places = [cityLaw.draw(&generator)]
      if generator.next(upperBound: UInt64(100)) < 20 { places.append(cityLaw.draw(&generator)) }
      let topicCell = held.map { "topic-\($0)" }.joined(separator: "|")
      let placeCell = places.map { "city-\($0)" }.joined(separator: "|")
      text +=
        "org-\(organization),Organization number \(organization),,city-\(places[0]),\(topicCell),\(placeCell),,,source-\(organization % 500),public,\n"
      activities +=
        "org-\(organization),topic-\(held[0]),city-\(places[0]),\(2000 + organization % 25),,source-\(organization % 500),line \(organization),,0.9,public\n"
    }
    try write("organizations.csv", text)
    try write("activities.csv", activities)
    text = "from,kind,to,since,until,source,locator,quote,confidence,visibility\n"
    for _ in 0..<(organizations / 10) {
      let from = generator.next(upperBound: UInt64(organizations))
      let to = generator.next(upperBound: UInt64(organizations))
      if from != to { text += "org-\(from),partnersWith,org-\(to),,,source-\(from % 500),,,,public\n" }
    }
    try write("relationships.csv", text)
    try write(
      "campaigns.csv", "id,name,aliases,run_by,topics,places,targets,since,until,url,note,source,visibility\n"
    )
    try write("reports.csv", "id,title,published_by,date,topics,places,url,note,source,visibility\n")
    try write(
      "sources.csv",
      "id,title,publisher,date,url,accessed,archived\n"
        + (0..<500).map { "source-\($0),Source \($0),,2020,,2024-01-01,\n" }.joined())
    try write(
      "datapackage.json", #"{"name": "invented", "title": "Invented network", "resources": []}"# + "\n")
    print("\(folder): \(organizations) organizations, \(topics) topics, \(cities) cities, seed \(seed)")
  }
}

/// Ranks drawn with a probability that falls as a power of the rank; which thing has which rank is shuffled.
struct Zipf {
  private let cumulative: [Double]
  private let things: [Int]

  init(count: Int, exponent: Double, shuffledBy generator: inout SeededGenerator) {
    var sum = 0.0
    cumulative = (1...count).map { rank in
      sum += 1 / pow(Double(rank), exponent)
      return sum
    }
    things = (0..<count).shuffled(using: &generator)
  }

  func draw(_ generator: inout SeededGenerator) -> Int {
    let target = Double.random(in: 0..<(cumulative.last ?? 1), using: &generator)
    var (low, high) = (0, cumulative.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] <= target { low = middle + 1 } else { high = middle }
    }
    return things[low]
  }
}
