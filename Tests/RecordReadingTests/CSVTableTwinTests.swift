import RecordReading
import Testing

/// Random files read by ``CSVTable`` and by ``NaiveCSV``: same records, same places, same problems.
@Suite("CSV tables against a naive twin")
struct CSVTableTwinTests {
  /// Pieces of CSV that meet each other in every order.
  static let pieces: [[UInt8]] =
    [",", ",", "\"", "\"", "\n", "\r", "\r\n", "\"\"", "\",\"", "a", " ", "é", "🫁", "\0", "\t", "text"]
    .map { Array($0.utf8) } + [[0xFF], [0xE2, 0x82], [0xED, 0xA0], [0xEF, 0xBB, 0xBF], [0xC3]]

  @Test("short files of every length", arguments: UInt64(0)..<8)
  func short(_ seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    for round in 0..<500 {
      let length = round % 41
      var bytes: [UInt8] = []
      // Few kinds of pieces at a time make longer runs of the interesting ones.
      let few = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
        Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &generator)]
      }
      while bytes.count < length { bytes += few[Int.random(in: 0..<few.count, using: &generator)] }
      compare(bytes)
    }
  }

  @Test("files that cross blocks of 64 bytes", arguments: UInt64(100)..<104)
  func long(_ seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    for round in 0..<150 {
      var bytes = Array("id,name,note\n".utf8)
      if round % 3 == 0 {
        bytes += [UInt8](repeating: 0x78, count: Int.random(in: 30...70, using: &generator))
      }
      let length = Int.random(in: 50...300, using: &generator)
      while bytes.count < length {
        bytes += Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &generator)]
      }
      compare(bytes)
    }
  }

  @Test("any bytes", arguments: UInt64(200)..<204)
  func anything(_ seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    for _ in 0..<150 {
      let count = Int.random(in: 0...200, using: &generator)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      compare(bytes)
    }
  }

  @Test(
    "a structural byte at each place around a block's end",
    arguments: [",", "\"", "\n", "\r", "\r\n", "\"\""])
  func boundaries(_ piece: String) {
    for length in 55...70 {
      let filler = String(repeating: "x", count: length)
      for text in [
        "\(filler)\(piece)y", "\"\(filler)\(piece)y\"", "a\n\"\(filler)\"\(piece)", "\(filler)\(piece)",
      ] {
        compare(Array(text.utf8))
      }
    }
  }

  private func compare(_ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return }
    let table = CSVTable(bytes: bytes, file: "t.csv")
    let twin = NaiveCSV(bytes)
    let comment = Comment(rawValue: String(reflecting: String(decoding: bytes, as: UTF8.self)))
    let read = (0..<table.recordCount).map { record in
      (0..<table.fieldCount(record: record)).map { column in
        let place = table.position(record, column)
        return NaiveCSV.Field(text: table.text(record, column), line: place.line, column: place.column)
      }
    }
    #expect(read == Array(twin.records.dropFirst()), comment, sourceLocation: sourceLocation)
    #expect(table.header.count == twin.records.first?.count ?? 0, comment, sourceLocation: sourceLocation)
    let lines = (0..<table.recordCount).map { table.line(ofRecord: $0) }
    #expect(lines == twin.records.dropFirst().map { $0[0].line }, comment, sourceLocation: sourceLocation)
    let empties = (0..<table.recordCount).map { table.isEmpty($0, 0) }
    #expect(
      empties == twin.records.dropFirst().map { $0[0].text.isEmpty }, comment, sourceLocation: sourceLocation)

    func places(_ words: String) -> [String] {
      table.diagnostics.filter { $0.found.contains(words) }.map { "\($0.line):\($0.column)" }
    }
    #expect(places("a quote inside") == twin.strays, comment, sourceLocation: sourceLocation)
    #expect(places("text after") == twin.trailers, comment, sourceLocation: sourceLocation)
    #expect(places("not UTF-8") == twin.illFormed, comment, sourceLocation: sourceLocation)
    #expect(places("NUL") == twin.nuls, comment, sourceLocation: sourceLocation)
    #expect(places("never closed") == twin.unclosed, comment, sourceLocation: sourceLocation)
    let width = table.header.count
    let ragged = twin.records.dropFirst().filter { $0.count != width }.count
    #expect(
      table.diagnostics.filter { $0.expected.hasSuffix("column of the header") }.count == ragged, comment,
      sourceLocation: sourceLocation)
    #expect(table.diagnostics == table.diagnostics.sorted(), comment, sourceLocation: sourceLocation)
  }
}
