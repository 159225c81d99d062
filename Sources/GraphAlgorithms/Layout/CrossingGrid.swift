/// A straight piece of the line of an edge.
struct CrossingPiece: BitwiseCopyable {
  let segment: Segment
  let source: UInt32
  let target: UInt32
}

/// The pieces of all lines of a drawing, sorted into cells.
struct CrossingGrid: ~Copyable {
  /// By the cell of their start, so that pieces near each other are near each other in memory.
  private let pieces: Scratch<CrossingPiece>
  private let cells: SegmentCells
  /// The pieces of a cell stand at `starts[cell] ..< starts[cell + 1]` of the entries, ascending.
  private let starts: Scratch<Int>
  private let entries: Scratch<UInt32>
  let count: Int

  init(_ drawing: Drawing) {
    var list: [CrossingPiece] = []
    list.reserveCapacity(drawing.edges.count)
    var all = Box(left: .infinity, bottom: .infinity, right: -.infinity, top: -.infinity)
    var extent = 0.0
    for edge in drawing.edges {
      drawing.forEachSegment(of: edge) { segment in
        list.append(
          CrossingPiece(
            segment: segment, source: UInt32(truncatingIfNeeded: edge.source),
            target: UInt32(truncatingIfNeeded: edge.target)))
        let box = segment.box
        all = Box(
          left: min(all.left, box.left), bottom: min(all.bottom, box.bottom),
          right: max(all.right, box.right), top: max(all.top, box.top))
        extent += max(box.right - box.left, box.top - box.bottom)
      }
    }
    if list.isEmpty { all = Box(left: 0, bottom: 0, right: 0, top: 0) }
    let many = Double(max(list.count, 1))
    let even = ((all.right - all.left) * (all.top - all.bottom) / many).squareRoot()
    let side = max(extent / many, even / 2)
    cells = SegmentCells(over: all, cellWidth: side, cellHeight: side, limit: 4 * list.count)
    count = list.count
    pieces = Self.sorted(list, cells)
    starts = Scratch(count: cells.count + 1, repeating: 0)
    let places = starts.start
    for index in 0..<count {
      cells.walk(pieces[index].segment) { range in
        for cell in range { places[cell] += 1 }
        return true
      }
    }
    var sum = 0
    for cell in 0...cells.count {
      let here = places[cell]
      places[cell] = sum
      sum += here
    }
    entries = Scratch(count: max(sum, 1))
    let filled = entries.start
    for index in 0..<count {
      cells.walk(pieces[index].segment) { range in
        for cell in range {
          filled[places[cell]] = UInt32(truncatingIfNeeded: index)
          places[cell] += 1
        }
        return true
      }
    }
    // Every start was moved to the next one while its cell was filled.
    for cell in stride(from: cells.count, to: 0, by: -1) { starts[cell] = starts[cell - 1] }
    starts[0] = 0
  }

  private static func sorted(_ list: [CrossingPiece], _ cells: SegmentCells) -> Scratch<CrossingPiece> {
    let places = Scratch<Int>(count: cells.count + 1, repeating: 0)
    for piece in list { places[cells.cell(piece.segment.ax, piece.segment.ay) + 1] += 1 }
    for cell in 0..<cells.count { places[cell + 1] += places[cell] }
    let result = Scratch<CrossingPiece>(count: list.count)
    for piece in list {
      let cell = cells.cell(piece.segment.ax, piece.segment.ay)
      result[places[cell]] = piece
      places[cell] += 1
    }
    return result
  }

  /// How many pairs share a cell, each as often as they do.
  var comparisons: Int {
    var sum = 0
    for cell in 0..<cells.count {
      let size = starts[cell + 1] - starts[cell]
      sum += size * (size - 1) / 2
    }
    return sum
  }

  /// Different pieces, ascending, any of them as likely as any other: as many as the budget of comparisons allows,
  /// and some at least.
  func sample(budget: Int, of comparisons: Int, seed: UInt64) -> [UInt32] {
    // A piece of a sample is compared with those before it too.
    let share = min(1, Double(budget) / Double(2 * max(comparisons, 1)))
    let size = max(min(count, 256), Int(share * Double(count)))
    var generator = SeededGenerator(seed: seed)
    var result: [UInt32] = []
    result.reserveCapacity(size)
    for index in 0..<count where generator.index(below: count - index) < size - result.count {
      result.append(UInt32(truncatingIfNeeded: index))
    }
    return result
  }

  /// The crossings of a piece with those after it.
  func crossingsAfter(_ index: Int, _ stamps: borrowing Scratch<UInt32>) -> Int {
    let piece = pieces[index]
    let stamp = UInt32(truncatingIfNeeded: index)
    var sum = 0
    cells.walk(piece.segment) { range in
      for cell in range {
        let first = starts[cell]
        var entry = starts[cell + 1] - 1
        while entry >= first, entries[entry] > stamp {
          sum += compare(piece, Int(entries[entry]), stamp, stamps)
          entry -= 1
        }
      }
      return true
    }
    return sum
  }

  /// The crossings of a piece with all others.
  func crossings(of index: Int, _ stamps: borrowing Scratch<UInt32>) -> Int {
    let piece = pieces[index]
    let stamp = UInt32(truncatingIfNeeded: index)
    var sum = 0
    cells.walk(piece.segment) { range in
      for entry in starts[range.lowerBound]..<starts[range.upperBound + 1] {
        sum += compare(piece, Int(entries[entry]), stamp, stamps)
      }
      return true
    }
    return sum
  }

  /// 1 if the two cross and were not compared before; a piece does not cross itself, nor others of its edge.
  @inline(__always)
  private func compare(
    _ piece: CrossingPiece, _ other: Int, _ stamp: UInt32, _ stamps: borrowing Scratch<UInt32>
  ) -> Int {
    guard stamps[other] != stamp else { return 0 }
    stamps[other] = stamp
    let second = pieces[other]
    guard piece.segment.crosses(second.segment) else { return 0 }
    let sharesEnd =
      piece.source == second.source || piece.source == second.target || piece.target == second.source
      || piece.target == second.target
    return sharesEnd ? 0 : 1
  }
}

extension Drawing {
  /// Calls `body` with each straight piece of an edge's line, from middle to middle if it has no route.
  @inline(__always)
  func forEachSegment(of edge: DrawingEdge, _ body: (Segment) -> Void) {
    if let route = edge.route {
      for index in 1..<route.count { body(Segment(route[index - 1], route[index])) }
    } else if edge.source != edge.target {
      body(Segment(rectangles[edge.source].center, rectangles[edge.target].center))
    }
  }
}
