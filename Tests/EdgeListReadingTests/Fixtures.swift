import GraphAlgorithms
import RecordReading
import Testing

@testable import EdgeListReading

#if canImport(Glibc)
  import Glibc
#endif

/// Calls `body` with the path of a file of these bytes, which is gone afterwards.
func withFile<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
  var template = Array("/tmp/edge-list-XXXXXX".utf8CString)
  let descriptor = mkstemp(&template)
  try #require(descriptor >= 0)
  let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  defer { unlink(path) }
  var written = 0
  while written < bytes.count {
    let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    try #require(count > 0)
    written += count
  }
  close(descriptor)
  return try body(path)
}

func read(
  _ text: String, header: Bool = true, parallelEdges: Graph.ParallelEdges = .sum,
  selfLoops: Graph.SelfLoops = .drop, threads: Int = 1
) throws -> EdgeListFile {
  try withFile(Array(text.utf8)) {
    try EdgeListFile.read(
      contentsOf: $0, named: "ties.csv", header: header, parallelEdges: parallelEdges,
      selfLoops: selfLoops, threads: threads)
  }
}

/// The problems of a text that is no edge list, as lines.
func problems(_ text: [UInt8], header: Bool = true) throws -> [String] {
  do {
    _ = try withFile(text) { try EdgeListFile.read(contentsOf: $0, named: "ties.csv", header: header) }
    return []
  } catch EdgeListError<Never>.problems(let problems) {
    return problems.map { "\($0.line):\($0.column) \($0.found) | \($0.expected)" }
  }
}

func problems(_ text: String, header: Bool = true) throws -> [String] {
  try problems(Array(text.utf8), header: header)
}

extension EdgeListFile {
  /// The edges with names, as `a b weight`.
  var lines: [String] {
    graph.edges.map { "\(names[Int($0.source)]) \(names[Int($0.target)]) \($0.weight)" }
  }
}
