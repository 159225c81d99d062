/// Two nodes of a drawing.
public struct NodePair: Hashable, Sendable, Comparable {
  /// The smaller of the two.
  public let first: Int
  /// The larger of the two.
  public let second: Int

  /// By the first node, then by the second.
  public static func < (one: NodePair, other: NodePair) -> Bool {
    (one.first, one.second) < (other.first, other.second)
  }
}

extension Drawing {
  /// The pairs of nodes whose rectangles overlap, as ``Rectangle/overlaps(_:gap:)`` says, ascending.
  ///
  /// Neighbors are found in a grid. Time O(nodes + pairs) where rectangles are spread about evenly, O(nodes²) at
  /// worst; space O(nodes + pairs).
  ///
  /// - Parameters:
  ///   - gap: How near two may come without being listed, 0 or more.
  ///   - limit: With how many pairs the search ends; which ones these are is not said then.
  public func nodeOverlaps(gap: Double = 0, limit: Int = .max) -> [NodePair] {
    precondition(gap >= 0 && gap.isFinite, "a gap of \(gap)")
    precondition(limit >= 0, "\(limit) pairs")
    var pairs: [NodePair] = []
    guard limit > 0 else { return pairs }
    let grid = RectangleGrid(rectangles, reach: gap / 2)
    let cells = grid.cells
    rectangles.withUnsafeBufferPointer { rectangles in
      for node in rectangles.indices {
        let box = grid.boxes[node].grown(by: gap / 2)
        let columns = cells.columns(from: box.left, to: box.right)
        let rows = cells.rows(from: box.bottom, to: box.top)
        for row in rows {
          for column in columns {
            let cell = row * cells.columns + column
            var entry = grid.starts[cell + 1] - 1
            while entry >= grid.starts[cell], Int(grid.entries[entry]) > node {
              let other = Int(grid.entries[entry])
              entry -= 1
              guard rectangles[node].overlaps(rectangles[other], gap: gap) else { continue }
              // Of the cells that the two share, the first counts.
              let otherBox = grid.boxes[other].grown(by: gap / 2)
              guard
                column == columns.lowerBound
                  || column == cells.columns(from: otherBox.left, to: otherBox.left).lowerBound,
                row == rows.lowerBound
                  || row == cells.rows(from: otherBox.bottom, to: otherBox.bottom).lowerBound
              else { continue }
              pairs.append(NodePair(first: node, second: other))
              if pairs.count == limit { return }
            }
          }
        }
      }
    }
    pairs.sort()
    return pairs
  }
}
