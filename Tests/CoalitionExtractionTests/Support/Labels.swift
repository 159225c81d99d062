import CoalitionExtraction
import CoalitionModel
import Foundation
import RecordReading

/// Pages of the workplace's shared folder, which are not part of the project.
enum SharedPages {
  /// The bytes of a page; nil, which tests say, where the folder is not there.
  static func bytes(_ path: String) -> [UInt8]? {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return FileManager.default.contents(atPath: root.deletingLastPathComponent().path + "/shared/" + path).map
    { Array($0) }
  }
}

/// An entry of a page as a person labelled it.
struct Label {
  let page: String
  let section: String
  let name: String
  let kind: String
  let publisher: String
  let date: String
  let places: Set<String>

  static func of(_ file: String) throws -> [Label] {
    guard let url = Bundle.module.url(forResource: "Fixtures/labels/\(file)", withExtension: "csv") else {
      return []
    }
    let table = CSVTable(bytes: Array(try Data(contentsOf: url)), file: file)
    return (0..<table.recordCount).map { record in
      func cell(_ name: String) -> String { table.columnIndex(name).map { table.text(record, $0) } ?? "" }
      return Label(
        page: cell("page"), section: cell("section"), name: cell("name"), kind: cell("kind"),
        publisher: cell("publisher"), date: cell("date"),
        places: Set(
          cell("places").split(separator: "|").map { $0 == "New York State" ? "new york" : Folding.key($0) }))
    }
  }
}

/// How well proposals agree with labels.
struct Score: CustomStringConvertible {
  var found = 0
  var missed: [String] = []
  var extra: [String] = []
  var rightKinds = 0
  var wrongKinds: [String] = []
  var places = (right: 0, extra: 0, missed: 0)
  var publishers = (right: 0, all: 0)
  var dates = (right: 0, all: 0)
  /// Confidence of each proposed entry, and whether it was one, of the right kind.
  var hits: [(confidence: Double, isRight: Bool)] = []

  var precision: Double { Double(found) / Double(max(1, found + extra.count)) }
  var recall: Double { Double(found) / Double(max(1, found + missed.count)) }
  var f1: Double { 2 * precision * recall / max(1e-9, precision + recall) }
  var kinds: Double { Double(rightKinds) / Double(max(1, found)) }
  var placesF1: Double {
    2 * Double(places.right) / Double(max(1, 2 * places.right + places.extra + places.missed))
  }

  var description: String {
    func share(_ value: Double) -> String { String(format: "%.3f", value) }
    return """
      entries: precision \(share(precision)), recall \(share(recall)); kinds \(share(kinds)); places F1 \(share(placesF1)); \
      publishers \(publishers.right) of \(publishers.all), dates \(dates.right) of \(dates.all); \
      missed \(missed), extra \(extra), kinds wrong \(wrongKinds)
      """
  }

  /// Adds a page. Names are compared as people mean them, without a leading "the"; where only some sections of a page
  /// are labelled, only proposals from these count.
  mutating func add(_ labels: [Label], _ page: Page, onlyLabelledSections: Bool) {
    let extraction = Extraction(of: page)
    var entries = extraction.proposals.filter { proposal in
      proposal.outcome.isEntity && !proposal.reason.contains("named as its publisher")
        && !proposal.reason.contains("words about another")
    }
    if onlyLabelledSections {
      let sections = Set(labels.map { Self.key($0.section) })
      let headings = page.blocks.compactMap { block -> (line: Int, isLabelled: Bool)? in
        guard case .heading = block.kind else { return nil }
        return (page.line(of: block.range.lowerBound), sections.contains(Self.key(page.text(block.range))))
      }
      entries = entries.filter { entry in headings.last { $0.line <= entry.line }?.isLabelled ?? false }
    }
    var open = Dictionary(grouping: labels) { Self.key($0.name) }
    for entry in entries {
      guard var same = open[Self.key(entry.name)], !same.isEmpty else {
        extra.append(entry.name)
        hits.append((entry.confidence, false))
        continue
      }
      let label = same.removeFirst()
      open[Self.key(entry.name)] = same
      found += 1
      let isRight = entry.outcome.rawValue == label.kind
      if isRight {
        rightKinds += 1
      } else {
        wrongKinds.append("\(entry.name): \(entry.outcome), not \(label.kind)")
      }
      hits.append((entry.confidence, isRight))
      let facts = extraction.proposals.filter {
        $0.name == entry.name && ($0.outcome == .activity || $0.outcome == .about)
      }
      let named = Set(
        facts.filter { !$0.place.isEmpty && !$0.reason.contains("heading above") }.map {
          Folding.key($0.place)
        })
      places.right += named.intersection(label.places).count
      places.extra += named.subtracting(label.places).count
      places.missed += label.places.subtracting(named).count
      if !label.date.isEmpty {
        dates.all += 1
        if entry.date?.description == label.date { dates.right += 1 }
      }
      if !label.publisher.isEmpty {
        publishers.all += 1
        let ties = extraction.proposals.filter { $0.kind == "publishes" && $0.object == entry.name }
        if ties.map(\.name) == [label.publisher] { publishers.right += 1 }
      }
    }
    missed += open.values.joined().map(\.name)
  }

  private static func key(_ name: String) -> String {
    let key = Folding.key(name)
    return key.hasPrefix("the ") ? String(key.dropFirst(4)) : key
  }
}
