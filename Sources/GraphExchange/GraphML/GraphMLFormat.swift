public import RecordReading

/// GraphML (http://graphml.graphdrawing.org/specification.html), with what yEd adds for labels, places and colours.
///
/// Keys become columns under their `attr.name`, edge ids a column `id`. The nodes of nested graphs and of all graphs of
/// a file are read as one graph; nesting, ports and hyperedges are counted as left out.
public enum GraphMLFormat {
  /// Reads a file in pieces; memory is that of the graph.
  ///
  /// - Throws: A diagnostic where the file cannot be opened. What is wrong in it is in the reading.
  /// - Complexity: O(*n*) in the bytes of the file.
  public static func read(contentsOf path: String, named: String? = nil) throws(Diagnostic) -> GraphReading {
    let events = GraphMLEvents(file: named ?? path)
    try XMLFile.feed(path, file: named ?? path, to: events)
    return events.reading()
  }

  /// Reads a document in memory.
  public static func read(_ bytes: [UInt8], file: String) -> GraphReading {
    let events = GraphMLEvents(file: file)
    XMLFile.feed(bytes, to: events)
    return events.reading()
  }

  /// Writes a graph. Same graph, same bytes.
  ///
  /// An edge that goes both ways is written without direction, which is counted; so is every character that XML cannot
  /// hold.
  public static func write(_ graph: PropertyGraph) -> GraphWriting { GraphMLWriter.write(graph) }

  /// What a key says of itself where its texts are lists.
  static let listMark = "a list, separated by |"
}
