/// A place where a long computation says how far it is, and may be stopped.
///
/// The closure is called from time to time, on the thread that called the algorithm, with the share of the work
/// that is done: it never falls and never passes 1. If it throws, the computation ends soon after, gives its
/// memory back and passes the error on. Without a checkpoint nothing is thrown, and no `try` is needed:
///
/// ```swift
/// let scores = graph.betweenness()
/// let watched = try graph.betweenness(
///   checkpoint: Checkpoint { share in
///     print("\(Int(share * 100)) %")
///     try Task.checkCancellation()
///   })
/// ```
public struct Checkpoint<Failure: Error> {
  @usableFromInline let body: (Double) throws(Failure) -> Void

  /// Makes a checkpoint from a closure that takes the share of the work done and throws to end the work.
  @inlinable
  public init(_ body: @escaping (Double) throws(Failure) -> Void) {
    self.body = body
  }

  /// Says how far the work is.
  @inlinable
  public func pass(_ share: Double) throws(Failure) { try body(share) }
}

extension Checkpoint where Failure == Never {
  /// Does nothing: the computation runs to its end.
  @inlinable
  public static var none: Checkpoint<Never> {
    Checkpoint { (_: Double) throws(Never) -> Void in }
  }
}

extension Checkpoint {
  /// A checkpoint for one stretch of a longer computation: its shares 0...1 become those of `stretch`.
  @inlinable
  public func within(_ stretch: ClosedRange<Double>) -> Checkpoint<Failure> {
    Checkpoint { (share: Double) throws(Failure) in
      try body(stretch.lowerBound + share * (stretch.upperBound - stretch.lowerBound))
    }
  }
}
