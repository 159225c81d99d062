/// One call for a layout.
struct LayoutTask {
  let graph: Graph
  let sizes: [Size]
  let communities: Partition?
  let options: LayoutOptions
  let threads: Int

  /// All nodes laid out anew.
  func laidOut<Failure: Error>(
    _ generator: SeededGenerator, checkpoint: Checkpoint<Failure>
  ) throws(Failure) -> [Rectangle] {
    let parts = graph.connectedComponents(threads: threads).members()
    var packing = ComponentPacking(options: options)
    let larger = parts.filter { $0.count > 1 }
    for (nodes, rectangles) in zip(larger, try laidOut(larger, generator, checkpoint: checkpoint)) {
      packing.add(nodes.map { UInt32($0) }, rectangles)
    }
    packing.addSingles(parts.filter { $0.count == 1 }.map { UInt32($0[0]) })
    // Each part was without overlaps and the parts are apart; shifts round, though, and the promise is by measure.
    return packing.packed(sizes: sizes).settled(gap: options.gap, pinned: [])
  }

  /// Connected parts, each by itself.
  func laidOut<Failure: Error>(
    _ parts: [[Int]], _ generator: SeededGenerator, checkpoint: Checkpoint<Failure>
  ) throws(Failure) -> [[Rectangle]] {
    var generator = generator
    var places = [UInt32](repeating: 0, count: graph.nodeCount)
    for part in parts { for (place, node) in part.enumerated() { places[node] = UInt32(place) } }
    return try graph.withUnsafeCSR { (csr) throws(Failure) in
      var result: [[Rectangle]] = []
      let whole = Double(max(parts.reduce(0) { $0 + $1.count }, 1))
      var done = 0
      for nodes in parts {
        let part = LayoutPart(
          csr, nodes: nodes.map { UInt32($0) }, places: places, sizes: sizes, communities: communities,
          options: options)
        let stretch = Double(done) / whole...Double(done + nodes.count) / whole
        result.append(
          try ComponentLayout(part: part, options: options, threads: threads)
            .rectangles(&generator, checkpoint: checkpoint.within(stretch)))
        done += nodes.count
      }
      return result
    }
  }
}
