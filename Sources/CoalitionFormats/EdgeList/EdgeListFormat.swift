internal import Foundation
internal import GraphExchange
internal import RecordReading

/// Lines of two names and perhaps a weight, without a header, as network collections have them (SNAP, KONECT): the names
/// are separated by blanks, tabs, commas or semicolons; lines that begin with `#`, `%` or `//` are comments.
///
/// The file is read in pieces, so that memory is that of the graph.
struct EdgeListFormat {
  private var graph = PropertyGraph(defaultDirection: .undirected)
  private var weight: Int?
  private var line = 0
  private var comments = 0
  private var problems: [Diagnostic] = []
  private var wrong = 0
  private let file: String

  private init(file: String) { self.file = file }

  static func read(_ path: String, file: String) throws(Diagnostic) -> GraphReading {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw Diagnostic(.error, file: file, found: "a file that cannot be read", expected: "a list of edges")
    }
    defer { try? handle.close() }
    var format = EdgeListFormat(file: file)
    var rest: [UInt8] = []
    while let data = try? handle.read(upToCount: 1 << 20), !data.isEmpty {
      rest.append(contentsOf: data)
      var start = 0
      rest.withUnsafeBufferPointer { bytes in
        while let end = bytes[start...].firstIndex(of: 10) {
          format.read(UnsafeBufferPointer(rebasing: bytes[start..<end]))
          start = end + 1
        }
      }
      rest.removeSubrange(..<start)
      guard rest.count < 1 << 24 else {
        throw Diagnostic(
          .error, file: file, line: format.line + 1, found: "a line of more than 16 MiB",
          expected: "two names and perhaps a weight")
      }
    }
    rest.withUnsafeBufferPointer { if !$0.isEmpty { format.read($0) } }
    var omissions = Omissions()
    omissions.add("comments", format.comments)
    omissions.add("lines that are no edges", format.wrong)
    return GraphReading(graph: format.graph, diagnostics: format.problems, omissions: omissions)
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    line += 1
    var fields: [UnsafeBufferPointer<UInt8>] = []
    var start = 0
    for end in 0...bytes.count {
      let isEnd = end == bytes.count
      guard
        isEnd || bytes[end] == 32 || bytes[end] == 9 || bytes[end] == 44 || bytes[end] == 59
          || bytes[end] == 13
      else { continue }
      if end > start { fields.append(UnsafeBufferPointer(rebasing: bytes[start..<end])) }
      start = end + 1
    }
    guard let first = fields.first else { return }
    if first[0] == UInt8(ascii: "#") || first[0] == UInt8(ascii: "%") || first.starts(with: [47, 47]) {
      comments += 1
      return
    }
    guard fields.count == 2 || fields.count == 3 else {
      wrong += 1
      if wrong <= 100 {
        problems.append(
          Diagnostic(
            .warning, file: file, line: line, found: "\(fields.count) fields",
            expected: "two names and perhaps a weight", mend: "The line is left out."))
      }
      return
    }
    let from = graph.insertNode(fields[0], line: line).node
    let to = graph.insertNode(fields[1], line: line).node
    let edge = graph.addEdge(from: from, to: to, line: line)
    guard fields.count == 3 else { return }
    let column = weight ?? graph.edges.addColumn("weight", .double)
    weight = column
    graph.edges.set(edge, column, fields[2])
  }
}
