public import RecordReading

/// GEXF 1.3 (https://gexf.net/1.3/index.html), and what 1.1 and 1.2 had otherwise.
///
/// Attributes become columns under their titles; the label of a node and the id, kind, label and weight of an edge are
/// columns of those names. Positions, sizes, colours, shapes and thicknesses become columns `x y z size color alpha
/// shape thickness`, times columns `start` and `end`, with `spells` where there are several.
///
/// What is written has every column as an attribute, so that programs that know nothing of `viz:` or of times, such as
/// networkx, read it too; positions, colours, sizes and times stand there a second time in their own elements, and what
/// a reader here meets twice it takes once. Times are those of columns `since` and `until`, as whole days.
public enum GEXFFormat {
  /// Reads a file in pieces; memory is that of the graph.
  ///
  /// - Throws: A diagnostic where the file cannot be opened. What is wrong in it is in the reading.
  /// - Complexity: O(*n*) in the bytes of the file.
  public static func read(contentsOf path: String, named: String? = nil) throws(Diagnostic) -> GraphReading {
    let events = GEXFEvents(file: named ?? path)
    try XMLFile.feed(path, file: named ?? path, to: events)
    return events.reading()
  }

  /// Reads a document in memory.
  public static func read(_ bytes: [UInt8], file: String) -> GraphReading {
    let events = GEXFEvents(file: file)
    XMLFile.feed(bytes, to: events)
    return events.reading()
  }

  /// Writes a graph as GEXF 1.3. Same graph, same bytes.
  public static func write(_ graph: PropertyGraph) -> GraphWriting { GEXFWriter.write(graph) }

  /// Whether a list would be taken for one as Gephi writes them; it gets a `\\` in front.
  static func isLikeGephisList(_ text: Substring) -> Bool { text.hasPrefix("[") && text.hasSuffix("]") }

  /// The graph's attributes that the schema has elements for. A title becomes the description where there is none.
  static let metaNames = ["creator", "keywords", "description"]
}
