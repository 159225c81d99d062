internal import GraphAlgorithms

extension TimelineArrangement {
  /// A node with a time.
  struct Entry {
    var place: Int
    var size: Size
    /// What is known of its time, both ends finite.
    var span: ClosedRange<Double>
    var isOpenAtStart: Bool
    var isOpenAtEnd: Bool
    var isReport: Bool

    /// Whether one mark can stand for both.
    func isMarked(as other: Entry) -> Bool {
      isReport && other.isReport && span == other.span && isOpenAtStart == other.isOpenAtStart
        && isOpenAtEnd == other.isOpenAtEnd
    }

    static func all(_ diagram: Diagram, _ sizes: [Size]) -> (timed: [Entry], strays: [Int]) {
      var (timed, strays): ([Entry], [Int]) = ([], [])
      for (place, node) in diagram.nodes.enumerated() {
        guard let (from, until) = TimelineArrangement.time(of: node) else {
          strays.append(place)
          continue
        }
        let (start, end) = (from.isFinite ? from : until, until.isFinite ? until : from)
        timed.append(
          Entry(
            place: place, size: sizes[place], span: min(start, end)...max(start, end),
            isOpenAtStart: !from.isFinite, isOpenAtEnd: !until.isFinite,
            isReport: node.kind == .report))
      }
      timed.sort {
        ($0.span.lowerBound, $0.span.upperBound, $0.place) < (
          $1.span.lowerBound, $1.span.upperBound, $1.place
        )
      }
      return (timed, strays)
    }
  }

  /// Where marks and labels stand already, as depths below the axis.
  struct Taken {
    private var places: [(sides: ClosedRange<Double>, top: Double, bottom: Double)] = []
    /// How deep the lowest reaches.
    private(set) var depth = 0.0

    /// The least depth at which there is room for a mark and the labels below it, which is then taken.
    mutating func take(_ mark: ClosedRange<Double>, _ labels: ClosedRange<Double>, height: Double) -> Double {
      let parts = [(mark, 0, markHeight), (labels, markHeight + labelGap, height)]
      var top = gap
      var isFree = false
      while !isFree {
        isFree = true
        for (sides, offset, height) in parts {
          let room = (sides.lowerBound - gap)...(sides.upperBound + gap)
          for place in places where place.sides.overlaps(room) {
            if top + offset + height + gap <= place.top { break }
            if top + offset >= place.bottom + gap { continue }
            top = place.bottom + gap - offset
            isFree = false
          }
        }
      }
      for (sides, offset, height) in parts {
        let start = top + offset
        places.insert(
          (sides, start, start + height), at: places.firstIndex { $0.top > start } ?? places.count)
        depth = max(depth, start + height)
      }
      return top
    }
  }
}
