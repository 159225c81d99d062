internal import Foundation
internal import RecordReading

/// Lends the lines of a file one by one, so that the file is never in memory as a whole.
enum LineReader {
  /// The longest line, in bytes.
  static let limit = 64 << 20

  /// - Throws: A diagnostic where the file cannot be read, or a line is longer than 64 MiB.
  static func forEachLine(
    of path: String, file: String, _ body: (_ line: UnsafeRawBufferPointer, _ number: Int) -> Void
  ) throws(Diagnostic) {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw Diagnostic(
        .error, file: file, found: "a file that cannot be read", expected: "a text file",
        mend: "Check the spelling, and whether you may read it.")
    }
    defer { try? handle.close() }
    var rest: [UInt8] = []
    var number = 0
    while let data = try? handle.read(upToCount: 1 << 20), !data.isEmpty {
      var searched = rest.count
      rest.append(contentsOf: data)
      var start = 0
      rest.withUnsafeBytes { bytes in
        while let end = bytes[searched...].firstIndex(of: 10) {
          number += 1
          body(UnsafeRawBufferPointer(rebasing: bytes[start..<end]), number)
          start = end + 1
          searched = start
        }
      }
      rest.removeSubrange(..<start)
      guard rest.count <= limit else {
        throw Diagnostic(
          .error, file: file, line: number + 1, found: "a line of more than 64 MiB",
          expected: "one object a line")
      }
    }
    if !rest.isEmpty { rest.withUnsafeBytes { body($0, number + 1) } }
  }
}
