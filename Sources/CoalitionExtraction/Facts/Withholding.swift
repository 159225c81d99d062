/// Keeps what identifies private persons out of proposals, and counts it.
struct Withholding {
  /// Whether everything may be kept.
  let isOff: Bool
  private(set) var counts: [String: Int] = [:]

  /// Counts the addresses and numbers of a page, in its words and behind its links.
  init(_ page: Page, isOff: Bool) {
    self.isOff = isOff
    guard !isOff else { return }
    for block in page.blocks {
      let found = PersonalData.found(in: page.text, block.range)
      for one in found { counts[one.what, default: 0] += 1 }
      for link in block.links where !found.contains(where: { $0.range.overlaps(link.range) }) {
        if let what = Self.contact(link.address) { counts[what, default: 0] += 1 }
      }
    }
  }

  /// What kind of contact an address is, if it is one.
  private static func contact(_ address: String) -> String? {
    let lowercased = address.prefix(8).lowercased()
    return lowercased.hasPrefix("mailto:")
      ? "e-mail addresses" : lowercased.hasPrefix("tel:") ? "telephone numbers" : nil
  }

  /// An address that may be kept: one of the web, not that of a mailbox or a telephone.
  func address(_ address: String) -> String {
    guard !isOff, !address.isEmpty else { return address }
    let lowercased = address.lowercased()
    let isWeb =
      ["http://", "https://", "www."].contains(where: lowercased.hasPrefix)
      || (lowercased.contains(".") && !lowercased.contains(where: { $0 == " " || $0 == "@" || $0 == ":" })
        && !lowercased.hasPrefix(".") && !lowercased.hasPrefix("/"))
    return isWeb ? address : ""
  }

  /// Whether a name is an address or a number of somebody's.
  func hides(_ name: Range<Int>, of page: Page) -> Bool {
    !isOff && !PersonalData.found(in: page.text, name).isEmpty
  }

  /// The part of a quote without what identifies a person: what stands before it, or behind it, whichever holds the
  /// words that the quote is for.
  func cut(_ quote: Range<Int>, keeping: Range<Int>, _ page: Page) -> Range<Int> {
    guard !isOff else { return quote }
    var result = quote
    for found in PersonalData.found(in: page.text, quote) {
      if found.range.lowerBound >= keeping.upperBound {
        result = result.lowerBound..<min(result.upperBound, found.range.lowerBound)
      } else if found.range.upperBound <= keeping.lowerBound {
        result = max(result.lowerBound, found.range.upperBound)..<result.upperBound
      } else {
        result = keeping.lowerBound..<keeping.lowerBound
      }
    }
    let space = { PageBuilder.isSpace(page.text[$0]) || ",;:(-".utf8.contains(page.text[$0]) }
    guard result != quote else { return quote }
    while !result.isEmpty, space(result.upperBound - 1) { result = result.lowerBound..<result.upperBound - 1 }
    while !result.isEmpty, space(result.lowerBound) { result = result.lowerBound + 1..<result.upperBound }
    return result
  }

  /// Whether an entry is a person: a name of two or three words with a post or an address behind it.
  mutating func isPerson(name: [Word], body: [Word], _ page: Page) -> Bool {
    guard !isOff else { return false }
    // `Jane Doe, Executive Director of …`
    if let comma = name.firstIndex(where: { $0.gap == .comma }) {
      return isPerson(name: Array(name[..<comma]), body: Array(name[comma...]) + body, page)
    }
    guard (2...3).contains(name.count),
      name.allSatisfy({ $0.isCapitalized && !$0.isAllCapitals && !$0.isNumber })
    else {
      return false
    }
    guard !name.contains(where: { KindDeciding.kind(ofNoun: $0.key) != nil }) else { return false }
    let said = body.prefix(4).map { Stemming.stem($0.key) }
    guard said.contains(where: Self.posts.contains),
      !body.prefix(2).contains(where: { $0.key == name[0].key })
    else {
      return false
    }
    counts["names of persons", default: 0] += 1
    return true
  }

  private static let posts = Vocabulary.set(
    "director coordinator organizer organiser president chair chairperson secretary treasurer manager officer spokesperson lawyer attorney professor author founder cofounder activist directeur directrice coordonnateur coordonnatrice presidente porte-parole avocat avocate"
  )
}

/// E-mail addresses and telephone numbers in text.
enum PersonalData {
  static func found(in text: [UInt8], _ range: Range<Int>) -> [(what: String, range: Range<Int>)] {
    var found: [(what: String, range: Range<Int>)] = []
    var place = range.lowerBound
    while place < range.upperBound {
      if text[place] == UInt8(ascii: "@"), let mailbox = mailbox(text, at: place, range) {
        found.append(("e-mail addresses", mailbox))
        place = mailbox.upperBound
      } else if isDigit(text[place]) || text[place] == UInt8(ascii: "+"),
        place == range.lowerBound || !isWord(text[place - 1]),
        let number = telephone(text, at: place, range)
      {
        found.append(("telephone numbers", number))
        place = number.upperBound
      } else {
        place += 1
      }
    }
    return found
  }

  private static func mailbox(_ text: [UInt8], at place: Int, _ range: Range<Int>) -> Range<Int>? {
    var start = place
    while start > range.lowerBound, isWord(text[start - 1]) || ".-_+".utf8.contains(text[start - 1]) {
      start -= 1
    }
    var end = place + 1
    var dots = 0
    while end < range.upperBound, isWord(text[end]) || ".-".utf8.contains(text[end]) {
      if text[end] == UInt8(ascii: ".") { dots += 1 }
      end += 1
    }
    return start < place && dots > 0 && end > place + 3 ? start..<end : nil
  }

  /// Seven to fifteen figures with marks between them, not a date, a year or an amount.
  private static func telephone(_ text: [UInt8], at place: Int, _ range: Range<Int>) -> Range<Int>? {
    var (end, digits, groups) = (place, 0, 1)
    var last = place
    while end < range.upperBound, isDigit(text[end]) || " .-()+".utf8.contains(text[end]) {
      if isDigit(text[end]) {
        if end > place, !isDigit(text[end - 1]) { groups += 1 }
        digits += 1
        last = end + 1
      } else if end > place + 1, text[end] == 0x20, text[end - 1] == 0x20 {
        break
      }
      end += 1
    }
    guard (10...15).contains(digits), groups >= 2 || text[place] == UInt8(ascii: "+") else {
      return digits == 7 && groups == 2 && text[place..<last].count == 8
        && text[place + 3] == UInt8(ascii: "-") ? place..<last : nil
    }
    return place..<last
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
  private static func isWord(_ byte: UInt8) -> Bool { isDigit(byte) || (65...90).contains(byte & 0xDF) }
}
