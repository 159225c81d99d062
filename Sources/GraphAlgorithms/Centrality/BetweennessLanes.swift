import CGraphKernels

/// The working state of Brandes' algorithm without weights, for sixteen sources at a time; one for each thread.
///
/// Each source has a lane in vectors of sixteen numbers, and all lanes advance one level together. A node that several
/// lanes reach at the same level is visited once for all of them, which is common in networks of short distances.
/// Levels are found from whichever side has fewer edges to look at (Beamer, Asanović & Patterson 2012,
/// doi:10.1109/SC.2012.50). Paths may be of any length. The loops are in C; see `CGraphKernels.h`.
///
/// | there | Brandes 2001 |
/// |---|---|
/// | `paths` | σ(s, v), a lane a source |
/// | `share` | (1 + δ(s, w)) / σ(s, w), with the weight of w for 1 |
/// | `visit_nodes`, `visit_lanes` | the stack S, bottom first |
final class BetweennessLanes {
  static let width = Int(GRAPH_KERNEL_LANES)

  private let memory = KernelMemory()
  private var state = graph_lanes()

  /// State for pieces of up to `size` nodes.
  init(size: Int) {
    state.paths = memory.take(size * Self.width, of: Double.self)
    state.share = memory.take(size * Self.width, of: Double.self)
    state.planes = memory.take(size * 3, of: UInt16.self)
    state.reached = memory.take(size, of: UInt16.self)
    state.fresh = memory.take(size, repeating: 0)
    state.open = memory.take(size, of: UInt32.self)
    // A node is visited once for each lane at most. A level that is found by pushing is listed before it is entered.
    state.visit_nodes = memory.take(size * (Self.width + 1), of: UInt32.self)
    state.visit_lanes = memory.take(size * (Self.width + 1), of: UInt16.self)
    state.level_starts = memory.take(size + 3, of: Int64.self)
    // Measured on graphs of short distances: between 3 and 8 all are alike.
    state.push_factor = 4
  }

  /// What is added to, for the members of a piece and for all slots.
  struct Target {
    let scores: UnsafeMutablePointer<Double>
    let squares: UnsafeMutablePointer<Double>?
    let slotScores: UnsafeMutablePointer<Double>?
  }

  /// Adds the dependencies of up to sixteen different sources on all others, each as often as its weight says.
  func add(
    _ piece: BetweennessPieces.Piece, sources: ArraySlice<UInt32>, to target: Target, kernel: KernelVersion
  ) {
    state.node_count = Int64(piece.size)
    state.targets = piece.targets
    state.weights = piece.weights
    state.scores = target.scores
    state.squares = target.squares
    state.slot_scores = target.slotScores
    piece.offsets.withMemoryRebound(to: Int64.self, capacity: piece.size + 1) { offsets in
      state.offsets = offsets
      sources.withUnsafeBufferPointer { sources in
        guard let first = sources.baseAddress else { return }
        graph_kernel_betweenness(kernel.rawValue, &state, first, Int32(sources.count))
      }
    }
  }
}
