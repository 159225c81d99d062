internal import CoalitionModel
internal import Glibc

/// How telling it is to share something: the rarer, the more.
///
/// The information content of a topic or place held by n of N entities, everything below it counted in, is
/// log2(1 + N/n). Along a tree it grows towards the leaves, so what two entities share at different places of the
/// tree is worth the content of the deepest topic above both (Resnik 1995, arXiv cmp-lg/9511007). Linking keeps it
/// as steps, each node's content less its parent's: the sum of the steps that two entities share is that content,
/// and a sum over an inverted index needs no pairs.
enum Information {
  static func content(holders: Int, population: Int) -> Double {
    holders == 0 ? 0 : log2(1 + Double(population) / Double(holders))
  }

  /// What a node adds to what lies above it; never negative.
  static func step(holders: Int, parentHolders: Int?, population: Int) -> Double {
    guard holders > 0 else { return 0 }
    let above = parentHolders.map { content(holders: $0, population: population) } ?? 0
    return max(0, content(holders: holders, population: population) - above)
  }
}
