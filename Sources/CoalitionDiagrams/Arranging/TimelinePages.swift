internal import GraphAlgorithms

extension DiagramComposer {
  /// The time line in spans of years, as few as can be read, each about as full as the others.
  func timelinePages(_ measured: MeasuredDiagram) -> any PagePlan { TimelinePlan(measured) }
}

/// Which node of a time line stands on which page.
///
/// Each node stands on the page of its first day, or of its last where no other is known; what has no time stands on
/// the last page. A year may be divided by the order of its days. What goes on longer than the years of its page is
/// drawn to the end of them; its words say how long, and the pages on which it goes on name it.
private struct TimelinePlan: PagePlan {
  private struct Entry {
    var place: Int
    var start: Double
    /// Infinite where the end is not known.
    var end: Double
    var year: Int { Int(start.rounded(.down)) }
    /// As dates are written: 2014-03.
    var month: String {
      let month = min(12, Int(((start - start.rounded(.down)) * 12 + 1e-6).rounded(.down)) + 1)
      return "\(year)-\(month < 10 ? "0" : "")\(month)"
    }
  }

  private let diagram: Diagram
  private let sizes: [Size]
  /// What a page has room for, and the first, on which stands what is said of the whole.
  private let room: PageRoom
  private let firstRoom: PageRoom
  private var entries: [Entry] = []
  private var strays: [Int] = []
  /// The entries of each page, in the order of their times.
  private var runs: [Range<Int>] = []

  var parts: [PagePart] { runs.indices.map { part($0) } }

  init(_ measured: MeasuredDiagram) {
    (diagram, sizes) = (measured.diagram, measured.nodeSizes)
    (room, firstRoom) = (measured.partRoom, measured.pageRoom)
    for (place, node) in diagram.nodes.enumerated() {
      guard let (from, until) = TimelineArrangement.time(of: node) else {
        strays.append(place)
        continue
      }
      entries.append(Entry(place: place, start: from.isFinite ? from : until, end: until))
    }
    entries.sort { ($0.start, $0.end, $0.place) < ($1.start, $1.end, $1.place) }
    runs = divided(sparing: 0)
    // As many pages, each with as much to spare as all of them can have.
    var sparing = 0.0
    while runs.count > 1, sparing < 0.8 {
      sparing += 0.08
      let further = divided(sparing: sparing)
      if further.count > runs.count { break }
      runs = further
    }
  }

  mutating func divide(_ pages: [Int]) -> Bool {
    let divisible = pages.filter { runs.indices.contains($0) && runs[$0].count > 1 }
    for page in divisible.sorted(by: >) {
      let run = runs[page]
      let middle = run.lowerBound + run.count / 2
      // Between two years, where one begins near the middle.
      let near = run.dropFirst().filter {
        entries[$0].year != entries[$0 - 1].year && abs($0 - middle) * 4 <= run.count
      }.min { abs($0 - middle) < abs($1 - middle) }
      let cut = near ?? middle
      runs.replaceSubrange(page...page, with: [run.lowerBound..<cut, cut..<run.upperBound])
    }
    return !divisible.isEmpty
  }

