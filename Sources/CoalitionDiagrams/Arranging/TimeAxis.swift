internal import GraphAlgorithms

/// Where each time stands on a line from left to right: every year equally wide, but for long stretches in which
/// nothing is known to happen, which are drawn short and say so.
struct TimeAxis {
  /// From this many years on, an empty stretch is drawn short.
  static let longStretch = 4
  static let tickSize = 10.0

  /// Years drawn to one scale, or an empty stretch drawn short.
  struct Stretch: Hashable {
    var years: Range<Int>
    var left: Double
    var width: Double
    var isShort: Bool

    func x(_ time: Double) -> Double {
      left + width * (time - Double(years.lowerBound)) / Double(years.count)
    }
  }

  private(set) var stretches: [Stretch] = []

  /// - Parameters:
  ///   - spans: the times that are marked; both ends finite.
  ///   - yearWidth: how wide a year is, in points.
  init(_ spans: [ClosedRange<Double>], yearWidth: Double) {
    let years = spans.map {
      Int(
        $0.lowerBound.rounded(.down))..<max(
          Int($0.upperBound.rounded(.up)), Int($0.lowerBound.rounded(.down)) + 1)
    }
    var end: Int?
    for next in years.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
      guard let last = end else {
        add(next, Double(next.count) * yearWidth)
        end = next.upperBound
        continue
      }
      if next.upperBound <= last { continue }
      if let words = Self.shortWidth(from: last, to: next.lowerBound, yearWidth) {
        add(last..<next.lowerBound, words, isShort: true)
        add(next, Double(next.count) * yearWidth)
      } else {
        // Up to here it is one scale.
        let first = stretches[stretches.count - 1].years.lowerBound
        stretches[stretches.count - 1].years = first..<next.upperBound
        stretches[stretches.count - 1].width = Double(next.upperBound - first) * yearWidth
      }
      end = next.upperBound
    }
  }

  /// How wide an empty stretch becomes where it is long and the words that mark it are shorter.
  private static func shortWidth(from last: Int, to next: Int, _ yearWidth: Double) -> Double? {
    guard next - last >= longStretch else { return nil }
    let width = Decoration.room(words(last..<next), size: tickSize).width + 16
    return width < Double(next - last) * yearWidth ? width : nil
  }

  private mutating func add(_ years: Range<Int>, _ width: Double, isShort: Bool = false) {
    stretches.append(Stretch(years: years, left: right, width: width, isShort: isShort))
  }

  /// What stands at a stretch that is drawn short.
  static func words(_ years: Range<Int>) -> String {
    "\(years.lowerBound)–\(years.upperBound - 1): none"
  }

  var right: Double { stretches.last.map { $0.left + $0.width } ?? 0 }

  /// Where a time stands; times beyond the ends stand at the ends.
  func x(_ time: Double) -> Double {
    let stretch = stretches.first { time < Double($0.years.upperBound) } ?? stretches.last
    return max(0, min(right, stretch?.x(time) ?? 0))
  }

  /// A line at the beginning of a year, and the year.
  struct Tick: Hashable {
    var x: Double
    var words: String
    var wordsX: Double
  }

  /// A tick at each year, or at as many as have room for their words. Where every year has room, its words stand in
  /// the middle of it, since it is a span; else at its beginning.
  func ticks(yearWidth: Double) -> [Tick] {
    let widest = stretches.last.map { String($0.years.upperBound) } ?? ""
    let room = Decoration.room(widest, size: Self.tickSize).width + 8
    let step = Self.steps.first { Double($0) * yearWidth >= room } ?? 10_000
    var ticks: [Tick] = []
    for stretch in stretches where !stretch.isShort {
      for year in stretch.years where year % step == 0 {
        let x = stretch.x(Double(year))
        // Words at a tick near the end of a stretch would run into what stands beside it.
        let fits = step == 1 || stretch.left + stretch.width - x >= room / 2 && x - stretch.left >= room / 2
        ticks.append(
          Tick(
            x: x, words: fits ? "\(year)" : "", wordsX: step == 1 ? x + yearWidth / 2 : x))
      }
    }
    if let last = stretches.last, step == 1 {
      ticks.append(Tick(x: last.left + last.width, words: "", wordsX: 0))
    }
    return ticks
  }

  private static let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]
}
