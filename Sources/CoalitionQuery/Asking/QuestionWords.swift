internal import CoalitionModel

/// A word of a question as it was typed, and as it is compared.
struct QuestionWord: Sendable {
  /// The word, or the part of it between hyphens, as typed.
  let text: String
  /// Its comparison key: see `Folding.key`.
  let key: String
  /// Whether it ends in an apostrophe with or without an s: "Mijente’s", "sailors’".
  var isPossessive = false
  /// The key without the possessive s.
  var bareKey: String { isPossessive && key.hasSuffix("s") ? String(key.dropLast()) : key }
  /// Whether a comma or semicolon stands before it.
  var followsComma = false
  /// Which of the quotations it stands in, from 1; 0 for none.
  var quotation = 0
}

/// Splits questions and names in the same way, so that one is found in the other.
enum QuestionWords {
  /// The words of a text. A hyphen, dash or slash ends a word; a French article that an apostrophe ties on is a word
  /// of its own; `30km` is two; a date in figures is one. O(length).
  static func of(_ text: some StringProtocol) -> [QuestionWord] {
    var words: [QuestionWord] = []
    var isAfterComma = false
    var (quotations, isQuoted) = (0, false)
    for typed in text.split(whereSeparator: \.isWhitespace) {
      var piece = Substring(typed)
      func note(_ character: Character) {
        guard "\"“”«»„".contains(character) else { return }
        isQuoted.toggle()
        if isQuoted { quotations += 1 }
      }
      while let first = piece.first, !isWordCharacter(first) {
        if first == "," || first == ";" { isAfterComma = true }
        note(first)
        piece.removeFirst()
      }
      let quotation = isQuoted ? quotations : 0
      let isNegative = Self.isNegative(typed[..<piece.startIndex], before: piece.first)
      var endsInComma = false
      var isPossessive = false
      while let last = piece.last, !isWordCharacter(last) {
        if last == "," || last == ";" { endsInComma = true }
        if isApostrophe(last) { isPossessive = true }
        note(last)
        piece.removeLast()
      }
      var parts = Self.parts(of: piece)
      if let last = parts.last, last.count > 2, last.last == "s" || last.last == "S",
        last.dropLast().last.map(isApostrophe) == true
      {
        isPossessive = true
      }
      if parts.isEmpty, !piece.isEmpty { parts = [piece] }
      let before = words.count
      for part in parts {
        for key in Folding.key(part).split(separator: " ") {
          var word = QuestionWord(text: String(part), key: String(key), quotation: quotation)
          word.followsComma = isAfterComma && words.count == before
          words.append(word)
        }
      }
      if words.count > before {
        if isNegative, let sign = typed[..<piece.startIndex].last {
          let word = words[before]
          words[before] = QuestionWord(
            text: "\(sign)\(word.text)", key: "\(sign)\(word.key)", isPossessive: word.isPossessive,
            followsComma: word.followsComma, quotation: word.quotation)
        }
        if isPossessive { words[words.count - 1].isPossessive = true }
        isAfterComma = false
      }
      if endsInComma { isAfterComma = true }
    }
    return words
  }

  /// Whether a sign stands right before a word: `-5` is not 5, and `!food` not food.
  private static func isNegative(_ signs: some StringProtocol, before first: Character?) -> Bool {
    guard first != nil, let sign = signs.last else { return false }
    return "-−!".contains(sign)
  }

  /// The keys of a name's words.
  static func keys(of name: String) -> [String] { plainKeys(of: name) ?? of(name).map(\.key) }

  /// The same for a name of ASCII letters and figures with anything but apostrophes between them, and without
  /// distances; nil for others.
  private static func plainKeys(of name: String) -> [String]? {
    var name = name
    return name.withUTF8 { bytes -> [String]? in
      var keys: [String] = []
      var word: [UInt8] = []
      // A hyphen or exclamation mark before a word, after a blank, may be a sign.
      var (isLeading, isSign) = (true, false)
      func end() {
        if !word.isEmpty { keys.append(String(decoding: word, as: UTF8.self)) }
        word.removeAll(keepingCapacity: true)
      }
      for byte in bytes {
        let isWord = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        if isWord, isSign { return nil }
        switch byte {
        case 48...57: word.append(byte)
        case 65...90, 97...122:
          let letter = byte | 32
          if letter == UInt8(ascii: "k"), let last = word.last, last < 58 { return nil }
          word.append(letter)
        case 0x80..., UInt8(ascii: "'"): return nil
        default:
          end()
          if byte == 32 || (9...13).contains(byte) { isLeading = true }
        }
        if isWord { isLeading = false }
        isSign = isLeading && (byte == UInt8(ascii: "-") || byte == UInt8(ascii: "!"))
      }
      end()
      return keys
    }
  }

  /// The parts of what stands between two blanks.
  private static func parts(of chunk: Substring) -> [Substring] {
    if isDate(chunk) { return [chunk] }
    if let digits = chunk.firstIndex(where: { !$0.isNumber }), digits != chunk.startIndex,
      ["km", "kms"].contains(chunk[digits...].lowercased())
    {
      return [chunk[..<digits], chunk[digits...]]
    }
    return chunk.split { "-‐‑‒–—―/".contains($0) }.flatMap { part -> [Substring] in
      guard let apostrophe = part.firstIndex(where: isApostrophe),
        elided.contains(Folding.key(part[..<apostrophe])), part.index(after: apostrophe) < part.endIndex
      else { return [part] }
      return [part[..<apostrophe], part[part.index(after: apostrophe)...]]
    }
  }

  /// `2014-03` and `2014-03-09`, whether there is such a day or not.
  private static func isDate(_ chunk: Substring) -> Bool {
    let numbers = chunk.split(separator: "-", omittingEmptySubsequences: false)
    return (2...3).contains(numbers.count) && numbers[0].count == 4
      && numbers.dropFirst().allSatisfy { (1...2).contains($0.count) }
      && numbers.allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) } }
  }

  private static let elided: Set<String> = ["l", "d", "qu", "n", "s", "j", "c", "m", "t", "jusqu", "lorsqu"]

  private static func isApostrophe(_ character: Character) -> Bool { "'’ʼ‘".contains(character) }

  private static func isWordCharacter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }

  /// A word without its plural: `ferries` and `ferry`, `buses` and `bus`, `eaux` and `eau` have one.
  static func singular(_ key: String) -> String {
    guard key.count > 3 else { return key }
    if key.hasSuffix("ies"), key.count > 4 { return key.dropLast(3) + "y" }
    for ending in ["sses", "ches", "shes", "xes", "uses", "zes"] where key.hasSuffix(ending) {
      return String(key.dropLast(2))
    }
    if key.hasSuffix("eaux") { return String(key.dropLast()) }
    if key.hasSuffix("s"), !key.hasSuffix("ss"), !key.hasSuffix("us"), !key.hasSuffix("is") {
      return String(key.dropLast())
    }
    return key
  }
}
