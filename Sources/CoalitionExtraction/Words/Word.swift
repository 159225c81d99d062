internal import CoalitionModel

/// A word of a page with what its looks tell.
struct Word {
  private let first: Int32
  private let last: Int32
  private let sentenceNumber: Int32
  /// The word as words are compared: lower case, without accents and apostrophes; `u.s.` keeps its points.
  let key: String
  /// The key in the singular.
  let stem: String
  /// Whether it begins with a capital letter.
  let isCapitalized: Bool
  /// Whether it has several letters, all of them capitals.
  let isAllCapitals: Bool
  /// Whether it is made of figures.
  let isNumber: Bool
  /// What stands between it and the word before.
  let gap: Gap
  init(
    range: Range<Int>, key: String, stem: String, isCapitalized: Bool, isAllCapitals: Bool, isNumber: Bool,
    gap: Gap,
    sentence: Int
  ) {
    (first, last) = (Int32(range.lowerBound), Int32(range.upperBound))
    sentenceNumber = Int32(sentence)
    self.key = key
    self.stem = stem
    self.isCapitalized = isCapitalized
    self.isAllCapitals = isAllCapitals
    self.isNumber = isNumber
    self.gap = gap
  }

  /// Its place in the page's text.
  var range: Range<Int> { Int(first)..<Int(last) }

  /// The sentence of its block that it stands in.
  var sentence: Int { Int(sentenceNumber) }

  /// What stands between two words, the strongest of several marks.
  enum Gap: UInt8, Comparable {
    /// Nothing but space, or quotation marks.
    case space
    /// A hyphen or an apostrophe without space.
    case hyphen
    /// An opening or closing bracket, told apart by the words' depth.
    case slash
    case comma
    case open
    case close
    /// A dash with space around it, or a long one.
    case dash
    case semicolon
    case colon
    /// The end of a sentence.
    case stop
    /// The beginning of the block.
    case start

    static func < (left: Gap, right: Gap) -> Bool { left.rawValue < right.rawValue }
  }

  /// Whether it carries no meaning of its own in a name: articles, prepositions, conjunctions.
  var isSmall: Bool { Vocabulary.small.contains(key) }
}

/// Cuts text into words.
enum Words {
  /// How much of a stretch is looked at. Nobody writes such paragraphs; files that are no pages have them.
  static let longest = 1 << 18

  /// The words of a stretch of a page's text, of its first quarter of a million bytes. O(length).
  static func of(_ text: [UInt8], in whole: Range<Int>) -> [Word] {
    let range = whole.lowerBound..<min(whole.upperBound, whole.lowerBound + longest)
    var words: [Word] = []
    words.reserveCapacity(range.count / 6 + 1)
    var place = range.lowerBound
    var gap = Word.Gap.start
    var sentence = 0
    let end = range.upperBound
    text.withUnsafeBufferPointer { text in
      while place < end {
        guard isWordByte(text[place], text, place, end) else {
          let (mark, length) = mark(text, place, end)
          if mark > gap, gap != .start || mark == .open { gap = mark }
          place += length
          continue
        }
        let begin = place
        let isAbbreviation = abbreviationEnd(text, place, end)
        if let isAbbreviation {
          place = isAbbreviation
        } else {
          while place < end, isWordByte(text[place], text, place, end) || isInnerApostrophe(text, place, end)
          {
            place += length(text, place, end)
          }
        }
        let isFirst = words.isEmpty
        let word = word(
          text, begin..<place, gap: isFirst && gap != .open ? .start : gap, sentence: sentence,
          isDotted: isAbbreviation != nil)
        if word.gap == .stop { sentence += 1 }
        words.append(
          word.gap == .stop
            ? Word(
              range: word.range, key: word.key, stem: word.stem, isCapitalized: word.isCapitalized,
              isAllCapitals: word.isAllCapitals,
              isNumber: word.isNumber, gap: .stop, sentence: sentence)
            : word)
        gap = .space
      }
    }
    return words
  }

  /// The keys of a name's words with one space between, as the tables of names have them.
  static func key(of name: String) -> String {
    let bytes = Array(name.utf8)
    return of(bytes, in: 0..<bytes.count).map(\.key).joined(separator: " ")
  }

  private static func word(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, gap: Word.Gap, sentence: Int, isDotted: Bool
  ) -> Word {
    var isPlain = true
    var (capitals, letters, digits) = (0, 0, 0)
    var place = range.lowerBound
    while place < range.upperBound {
      let byte = text[place]
      if (65...90).contains(byte) { capitals += 1 }
      if (65...90).contains(byte) || (97...122).contains(byte) { letters += 1 }
      if (48...57).contains(byte) { digits += 1 }
      if byte >= 0x80 {
        // ’ vanishes from keys as ' does.
        guard byte == 0xE2, place + 2 < range.upperBound, text[place + 1] == 0x80, text[place + 2] == 0x99
        else {
          isPlain = false
          break
        }
        place += 2
      }
      place += 1
    }
    var key: String
    // `1JustCity` begins with a capital too.
    var first = range.lowerBound
    while first + 1 < range.upperBound, letters > 0, (48...57).contains(text[first]) { first += 1 }
    var isCapitalized = (65...90).contains(text[first])
    if isPlain {
      key = plainKey(text, range)
    } else {
      let raw = String(decoding: UnsafeBufferPointer(rebasing: text[range]), as: UTF8.self)
      key = isDotted ? raw.lowercased() : Folding.key(raw)
      isCapitalized = raw.first?.isUppercase ?? false
      capitals = raw.count(where: \.isUppercase)
      letters = raw.count(where: \.isLetter)
      digits = raw.count(where: \.isNumber)
    }
    // A genitive is the word.
    if isGenitive(text, range) { key = String(key.utf8.dropLast()) ?? key }
    return Word(
      range: range, key: key, stem: Stemming.stem(key), isCapitalized: isCapitalized,
      isAllCapitals: letters > 1 && capitals == letters,
      isNumber: digits > 0 && letters == 0, gap: gap, sentence: sentence)
  }

