/// Sums over the rows of a graph of numbers that belong to the neighbors: the product of its matrix with a vector.
///
/// The nodes are cut into strands by what they cost, always in the same way for the same graph. What is added up
/// over all nodes is added up within each strand first and then over the strands in their order, so that a result
/// is the same to the last bit however many threads work on the strands.
struct RowSums: ~Copyable {
  /// Where each strand begins, and the end of the last.
  private let boundary: Scratch<Int>
  /// One partial sum for each strand and quantity.
  private let partial: Scratch<Double>
  let csr: UnsafeCSR
  let threads: Int
  let strandCount: Int

  /// Below this number of slots and nodes a second thread costs more than it does.
  private static let worthAThread = 1 << 19

  init(csr: UnsafeCSR, threads: Int) {
    precondition(threads > 0, "\(threads) threads")
    self.csr = csr
    let cost = csr.slotCount + csr.nodeCount
    self.threads = min(threads, 1 + cost / RowSums.worthAThread)
    strandCount = max(1, min(64, cost / 4096))
    boundary = Scratch(count: strandCount + 1)
    partial = Scratch(count: strandCount * 2)
    var node = 0
    for strand in 0..<strandCount {
      let share = cost * strand / strandCount
      while node < csr.nodeCount, csr.offsets[node] + node < share { node += 1 }
      boundary[strand] = node
    }
    boundary[strandCount] = csr.nodeCount
  }

  /// Does a pass over all nodes and adds up the two numbers that `body` gives for each strand of nodes.
  @inline(__always)
  func pass(_ body: (_ nodes: Range<Int>) -> (Double, Double)) -> (Double, Double) {
    Workers.share(strandCount, threads: threads, checkpoint: .none) { _, strands in
      for strand in strands {
        let sums = body(boundary[strand]..<boundary[strand + 1])
        partial[2 * strand] = sums.0
        partial[2 * strand + 1] = sums.1
      }
    }
    var total = (0.0, 0.0)
    for strand in 0..<strandCount {
      total.0 += partial[2 * strand]
      total.1 += partial[2 * strand + 1]
    }
    return total
  }

  /// The same for a pass that does little at each node: threads only where there are very many.
  @inline(__always)
  func lightPass(_ body: (_ nodes: Range<Int>) -> (Double, Double)) -> (Double, Double) {
    if csr.nodeCount >= RowSums.worthAThread { return pass(body) }
    var total = (0.0, 0.0)
    for strand in 0..<strandCount {
      let sums = body(boundary[strand]..<boundary[strand + 1])
      total.0 += sums.0
      total.1 += sums.1
    }
    return total
  }
}

extension UnsafeCSR {
  /// The sum of `values` over the neighbors of a node, times the weights of the edges if `weighted`, which must
  /// then be there. Four sums side by side, for an addition takes longer than the next may wait.
  @inline(__always)
  func rowSum(_ node: Int, of values: borrowing Scratch<Double>, weighted: Bool) -> Double {
    var slot = offsets[node]
    let end = offsets[node + 1]
    var sum0 = 0.0
    var sum1 = 0.0
    var sum2 = 0.0
    var sum3 = 0.0
    while slot + 4 <= end {
      if weighted {
        sum0 += weights[slot] * values[target(slot)]
        sum1 += weights[slot + 1] * values[target(slot + 1)]
        sum2 += weights[slot + 2] * values[target(slot + 2)]
        sum3 += weights[slot + 3] * values[target(slot + 3)]
      } else {
        sum0 += values[target(slot)]
        sum1 += values[target(slot + 1)]
        sum2 += values[target(slot + 2)]
        sum3 += values[target(slot + 3)]
      }
      slot += 4
    }
    while slot < end {
      sum0 += weighted ? weights[slot] * values[target(slot)] : values[target(slot)]
      slot += 1
    }
    return (sum0 + sum1) + (sum2 + sum3)
  }

  /// The sum of the weights in every row, a self-loop counting once.
  func rowWeights() -> Scratch<Double> {
    let sums = Scratch<Double>(count: nodeCount)
    for node in 0..<nodeCount {
      var sum = 0.0
      if isWeighted {
        for slot in row(node) { sum += weights[slot] }
      } else {
        sum = Double(offsets[node + 1] - offsets[node])
      }
      sums[node] = sum
    }
    return sums
  }
}
