/// How long Leiden goes on looking for a better partition.
public enum LeidenIterations: Sendable, Hashable, ExpressibleByIntegerLiteral {
  /// Up to ten on graphs of at most 10,000 edges, three on larger ones; on those of more than 100,000 edges only
  /// two if the second still moved fewer than one node in 400. More than that costs time in proportion and finds
  /// little.
  case automatic
  /// No more than this many.
  case atMost(Int)
  /// Until one changes nothing.
  case untilStable

  /// The same as ``atMost(_:)``.
  public init(integerLiteral value: Int) { self = .atMost(value) }
}
