extension Graph {
  /// Places for rectangles, so that what is tied stands near and none comes nearer to another than the gap.
  ///
  /// Each connected part is laid out by stress: distances in the drawing follow those in the graph, of all pairs up to
  /// 1,000 nodes (Zheng, Pawar & Goodman 2018, doi:10.1109/TVCG.2018.2859997; of several starts the one with the
  /// least stress and fewest crossings), above that of edges and pivots (Ortmann, Klimenta & Brandes 2017,
  /// doi:10.7155/jgaa.00440), whose pivots laid out first are the coarse level. Where all is near to all, distances are
  /// raised to a power, which shows clusters and saves crossings. An edge is as long as its two rectangles need, shorter if
  /// it is strong, longer between communities. The part is turned to its longer axis, scaled until the rectangles nearly
  /// fit, and freed of overlaps as by ``Swift/Collection/overlapsRemoved(gap:pinned:)``; one far longer than a page is
  /// folded into rows. Parts are packed around the largest, nodes without edges stand in rows below.
  ///
  /// With places to start from, those nodes stay exactly there (unless two of them overlap: then the smaller gives way),
  /// new ones come to the nearest room beside their neighbors, most placed neighbors first, and new parts to the border.
  ///
  /// The same graph, arguments and seed give the same places, whatever the number of threads. Time about
  /// O((nodes + edges) log nodes), for parts up to 1,000 nodes O(nodes²); space O(nodes · pivots + edges), with 48 to 200
  /// pivots.
  ///
  /// ```swift
  /// var generator = SeededGenerator(seed: 1)
  /// let places = graph.layout(of: sizes, using: &generator)
  /// ```
  ///
  /// - Parameters:
  ///   - sizes: The size of each node's rectangle, finite and not negative.
  ///   - communities: What should stand together.
  ///   - previous: For each node where it stands already, nil for a new one.
  ///   - options: Gap, shape and density.
  ///   - generator: Where the randomness comes from; one number is taken.
  ///   - threads: How many threads may take part; small graphs stay on one.
  ///   - checkpoint: Told how far the work is, and may end it.
  /// - Returns: The middle of each rectangle.
  public func layout<Failure: Error>(
    of sizes: [Size], communities: Partition? = nil, startingFrom previous: [Point?]? = nil,
    options: LayoutOptions = LayoutOptions(),
    using generator: inout some RandomNumberGenerator, threads: Int = 1,
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> [Point] {
    precondition(sizes.count == nodeCount, "\(sizes.count) sizes for \(nodeCount) nodes")
    precondition(communities.map { $0.nodeCount == nodeCount } ?? true, "communities of other nodes")
    precondition(threads > 0, "\(threads) threads")
    for size in sizes {
      precondition(size.width >= 0 && size.height >= 0, "a rectangle of \(size)")
      precondition(size.width.isFinite && size.height.isFinite, "a rectangle of \(size)")
    }
    options.check()
    let random = SeededGenerator(seed: generator.next())
    let whole = LayoutTask(
      graph: self, sizes: sizes, communities: communities, options: options, threads: threads)
    let result: [Rectangle]
    if let previous, previous.contains(where: { $0 != nil }) {
      precondition(previous.count == nodeCount, "\(previous.count) places for \(nodeCount) nodes")
      result = try whole.continued(from: previous, random, checkpoint: checkpoint)
    } else {
      result = try whole.laidOut(random, checkpoint: checkpoint)
    }
    try checkpoint.pass(1)
    return result.map(\.center)
  }
}
