import FoundationEssentials

/// What a child is asked for, in one line of JSON before the DOT text.
struct RenderRequest: Codable, Sendable {
  /// What is wanted of the text.
  enum Task: Codable, Sendable {
    case render(LayoutEngine, OutputFormat)
    case layout(LayoutEngine)
  }

  var task: Task
  /// The most address space the child may take, in bytes.
  var memoryLimit: Int?
  /// The most processor time the child may take, so that it ends even if its parent is gone.
  var processorSeconds: Int?
  /// The length of the DOT text that follows, in bytes.
  var length: Int
}

/// What a child answers, in one line of JSON before the picture, or before the layout (``LayoutMessage``).
struct RenderReply: Codable, Sendable {
  /// The failure, if there is nothing to show.
  var error: GraphvizError?
  /// Graphviz's warnings.
  var messages: [String]
  /// The length of what follows, in bytes.
  var length: Int
}

/// Header line and body, as both sides of the pipe see them.
enum RenderMessage {
  /// Puts the header line before the body.
  static func encode(_ header: some Encodable, body: some Collection<UInt8>) throws -> [UInt8] {
    // JSON text has no line end of its own, so that the first one ends the header.
    var bytes = Array(try JSONEncoder().encode(header))
    bytes.reserveCapacity(bytes.count + 1 + body.count)
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: body)
    return bytes
  }

  /// Takes header and body apart. Nil if there is no header line, or it is not one of this type.
  static func decode<Header: Decodable>(
    _ type: Header.Type, from bytes: [UInt8]
  ) -> (header: Header, body: ArraySlice<UInt8>)? {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")),
      let header = try? JSONDecoder().decode(type, from: Data(bytes[..<end]))
    else { return nil }
    return (header, bytes[(end + 1)...])
  }
}
