internal import CoalitionModel

/// Dates and numbers as they are said.
enum TimePhrases {
  /// The date that begins at a word, and where it ends: `2014`, `2014-03`, `March 2014`, `9 March 2014`,
  /// `March 9, 2014`; the longest.
  static func date(_ words: [QuestionWord], at place: Int) -> (date: PartialDate, end: Int)? {
    func key(_ offset: Int) -> String { place + offset < words.count ? words[place + offset].key : "" }
    func year(_ offset: Int) -> String? {
      let text = key(offset)
      return text.count == 4 && PartialDate(text) != nil ? text : nil
    }
    func day(_ offset: Int) -> Int? {
      var text = Substring(key(offset))
      for ending in ["st", "nd", "rd", "th", "er"] where text.hasSuffix(ending) { text = text.dropLast(2) }
      return Int(text).flatMap { (1...31).contains($0) ? $0 : nil }
    }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    if let month = months[key(0)] {
      if let day = day(1), let year = year(2), let date = PartialDate("\(year)-\(two(month))-\(two(day))") {
        return (date, place + 3)
      }
      if let year = year(1), let date = PartialDate("\(year)-\(two(month))") { return (date, place + 2) }
    }
    if let day = day(0), let month = months[key(1)], let year = year(2),
      let date = PartialDate("\(year)-\(two(month))-\(two(day))")
    {
      return (date, place + 3)
    }
    guard place < words.count, let date = date(words[place]) else { return nil }
    return (date, place + 1)
  }

  /// A date in figures.
  static func date(_ word: QuestionWord) -> PartialDate? {
    PartialDate(word.text.filter { $0.isNumber || $0 == "-" }.count == word.text.count ? word.text : word.key)
  }

  /// `5`, `five`, `cinq`.
  static func number(_ key: String) -> Double? {
    if let number = numbers[key] { return number }
    guard key.utf8.allSatisfy({ (48...57).contains($0) }), key.utf8.count <= 6 else { return nil }
    return Double(key)
  }

  /// The day so many years and months before another.
  static func day(_ day: PartialDate, yearsBack: Int, monthsBack: Int) -> PartialDate? {
    let months = day.year * 12 + (day.month ?? 1) - 1 - yearsBack * 12 - monthsBack
    guard months >= 12 else { return nil }
    let (year, month) = (months / 12, months % 12 + 1)
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    // The last of a month that is shorter.
    for number in stride(from: day.day ?? 1, to: 0, by: -1) {
      if let date = PartialDate("\(padded(year, 4))-\(padded(month, 2))-\(padded(number, 2))") { return date }
    }
    return nil
  }

  /// The first day after all that a date can mean, at its own precision.
  static func after(_ date: PartialDate) -> PartialDate? {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    guard let month = date.month else { return PartialDate(padded(date.year + 1, 4)) }
    func next(_ year: Int, _ month: Int) -> String {
      month == 12 ? "\(padded(year + 1, 4))-01" : "\(padded(year, 4))-\(padded(month + 1, 2))"
    }
    guard let day = date.day else { return PartialDate(next(date.year, month)) }
    return PartialDate("\(padded(date.year, 4))-\(padded(month, 2))-\(padded(day + 1, 2))")
      ?? PartialDate(next(date.year, month) + "-01")
  }

  static let months: [String: Int] = {
    var months: [String: Int] = [:]
    for (number, names) in [
      "january jan janvier", "february feb fevrier", "march mar mars", "april apr avril", "may mai",
      "june jun juin",
      "july jul juillet", "august aug aout", "september sep sept septembre", "october oct octobre",
      "november nov novembre", "december dec decembre",
    ].enumerated() {
      for name in names.split(separator: " ") { months[String(name)] = number + 1 }
    }
    return months
  }()

  static let numbers: [String: Double] = {
    var numbers: [String: Double] = [:]
    for (number, names) in [
      "one un une", "two deux couple", "three trois", "four quatre", "five cinq", "six", "seven sept",
      "eight huit",
      "nine neuf", "ten dix", "eleven onze", "twelve douze", "thirteen treize", "fourteen quatorze",
      "fifteen quinze",
    ].enumerated() {
      for name in names.split(separator: " ") { numbers[String(name)] = Double(number + 1) }
    }
    for (name, number) in [
      ("twenty", 20.0), ("vingt", 20), ("thirty", 30), ("trente", 30), ("fifty", 50), ("hundred", 100),
    ] {
      numbers[name] = number
    }
    return numbers
  }()
}
