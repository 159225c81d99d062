import CoalitionModel
import Testing

@Suite("Dates that keep their precision")
struct PartialDateTests {
  @Test(
    "what is a date",
    arguments: [
      ("2014", 2014, nil, nil), ("0001", 1, nil, nil), ("9999-12", 9999, 12, nil), ("2014-03-09", 2014, 3, 9),
      ("2016-02-29", 2016, 2, 29), ("2000-02-29", 2000, 2, 29), ("2015-01-31", 2015, 1, 31),
    ] as [(String, Int, Int?, Int?)])
  func dates(_ text: String, _ year: Int, _ month: Int?, _ day: Int?) throws {
    let date = try #require(PartialDate(text))
    #expect(date.year == year && date.month == month && date.day == day)
    #expect(date.description == text)
  }

  @Test(
    "what is not",
    arguments: [
      "", "0000", "14", "201", "20145", "2014-", "2014-0", "2014-00", "2014-13", "2014-3", "2014-03-",
      "2014-03-00",
      "2014-03-32", "2014-04-31", "2015-02-29", "1900-02-29", "2014-03-09-01", "2014/03", "May 2014", "2014 ",
      "-2014",
      "+201", "２０１４", "2014-1\u{301}2", "20e2",
    ])
  func nonDates(_ text: String) { #expect(PartialDate(text) == nil) }

  @Test("the description of a date reads back as the date")
  func roundTrip() {
    for year in [1, 476, 1999, 2000, 2015, 2016, 2100, 9999] {
      for month in [nil] + (1...12).map(Optional.some) {
        for day in month == nil ? [nil] : [nil] + (1...31).map(Optional.some) {
          let parts = [pad(year, 4)] + [month, day].compactMap { $0.map { pad($0, 2) } }
          let text = parts.joined(separator: "-")
          guard let date = PartialDate(text) else { continue }
          #expect(date.description == text)
          #expect(PartialDate(date.description) == date)
          #expect(date.earliest <= date.latest)
        }
      }
    }
  }

  @Test("a year spans its days, a month too")
  func span() throws {
    let year = try #require(PartialDate("2014"))
    #expect(year.earliest == 2014_01_01 && year.latest == 2014_12_31)
    let month = try #require(PartialDate("2014-02"))
    #expect(month.earliest == 2014_02_01 && month.latest == 2014_02_31)
    let day = try #require(PartialDate("2014-02-03"))
    #expect(day.earliest == 2014_02_03 && day.latest == 2014_02_03)
  }

  @Test("a year is not its first month")
  func precision() { #expect(PartialDate("2014") != PartialDate("2014-01")) }

  private func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

@Suite("Periods")
struct PeriodTests {
  @Test(
    "a period as people read it",
    arguments: [
      (nil, nil, ""), ("2011", nil, "since 2011"), (nil, "2015", "until 2015"),
      ("2013", "2015", "2013 to 2015"),
      ("2014-03", "2014-03", "2014-03"), ("2014", "2014-12", "2014 to 2014-12"),
    ] as [(String?, String?, String)])
  func description(_ since: String?, _ until: String?, _ expected: String) {
    #expect(period(since, until).description == expected)
  }

  @Test(
    "whether a period reaches a date",
    arguments: [
      (nil, nil, "2014", false),  // Nothing is known.
      ("2011", nil, "2014", true), ("2015", nil, "2014", true),  // An open end reaches on.
      (nil, "2013", "2014", false), (nil, "2014", "2014-12-31", true), (nil, "2014-06", "2014-06-30", true),
      (nil, "2014-06", "2014-07", false), ("2010", "2012", "2013", false), ("2010", "2012", "2012-05", true),
      (nil, "2014-05-03", "2014-05-03", true), (nil, "2014-05-03", "2014-05-04", false),
    ] as [(String?, String?, String, Bool)])
  func reaches(_ since: String?, _ until: String?, _ date: String, _ expected: Bool) throws {
    #expect(period(since, until).reaches(try #require(PartialDate(date))) == expected)
  }

  private func period(_ since: String?, _ until: String?) -> Period {
    Period(since: since.flatMap { PartialDate($0) }, until: until.flatMap { PartialDate($0) })
  }
}
