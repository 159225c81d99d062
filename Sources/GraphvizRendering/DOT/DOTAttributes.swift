/// An ordered list of attribute names and values, each name at most once.
///
/// ```swift
/// var attributes: DOTAttributes = ["label": .text(name), "shape": "box"]
/// attributes["penwidth"] = 2
/// ```
///
/// The order is that of first assignment, and is the order in the encoded text. Look-up is linear: lists
/// are short. Source: <https://graphviz.org/doc/info/attrs.html>.
public struct DOTAttributes: Hashable, Sendable {
  /// One attribute: a name known to Graphviz and its value.
  public struct Entry: Hashable, Sendable {
    /// The name, such as `label`.
    public var name: String
    /// The value.
    public var value: DOTValue

    /// Pairs a name with its value.
    public init(name: String, value: DOTValue) {
      self.name = name
      self.value = value
    }
  }

  /// The attributes in order.
  public private(set) var entries: [Entry] = []

  /// An empty list.
  public init() {}

  /// A list of entries whose names differ.
  init(entries: [Entry]) {
    self.entries = entries
  }

  /// Whether there is no attribute at all.
  public var isEmpty: Bool { entries.isEmpty }

  /// The value under a name; nil removes it. Setting an existing name keeps its place. O(number of names).
  public subscript(name: String) -> DOTValue? {
    get { entries.first { $0.name == name }?.value }
    set {
      let index = entries.firstIndex { $0.name == name }
      switch (index, newValue) {
      case (let index?, let value?): entries[index].value = value
      case (let index?, nil): entries.remove(at: index)
      case (nil, let value?): entries.append(Entry(name: name, value: value))
      case (nil, nil): break
      }
    }
  }

  /// This list with another laid over it: the other's values win.
  public func merging(_ other: DOTAttributes) -> DOTAttributes {
    var result = self
    for entry in other.entries { result[entry.name] = entry.value }
    return result
  }
}

extension DOTAttributes: ExpressibleByDictionaryLiteral {
  /// The attributes in the order in which they are written; the last of equal names wins.
  public init(dictionaryLiteral elements: (String, DOTValue)...) {
    for (name, value) in elements { self[name] = value }
  }
}
