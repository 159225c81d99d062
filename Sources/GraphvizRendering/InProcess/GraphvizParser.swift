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
    let (graph, messages, isAlone) = try read(named(dot))
    let remainder = MessageCapture.take()
    guard let graph else {
      let told = messages.isEmpty ? ["no graph found"] : messages
      throw GraphvizError(.syntax(line: line(in: told)), messages: told)
    }
    guard isAlone, remainder.isEmpty else {
      agclose(graph)
      throw GraphvizError(
        .syntax(line: line(in: remainder)), messages: ["text follows after the graph"] + remainder)
    }
    return graph
  }

  /// The text with an empty name for a graph that has none.
  ///
  /// Graphviz would name it after a count of all that it ever read (`%35`), and show that in SVG. A text that
  /// begins with a remark keeps its number.
  private static func named(_ dot: String) -> String {
    var rest = dot[...].drop(while: \.isWhitespace)
    for keyword in ["strict", "digraph", "graph"] where rest.prefix(keyword.count).lowercased() == keyword {
      rest = rest.dropFirst(keyword.count).drop(while: \.isWhitespace)
    }
    guard rest.startIndex > dot.startIndex, rest.first == "{" else { return dot }
    return dot[..<rest.startIndex] + "\"\"" + dot[rest.startIndex...]
  }

  /// The first graph of the text, what Graphviz said about it, and whether no other graph follows.
  private static func read(
    _ dot: String
  ) throws(GraphvizError) -> (graph: Graph?, messages: [String], isAlone: Bool) {
    let result = dot.utf8CString.withUnsafeBufferPointer { text -> (Graph?, [String], Bool)? in
      // Without the final NUL, which the scanner would meet as a character.
      guard let start = text.baseAddress, let file = cgv_open(start, text.count - 1) else { return nil }
      defer { cgv_close(file) }
      let graph = cgv_read(file)
      let messages = MessageCapture.take()
      var isAlone = true
      while graph != nil, let next = cgv_read(file) {
        agclose(next)
        isAlone = false
      }
      return (graph, messages, isAlone)
    }
    guard let result else { throw GraphvizError(.workerFailed(reason: "no memory to read the text")) }
    return result
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