  /// Pages filled one after the other, each to the end of a year where that leaves none half empty.
  private func divided(sparing: Double) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    while start < entries.count {
      let years = entries.indices.dropFirst(start + 1).filter { entries[$0].year != entries[$0 - 1].year }
      var end = lastFitting(Array((start + 1)...entries.count), from: start, sparing) ?? start + 1
      // Half a page is not left empty for it.
      if end < entries.count, let year = years.last(where: { $0 <= end }), (year - start) * 2 > end - start {
        end = year
      }
      runs.append(start..<end)
      start = end
    }
    return runs
  }

  /// The furthest of the ends up to which everything fits on a page.
  private func lastFitting(_ ends: [Int], from start: Int, _ sparing: Double) -> Int? {
    var (low, step) = (-1, 1)
    while low + step < ends.count, fits(start..<ends[low + step], sparing) {
      low += step
      step *= 2
    }
    while step > 1 {
      step /= 2
      if low + step < ends.count, fits(start..<ends[low + step], sparing) { low += step }
    }
    return low < 0 ? nil : ends[low]
  }

  private func fits(_ run: Range<Int>, _ sparing: Double) -> Bool {
    let room = run.lowerBound == 0 ? firstRoom : room
    let areas = run.map { sizes[entries[$0].place] }.reduce(0) { $0 + $1.width * $1.height }
    let scale = PageRoom.leastScale / (1 - sparing)
    // No page is ever filled to the last.
    if let sides = room.page.sides, areas * scale * scale > 0.8 * sides.width * sides.height { return false }
    let page = nodes(of: run)
    var part = diagram
    part.nodes = page.map(\.node)
    return TimelineArrangement.canBe(part, page.map { sizes[$0.place] }) { room.holds($0, sparing: sparing) }
  }

  /// Where the years of a page end.
  private func end(of run: Range<Int>) -> Double {
    let next = run.upperBound < entries.count ? entries[run.upperBound].year : nil
    let last = run.map { max(entries[$0].start, entries[$0].end.isFinite ? entries[$0].end : 0) }.max() ?? 0
    let years = Double(entries[run.upperBound - 1].year + 1)
    return next.map { min(last, max(years, Double($0))) } ?? last
  }

  /// The nodes of a page, what goes on beyond its years ending with them.
  private func nodes(of run: Range<Int>) -> [(place: Int, node: Diagram.Node)] {
    let end = end(of: run)
    return run.map { index in
      var node = diagram.nodes[entries[index].place]
      if case .time(let from, let until)? = node.spot, until.isFinite, until > end {
        node.spot = .time(from: from, until: end)
      }
      return (entries[index].place, node)
    }.sorted { $0.place < $1.place }
  }

  private func part(_ page: Int) -> PagePart {
    let run = runs[page]
    var part = diagram
    part.nodes = nodes(of: run).map(\.node)
    if page == runs.count - 1 { part.nodes += strays.map { diagram.nodes[$0] } }
    let ids = Set(part.nodes.map(\.id))
    part.edges = diagram.edges.filter { ids.contains($0.from) && ids.contains($0.to) }
    let (first, end) = (entries[run.lowerBound].start, end(of: run))
    // The date of a report is no time that goes on.
    func goesOn(_ entry: Entry, after time: Double) -> Bool {
      entry.end.isFinite && entry.end > time && diagram.nodes[entry.place].kind != .report
    }
    let earlier = entries[..<run.lowerBound].filter { goesOn($0, after: first) }
    let later = run.filter { goesOn(entries[$0], after: end) }
    var words: [String] = []
    if !later.isEmpty {
      words.append("Bars that end with the page go on: \(Self.names(later.map { label(entries[$0]) })).")
    }
    if !earlier.isEmpty {
      words.append("Begun on earlier pages and going on: \(Self.names(earlier.map(label))).")
    }
    part.caption = words.joined(separator: " ")
    return PagePart(name: name(of: page), diagram: part)
  }

  private func label(_ entry: Entry) -> String { diagram.nodes[entry.place].label }

  /// As many names as two lines hold, and how many more there are.
  private static func names(_ names: [String]) -> String {
    var (shown, room): ([String], Int) = ([], 240)
    for name in names {
      let name = name.count > 48 ? name.prefix(47) + "…" : name
      room -= name.count + 2
      if room < 0, !shown.isEmpty { break }
      shown.append(name)
    }
    let more = names.count - shown.count
    return shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }

  /// From when to when what stands on a page began: in years, or in months where a year is divided; pages within one
  /// month are counted.
  private func name(of page: Int) -> String {
    func name(_ page: Int) -> String {
      let (first, last) = (entries[runs[page].lowerBound], entries[runs[page].upperBound - 1])
      let before = page > 0 ? entries[runs[page - 1].upperBound - 1].year : nil
      let after = page < runs.count - 1 ? entries[runs[page + 1].lowerBound].year : nil
      let isBegun = before == first.year
      let isCut = after == last.year
      let isOneYear = first.year == last.year
      let from = isBegun || isOneYear && isCut ? first.month : "\(first.year)"
      let to = isCut || isOneYear && isBegun ? last.month : "\(last.year)"
      return from == to ? from : "\(from)–\(to)"
    }
    let alike = runs.indices.filter { name($0) == name(page) }
    guard alike.count > 1, let place = alike.firstIndex(of: page) else { return name(page) }
    return "\(name(page)), part \(place + 1) of \(alike.count)"
  }
}
