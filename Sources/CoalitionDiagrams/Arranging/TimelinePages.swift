internal import GraphAlgorithms

extension MeasuredDiagram {
  /// The time line in spans of years, as few as can be read, each about as full as the others.
  ///
  /// Each node stands on the page of its first day, or of its last where no other is known; what has no time stands
  /// on the last page. A year that is too full for a page is divided by the order of its days. What goes on longer
  /// than the years of its page is drawn to the end of them; its words say how long, and the pages on which it goes
  /// on name it.
  ///
  /// - Parameter sparing: the share of each page to leave.
  func timelinePages(sparing: Double = 0) -> [PagePart] {
    let plan = TimelinePlan(self, sparing: sparing)
    return plan.runs.indices.map { plan.part($0) }
  }
}

/// Which node of a time line stands on which page.
private struct TimelinePlan {
  private struct Entry {
    var place: Int
    var start: Double
    /// Infinite where the end is not known.
    var end: Double
    var year: Int { Int(start.rounded(.down)) }
  }

  private let diagram: Diagram
  private let sizes: [Size]
  private let room: PageRoom
  private var entries: [Entry] = []
  private var strays: [Int] = []
  /// The entries of each page, in the order of their times; at least two pages where there are two entries.
  private(set) var runs: [Range<Int>] = []

  init(_ measured: MeasuredDiagram, sparing: Double) {
    (diagram, sizes, room) = (measured.diagram, measured.nodeSizes, measured.pageRoom)
    for (place, node) in diagram.nodes.enumerated() {
      guard case .time(let from, let until)? = node.spot, from.isFinite || until.isFinite else {
        strays.append(place)
        continue
      }
      entries.append(Entry(place: place, start: from.isFinite ? from : until, end: until))
    }
    entries.sort { ($0.start, $0.end, $0.place) < ($1.start, $1.end, $1.place) }
    // What is estimated to fit did not, where no sparing gives a second page.
    var sparing = sparing
    runs = divided(sparing: sparing)
    while runs.count < 2, sparing < 0.8 {
      sparing += 0.2
      runs = divided(sparing: sparing)
    }
    if runs.count < 2, entries.count > 1 {
      let middle = entries.count / 2
      runs = [0..<middle, middle..<entries.count]
    }
    // As many pages, each with as much to spare as all of them can have.
    while sparing < 0.8 {
      sparing += 0.08
      let further = divided(sparing: sparing)
      if further.count > runs.count { break }
      runs = further
    }
  }

  /// Pages filled one after the other, each with whole years if it can be.
  private func divided(sparing: Double) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    while start < entries.count {
      let years = entries.indices.dropFirst(start + 1).filter { entries[$0].year != entries[$0 - 1].year }
      let end =
        lastFitting(years + [entries.count], from: start, sparing)
        ?? lastFitting(Array((start + 1)...entries.count), from: start, sparing) ?? start + 1
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

  func part(_ page: Int) -> PagePart {
    let run = runs[page]
    var part = diagram
    part.nodes = nodes(of: run).map(\.node)
    if page == runs.count - 1 { part.nodes += strays.map { diagram.nodes[$0] } }
    let ids = Set(part.nodes.map(\.id))
    part.edges = diagram.edges.filter { ids.contains($0.from) && ids.contains($0.to) }
    let (first, end) = (entries[run.lowerBound].start, end(of: run))
    let earlier = entries[..<run.lowerBound].filter { $0.end.isFinite && $0.end > first }
    let later = run.filter { entries[$0].end.isFinite && entries[$0].end > end }
    var words: [String] = []
    if !later.isEmpty {
      words.append("Bars that end with the page go on: \(Self.names(later.map { label(entries[$0]) })).")
    }
    if !earlier.isEmpty {
      words.append("Begun on earlier pages and going on: \(Self.names(earlier.map(label))).")
    }
    part.caption = words.joined(separator: " ")
    return PagePart(name: name(of: page), diagram: part, isDivisible: run.count > 1)
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

  /// The years in which what stands on a page began; pages within one year are counted.
  private func name(of page: Int) -> String {
    func years(_ page: Int) -> String {
      let (first, last) = (entries[runs[page].lowerBound].year, entries[runs[page].upperBound - 1].year)
      return first == last ? "\(first)" : "\(first)–\(last)"
    }
    let alike = runs.indices.filter { years($0) == years(page) }
    guard alike.count > 1, let place = alike.firstIndex(of: page) else { return years(page) }
    return "\(years(page)), part \(place + 1) of \(alike.count)"
  }
}
