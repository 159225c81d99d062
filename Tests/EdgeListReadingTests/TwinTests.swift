import GraphAlgorithms
import RecordReading
import Testing

@testable import EdgeListReading

/// A naive reader as oracle: `CSVTable` for the records, a dictionary for the names, edge by edge.
private func twin(_ bytes: [UInt8]) throws -> [String: Double] {
  let table = CSVTable(bytes: bytes, file: "x")
  try #require(!table.diagnostics.contains { $0.severity == .error })
  let columns = try ["source", "target"].map { try #require(table.columnIndex($0)) }
  var edges: [String: Double] = [:]
  for record in 0..<table.recordCount {
    let ends = columns.map { table.text(record, $0) }
    let weight = try table.columnIndex("weight").map { try #require(Double(table.text(record, $0))) } ?? 1
    if ends[0] != ends[1] { edges[ends.sorted().joined(separator: "\u{0}"), default: 0] += weight }
  }
  return edges
}

private func named(_ file: EdgeListFile) -> [String: Double] {
  Dictionary(
    uniqueKeysWithValues: file.graph.edges.map {
      let ends = [file.names[Int($0.source)], file.names[Int($0.target)]]
      return (ends.sorted().joined(separator: "\u{0}"), $0.weight)
    })
}

@Suite struct TwinTests {
  /// Files with names of every kind, in every order of columns.
  static func file(seed: UInt64) -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    let kinds = generator.next() % 4
    let hasWeight = generator.next() % 2 == 0
    let lineEnd = generator.next() % 2 == 0 ? "\n" : "\r\n"
    func name() -> String {
      let number = generator.next() % 40
      switch kinds == 0 ? 0 : generator.next() % (kinds + 1) {
      case 0: return "\(number)"
      case 1: return "node \(number)"
      case 2: return "\"a \"\"long\"\" name, of\nnode \(number)\""
      default:
        return ["\"\(number)\"", "0\(number)", "\(number)00000000\(number + 10)", "é\(number)"][
          Int(number % 4)]
      }
    }
    var columns = ["source", "target"] + (hasWeight ? ["weight"] : [])
    columns.shuffle(using: &generator)
    var text = columns.joined(separator: ",") + lineEnd
    for _ in 0..<(generator.next() % 200) {
      text += columns.map { $0 == "weight" ? "\(Double(generator.next() % 16) / 4)" : name() }
        .joined(separator: ",")
      text += lineEnd
      if generator.next() % 16 == 0 { text += lineEnd }
    }
    return Array(text.utf8)
  }

  @Test(arguments: 0..<60 as Range<UInt64>) func agreesWithANaiveReader(seed: UInt64) throws {
    let bytes = TwinTests.file(seed: seed)
    try withFile(bytes) { path in
      // Stretches so small that records are cut at every place.
      for stretch in [16, 1 << 18] {
        let options = ReadingOptions(
          format: .edges, path: path, file: "x", hasHeader: true, threads: 1, stretch: stretch)
        let made = try EdgeScanner.graph(options, checkpoint: Checkpoint<Never>.none) {
          (nodeCount, columns, checkpoint, release) throws(Never) in
          Graph.counting(
            nodeCount: nodeCount, columns: columns, parallelEdges: .sum, selfLoops: .drop, threads: 1,
            checkpoint: checkpoint, release: release)
        }
        let file = EdgeListFile(graph: made.graph, names: made.names, report: made.report)
        #expect(named(file) == (try twin(bytes)))
        #expect(Set(file.names.names).count == file.graph.nodeCount)
        for (node, name) in file.names.names.enumerated() { #expect(file.names.index(of: name) == node) }
      }
    }
  }

  /// Bytes changed, removed and added at random: a graph or problems, and never more problems than lines.
  @Test(arguments: 0..<40 as Range<UInt64>) func damagedFilesNeverCrash(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed &+ 1000)
    for round in 0..<20 as Range<UInt64> {
      var bytes = TwinTests.file(seed: seed &* 100 &+ round)
      for _ in 0...(generator.next() % 8) {
        let place = Int(generator.next() % UInt64(bytes.count + 1))
        let special = Array(",;\t\"\n\r\0# 0-é\u{FEFF}".utf8)
        let byte = special[Int(generator.next() % UInt64(special.count))]
        switch generator.next() % 4 {
        case 0: bytes.insert(byte, at: place)
        case 1 where place < bytes.count: bytes[place] = UInt8(truncatingIfNeeded: generator.next())
        case 2 where place < bytes.count: bytes[place] = byte
        default: bytes.removeSubrange(place..<min(place + 3, bytes.count))
        }
      }
      let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
      let found = try problems(bytes)
      #expect(found.count <= 3 * lines + 1)
    }
  }
}
