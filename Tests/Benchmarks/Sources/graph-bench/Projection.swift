import EdgeListReading
import GraphAlgorithms

/// What is asked of a two-mode table: what any two share, who shares one of each of two kinds, and who is tied most
/// strongly.
struct Projection {
  private let table: TwoModeFile
  private let options: TaskOptions
  private let graph: TwoModeGraph

  /// The memberships, from which the work is timed, as the peers are timed from their sparse matrix on.
  init(table: TwoModeFile, options: TaskOptions) throws {
    self.table = table
    self.options = options
    graph = try TwoModeGraph(
      memberCount: table.sourceNames.count, groupCount: table.targetNames.count, members: table.sources,
      groups: table.targets)
  }

  func shared() throws -> () throws -> () throws -> Figures {
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

  func strongest() -> () throws -> () throws -> Figures {
    {
      let ties = graph.strongestTies(count: 20, threads: options.threads)
      return {
        let scores = (0..<graph.memberCount).map { ties.ties(of: $0).reduce(0) { $0 + $1.score } }
        let count = (0..<graph.memberCount).reduce(0) { $0 + ties.ties(of: $1).count }
        return ["ties": .count(count), "sum": .measure(scores.reduce(0, +))]
      }
    }
  }
}
