extension Graph {
  /// The connected components: two nodes share one if a path joins them.
  ///
  /// Edges of weight zero connect. Afforest (Sutton, Ben-Nun & Barak 2018, doi:10.1109/IPDPS.2018.00012): trees
  /// of nodes grow together along two edges of every node, which in most graphs joins nearly all of the largest
  /// component; the rows of that component are then left out. Time O((nodes + edges) log nodes) at worst and in
  /// most graphs near O(nodes), since few edges are looked at; auxiliary space O(nodes).
  ///
  /// - Parameter threads: How many threads may take part; small graphs stay on one. The result does not depend
  ///   on it.
  /// - Returns: A partition whose community 0 is the largest component; components of equal size stand in the
  ///   order of their smallest nodes.
  public func connectedComponents(threads: Int = 1) -> Partition {
    connectedComponents(threads: threads, sharedFrom: ComponentForest.sharedFrom)
  }

  /// - Parameter sharedFrom: The number of nodes and slots from which threads are used.
  package func connectedComponents(threads: Int, sharedFrom: Int) -> Partition {
    precondition(threads > 0, "\(threads) threads")
    return withUnsafeCSR { csr in
      let forest = ComponentForest(csr: csr, threads: threads, sharedFrom: sharedFrom)
      return Partition(nodeCount: nodeCount) { forest.smallestNode(inComponentOf: $0) }
    }
  }

  /// The number of connected components; a node without edges is one.
  ///
  /// Found as by ``connectedComponents(threads:)``, without numbering the components.
  public func connectedComponentCount(threads: Int = 1) -> Int {
    connectedComponentCount(threads: threads, sharedFrom: ComponentForest.sharedFrom)
  }

  /// - Parameter sharedFrom: The number of nodes and slots from which threads are used.
  func connectedComponentCount(threads: Int, sharedFrom: Int) -> Int {
    precondition(threads > 0, "\(threads) threads")
    return withUnsafeCSR { csr in
      let forest = ComponentForest(csr: csr, threads: threads, sharedFrom: sharedFrom)
      var count = 0
      for node in 0..<nodeCount { count += forest.smallestNode(inComponentOf: node) == node ? 1 : 0 }
      return count
    }
  }
}
