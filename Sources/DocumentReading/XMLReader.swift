internal import CExpat
internal import RecordReading

/// Hands an XML document to an ``XMLEvents``, in pieces of any size.
public final class XMLReader {
  private let events: XMLEvents
  private let parser: XML_Parser

  /// A reader for a new document. UTF-8, UTF-16, ISO 8859-1, US-ASCII and Windows-1252 are read.
  public init(events: XMLEvents) {
    self.events = events
    // Nil only where there is no memory left.
    guard let parser = XML_ParserCreate(nil) else { fatalError("out of memory") }
    self.parser = parser
    events.parser = parser
    XML_SetUserData(parser, Unmanaged.passUnretained(events).toOpaque())
    XML_SetElementHandler(
      parser,
      { context, name, attributes in
        guard let events = XMLReader.events(context), !events.isStopped, let name, let attributes else {
          return
        }
        events.start(XMLText(XMLReader.local(name)), XMLAttributes(attributes))
      },
      { context, name in
        guard let events = XMLReader.events(context), !events.isStopped, let name else { return }
        events.end(XMLText(XMLReader.local(name)))
      })
    XML_SetCharacterDataHandler(parser) { context, text, count in
      guard let events = XMLReader.events(context), !events.isStopped, let text else { return }
      let bytes = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
      events.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
    XML_SetEntityDeclHandler(parser) { context, name, _, _, _, _, _, _, _ in
      guard let events = XMLReader.events(context) else { return }
      events.report(
        .error,
        found: "an entity that the document declares itself"
          + (name.map { " ('\(String(cString: $0).prefix(40))')" } ?? ""),
        expected: "a document without entities of its own; such files can grow without end",
        mend: "Write the text out in place of the entity.")
      events.stop()
    }
    XML_SetUnknownEncodingHandler(parser, { _, name, info in XMLReader.useWindows1252(name, info) }, nil)
  }

  deinit {
    events.parser = nil
    XML_ParserFree(parser)
  }

  /// Reads on; false where the reading is over because the document cannot be read any further.
  public func feed(_ bytes: UnsafeRawBufferPointer, isLast: Bool = false) -> Bool {
    guard !events.isStopped else { return false }
    // Expat takes at most 2 GiB at once.
    var offset = 0
    repeat {
      let count = min(bytes.count - offset, 1 << 20)
      let ends = isLast && offset + count == bytes.count
      let start = bytes.baseAddress.map { ($0 + offset).assumingMemoryBound(to: CChar.self) }
      guard XML_Parse(parser, start, Int32(count), ends ? 1 : 0) == XML_STATUS_OK else {
        fail()
        return false
      }
      offset += count
    } while offset < bytes.count
    return true
  }

  private func fail() {
    guard !events.isStopped else { return }
    let code = XML_GetErrorCode(parser)
    let reason = XML_ErrorString(code).map { String(cString: $0) } ?? "an error"
    events.report(
      .error, found: "what is not XML (\(reason))", expected: "a well-formed XML document",
      mend: "Mend the file there, or export it again from the program it came from.")
    events.isStopped = true
  }

  private static func events(_ context: UnsafeMutableRawPointer?) -> XMLEvents? {
    context.map { Unmanaged<XMLEvents>.fromOpaque($0).takeUnretainedValue() }
  }

  /// A name without its prefix.
  static func local(_ name: UnsafePointer<CChar>) -> UnsafePointer<CChar> {
    var start = name
    var next = name
    while next.pointee != 0 {
      if next.pointee == 58 { start = next + 1 }
      next += 1
    }
    return start
  }

  private static func useWindows1252(
    _ name: UnsafePointer<CChar>?, _ info: UnsafeMutablePointer<XML_Encoding>?
  ) -> Int32 {
    guard let name, let info, ["windows-1252", "cp1252"].contains(String(cString: name).lowercased()) else {
      return Int32(XML_STATUS_ERROR.rawValue)
    }
    withUnsafeMutableBytes(of: &info.pointee.map) { map in
      let map = map.bindMemory(to: Int32.self)
      for code in 0..<256 { map[code] = Int32(code) }
      for (offset, scalar) in Windows1252.upper.enumerated() {
        map[0x80 + offset] = scalar == 0 ? -1 : Int32(scalar)
      }
    }
    info.pointee.convert = nil
    info.pointee.release = nil
    return Int32(XML_STATUS_OK.rawValue)
  }
}
