// Counts who works on what, where, and prints the table: a gap is a cell that stays empty.
//
//   swift run gaps-by-hand

import CoalitionLinking
import CoalitionModel

let reading = Dataset.read(folder: "Data/sanctuary")
guard !reading.hasErrors else { fatalError("\(reading.diagnostics)") }
let dataset = reading.dataset.visible(to: .public).merged()

let cities = dataset.indices.filter { dataset[$0].kind == .city }
// The broad topics, under which every other one lies.
let themes = dataset.indices.filter { dataset[$0].kind == .topic && dataset.hierarchy.parent(of: $0) == nil }

// A claim is one "who works on what, where", stated by a row or implied by shorthand. Working on health, and being
// in Toronto, is not yet working on health in Toronto: that is why the two are told apart, and why only what is
// stated counts here.
var workers: [EntityIndex: [EntityIndex: Set<EntityIndex>]] = [:]
var placeless: [EntityIndex: Set<EntityIndex>] = [:]
for who in dataset.indices where dataset[who].kind.isActor {
  for claim in dataset.claims(of: who) where claim.basis == .stated {
    guard let topic = claim.topic else { continue }
    for theme in themes where dataset.hierarchy.contains(theme, topic) {
      guard let place = claim.place else {
        placeless[theme, default: []].insert(who)
        continue
      }
      // Work in a region or country is not counted for its cities: nobody said which of them it reaches.
      for city in cities where dataset.hierarchy.contains(city, place) {
        workers[theme, default: [:]][city, default: []].insert(who)
      }
    }
  }
}

func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}
print(padded("", 34) + cities.map { padded(dataset[$0].name, 11) }.joined() + "place unknown")
for theme in themes {
  let counts = cities.map { workers[theme]?[$0]?.count ?? 0 }
  let unknown = placeless[theme]?.count ?? 0
  guard counts.contains(where: { $0 > 0 }) || unknown > 0 else { continue }
  // Nobody, and nobody known: a group whose place is unknown may be the one that fills the gap.
  let cells = counts.map { padded($0 > 0 ? "\($0)" : unknown > 0 ? "?" : "–", 11) }.joined()
  print(padded(dataset[theme].name, 34) + cells + (unknown > 0 ? "\(unknown)" : "–"))
}
