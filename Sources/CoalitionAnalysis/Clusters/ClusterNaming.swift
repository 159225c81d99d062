internal import CoalitionLinking
internal import CoalitionModel
internal import Glibc

/// Names clusters by the topics and places that their members hold and others do not.
///
/// What sets a cluster apart is measured by its members' contribution to the log-likelihood ratio of holding the
/// topic inside against outside (Dunning 1993, J93-1003): a topic must be both common inside and rare outside.
struct ClusterNaming {
  private let dataset: Dataset
  /// What each entity holds, ancestors included: those of entity `e` stand at `starts[e] ..< starts[e + 1]`.
  private var held: [EntityIndex] = []
  private var starts: [Int] = [0]
  /// How many hold each topic or place.
  private var total: [Int]
  private var population = 0

  struct Traits {
    var topics: [EntityIndex]
    var places: [EntityIndex]
  }

  init(_ dataset: Dataset) {
    self.dataset = dataset
    total = Array(repeating: 0, count: dataset.entities.count)
    starts.reserveCapacity(dataset.entities.count + 1)
    // The entity that was last seen to hold a topic or place, so that each counts once.
    var seen = [Int32](repeating: -1, count: dataset.entities.count)
    for entity in dataset.indices {
      func add(_ what: EntityIndex) {
        guard seen[what.position] != Int32(entity.position) else { return }
        seen[what.position] = Int32(entity.position)
        total[what.position] += 1
        held.append(what)
      }
      for claim in dataset.claims(of: entity) {
        for what in [claim.topic, claim.place].compactMap(\.self) {
          add(what)
          for above in dataset.hierarchy.ancestors(of: what) { add(above) }
        }
      }
      if held.count > starts[entity.position] { population += 1 }
      starts.append(held.count)
    }
  }

  private func holdings(of entity: EntityIndex) -> ArraySlice<EntityIndex> {
    held[starts[entity.position]..<starts[entity.position + 1]]
  }

  func traits(of members: [EntityIndex]) -> Traits {
    var inside: [EntityIndex: Int] = [:]
    var known = 0
    for member in members {
      let holdings = holdings(of: member)
      if !holdings.isEmpty { known += 1 }
      for what in holdings { inside[what, default: 0] += 1 }
    }
    let scored = inside.compactMap { what, count -> (what: EntityIndex, score: Double)? in
      // A trait of few members describes those, not the cluster; a place must be home to half of it.
      let needed = dataset[what].kind == .topic ? 3 : 2
      guard count * needed >= known, count > 1 || known == 1 else { return nil }
      let share = Double(count) / Double(max(known, 1))
      let overall = Double(total[what.position]) / Double(max(population, 1))
      guard share > overall || known == population else { return nil }
      return (what, Double(count) * log2(share / overall + 0.001) + share)
    }
    .sorted { left, right in
      // What the same members hold at two depths of a tree is named by the deeper one.
      let depths = (depth(left.what), depth(right.what))
      return (-left.score, -depths.0, left.what) < (-right.score, -depths.1, right.what)
    }
    func best(_ limit: Int, where isWanted: (EntityKind) -> Bool) -> [EntityIndex] {
      var chosen: [EntityIndex] = []
      for (what, _) in scored where isWanted(dataset[what].kind) && chosen.count < limit {
        // "Health, refugee health" says one thing twice.
        let isRepeat = chosen.contains {
          dataset.hierarchy.contains($0, what) || dataset.hierarchy.contains(what, $0)
        }
        if !isRepeat { chosen.append(what) }
      }
      return chosen
    }
    return Traits(topics: best(3) { $0 == .topic }, places: best(2) { $0.isPlace })
  }

  private func depth(_ entity: EntityIndex) -> Int {
    dataset.hierarchy.ancestors(of: entity).reduce(0) { count, _ in count + 1 }
  }

  func label(_ traits: Traits, members: [EntityIndex], taken: inout Set<String>) -> String {
    let topics = traits.topics.map { dataset[$0].name }
    let place = traits.places.first.map { dataset[$0].name }
    var candidates: [String] = []
    for count in stride(from: 2, through: 1, by: -1) where topics.count >= count {
      let text = topics.prefix(count).joined(separator: ", ")
      candidates.append(place.map { "\(text) · \($0)" } ?? text)
    }
    if topics.isEmpty, let place { candidates.append(place) }
    candidates.append("Around " + (members.first.map { dataset[$0].name } ?? "nobody"))
    let last = candidates[candidates.count - 1]
    var label = candidates.first { !taken.contains($0) } ?? last
    var number = 2
    while taken.contains(label) {
      label = "\(last) (\(number))"
      number += 1
    }
    taken.insert(label)
    return label
  }
}
