extension Graph {
  /// What weighted betweenness adds up in strands, for each node and slot of the graph.
  func weightedBetweennessSums<Failure: Error>(
    sources: [UInt32]? = nil, withEdges: Bool = false, withSquares: Bool = false, threads: Int,
    checkpoint: Checkpoint<Failure>
  ) throws(Failure) -> (nodes: [Double], slots: [Double], squares: [Double]) {
    try withUnsafeCSR { (csr) throws(Failure) in
      let rows = WeightedRows(csr)
      let rank = Scratch<UInt32>(count: csr.nodeCount)
      for (position, node) in rows.nodes.enumerated() {
        rank[Int(node)] = UInt32(truncatingIfNeeded: position)
      }
      let searched = (sources ?? rows.nodes).map { Int(rank[Int($0)]) }
      // A search takes some ten nanoseconds for each slot and more for each node.
      let strands = Strands(jobs: searched.count, limit: withEdges ? 8 : 16, worthwhile: 100_000) { _ in
        csr.slotCount + 10 * csr.nodeCount
      }
      let workers = (0..<strands.workers(threads)).map { _ in Worker(nodeCount: csr.nodeCount) }
      let memory = KernelMemory()
      let scores = memory.take(strands.count * csr.nodeCount, repeating: 0.0)
      let squares = memory.take(withSquares ? strands.count * csr.nodeCount : 0, repeating: 0.0)
      let slots = memory.take(withEdges ? strands.count * csr.slotCount : 0, repeating: 0.0)
      try strands.run(threads: threads, checkpoint: checkpoint) { worker, strand, jobs in
        for source in searched[jobs] {
          workers[worker].search.add(
            source: source, rows, scores: scores + strand * csr.nodeCount,
            slotScores: withEdges ? slots + strand * csr.slotCount : nil,
            squares: withSquares ? squares + strand * csr.nodeCount : nil)
        }
      }
      func collected(_ sums: UnsafePointer<Double>, isKept: Bool) -> [Double] {
        guard isKept else { return [] }
        var result = [Double](repeating: 0, count: csr.nodeCount)
        let total = BetweennessSums.total(sums, strands.count, csr.nodeCount)
        for (position, node) in rows.nodes.enumerated() { result[Int(node)] = total[position] }
        return result
      }
      var slotResult: [Double] = []
      if withEdges {
        slotResult = Array(repeating: 0, count: csr.slotCount)
        let total = BetweennessSums.total(slots, strands.count, csr.slotCount)
        for (place, slot) in rows.slots.enumerated() { slotResult[slot] = total[place] }
      }
      return (collected(scores, isKept: true), slotResult, collected(squares, isKept: withSquares))
    }
  }
}

/// A search that threads can hold by reference.
private final class Worker {
  var search: WeightedBetweenness
  init(nodeCount: Int) { search = WeightedBetweenness(nodeCount: nodeCount) }
}
