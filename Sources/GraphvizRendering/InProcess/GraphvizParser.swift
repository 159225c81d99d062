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
    let graph = cgv_parse(named(dot))
    let messages = MessageCapture.take()
    let isAlone = drain()
    let remainder = MessageCapture.take()
    cgv_reset_scanner()
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

  /// Reads what the scanner still holds. Returns whether there was no graph in it.
  private static func drain() -> Bool {
    var isAlone = true
    while let graph = cgv_parse("") {
      agclose(graph)
      isAlone = false
    }
    return isAlone
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
