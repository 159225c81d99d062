internal import CoalitionModel

/// Dates as pages write them: `January 2017`, `9 mars 2014`, `March 9, 2014`, `2014-03-09`, `2014`.
enum DateFinding {
  /// The last date among words, with the words it takes; nil where there is none.
  static func date(
    at words: ArraySlice<Word>
  ) -> (value: PartialDate, range: Range<Int>, words: Range<Int>)? {
    for place in words.indices.reversed() {
      guard let year = year(words[place]) else { continue }
      var (month, day): (Int?, Int?) = (nil, nil)
      var first = place
      var last = place
      func number(_ index: Int, _ limit: ClosedRange<Int>) -> Int? {
        guard words.indices.contains(index), words[index].key.count <= 4 else { return nil }
        let digits = words[index].key.prefix { $0.isNumber }
        let rest = words[index].key.dropFirst(digits.count)
        guard ["", "st", "nd", "rd", "th", "er"].contains(rest), let value = Int(digits),
          limit.contains(value)
        else { return nil }
        return value
      }
      func named(_ index: Int) -> Int? {
        words.indices.contains(index) ? Vocabulary.months[words[index].key] : nil
      }
      if let value = named(place - 1) {
        (month, first) = (value, place - 1)
        if let value = number(place - 2, 1...31) { (day, first) = (value, place - 2) }
      } else if let value = number(place - 1, 1...31), let name = named(place - 2) {
        (month, day, first) = (name, value, place - 2)
      } else if words[place].range.count == 4, let value = number(place + 1, 1...12),
        words[place + 1].gap == .hyphen
      {
        (month, last) = (value, place + 1)
        if let value = number(place + 2, 1...31), words[place + 2].gap == .hyphen {
          (day, last) = (value, place + 2)
        }
      }
      if month == nil, words.indices.contains(place - 1), Self.seasons.contains(words[place - 1].key) {
        first = place - 1
      }
      var text = String(year)
      if let month {
        text += month < 10 ? "-0\(month)" : "-\(month)"
        if let day { text += day < 10 ? "-0\(day)" : "-\(day)" }
      }
      guard let value = PartialDate(text) else { continue }
      return (value, words[first].range.lowerBound..<words[last].range.upperBound, first..<last + 1)
    }
    return nil
  }

  private static let seasons = Vocabulary.set("winter spring summer fall autumn hiver printemps ete automne")

  private static func year(_ word: Word) -> Int? {
    guard word.isNumber, word.key.utf8.count == 4, let year = Int(word.key), (1900...2100).contains(year)
    else {
      return nil
    }
    return year
  }
}
