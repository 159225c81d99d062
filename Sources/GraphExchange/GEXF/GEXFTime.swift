/// Years, months and days as the whole days that GEXF's times are.
enum GEXFTime {
  /// Whether a text is a year, a month or a day.
  static func isDate(_ text: String) -> Bool { firstDay(of: text) != nil }

  /// The first day of a year, month or day.
  static func firstDay(of text: String) -> String? {
    guard let parts = parts(text) else { return nil }
    return day(parts.year, parts.month ?? 1, parts.day ?? 1)
  }

  /// The last day of a year, month or day.
  static func lastDay(of text: String) -> String? {
    guard let parts = parts(text) else { return nil }
    let month = parts.month ?? 12
    return day(parts.year, month, parts.day ?? days(in: month, parts.year))
  }

  private static func parts(_ text: String) -> (year: Int, month: Int?, day: Int?)? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count),
      zip(parts, [4, 2, 2]).allSatisfy({ part, length in
        part.utf8.count == length && part.utf8.allSatisfy { (48...57).contains($0) }
      })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, numbers[0] > 0 else { return nil }
    if numbers.count > 1, !(1...12).contains(numbers[1]) { return nil }
    if numbers.count > 2, !(1...days(in: numbers[1], numbers[0])).contains(numbers[2]) { return nil }
    return (numbers[0], numbers.count > 1 ? numbers[1] : nil, numbers.count > 2 ? numbers[2] : nil)
  }

  private static func days(in month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
