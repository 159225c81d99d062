extension Graph {
  /// Places for rectangles, so that what is tied stands near and none comes nearer to another than the gap.
  ///
  public func layout<Failure: Error>(
    of sizes: [Size], communities: Partition? = nil, startingFrom previous: [Point?]? = nil,
    options: LayoutOptions = LayoutOptions(),
    using generator: inout some RandomNumberGenerator, threads: Int = 1,
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> [Point] {
    precondition(sizes.count == nodeCount, "\(sizes.count) sizes for \(nodeCount) nodes")
    precondition(communities.map { $0.nodeCount == nodeCount } ?? true, "communities of other nodes")
    precondition(threads > 0, "\(threads) threads")
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