  /// The key of a word of ASCII, apostrophes aside.
  private static func plainKey(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
    String(unsafeUninitializedCapacity: range.count) { key in
      var length = 0
      for place in range {
        let byte = text[place]
        guard byte < 0x80, byte != UInt8(ascii: "'") else { continue }
        key[length] = (65...90).contains(byte) ? byte + 32 : byte
        length += 1
      }
      return length
    }
  }

  /// Whether a word ends in `'s` or `’s`.
  private static func isGenitive(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count > 2, text[range.upperBound - 1] | 0x20 == UInt8(ascii: "s") else { return false }
    let mark = text[range.upperBound - 2]
    return mark == UInt8(ascii: "'")
      || (mark == 0x99 && range.count > 4 && text[range.upperBound - 4] == 0xE2)
  }

  private static func isWordByte(_ byte: UInt8, _ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int)
    -> Bool
  {
    if byte < 0x80 {
      return (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte)
    }
    guard byte == 0xE2 else { return !isOtherMark(text, place, end) }
    // General punctuation and symbols: E2 80 .. to E2 BF ...
    return false
  }

  /// Marks of two, three or four bytes that are no letters: `«»·¡¿` and the like, wide punctuation, pictographs.
  private static func isOtherMark(_ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int) -> Bool {
    switch text[place] {
    case 0xC2:
      return
        !(place + 1 < end && (text[place + 1] == 0xAA || text[place + 1] == 0xBA || text[place + 1] == 0xB5))
    case 0xEF:
      return place + 1 < end
        && (text[place + 1] == 0xB8 || text[place + 1] == 0xBB || text[place + 1] == 0xBC)
    case 0xE3: return place + 1 < end && text[place + 1] == 0x80
    case 0xF0: return place + 1 < end && text[place + 1] == 0x9F
    default: return false
    }
  }

  private static func length(_ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int) -> Int {
    let byte = text[place]
    let length = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    return min(length, end - place)
  }

  /// `'` or `’` with letters on both sides.
  private static func isInnerApostrophe(_ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int) -> Bool
  {
    let length: Int
    if text[place] == UInt8(ascii: "'") {
      length = 1
    } else if text[place] == 0xE2, place + 2 < end, text[place + 1] == 0x80, text[place + 2] == 0x99 {
      length = 3
    } else {
      return false
    }
    guard place + length < end else { return false }
    let next = text[place + length]
    return (97...122).contains(next) || (65...90).contains(next) || (next >= 0xC3 && next < 0xE2)
  }

  /// The end of `U.S.`, `D.C.`, `N.Y.C`: single letters, each with a point, at least two.
  private static func abbreviationEnd(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int? {
    var (place, letters) = (start, 0)
    while place + 1 < end, (65...90).contains(text[place]) || (97...122).contains(text[place]),
      text[place + 1] == UInt8(ascii: ".")
    {
      place += 2
      letters += 1
    }
    return letters >= 2 ? place : nil
  }

  /// What a mark between words says, and how many bytes it takes.
  private static func mark(
    _ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int
  ) -> (Word.Gap, Int) {
    let length = length(text, place, end)
    let spaceBefore = place == 0 || text[place - 1] <= 0x20
    let spaceAfter = place + length >= end || text[place + length] <= 0x20
    switch text[place] {
    case UInt8(ascii: "-"): return (spaceBefore && spaceAfter ? .dash : .hyphen, 1)
    case UInt8(ascii: ","): return (.comma, 1)
    case UInt8(ascii: ";"): return (.semicolon, 1)
    case UInt8(ascii: ":"): return (.colon, 1)
    case UInt8(ascii: "/"), UInt8(ascii: "|"):
      return (text[place] == UInt8(ascii: "|") && spaceBefore ? .dash : .slash, 1)
    case UInt8(ascii: "("), UInt8(ascii: "["): return (.open, 1)
    case UInt8(ascii: ")"), UInt8(ascii: "]"): return (.close, 1)
    case UInt8(ascii: "."): return (spaceAfter ? .stop : .hyphen, 1)
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return (.stop, 1)
    case 0xE2:
      guard place + 2 < end, text[place + 1] == 0x80 else { return (.space, length) }
      switch text[place + 2] {
      case 0x90, 0x91: return (.hyphen, 3)
      case 0x93: return (spaceBefore || spaceAfter ? .dash : .hyphen, 3)
      case 0x94, 0x95: return (spaceBefore || spaceAfter ? .dash : .hyphen, 3)
      case 0xA2: return (.dash, 3)
      case 0xA6: return (spaceAfter ? .stop : .space, 3)
      default: return (.space, 3)
      }
    default: return (.space, length)
    }
  }
}
