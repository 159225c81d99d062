/// The working memory of Leiden, allocated once for the largest level and used on all.
///
/// | here | Traag, Waltman & van Eck 2019 |
/// |---|---|
/// | `community` | the partition P |
/// | `group` | the refined partition |
/// | `strength` of a community or group | ‖C‖ weighted by degree |
/// | `outward` | E(S, C − S) |
/// | `scale` | γ / 2m |
///
/// Gains are in units of edge weight: 2m times smaller differences of modularity, halved.
struct LeidenWorkspace: ~Copyable {
  // A scratch stands first; see `Scratch`.
  /// The community of every node of the level, and what the communities hold together.
  let community: Scratch<UInt32>
  let communityStrength: Scratch<Double>
  let communitySize: Scratch<UInt32>
  /// Community numbers not in use, a stack.
  let free: Scratch<UInt32>

  let scale: Double
  let resolution: Double
  /// θ in units of edge weight, see ``refine(_:)``.
  let theta: Double
  var generator: SeededGenerator

  /// The group of every node of the level, and what the groups hold together.
  let group: Scratch<UInt32>
  let groupStrength: Scratch<Double>
  let outward: Scratch<Double>
  let isAlone: Scratch<Bool>

  /// Zeros between uses.
  let weightTo: Scratch<Double>
  let touched: Scratch<UInt32>
  let chance: Scratch<Double>
  /// A ring: every node is in it at most once.
  let queue: Scratch<UInt32>
  let isQueued: Scratch<Bool>

  init(nodeCount: Int, resolution: Double, totalWeight: Double, theta: Double, seed: UInt64) {
    scale = resolution / (2 * totalWeight)
    self.resolution = resolution
    self.theta = theta
    generator = SeededGenerator(seed: seed)
    community = Scratch(count: nodeCount)
    communityStrength = Scratch(count: nodeCount)
    communitySize = Scratch(count: nodeCount)
    free = Scratch(count: nodeCount)
    group = Scratch(count: nodeCount)
    groupStrength = Scratch(count: nodeCount)
    outward = Scratch(count: nodeCount)
    isAlone = Scratch(count: nodeCount)
    weightTo = Scratch(count: nodeCount, repeating: 0)
    touched = Scratch(count: nodeCount)
    chance = Scratch(count: nodeCount)
    queue = Scratch(count: nodeCount)
    isQueued = Scratch(count: nodeCount)
  }

  /// Fills the queue with the nodes of a level in random order (Fisher & Yates).
  mutating func shuffleQueue(nodeCount: Int) {
    for node in 0..<nodeCount {
      let place = generator.index(below: node + 1)
      queue[node] = queue[place]
      queue[place] = UInt32(truncatingIfNeeded: node)
    }
  }

  /// Gains smaller than this beside a node's strength are rounding.
  @inline(__always)
  func tolerance(_ strength: Double) -> Double { 1e-10 * strength * max(1, resolution) }
}
