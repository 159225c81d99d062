/// The strongly connected components of a directed graph, and how they follow each other.
public struct StrongComponents: Sendable, Hashable {
  /// Which nodes can reach each other: each community is one component, the largest is community 0.
  public let partition: Partition
  /// The communities of ``partition`` in topological order: every edge between two components goes from one that
  /// stands before to one that stands after.
  public let topologicalOrder: [UInt32]

  /// The number of components.
  public var count: Int { partition.count }
}

extension DirectedGraph {
  /// The strongly connected components: two nodes share one if each can be reached from the other.
  ///
  /// One iterative depth-first search, by Pearce's variant of Tarjan's algorithm (Pearce 2016,
  /// doi:10.1016/j.ipl.2015.08.010; Tarjan 1972, doi:10.1137/0201010). Time O(nodes + edges), auxiliary space
  /// 16 bytes for each node. Which topological order is given, if there are several, follows from the graph
  /// alone.
  ///
  /// - Returns: The components as a partition, and their topological order.
  public func strongComponents() -> StrongComponents {
    withUnsafeCSR(.outgoing) { csr in
      var search = ComponentSearch(nodeCount: csr.nodeCount)
      for node in 0..<csr.nodeCount where search.isUnseen(node) { search.run(csr, from: node) }
      return search.result()
    }
  }

  /// The graph of the components: a node for each, and an edge from one to another if some edge of this graph goes
  /// from the one to the other, its weight the sum of theirs. Time O(nodes + edges).
  ///
  /// - Throws: ``GraphError/totalWeightOverflow`` if weights add up to infinity.
  public func condensation(_ components: StrongComponents) throws(GraphError) -> DirectedGraph {
    let community = components.partition.communityOf
    precondition(community.count == nodeCount, "components of \(community.count) nodes")
    return try DirectedGraph(
      nodeCount: components.count,
      edges: edges().lazy.map {
        Edge(source: community[Int($0.source)], target: community[Int($0.target)], weight: $0.weight)
      })
  }
}
