internal import CoalitionAnalysis
public import CoalitionModel

extension Diagram {
  /// Who works on each topic in each place, as a grid: what nobody covers is a cell that says so.
  ///
  /// A row for each topic, each before what lies below it; a column for each place, by country, region and name. Work on what lies below a topic counts, and so does work within a place; work in a larger
  /// place is said but not counted, as ``WhoQuestion`` has it. That *nobody* works there, because a source looked and
  /// names no one, is told apart from that *none is known* to. Cells name who works there where that needs few more pages than numbers
  /// alone. What one page cannot hold, ``DiagramComposer`` puts on several. Where there are more topics or places than
  /// the limits, the most covered are drawn and the caption counts and names the rest.
  ///
  /// - Parameters:
  ///   - topics: these and what lies below them; none means all.
  ///   - places: these and what lies within them; none means all.
  ///   - page: the paper on which it must be readable.
  ///   - rowLimit: how many topics at most; nil for all.
  ///   - columnLimit: how many places at most; nil for all.
  public static func coverage(
    _ dataset: Dataset, topics: [EntityIndex] = [], places: [EntityIndex] = [], page: PageSize = .a3,
    rowLimit: Int? = nil, columnLimit: Int? = nil
  ) -> Diagram {
    let counts = CoverageCounts(dataset)
    let room = CoverageRoom(page)
    let (allTopics, allPlaces) = (
      dataset.withAllBelow(topics) { $0 == .topic }, dataset.withAllBelow(places, where: \.isPlace)
    )
    let rows = Shown(allTopics, covered: counts.workersOn, asked: topics, limit: rowLimit ?? .max)
    let columns = Shown(allPlaces, covered: counts.workersIn, asked: places, limit: columnLimit ?? .max)
    let groups = dataset.groups(of: columns.kept)
    let coverage = Coverage(dataset, topics: rows.kept, places: groups.flatMap(\.places))
    func grid(_ detail: CoverageGrid.Detail) -> [Node] {
      CoverageGrid(dataset, coverage, counts, places: groups, detail: detail).nodes
    }
    let bare = grid(.counts)
    let fewest = room.pages(bare)
    // The first names are worth a page or two more.
    let nodes =
      [(CoverageGrid.Detail.names, fewest), (.someNames, fewest + min(2, fewest / 2))].lazy
      .map { (nodes: grid($0), most: $1) }.first { room.pages($0.nodes) <= $0.most }?.nodes ?? bare
    let captions = [
      rows.kept.isEmpty ? "The dataset has no topics." : "",
      columns.kept.isEmpty ? "The dataset has no places." : "",
      rows.caption(
        dataset, "topic", "topics", fewer: "on which fewer work", nobody: "on which nobody is known to work"),
      columns.caption(
        dataset, "place", "places", fewer: "where fewer work", nobody: "where nobody is known to work"),
    ].filter { !$0.isEmpty }
    func list(_ entities: [EntityIndex]) -> String {
      entities.map { dataset[$0].name }.joined(separator: ", ")
    }
    let title = topics.isEmpty ? dataset.title : list(topics)
    return Diagram(
      title: "Coverage of \(title)" + (places.isEmpty ? "" : " in \(list(places))"),
      subtitle:
        "Who works on what, where, and where nobody does. A number counts organizations and campaigns, "
        + "with the topics below and the places within.",
      sourceLine: DiagramBuilder.sourceLine(dataset), caption: captions.joined(separator: " "),
      nodes: nodes, placements: [.table, .rows])
  }
}

/// Which of the rows or columns are drawn.
private struct Shown {
  /// Those drawn, in the order given.
  var kept: [EntityIndex] = []
  /// Those left out though somebody works on them, and those with nobody.
  var cut: [EntityIndex] = []
  var empty: [EntityIndex] = []

  /// Everything where there is room; else the most covered, and those with nobody only where something was asked for.
  init(_ wanted: [EntityIndex], covered: [EntityIndex: Int], asked: [EntityIndex], limit: Int) {
    guard wanted.count > limit else {
      kept = wanted
      return
    }
    let asked = Set(asked)
    let ranked = wanted.enumerated().sorted { one, other in
      func rank(_ entity: EntityIndex) -> Int {
        (covered[entity] ?? 0) * 2 + (asked.contains(entity) ? 1 : 0)
      }
      return (-rank(one.element), one.offset) < (-rank(other.element), other.offset)
    }
    let chosen = Set(
      ranked.map(\.element).filter { covered[$0] != nil || !asked.isEmpty }.prefix(max(0, limit)))
    for entity in wanted {
      if chosen.contains(entity) {
        kept.append(entity)
      } else if covered[entity] != nil {
        cut.append(entity)
      } else {
        empty.append(entity)
      }
    }
  }

  func caption(_ dataset: Dataset, _ one: String, _ many: String, fewer: String, nobody: String) -> String {
    var sentences: [String] = []
    for (left, why) in [(cut, fewer), (empty, nobody)] where !left.isEmpty {
      sentences.append(
        "Not drawn: \(left.count) \(left.count == 1 ? one : many) \(why): \(dataset.namesInCaption(left)).")
    }
    return sentences.joined(separator: " ")
  }
}

extension Dataset {
  /// As many names as a few lines hold, and how many more there are.
  func namesInCaption(_ entities: [EntityIndex], room: Int = 360) -> String {
    var names: [String] = []
    var taken = 0
    for entity in entities {
      let name = self[entity].name
      taken += min(48, name.unicodeScalars.count) + 2
      if taken > room, !names.isEmpty { break }
      names.append(name.unicodeScalars.count > 48 ? name.prefix(47) + "…" : name)
    }
    let more = entities.count - names.count
    return names.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }
}
