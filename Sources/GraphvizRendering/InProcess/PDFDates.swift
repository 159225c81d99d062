/// Takes the time of drawing out of PDF files, so that same input gives same bytes.
///
/// cairo 1.16 writes `/CreationDate (D:20261122224315Z)` uncompressed into the document information, and
/// pays no heed to `SOURCE_DATE_EPOCH`. The replacement has the same length, since the file's cross-reference
/// table counts bytes.
enum PDFDates {
  /// Sets every creation and modification date to the beginning of 1980. O(bytes).
  static func blank(in bytes: inout [UInt8]) {
    for key in ["/CreationDate (D:", "/ModDate (D:"] {
      let pattern = Array(key.utf8)
      var start = 0
      while let match = bytes[start...].firstRange(of: pattern) {
        start = match.upperBound
        guard let end = bytes[start...].prefix(24).firstIndex(of: UInt8(ascii: ")")) else { continue }
        let constant = Array("19800101000000Z".utf8)
        // A local time zone is longer than "Z". What is left over becomes white space after the string.
        guard end - start >= constant.count else { continue }
        let blank = constant + [UInt8(ascii: ")")]
        let padding = repeatElement(UInt8(ascii: " "), count: end + 1 - start - blank.count)
        bytes.replaceSubrange(start...end, with: blank + padding)
        start = end
      }
    }
  }
}
