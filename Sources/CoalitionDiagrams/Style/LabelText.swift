/// A label cut into pieces that no line end may part, with what a line end after each would cost.
struct LabelText {
  /// A piece between two possible line ends.
  struct Piece {
    /// Where it stands in `bytes`.
    var range: Range<Int>
    /// Its width in em.
    var width: Double
    /// The width of the blank between it and the next.
    var space = 0.0
    /// What a line end after it costs.
    var cost = 0.0
    /// Whether a line end after it needs a hyphen.
    var isHyphenated = false
  }

  /// The text in UTF-8 as it will be drawn: runs of blanks as one, without controls and soft hyphens.
  private(set) var bytes: [UInt8] = []
  private(set) var pieces: [Piece] = []
  /// Whether there was more than `room` em to read.
  private(set) var isCut = false

  private var start = 0
  private var width = 0.0
  private var wordStart = 0
  /// The last place where what is being read could be broken by force, and the width up to it.
  private var emergency = (end: 0, width: 0.0)
  private var isAddress = false
  private var last: Unicode.Scalar?
  private var lastButOne: Unicode.Scalar?

  /// Reads a text up to about `room` em. A run without a break that is wider than one and a half `line`s is cut
  /// into pieces of one line, between characters as people see them. O(what is read).
  init(_ text: String, line: Double, room: Double) {
    var read = 0.0
    var isBlankPending = false
    var isSoftHyphenPending = false
    for character in text {
      guard let scalar = character.unicodeScalars.first else { continue }
      if Self.isBlank(scalar) {
        isBlankPending = last != nil
        continue
      }
      if scalar == "\u{AD}" || scalar == "\u{200B}" {
        isSoftHyphenPending = last != nil && scalar == "\u{AD}"
        continue
      }
      if BidirectionalText.isControl(scalar) { continue }
      if read > room {
        isCut = true
        break
      }
      let advance = TextWidth.of(scalar)
      read += advance
      if let last {
        if isBlankPending {
          endWord(last, before: scalar)
          read += TextWidth.space
        } else if isSoftHyphenPending {
          close(cost: BreakRules.softHyphenCost, isHyphenated: true)
        } else if scalar.value > 0x7F || last.value > 0x7F || !Self.isLetterOrDigit(last) {
          if let cost = BreakRules.costWithin(
            beforePrevious: lastButOne, last, scalar, isAddress: isInAddress)
          {
            close(cost: cost)
          }
        }
      }
      if width + advance > line * 1.5, emergency.end > start {
        breakByForce()
      }
      bytes.append(contentsOf: character.utf8)
      width += advance
      if width <= line || emergency.end <= start { emergency = (bytes.count, width) }
      (lastButOne, last) = (isBlankPending ? " " : last, scalar)
      (isBlankPending, isSoftHyphenPending) = (false, false)
    }
    if bytes.count > start { close(cost: 0) }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return scalar.value <= 0x20 || scalar.value == 0x7F }
    if BreakRules.isGlue(scalar) { return false }
    return (0x80...0x9F).contains(scalar.value) || scalar.properties.isWhitespace
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: false
    }
  }

  /// Whether the word being read is a web address.
  private var isInAddress: Bool {
    mutating get {
      if isAddress { return true }
      let word = bytes[wordStart...]
      isAddress =
        word.suffix(3).elementsEqual("://".utf8) || word.count > 3 && word.starts(with: "www.".utf8)
      return isAddress
    }
  }

  private mutating func endWord(_ previous: Unicode.Scalar, before next: Unicode.Scalar) {
    if let cost = BreakRules.costAtBlank(after: previous, word: bytes[wordStart...], before: next) {
      close(cost: cost, space: TextWidth.space)
    } else {
      width += TextWidth.space
    }
    bytes.append(UInt8(ascii: " "))
    if width == 0 { start = bytes.count }
    wordStart = bytes.count
    isAddress = false
  }

  private mutating func close(cost: Double, space: Double = 0, isHyphenated: Bool = false) {
    pieces.append(
      Piece(
        range: start..<bytes.count, width: width, space: space, cost: cost, isHyphenated: isHyphenated))
    start = bytes.count
    width = 0
  }

  private mutating func breakByForce() {
    pieces.append(
      Piece(range: start..<emergency.end, width: emergency.width, cost: BreakRules.hardCost))
    start = emergency.end
    width -= emergency.width
    // What is left fits: at most one and a half lines had been read.
    emergency = (bytes.count, width)
  }
}
