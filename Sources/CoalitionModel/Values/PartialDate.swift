/// A date that keeps the precision it came with: a year, a month or a day (ISO 8601 calendar dates).
///
/// `2014` is not the first of January 2014: it is the whole year, and prints as `2014`.
public struct PartialDate: Hashable, Sendable, CustomStringConvertible {
  /// The year, 1 to 9999.
  public let year: Int
  /// The month, 1 to 12, where it is known.
  public let month: Int?
  /// The day of the month, where it is known.
  public let day: Int?

  /// Reads `2014`, `2014-03` or `2014-03-09`; anything else, an impossible day included, gives nil.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].count == 4 else { return nil }
    var numbers: [Int] = []
    for (place, part) in parts.enumerated() {
      guard place == 0 || part.count == 2, part.utf8.allSatisfy({ (48...57).contains($0) }),
        let number = Int(part)
      else { return nil }
      numbers.append(number)
    }
    guard numbers[0] >= 1 else { return nil }
    year = numbers[0]
    month = numbers.count > 1 ? numbers[1] : nil
    day = numbers.count > 2 ? numbers[2] : nil
    if let month {
      guard (1...12).contains(month) else { return nil }
      if let day, !(1...Self.days(inMonth: month, year: year)).contains(day) { return nil }
    }
  }

  /// The first day the date can mean, as a number that orders days.
  public var earliest: Int { year * 10_000 + (month ?? 1) * 100 + (day ?? 1) }

  /// The last day the date can mean, as a number that orders days.
  public var latest: Int { year * 10_000 + (month ?? 12) * 100 + (day ?? 31) }

  /// The ISO form at the precision at hand.
  public var description: String {
    func padded(_ number: Int, to width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    var text = padded(year, to: 4)
    if let month { text += "-" + padded(month, to: 2) }
    if let day { text += "-" + padded(day, to: 2) }
    return text
  }

  static func days(inMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year.isMultiple(of: 4) && !year.isMultiple(of: 100)) || year.isMultiple(of: 400) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// The time in which something held; either end may be open or unknown.
public struct Period: Hashable, Sendable, CustomStringConvertible {
  /// When it began, where that is known.
  public let since: PartialDate?
  /// When it ended, where that is known.
  public let until: PartialDate?

  /// Makes a period from its known ends.
  public init(since: PartialDate? = nil, until: PartialDate? = nil) {
    self.since = since
    self.until = until
  }

  /// Whether the period, as far as it is known, reaches `date` or later. An open end reaches every later
  /// date; a period with no date at all is not known to reach anything.
  public func reaches(_ date: PartialDate) -> Bool {
    if let until { return until.latest >= date.earliest }
    return since != nil
  }

  /// Whether the period is known to have begun before any day that `date` can mean.
  public func begins(before date: PartialDate) -> Bool {
    (since ?? until).map { $0.earliest < date.earliest } ?? false
  }

  /// `2013 to 2015`, `since 2011`, `until 2015`, `2014-03` or nothing.
  public var description: String {
    switch (since, until) {
    case (nil, nil): ""
    case (let since?, nil): "since \(since)"
    case (nil, let until?): "until \(until)"
    case (let since?, let until?): since == until ? "\(since)" : "\(since) to \(until)"
    }
  }
}
