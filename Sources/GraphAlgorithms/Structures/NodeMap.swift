/// The names of nodes: from an index to its name, and from a name to its index, both in constant time.
///
/// Names are text; none is empty and no two are equal, byte for byte in UTF-8. Those written as canonical
/// integers (up to 18 digits, no sign, no leading zero: `7`, not `07`) are kept as integers, so that a map of
/// `0 ..< n` takes no memory at all, and one of other integers 4 to 16 bytes a node. Other names take their bytes
/// and 16 to 24 more.
///
/// ```swift
/// let names = NodeMap(["lung", "heart", "7"])
/// names[1]                  // "heart"
/// names.index(of: "7")      // 2
/// names.index(of: "liver")  // nil
/// ```
public struct NodeMap: Sendable {
  /// Nodes `0 ..< integers.count` are named by integers, ascending.
  let integers: IntegerNames
  /// The other nodes.
  let texts: TextNames

  /// A map of names in this order, which gives each the next index from 0.
  ///
  /// Time linear in the bytes.
  ///
  /// - Precondition: No name is empty, and none occurs twice.
  public init(_ names: some Sequence<String>) {
    var builder = TextNames.Builder()
    var areTheirIndices = true
    for name in names {
      precondition(!name.isEmpty, "an empty name")
      areTheirIndices = areTheirIndices && NodeMap.integer(name.utf8) == UInt64(builder.count)
      builder.append(name.utf8)
    }
    if areTheirIndices {
      self.init(integers: .range(builder.count), texts: TextNames.Builder().names())
    } else {
      let texts = builder.names()
      precondition(texts.areDistinct, "a name that occurs twice")
      self.init(integers: .range(0), texts: texts)
    }
  }

  package init(integers: IntegerNames, texts: TextNames) {
    self.integers = integers
    self.texts = texts
  }

  /// The number of names.
  public var count: Int { integers.count + texts.count }

  /// The name of a node.
  public subscript(node: Int) -> String {
    precondition(node >= 0 && node < count, "node \(node) has no name")
    if node < integers.count { return String(integers[node]) }
    return texts[node - integers.count]
  }

  /// The index of the node with this name, `nil` if there is none.
  public func index(of name: String) -> Int? {
    if let value = NodeMap.integer(name.utf8), let node = integers.index(of: value) { return node }
    return texts.index(of: name).map { $0 + integers.count }
  }

  /// The index of the node named by this integer, `nil` if there is none.
  public func index(of integer: Int) -> Int? {
    if integer >= 0, let node = integers.index(of: UInt64(integer)) { return node }
    // A map made from text in a given order keeps integers there.
    return texts.count == 0 ? nil : texts.index(of: String(integer)).map { $0 + integers.count }
  }

  /// All names in the order of the nodes.
  public var names: [String] { (0..<count).map { self[$0] } }

  /// What a name says if it is a canonical integer of at most 18 digits.
  package static func integer(_ bytes: some Collection<UInt8>) -> UInt64? {
    guard let first = bytes.first, bytes.count <= 18 else { return nil }
    if first == 0x30 { return bytes.count == 1 ? 0 : nil }
    var value: UInt64 = 0
    for byte in bytes {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value * 10 + UInt64(byte - 0x30)
    }
    return value
  }
}
