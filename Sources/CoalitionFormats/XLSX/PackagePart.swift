internal import DocumentReading
internal import RecordReading

/// A part of an office document as it is read: XML with bounds on what it may demand, and the text of the elements
/// that a subclass asks for.
class PackagePart: XMLEvents {
  /// How many elements are open.
  @exclusivity(unchecked) final var depth = 0
  /// Whether texts are being gathered.
  @exclusivity(unchecked) final var isGathering = false
  /// The text since gathering began, still with escapes.
  @exclusivity(unchecked) final var gathered: [UInt8] = []
  @exclusivity(unchecked) private var silentBytes = 0

  /// An element begins; it counts among the `depth`.
  func opened(_ name: XMLText, _ attributes: XMLAttributes) {}
  /// An element ends; it no longer counts.
  func closed(_ name: XMLText) {}

  final override func start(_ name: XMLText, _ attributes: XMLAttributes) {
    silentBytes = 0
    depth += 1
    // What the standard defines is less than 20 deep. The parser keeps something of every open element.
    guard depth <= 256 else {
      report(
        .error, found: "elements within elements, over 256 deep",
        expected: "a part as the standard defines it",
        mend: "Open the file in a spreadsheet program and save it again.")
      stop()
      return
    }
    opened(name, attributes)
  }

  final override func end(_ name: XMLText) {
    silentBytes = 0
    depth -= 1
    closed(name)
  }

  final override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    silentBytes = 0
    if isGathering { gathered.append(contentsOf: bytes) }
  }

  /// Begins to gather text.
  final func gather() {
    gathered.removeAll(keepingCapacity: true)
    isGathering = true
  }

  /// A reader that hands a document to this.
  final func reader() -> XMLReader { XMLReader(events: self) }

  /// Takes the next piece of the document; false where reading is over.
  final func take(_ piece: UnsafeRawBufferPointer, from reader: XMLReader, isLast: Bool) -> Bool {
    silentBytes += piece.count
    // The parser reads a tag again from its start with every piece: endless tags would take endless time.
    guard silentBytes <= 16 << 20 else {
      report(
        .error, found: "a tag or comment of over 16 MB", expected: "a part as the standard defines it",
        mend: "Open the file in a spreadsheet program and save it again.")
      stop()
      return false
    }
    return reader.feed(piece, isLast: isLast)
  }
}
