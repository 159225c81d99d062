/// Why a graph, or the lengths of its edges, could not be made.
public enum GraphError: Error, Sendable, Hashable {
  /// A node count below zero or above `UInt32.max`.
  case nodeCountOutOfRange(Int)
  /// The edge at `position` of the input names a node that is not below the node count.
  case endpointOutOfRange(position: Int, node: UInt32, nodeCount: Int)
  /// The edge at `position` of the input has a weight that is negative, infinite or not a number.
  case invalidWeight(position: Int, weight: Double)
  /// The weights are finite one by one, but their sum is not.
  case totalWeightOverflow
  /// A length given for the edge between two nodes is negative or not a number.
  case invalidLength(source: Int, target: Int, length: Double)
}

extension GraphError: CustomStringConvertible {
  /// The problem in a sentence, with what was found and what was expected.
  public var description: String {
    switch self {
    case .nodeCountOutOfRange(let count):
      "node count \(count) is not within 0...\(UInt32.max)"
    case .endpointOutOfRange(let position, let node, let nodeCount):
      "edge \(position) ends at node \(node), but there are \(nodeCount) nodes, counted from 0"
    case .invalidWeight(let position, let weight):
      "edge \(position) has weight \(weight); a weight must be finite and not negative"
    case .totalWeightOverflow:
      "the sum of all weights is too large for a double"
    case .invalidLength(let source, let target, let length):
      "the edge \(source)–\(target) was given length \(length); a length must be a number, not negative"
    }
  }
}
