import EdgeListReading
import GraphAlgorithms

/// The two questions asked of a two-mode table: what any two share, and who shares one of each of two kinds.
struct Projection {
  let table: TwoModeFile
  let options: TaskOptions

  /// The work, ready to be timed: from the memberships on, as the peers are timed from their sparse matrix on.
  func figures() throws -> () throws -> () throws -> Figures {
    let graph = try TwoModeGraph(
      memberCount: table.sourceNames.count, groupCount: table.targetNames.count, members: table.sources,
      groups: table.targets)
    guard let both = options.both else {
      return {
        let totals = graph.sharedTotals(maximumGroupSize: options.maxMembers, threads: options.threads)
        return { ["pairs": .count(totals.pairs), "sum_shared": .count(totals.shared)] }
      }
    }
    let names = both.split(separator: ",").map { table.kindNames.index(of: String($0)) }
    guard names.count == 2, let one = names[0], let other = names[1] else {
      throw Misuse("--both takes two kinds of the file: \(table.kindNames.names.joined(separator: ", "))")
    }
    var kinds = [UInt32](repeating: 0, count: table.targetNames.count)
    for (target, kind) in zip(table.targets, table.kinds) { kinds[Int(target)] = kind }
    return {
      let crossed = graph.crossed(
        kinds: kinds, UInt32(one), with: UInt32(other), maximumGroupSize: options.maxMembers)
      let totals = crossed.sharedTotals(threads: options.threads)
      return { ["pairs": .count(totals.pairs)] }
    }
  }
}
