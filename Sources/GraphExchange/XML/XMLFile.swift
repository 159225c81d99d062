internal import DocumentReading
internal import Glibc
internal import RecordReading

/// Feeds an XML file to events in pieces, so that it is never in memory as a whole.
enum XMLFile {
  private static let piece = 1 << 20

  /// - Throws: A diagnostic where the file cannot be opened or read. What is wrong in it is among the events' problems.
  static func feed(_ path: String, file: String, to events: XMLEvents) throws(Diagnostic) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(file, errno) }
    defer { close(descriptor) }
    let reader = XMLReader(events: events)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: piece, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, piece)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw unreadable(file, errno) }
      let isLast = count == 0
      let goesOn = reader.feed(UnsafeRawBufferPointer(rebasing: buffer[..<count]), isLast: isLast)
      if isLast || !goesOn { return }
    }
  }

  static func feed(_ bytes: [UInt8], to events: XMLEvents) {
    let reader = XMLReader(events: events)
    _ = bytes.withUnsafeBytes { reader.feed($0, isLast: true) }
  }

  private static func unreadable(_ file: String, _ code: Int32) -> Diagnostic {
    switch code {
    case ENOENT, ENOTDIR:
      Diagnostic(
        .error, file: file, found: "no such file", expected: "an XML file",
        mend: "Check the spelling and the folder.")
    case EISDIR:
      Diagnostic(
        .error, file: file, found: "a folder", expected: "an XML file", mend: "Name a file inside the folder."
      )
    default:
      Diagnostic(
        .error, file: file, found: "a file that cannot be read (\(String(cString: strerror(code))))",
        expected: "an XML file")
    }
  }
}
