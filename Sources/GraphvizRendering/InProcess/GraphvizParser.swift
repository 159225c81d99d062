import CGraphviz

/// Reads DOT so that one reading leaves no trace in the next.
///
/// The scanner of Graphviz 2.42 is global and is not reset: what follows the first graph of a text is read
/// as the beginning of the *next* text, and a text that is nothing but an open comment makes every later
/// text unreadable. Both would show one caller another's content.
enum GraphvizParser {
  typealias Graph = UnsafeMutablePointer<Agraph_t>

  /// The graph, which the caller closes.
  static func parse(_ dot: String) throws(GraphvizError) -> Graph {
    let limit = GraphvizRenderer.maximumInputLength
    guard dot.utf8.count <= limit else { throw GraphvizError(.tooLarge(limit: limit)) }
    guard !dot.utf8.contains(0) else {
      throw GraphvizError(
        .syntax(line: line(ofNullIn: dot)), messages: ["the text contains a NUL character"])
    }
    _ = MessageCapture.take()
    let graph = cgv_parse(dot)
    let messages = MessageCapture.take()
    let isAlone = drain()
    let remainder = MessageCapture.take()
    guard let graph else {
      try recover(from: dot)
      let told = messages.isEmpty ? ["no graph found"] : messages
      throw GraphvizError(.syntax(line: line(in: told)), messages: told)
    }
    guard isAlone, remainder.isEmpty else {
      agclose(graph)
      try recover(from: dot)
      throw GraphvizError(
        .syntax(line: line(in: remainder)), messages: ["text follows after the graph"] + remainder)
    }
    return graph
  }

  /// Reads what the scanner still holds. Returns whether there was no graph in it.
  private static func drain() -> Bool {
    var isAlone = true
    while let graph = cgv_parse("") {
      agclose(graph)
      isAlone = false
    }
    return isAlone
  }

  /// Closes whatever the text left open, until the scanner reads a plain graph again.
  private static func recover(from dot: String) throws(GraphvizError) {
    let openAngles = dot.utf8.count { $0 == UInt8(ascii: "<") }
    for closer in ["", "*/", "\"", String(repeating: ">", count: openAngles)] {
      if !closer.isEmpty, let graph = cgv_parse(closer) { agclose(graph) }
      _ = drain()
      let probe = cgv_parse("graph{probe}")
      let isReadable = probe.map { agnnodes($0) == 1 } ?? false
      if let probe { agclose(probe) }
      _ = drain()
      _ = MessageCapture.take()
      if isReadable { return }
    }
    throw GraphvizError(.workerFailed(reason: "Graphviz can no longer read after a syntax error"))
  }

  /// The number after "in line" in a message of Graphviz's parser.
  private static func line(in messages: [String]) -> Int? {
    for message in messages {
      let words = message.split(separator: " ")
      for (word, number) in zip(words, words.dropFirst()) where word == "line" {
        if let line = Int(number.prefix(while: \.isWholeNumber)) { return line }
      }
    }
    return nil
  }

  private static func line(ofNullIn dot: String) -> Int {
    1 + dot.utf8.prefix { $0 != 0 }.count { $0 == UInt8(ascii: "\n") }
  }
}
