import CoalitionLinking
import CoalitionModel
import Foundation

/// What two entities share and what it is worth, by looking at every pair: the definition, spelled out.
struct NaiveLinks {
  let dataset: Dataset
  private(set) var held: [[String: Double]] = []
  private(set) var worth: [String: Double] = [:]

  init(_ dataset: Dataset) {
    self.dataset = dataset
    var parent: [String: String] = [:]
    var factor: [String: Double] = [:]
    for who in dataset.indices {
      var shares: [String: Double] = [:]
      func hold(_ name: String, above: String?, _ share: Double, _ weight: Double) {
        shares[name] = max(shares[name] ?? 0, share)
        parent[name] = above
        factor[name] = weight
      }
      for claim in dataset.claims(of: who) {
        let share = claim.basis == .stated ? 1 : 0.5
        for (end, weight) in [(claim.topic, 1.0), (claim.place, 0.5)] {
          guard let end else { continue }
          for node in chain(end) {
            hold(id(node), above: dataset[node].parent.map(id), share, weight)
          }
        }
        if let topic = claim.topic, let place = claim.place {
          for node in chain(topic) {
            let above = dataset[node].parent.map { "\(id($0)) @ \(id(place))" }
            hold("\(id(node)) @ \(id(place))", above: above, share, 2)
          }
        }
      }
      held.append(shares)
    }
    let population = Double(held.count { !$0.isEmpty })
    func content(_ name: String) -> Double {
      log2(1 + population / Double(held.count { $0[name] != nil }))
    }
    for (name, weight) in factor {
      worth[name] = weight * max(0, content(name) - (parent[name].map(content) ?? 0))
    }
  }

  private func id(_ entity: EntityIndex) -> String { dataset[entity].id }

  private func chain(_ entity: EntityIndex) -> [EntityIndex] {
    var chain = [entity]
    while let last = chain.last, let parent = dataset[last].parent { chain.append(parent) }
    return chain
  }

  func shared(_ a: EntityIndex, _ b: EntityIndex) -> Double {
    let other = held[b.position]
    return held[a.position].reduce(0) { $0 + (other[$1.key] ?? 0) * $1.value * (worth[$1.key] ?? 0) }
  }

  func tied(_ a: EntityIndex, _ b: EntityIndex) -> Double {
    var said: Set<String> = []
    var weight = 0.0
    for tie in dataset.relationships where [tie.from, tie.to] == [a, b] || [tie.from, tie.to] == [b, a] {
      let ends = tie.kind.isDirected ? [tie.from, tie.to] : [tie.from, tie.to].sorted()
      if said.insert("\(tie.kind.id) \(ends)").inserted { weight += tie.kind.strength }
    }
    return weight
  }
}
