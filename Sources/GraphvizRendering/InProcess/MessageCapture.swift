import CGraphviz

/// What Graphviz says while it works, instead of writing it to standard error.
///
/// Graphviz calls back without any context, so the messages gather in one place; the session's lock sees to
/// it that they belong to one caller.
enum MessageCapture {
  private static let pieces = ProcessLock<[String]>([])

  /// Directs Graphviz's messages here. Enough once a process.
  static func install() {
    cgv_capture_messages { piece in
      let text = String(cString: piece)
      MessageCapture.pieces.withLock { $0.append(text) }
    }
  }

  /// The messages since the last call, without level and outer white space.
  static func take() -> [String] {
    let pieces = pieces.withLock { pieces in
      defer { pieces = [] }
      return pieces
    }
    var messages: [String] = []
    for (index, piece) in pieces.enumerated() {
      if piece == "Error" || piece == "Warning" {
        messages.append("")
      } else if piece == ": ", index > 0, messages.last == "" {
        continue
      } else if messages.isEmpty {
        messages.append(piece)
      } else {
        messages[messages.count - 1] += piece
      }
    }
    return messages.map(trimmed).filter { !$0.isEmpty }
  }

  private static func trimmed(_ message: String) -> String {
    let start = message.drop(while: \.isWhitespace)
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }
}
