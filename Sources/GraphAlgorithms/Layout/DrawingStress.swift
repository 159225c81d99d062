/// How far the distances in a drawing are from those in the graph.
public struct DrawingStress: Hashable, Sendable {
  /// The mean over pairs of nodes of the squared relative error of their distance, 0...1.
  public let value: Double
  /// From how many nodes distances were taken; `nil` if from all, so that the value is exact.
  public let sampledSources: Int?
}

extension Drawing {
  /// The normalised stress of the drawing at the scale where it is smallest: 0 if all distances on paper are
  /// proportional to those in the graph.
  ///
  /// For pairs of nodes that hang together, d the number of edges on a shortest path between them and x the distance
  /// of their middles: the mean of ((s · x − d) / d)² with the best s, which is
  /// 1 − (Σ x/d)² / (pairs · Σ (x/d)²). The weights are those of Gansner, Koren & North 2004
  /// (doi:10.1007/978-3-540-31843-9_25); why the scale must be free: Smelser, Miller & Kobourov 2024
  /// (doi:10.48550/arXiv.2408.07724). Without pairs it is 0.
  ///
  /// Exact up to 4,000 nodes, beyond that from 256 sources drawn with `seed`. Time O(sources · (nodes + edges)),
  /// space O(edges) and 4 bytes for each of up to 512 sources and each node, 16 MB where the graph is large.
  ///
  /// - Parameters:
  ///   - seed: For the sample, where one is drawn.
  ///   - threads: How many threads may share the work; the result does not depend on it.
  ///   - checkpoint: Passed now and then.
  public func stress<Failure: Error>(
    seed: UInt64 = 1, threads: Int = 1, checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> DrawingStress {
    try stress(
      of: graph(), sources: stressSources, seed: seed, threads: threads, checkpoint: checkpoint)
  }

  /// From how many nodes distances are taken, `nil` for all.
  var stressSources: Int? { rectangles.count <= 4000 ? nil : 256 }

  /// The same of a graph made before, from a number of sources (`nil` for all).
  func stress<Failure: Error>(
    of graph: Graph, sources sampleSize: Int?, seed: UInt64, threads: Int, checkpoint: Checkpoint<Failure>
  ) throws(Failure) -> DrawingStress {
    precondition(threads > 0, "\(threads) threads")
    let count = rectangles.count
    var sources: [Int] = []
    var generator = SeededGenerator(seed: seed)
    let wanted = min(sampleSize ?? count, count)
    for node in 0..<count where generator.index(below: count - node) < wanted - sources.count {
      sources.append(node)
    }
    let centers = Scratch<SIMD2<Double>>(count: count)
    for (node, rectangle) in rectangles.enumerated() {
      centers[node] = SIMD2(rectangle.center.x, rectangle.center.y)
    }
    // One strand for each source, added up in their order, whatever the threads.
    let strands = Scratch<Strand>(count: sources.count, repeating: Strand())
    let batch = max(64, min(512, (1 << 22) / max(count, 1)))
    var start = 0
    while start < sources.count {
      let end = min(start + batch, sources.count)
      let stretch = Double(start) / Double(sources.count)...Double(end) / Double(sources.count)
      let matrix = graph.distances(from: Array(sources[start..<end]), threads: threads)
      try matrix.values.withUnsafeBufferPointer { (values) throws(Failure) in
        try Workers.share(
          end - start, chunk: 4, threads: threads, checkpoint: checkpoint.within(stretch)
        ) { _, jobs in
          for job in jobs {
            let row = UnsafeBufferPointer(rebasing: values[job * count..<(job + 1) * count])
            strands[start + job] = Strand(row, centers.start, from: sources[start + job])
          }
        }
      }
      start = end
    }
    var total = Strand()
    for index in sources.indices {
      total.pairs += strands[index].pairs
      total.sum += strands[index].sum
      total.squares += strands[index].squares
    }
    try checkpoint.pass(1)
    return DrawingStress(value: total.stress, sampledSources: wanted < count ? wanted : nil)
  }
}

/// What pairs of nodes add up to, x/d being the ratio of their distances on paper and in the graph.
private struct Strand: BitwiseCopyable {
  var pairs = 0.0
  var sum = 0.0
  var squares = 0.0

  init() {}

  init(_ row: UnsafeBufferPointer<Int32>, _ centers: UnsafePointer<SIMD2<Double>>, from source: Int) {
    let origin = centers[source]
    for node in row.indices where row[node] > 0 {
      let dx = centers[node].x - origin.x
      let dy = centers[node].y - origin.y
      let distance = Double(row[node])
      let square = (dx * dx + dy * dy) / (distance * distance)
      pairs += 1
      sum += square.squareRoot()
      squares += square
    }
  }

  var stress: Double {
    guard pairs > 0 else { return 0 }
    // All in one place: at no scale is any distance right.
    guard squares > 0 else { return 1 }
    return min(1, max(0, 1 - sum / pairs * sum / squares))
  }
}
