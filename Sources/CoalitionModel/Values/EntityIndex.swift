/// The place of an entity in its dataset: dense, from 0, the same number as its node in a graph of the dataset.
///
/// An index means something only together with the dataset it came from; across files use the `id`.
public struct EntityIndex: Hashable, Comparable, Sendable {
  /// The position in `Dataset.entities`.
  public let value: UInt32

  /// Makes an index from a position in `Dataset.entities`.
  public init(_ value: Int) { self.value = UInt32(value) }

  /// The position as an `Int`, for subscripts.
  public var position: Int { Int(value) }

  /// Orders entities as the dataset lists them.
  public static func < (left: EntityIndex, right: EntityIndex) -> Bool { left.value < right.value }
}

/// The place of a source in its dataset: dense, from 0.
public struct SourceIndex: Hashable, Comparable, Sendable {
  /// The position in `Dataset.sources`.
  public let value: UInt32

  /// Makes an index from a position in `Dataset.sources`.
  public init(_ value: Int) { self.value = UInt32(value) }

  /// The position as an `Int`, for subscripts.
  public var position: Int { Int(value) }

  /// Orders sources as the dataset lists them.
  public static func < (left: SourceIndex, right: SourceIndex) -> Bool { left.value < right.value }
}
