internal import RecordReading

/// The characters of a file as UTF-8, each with its place in the file's bytes.
struct DecodedPage {
  /// The text; a byte order mark is left out.
  var text: [UInt8] = []
  /// The byte of the file at which each byte of the text began, and at the end the file's length; empty where text and
  /// file differ only by what stands in front.
  var origins: [Int32] = []
  /// How many bytes of the file stand in front of the text, where `origins` is empty.
  var skipped = 0
  /// What deserves to be said of the file.
  var problems: [Diagnostic] = []

  /// Where the byte of the text stood in the file.
  func origin(of offset: Int) -> Int { origins.isEmpty ? offset + skipped : Int(origins[offset]) }

  /// Where a byte of the file came to stand in the text; the nearest after it where it is part of a character.
  func offset(ofOrigin origin: Int) -> Int {
    guard !origins.isEmpty else { return min(max(0, origin - skipped), text.count) }
    var (low, high) = (0, origins.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if Int(origins[middle]) < origin { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Decodes files in UTF-8, UTF-16 or Windows-1252, the last also where it is mixed into UTF-8.
enum PageDecoding {
  /// Throws where the file is not text. O(bytes).
  static func decode(_ bytes: [UInt8], file: String) throws(Diagnostic) -> DecodedPage {
    guard bytes.count < Int(Int32.max) else {
      throw Diagnostic(
        .error, file: file, found: "\(bytes.count) bytes", expected: "a page of less than 2 GB",
        mend: "Split the page.")
    }
    if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes, isLittle: true, file) }
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes, isLittle: false, file) }
    try refuseBinary(bytes, file)
    var page = DecodedPage()
    page.skipped = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let body = bytes[page.skipped...]
    if isValid(body) {
      page.text = Array(body)
      return page
    }
    return mixed(bytes, from: page.skipped, file)
  }

  private static func refuseBinary(_ bytes: [UInt8], _ file: String) throws(Diagnostic) {
    let beginning = bytes.prefix(1 << 16)
    let odd = beginning.count { $0 < 0x20 && !(9...13).contains($0) && $0 != 0x1B }
    guard bytes.contains(0) || odd * 20 > beginning.count || bytes.starts(with: "%PDF-".utf8) else { return }
    let zeros = beginning.count { $0 == 0 }
    let mend =
      zeros * 3 > beginning.count && zeros * 3 < beginning.count * 2
      ? "If it is UTF-16, save it as UTF-8."
      : bytes.starts(with: "%PDF".utf8)
        ? "Copy the words out of the PDF (pdftotext makes a text file of it) and import that."
        : bytes.starts(with: "PK".utf8)
          ? "Save the document as text, HTML or CSV and import that."
          : "Import a text, Markdown, HTML or CSV file."
    throw Diagnostic(.error, file: file, found: "a binary file", expected: "a page of text", mend: mend)
  }

  private static func isValid(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return true }
      var place = 0
      while place < bytes.count {
        let (length, isValid) = UTF8Scan.step(base, place, bytes.count)
        guard isValid else { return false }
        place += length
      }
      return true
    }
  }

  /// What is not UTF-8 is read as Windows-1252, byte by byte, and counted.
  private static func mixed(_ bytes: [UInt8], from start: Int, _ file: String) -> DecodedPage {
    var page = DecodedPage()
    page.text.reserveCapacity(bytes.count)
    page.origins.reserveCapacity(bytes.count + 1)
    var count = 0
    var firstLine = 0
    var line = 1
    bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      var place = start
      while place < bytes.count {
        let (length, isValid) = UTF8Scan.step(base, place, bytes.count)
        if isValid {
          if bytes[place] == 10 { line += 1 }
          for offset in 0..<length {
            page.text.append(bytes[place + offset])
            page.origins.append(Int32(place + offset))
          }
          place += length
        } else {
          if count == 0 { firstLine = line }
          count += 1
          for byte in String(windows1252(bytes[place])).utf8 {
            page.text.append(byte)
            page.origins.append(Int32(place))
          }
          place += 1
        }
      }
    }
    page.origins.append(Int32(bytes.count))
    page.problems.append(
      Diagnostic(
        .warning, file: file, line: firstLine,
        found: "\(count) byte\(count == 1 ? "" : "s") that are not UTF-8",
        expected: "UTF-8", mend: "They were read as Windows-1252; save the page as UTF-8 if names look wrong."
      ))
    return page
  }

  private static func utf16(_ bytes: [UInt8], isLittle: Bool, _ file: String) -> DecodedPage {
    var page = DecodedPage()
    var place = 2
    var broken = 0
    func unit(_ place: Int) -> UInt16 {
      let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
      return isLittle ? second << 8 | first : first << 8 | second
    }
    while place + 1 < bytes.count {
      let start = place
      let first = unit(place)
      place += 2
      var value = UInt32(first)
      if 0xD800..<0xDC00 ~= first, place + 1 < bytes.count, 0xDC00..<0xE000 ~= unit(place) {
        value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(unit(place)) - 0xDC00)
        place += 2
      }
      if Unicode.Scalar(value) == nil { broken += 1 }
      for byte in String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8 {
        page.text.append(byte)
        page.origins.append(Int32(start))
      }
    }
    page.origins.append(Int32(bytes.count))
    if broken > 0 || place < bytes.count {
      page.problems.append(
        Diagnostic(
          .warning, file: file, found: "\(broken + bytes.count - place) places that are not UTF-16",
          expected: "UTF-16", mend: "Save the page as UTF-8."))
    }
    return page
  }

  private static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
    let table: [UInt16] = [
      0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
      0xFFFD,
      0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
      0x203A,
      0x0153, 0xFFFD, 0x017E, 0x0178,
    ]
    let value = 0x80..<0xA0 ~= byte ? table[Int(byte) - 0x80] : UInt16(byte)
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }
}
