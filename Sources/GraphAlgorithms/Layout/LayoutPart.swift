/// One connected part of a graph that is laid out: its rows, and how long each edge should be.
///
/// Lengths are whole numbers, 16 for the mean, which lets shortest paths be found without a heap.
final class LayoutPart {
  /// The nodes of the graph that belong to it, ascending; in here they are called by their place in this list.
  let nodes: [UInt32]
  let sizes: [Size]
  let offsets: Scratch<Int>
  let targets: Scratch<UInt32>
  /// The wanted length of the edge at each slot, 1 ... 255 in units.
  let lengths: Scratch<UInt8>
  /// How many points a unit is.
  let unit: Double

  var count: Int { nodes.count }
  var edgeCount: Int { targets.count / 2 }
  static let mean = 16.0

  /// - Parameters:
  ///   - csr: The rows of the whole graph.
  ///   - nodes: The nodes of the part.
  ///   - places: For each node of the graph its place in its part.
  ///   - sizes: The sizes of all nodes of the graph.
  ///   - communities: The communities of all nodes of the graph.
  init(
    _ csr: UnsafeCSR, nodes: [UInt32], places: [UInt32], sizes all: [Size], communities: Partition?,
    options: LayoutOptions
  ) {
    self.nodes = nodes
    sizes = nodes.map { all[Int($0)] }
    var slotCount = 0
    for node in nodes {
      for slot in csr.row(Int(node)) where csr.target(slot) != Int(node) { slotCount += 1 }
    }
    offsets = Scratch(count: nodes.count + 1)
    targets = Scratch(count: slotCount)
    lengths = Scratch(count: slotCount)
    let wanted = Scratch<Double>(count: slotCount)
    let radii = sizes.map { ($0.width * $0.width + $0.height * $0.height).squareRoot() / 2 }
    var weightSum = 0.0
    if csr.isWeighted {
      for node in nodes { for slot in csr.row(Int(node)) { weightSum += csr.weight(slot) } }
    }
    let meanWeight = weightSum / Double(max(slotCount, 1))
    var slot = 0
    var sum = 0.0
    for (place, node) in nodes.enumerated() {
      offsets[place] = slot
      for source in csr.row(Int(node)) {
        let target = csr.target(source)
        if target == Int(node) { continue }
        targets[slot] = places[target]
        var length = radii[place] + radii[Int(places[target])] + 2.5 * options.gap
        if csr.isWeighted {
          // The fourth root: weights differ by orders of magnitude, drawn lengths must not.
          let weight = csr.weight(source)
          length *= weight > 0 ? min(max((meanWeight / weight).squareRoot().squareRoot(), 0.7), 1.5) : 1.5
        }
        if let communities, communities.communityOf[Int(node)] != communities.communityOf[target] {
          length *= 1 + options.communityWeight
        }
        wanted[slot] = length
        sum += length
        slot += 1
      }
    }
    offsets[nodes.count] = slot
    let mean = slotCount > 0 ? sum / Double(slotCount) : 0
    unit = mean > 0 ? mean / Self.mean : 1
    for slot in 0..<slotCount {
      lengths[slot] = mean > 0 ? UInt8(min(max((wanted[slot] / unit).rounded(), 1), 255)) : 16
    }
  }
}

/// Shortest paths from one node after another in a part: Dijkstra's search with a ring of buckets, one for each distance
/// (Dial 1969, doi:10.1145/363269.363610). Time O(edges + largest distance) for each.
final class LayoutDistances {
  private let distances: Scratch<Int32>
  private let heads: Scratch<Int32>
  private let entries: Scratch<(node: UInt32, next: Int32)>
  private let part: LayoutPart

  init(_ part: LayoutPart) {
    self.part = part
    distances = Scratch(count: part.count)
    heads = Scratch(count: 256, repeating: -1)
    entries = Scratch(count: part.targets.count + 1)
  }

  /// Gives the distances from a node, in units, to `body`.
  func search(from source: Int, _ body: (_ node: Int, _ distance: Int32) -> Void) {
    let (distances, heads, entries) = (distances.start, heads.start, entries.start)
    let (offsets, targets, lengths) = (part.offsets.start, part.targets.start, part.lengths.start)
    distances.update(repeating: .max, count: part.count)
    distances[source] = 0
    entries[0] = (UInt32(truncatingIfNeeded: source), -1)
    heads[0] = 0
    var used: Int32 = 1
    var waiting = 1
    var reach: Int32 = 0
    while waiting > 0 {
      let bucket = Int(reach & 255)
      while heads[bucket] >= 0 {
        let entry = Int(heads[bucket])
        heads[bucket] = entries[entry].next
        waiting -= 1
        let node = Int(entries[entry].node)
        if distances[node] != reach { continue }
        for slot in offsets[node]..<offsets[node + 1] {
          let target = Int(targets[slot])
          let distance = reach &+ Int32(lengths[slot])
          if distance < distances[target] {
            distances[target] = distance
            let ring = Int(distance & 255)
            entries[Int(used)] = (UInt32(truncatingIfNeeded: target), heads[ring])
            heads[ring] = used
            used += 1
            waiting += 1
          }
        }
      }
      reach += 1
    }
    for node in 0..<part.count { body(node, distances[node]) }
  }
}
