/// A layout as the child sends it: 64-bit words in the machine's order, and text with its length before it.
///
/// JSON would take seconds for 100,000 nodes. Both ends are the same program on the same machine, so that
/// there is no version and no byte order to agree on. Messages are not part of it: they are in the header.
enum LayoutMessage {
  /// Width, height, number of nodes; then for each node its identifier, place and lines. O(nodes + lines).
  static func encode(_ layout: GraphvizLayout) -> [UInt8] {
    var writer = Writer()
    writer.bytes.reserveCapacity(layout.nodes.count * 96)
    writer.put(layout.width.bitPattern)
    writer.put(layout.height.bitPattern)
    writer.put(UInt64(layout.nodes.count))
    for (identifier, node) in layout.nodes {
      writer.put(UInt64(identifier.utf8.count))
      writer.bytes.append(contentsOf: identifier.utf8)
      for number in [node.x, node.y, node.width, node.height, node.lineHeight] {
        writer.put(number.bitPattern)
      }
      writer.put(UInt64(node.textWidths.count))
      for width in node.textWidths { writer.put(width.bitPattern) }
    }
    return writer.bytes
  }

  /// The layout, or nil if the bytes are none: too few, too many, or with a count beyond them.
  static func decode(_ bytes: [UInt8]) -> GraphvizLayout? {
    bytes.withUnsafeBytes { raw in
      var reader = Reader(bytes: raw)
      guard let width = reader.number(), let height = reader.number(),
        let count = reader.count(ofAtLeast: 7 * MemoryLayout<UInt64>.size)
      else { return nil }
      var layout = GraphvizLayout(width: width, height: height, nodes: [:])
      layout.nodes.reserveCapacity(count)
      for _ in 0..<count {
        guard let (identifier, node) = reader.node() else { return nil }
        layout.nodes[identifier] = node
      }
      return reader.position == raw.count && layout.nodes.count == count ? layout : nil
    }
  }

  private struct Writer {
    var bytes: [UInt8] = []

    mutating func put(_ word: UInt64) {
      withUnsafeBytes(of: word) { bytes.append(contentsOf: $0) }
    }
  }

  private struct Reader {
    let bytes: UnsafeRawBufferPointer
    var position = 0

    init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    private mutating func word() -> UInt64? {
      let size = MemoryLayout<UInt64>.size
      guard bytes.count - position >= size else { return nil }
      defer { position += size }
      return bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
    }

    mutating func number() -> Double? { word().map(Double.init(bitPattern:)) }

    /// A number of things that take at least so many bytes each, and fit into what is left.
    mutating func count(ofAtLeast size: Int) -> Int? {
      guard let count = word().flatMap({ Int(exactly: $0) }), count <= (bytes.count - position) / size else {
        return nil
      }
      return count
    }

    mutating func node() -> (String, GraphvizLayout.PlacedNode)? {
      guard let length = count(ofAtLeast: 1) else { return nil }
      let identifier = String(decoding: bytes[position..<position + length], as: UTF8.self)
      position += length
      guard let x = number(), let y = number(), let width = number(), let height = number(),
        let lineHeight = number(), let lines = count(ofAtLeast: MemoryLayout<UInt64>.size)
      else { return nil }
      var widths: [Double] = []
      widths.reserveCapacity(lines)
      for _ in 0..<lines {
        guard let width = number() else { return nil }
        widths.append(width)
      }
      let node = GraphvizLayout.PlacedNode(
        x: x, y: y, width: width, height: height, textWidths: widths, lineHeight: lineHeight)
      return (identifier, node)
    }
  }
}
