public import RecordReading

/// GML, the Graph Modelling Language, as igraph, networkx, Gephi, yEd, Cytoscape and Newman's collection have it.
///
/// Specification: M. Himsolt, *GML: A portable Graph File Format*, Universität Passau, 1997
/// (<https://en.wikipedia.org/wiki/Graph_Modelling_Language>).
///
/// **Read**: `node` and `edge` blocks, in any order; their other keys are columns, in blocks with dots between them
/// (`graphics.w`). Where nodes are drawn (`graphics [ x 1 y 2 z 3 fill "#ff0000" ]`) becomes `x`, `y`, `z` and `color`,
/// unless there are such keys already. A key that is repeated makes a list. A column is of integers or doubles if all
/// its values stand without quotes; numbers in quotes are texts. Keys outside of nodes and edges are the graph's
/// attributes; `directed` is its direction. Entities are those of HTML 4. Edges of ids that no node has make one.
///
/// **Written**: ASCII, with entities for all else. Ids of nodes must be integers of 32 bits, and networkx takes
/// `label` for what a node is, so labels must differ:
///
/// | ids are integers | labels | `id` | `label` | |
/// |---|---|---|---|---|
/// | yes | all there, and differ | the id | the label | |
/// | no | all there, and differ | 0, 1, 2 … | the label | the id under a key of its own |
/// | either | else | the id, or 0, 1, 2 … | the id | the label under a key of its own |
///
/// What GML cannot say stands in a block `coalitionGraph` within the graph, which other programs pass over: where the
/// id is, and names, types, defaults and order of columns that would not be read as they are. An edge whose direction
/// is not the graph's has `directed 0`, `1`, or `2` for both ways.
public enum GMLFormat {
  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - named: What problems call it; the path if left out.
  /// - Throws: A ``RecordReading/Diagnostic`` if the file cannot be read: it is not there, a folder, not permitted, or
  ///   longer than 4 GiB. Problems within it are part of the result.
  /// - Complexity: O(bytes).
  public static func read(contentsOf path: String, named: String? = nil) throws(Diagnostic) -> GraphReading {
    read(try FileBytes.read(path, file: named ?? path, expected: "a graph in GML"), file: named ?? path)
  }

  /// Reads the bytes of a file: UTF-8, and what is not is taken for Windows-1252 with a note.
  ///
  /// - Complexity: O(bytes).
  public static func read(_ bytes: consuming [UInt8], file: String) -> GraphReading {
    var problems = TextProblems(file: file)
    var text = TextEncoding.decode(bytes, problems: &problems)
    text.append(UInt8(ascii: "\n"))
    return text.withUnsafeBufferPointer { text in
      guard let source = GMLSource(text, problems: problems) else {
        return GraphReading(graph: PropertyGraph(), diagnostics: problems.diagnostics)
      }
      var reader = GMLReader(source)
      reader.read()
      return GraphReading(
        graph: reader.graph, diagnostics: reader.source.problems.diagnostics,
        omissions: reader.source.omissions)
    }
  }

  /// Writes a graph. The same graph gives the same bytes.
  ///
  /// Counted as left out are parts of texts that are not Unicode.
  /// - Complexity: O(what the graph holds).
  public static func write(_ graph: PropertyGraph) -> GraphWriting {
    var writer = GMLWriter(graph)
    return writer.write()
  }
}
