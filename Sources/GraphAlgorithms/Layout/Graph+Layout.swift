extension Graph {
  /// Places for rectangles, so that what is tied stands near and none comes nearer to another than the gap.
  ///
  public func layout<Failure: Error>(
    of sizes: [Size], communities: Partition? = nil, options: LayoutOptions = LayoutOptions(),
    using generator: inout some RandomNumberGenerator, threads: Int = 1,
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> [Point] {
    precondition(sizes.count == nodeCount, "\(sizes.count) sizes for \(nodeCount) nodes")
    precondition(communities.map { $0.nodeCount == nodeCount } ?? true, "communities of other nodes")
    precondition(threads > 0, "\(threads) threads")
    options.check()
    var random = SeededGenerator(seed: generator.next())
    let parts = connectedComponents(threads: threads).members().map { $0.map { UInt32($0) } }
    var places = [UInt32](repeating: 0, count: nodeCount)
    for part in parts { for (place, node) in part.enumerated() { places[Int(node)] = UInt32(place) } }
    var packing = ComponentPacking(options: options)
    try withUnsafeCSR { (csr) throws(Failure) in
      var done = 0
      for nodes in parts where nodes.count > 1 {
        let part = LayoutPart(
          csr, nodes: nodes, places: places, sizes: sizes, communities: communities, options: options)
        let stretch = Double(done) / Double(nodeCount)...Double(done + nodes.count) / Double(nodeCount)
        let rectangles = try ComponentLayout(part: part, options: options, threads: threads)
          .rectangles(&random, checkpoint: checkpoint.within(stretch))
        packing.add(nodes, rectangles)
        done += nodes.count
      }
    }
    packing.addSingles(parts.filter { $0.count == 1 }.map { $0[0] }, sizes: sizes)
    let result = packing.packed(nodeCount: nodeCount, sizes: sizes)
    try checkpoint.pass(1)
    return result.settled(gap: options.gap, pinned: []).map(\.center)
  }
}
