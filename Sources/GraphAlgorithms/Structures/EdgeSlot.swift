/// One end of an edge on its way into a row: a key that orders it within its block, and what it carries along.
///
/// The upper bits of the key are the lower bits of the node whose row it is, the lower bits its neighbor, so that
/// a block sorted by key is a stretch of finished rows.
protocol EdgeSlot: BitwiseCopyable, Sendable {
  static var keyBits: Int { get }
  static var hasWeight: Bool { get }
  init(key: UInt64, weight: Double)
  var key: UInt64 { get }
  var weight: Double { get }
}

/// For up to some two million nodes, all weights 1.
struct NarrowSlot: EdgeSlot {
  private let bits: UInt32
  static var keyBits: Int { 32 }
  static var hasWeight: Bool { false }
  @inline(__always) init(key: UInt64, weight: Double) { bits = UInt32(truncatingIfNeeded: key) }
  @inline(__always) var key: UInt64 { UInt64(bits) }
  @inline(__always) var weight: Double { 1 }
}

/// For any number of nodes, all weights 1.
struct WideSlot: EdgeSlot {
  let key: UInt64
  static var keyBits: Int { 64 }
  static var hasWeight: Bool { false }
  @inline(__always) init(key: UInt64, weight: Double) { self.key = key }
  @inline(__always) var weight: Double { 1 }
}

/// For weights.
struct WeightedSlot: EdgeSlot {
  let key: UInt64
  let weight: Double
  static var keyBits: Int { 64 }
  static var hasWeight: Bool { true }
  @inline(__always) init(key: UInt64, weight: Double) {
    self.key = key
    self.weight = weight
  }
}
