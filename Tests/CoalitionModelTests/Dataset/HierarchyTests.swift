@testable import CoalitionModel
import Testing

@Suite("What lies under what")
struct HierarchyTests {
  @Test("laws on random forests, against walking up parents", arguments: 1...12 as ClosedRange<UInt64>)
  func laws(_ seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let count = Int.random(in: 1...40, using: &generator)
    var names = Array(0..<count)
    names.shuffle(using: &generator)
    // A parent comes earlier in the shuffled order, so that there is no cycle and no order of indices.
    var parents = [Int32](repeating: -1, count: count)
    for place in 1..<max(2, count) where place < count && Int.random(in: 0..<5, using: &generator) > 0 {
      parents[names[place]] = Int32(names[Int.random(in: 0..<place, using: &generator)])
    }
    let hierarchy = Hierarchy(parents: parents)
    func walk(_ start: Int) -> [Int] {
      var path: [Int] = []
      var node = Int(parents[start])
      while node >= 0 {
        path.append(node)
        node = Int(parents[node])
      }
      return path
    }
    for node in 0..<count {
      let index = EntityIndex(node)
      #expect(hierarchy.parent(of: index)?.position == walk(node).first)
      #expect(hierarchy.ancestors(of: index).map(\.position) == walk(node))
      let below = hierarchy.subtree(of: index).map(\.position)
      #expect(below.first == node)
      #expect(Set(below) == Set((0..<count).filter { $0 == node || walk($0).contains(node) }))
      #expect(Set(below).count == below.count)
      for other in 0..<count {
        #expect(hierarchy.contains(index, EntityIndex(other)) == below.contains(other))
      }
      for (place, entity) in below.enumerated().dropFirst() {
        #expect(below[..<place].contains(Int(parents[entity])))
      }
    }
    #expect(Hierarchy.cycles(in: parents.map { $0 < 0 ? nil : EntityIndex(Int($0)) }).isEmpty)
  }

  @Test("random maps have the cycles that walking finds", arguments: 1...20 as ClosedRange<UInt64>)
  func cycles(_ seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let count = 12
    let parents = (0..<count).map { _ in
      Bool.random(using: &generator) ? EntityIndex(Int.random(in: 0..<count, using: &generator)) : nil
    }
    // On a cycle is what comes back to itself.
    func cycle(_ start: Int) -> [Int]? {
      var path = [start]
      while let next = parents[path[path.count - 1]]?.position, path.count <= count {
        if next == start { return path }
        path.append(next)
      }
      return nil
    }
    let expected = (0..<count).compactMap(cycle).filter { $0.min() == $0.first }
    #expect(Hierarchy.cycles(in: parents) == expected)
  }

  @Test("a chain of 100,000 topics")
  func deep() throws {
    let count = 100_000
    let text = "id,name,broader\nt0,T,\n" + (1..<count).map { "t\($0),T,t\($0 - 1)\n" }.joined()
    let reading = try DatasetFolder([.topics: text]).read()
    #expect(reading.diagnostics.isEmpty)
    let dataset = reading.dataset
    let (top, bottom) = (EntityIndex(0), EntityIndex(count - 1))
    #expect(dataset.hierarchy.contains(top, bottom) && !dataset.hierarchy.contains(bottom, top))
    #expect(dataset.hierarchy.subtree(of: top).count == count)
    var depth = 0
    for _ in dataset.hierarchy.ancestors(of: bottom) { depth += 1 }
    #expect(depth == count - 1)
  }
}
