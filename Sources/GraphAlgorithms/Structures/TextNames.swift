/// Names of nodes as bytes, one after the other, with a hash table of their indices.
package struct TextNames: Sendable {
  private let bytes: [UInt8]
  /// Name `i` stands at `offsets[i] ..< offsets[i + 1]`.
  private let offsets: [Int]
  private let table: HashedIndices

  /// Collects names in their order.
  package struct Builder {
    private var bytes: [UInt8] = []
    private var offsets = [0]

    package init() {}

    package var count: Int { offsets.count - 1 }

    package mutating func append(_ name: some Sequence<UInt8>) {
      bytes.append(contentsOf: name)
      offsets.append(bytes.count)
    }

    package consuming func names() -> TextNames { TextNames(bytes: bytes, offsets: offsets) }
  }

  private init(bytes: [UInt8], offsets: [Int]) {
    self.bytes = bytes
    self.offsets = offsets
    table = bytes.withUnsafeBufferPointer { bytes in
      HashedIndices(count: offsets.count - 1) { name in
        HashedIndices.hash(UnsafeBufferPointer(rebasing: bytes[offsets[name]..<offsets[name + 1]]))
      }
    }
  }

  package var count: Int { offsets.count - 1 }

  subscript(index: Int) -> String {
    String(decoding: bytes[offsets[index]..<offsets[index + 1]], as: UTF8.self)
  }

  func index(of name: String) -> Int? {
    if count == 0 { return nil }
    var name = name
    return name.withUTF8 { index(of: $0) }
  }

  private func index(of name: UnsafeBufferPointer<UInt8>) -> Int? {
    table.first(HashedIndices.hash(name)) { index in
      bytes[offsets[index]..<offsets[index + 1]].elementsEqual(name)
    }
  }

  /// Whether no name occurs twice: then each is found where it stands.
  var areDistinct: Bool {
    bytes.withUnsafeBufferPointer { bytes in
      (0..<count).allSatisfy {
        index(of: UnsafeBufferPointer(rebasing: bytes[offsets[$0]..<offsets[$0 + 1]])) == $0
      }
    }
  }
}
