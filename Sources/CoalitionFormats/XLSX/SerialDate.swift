/// Days and times that a spreadsheet stores as a number of days (ECMA-376 part 1, 18.17.4).
enum SerialDate {
  /// `2014-03-09`, with `T13:45:00` where it is not midnight; `13:45:00` for times, `26:30:00` for lengths of time.
  ///
  /// The calendar from 1900 has a 29 February 1900, which there was not: days before it are counted from another
  /// beginning than those after it. Nil for what is no day of the calendar, which ends with the year 9999.
  static func text(_ value: Double, _ format: NumberFormat, is1904: Bool) -> String? {
    guard value >= 0, value < 2_958_466 else { return nil }
    // To the millisecond: seconds have no exact number of days.
    let total = Int((value * 86_400_000).rounded())
    let (days, milliseconds) = total.quotientAndRemainder(dividingBy: 86_400_000)
    switch format {
    case .number: return nil
    case .duration: return time(total)
    case .time where days == 0: return time(total)
    case .time, .date:
      guard let day = day(days, is1904: is1904) else {
        return days == 0 && milliseconds > 0 ? time(milliseconds) : nil
      }
      return milliseconds == 0 ? day : day + "T" + time(milliseconds)
    }
  }

  private static func day(_ days: Int, is1904: Bool) -> String? {
    if is1904 { return date(days + daysTo1904) }
    switch days {
    case 0: return nil
    case 1..<60: return date(days - 25_568)
    // As every spreadsheet program shows it.
    case 60: return "1900-02-29"
    default: return date(days - 25_569)
    }
  }

  /// 1904-01-01 as days since 1970-01-01.
  private static let daysTo1904 = -24_107

  /// The day that is so many after 1970-01-01.
  private static func date(_ daysSince1970: Int) -> String? {
    // Years from March, in 400-year cycles of 146,097 days that begin 0000-03-01.
    let shifted = daysSince1970 + 719_468
    guard shifted >= 0 else { return nil }
    let (cycle, day) = shifted.quotientAndRemainder(dividingBy: 146_097)
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365
    let dayOfYear = day - (365 * year + year / 4 - year / 100)
    let month = (5 * dayOfYear + 2) / 153
    let calendarMonth = month < 10 ? month + 3 : month - 9
    let calendarYear = cycle * 400 + year + (calendarMonth <= 2 ? 1 : 0)
    guard calendarYear <= 9999 else { return nil }
    return
      "\(padded(calendarYear, 4))-\(padded(calendarMonth))-\(padded(dayOfYear - (153 * month + 2) / 5 + 1))"
  }

  private static func time(_ milliseconds: Int) -> String {
    let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1_000)
    let clock = "\(padded(seconds / 3_600)):\(padded(seconds / 60 % 60)):\(padded(seconds % 60))"
    guard rest > 0 else { return clock }
    var fraction = padded(rest, 3)
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return clock + "." + fraction
  }

  private static func padded(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
