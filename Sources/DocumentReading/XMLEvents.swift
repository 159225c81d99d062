internal import CExpat
public import RecordReading

/// What meets an XML document piece by piece (XML 1.0, https://www.w3.org/TR/xml/), without the document ever being
/// in memory as a whole.
///
/// Subclasses override what they need. Nothing outside the document is ever fetched, and a document that declares
/// entities of its own is refused: that is how a few lines become gigabytes ("billion laughs"). The names that are
/// lent are without their prefix: `viz:color` and `color` are one.
///
/// Everything lent is valid during the call only.
open class XMLEvents {
  /// The name of the file for problems.
  public let file: String
  /// What was wrong, in the order in which it was met.
  public var problems: [Diagnostic] = []
  @exclusivity(unchecked) final var parser: XML_Parser?
  @exclusivity(unchecked) final var isStopped = false

  /// Makes a receiver for a file of this name.
  public init(file: String) { self.file = file }

  /// An element begins.
  open func start(_ name: XMLText, _ attributes: XMLAttributes) {}
  /// An element ends.
  open func end(_ name: XMLText) {}
  /// Text between tags; a long text comes in several pieces.
  open func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  /// The line of what is being met, from 1.
  public final var line: Int { parser.map { Int(XML_GetCurrentLineNumber($0)) } ?? 0 }
  /// The column of what is being met, in bytes from 1.
  public final var column: Int { parser.map { Int(XML_GetCurrentColumnNumber($0)) + 1 } ?? 0 }

  /// Reports a problem at the place of what is being met.
  public final func report(
    _ severity: Diagnostic.Severity, found: String, expected: String, mend: String = ""
  ) {
    problems.append(
      Diagnostic(
        severity, file: file, line: line, column: column, found: found, expected: expected, mend: mend))
  }

  /// Ends the reading after this call; say why with ``report(_:found:expected:mend:)`` first.
  public final func stop() {
    isStopped = true
    if let parser { XML_StopParser(parser, XML_Bool(XML_FALSE)) }
  }
}

/// A text within an XML document, lent for the length of a call.
public struct XMLText {
  @usableFromInline let start: UnsafePointer<CChar>

  init(_ start: UnsafePointer<CChar>) { self.start = start }

  /// The text itself.
  public var string: String { String(cString: start) }

  /// The bytes, without the zero after them.
  public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let bytes = UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self)
    var count = 0
    while bytes[count] != 0 { count += 1 }
    return body(UnsafeBufferPointer(start: bytes, count: count))
  }

  /// Whether it is this word.
  @inlinable @inline(__always)
  public static func == (left: XMLText, right: StaticString) -> Bool {
    let bytes = UnsafeRawPointer(left.start).assumingMemoryBound(to: UInt8.self)
    let word = right.utf8Start
    let count = right.utf8CodeUnitCount
    for offset in 0..<count where bytes[offset] != word[offset] { return false }
    return bytes[count] == 0
  }
}

/// The attributes of an element, lent for the length of a call.
public struct XMLAttributes {
  private let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>

  init(_ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>) { self.pairs = pairs }

  /// The value of the attribute with this name, whatever its prefix. O(attributes).
  public subscript(name: StaticString) -> XMLText? {
    var next = pairs
    while let key = next[0], let value = next[1] {
      if XMLText(XMLReader.local(key)) == name { return XMLText(value) }
      next += 2
    }
    return nil
  }

  /// Lends each attribute in the order of the file.
  public func forEach(_ body: (_ name: XMLText, _ value: XMLText) -> Void) {
    var next = pairs
    while let key = next[0], let value = next[1] {
      body(XMLText(XMLReader.local(key)), XMLText(value))
      next += 2
    }
  }
}
