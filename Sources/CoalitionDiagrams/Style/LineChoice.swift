/// Chooses where lines end, for all lines of a label together: least raggedness, as in Knuth & Plass, "Breaking
/// paragraphs into lines" (1981, doi:10.1002/spe.4380111102), over few words and without stretching blanks.
struct LineChoice {
  private let pieces: [LabelText.Piece]
  private let width: Double
  /// The width before each piece, blanks included.
  private let offsets: [Double]

  init(_ pieces: [LabelText.Piece], width: Double) {
    self.pieces = pieces
    self.width = width
    var offsets: [Double] = []
    offsets.reserveCapacity(pieces.count + 1)
    var offset = 0.0
    for piece in pieces {
      offsets.append(offset)
      offset += piece.width + piece.space
    }
    offsets.append(offset)
    self.offsets = offsets
  }

  /// The width of a line of the pieces from `start` to before `end`.
  func width(_ start: Int, _ end: Int) -> Double {
    let last = pieces[end - 1]
    let hyphen = last.isHyphenated && end < pieces.count ? TextWidth.hyphen : 0
    return offsets[end] - offsets[start] - last.space + hyphen
  }

  private func fits(_ start: Int, _ end: Int) -> Bool {
    end == start + 1 || width(start, end) <= width + 1e-9
  }

  /// The ends of lines filled one after the other, at most `limit` of them. O(pieces).
  func filled(limit: Int) -> [Int] {
    var ends: [Int] = []
    var start = 0
    while start < pieces.count, ends.count < limit {
      var end = start + 1
      while end < pieces.count, fits(start, end + 1) { end += 1 }
      ends.append(end)
      start = end
    }
    return ends
  }

  /// The ends of `count` lines, the fewest that hold everything, of least cost.
  ///
  /// - Parameter isParagraph: whether lines are to be full, the last as short as it comes; otherwise all lines are
  ///   made alike, so that the box around them is narrow.
  /// - Complexity: O(`count` · pieces · pieces in a line).
  func best(count: Int, isParagraph: Bool) -> [Int] {
    let total = pieces.count
    guard count > 1, total > count else { return count > 1 ? Array(1...total) : [total] }
    let stride = total + 1
    var costs = [Double](repeating: .infinity, count: (count + 1) * stride)
    var starts = [Int](repeating: 0, count: (count + 1) * stride)
    costs[0] = 0
    for line in 1...count {
      for start in (line - 1)..<total where costs[(line - 1) * stride + start] < .infinity {
        var end = start + 1
        while end <= total, fits(start, end) {
          let share = width(start, end) / width
          var cost = costs[(line - 1) * stride + start]
          if !isParagraph {
            cost += 100 * share * share
          } else if end < total {
            cost += 100 * (1 - share) * (1 - share)
          } else if share < 0.2 {
            cost += 20
          }
          if end < total { cost += pieces[end - 1].cost }
          if cost < costs[line * stride + end] {
            costs[line * stride + end] = cost
            starts[line * stride + end] = start
          }
          end += 1
        }
      }
    }
    var ends: [Int] = []
    var end = total
    for line in (1...count).reversed() {
      ends.append(end)
      end = starts[line * stride + end]
    }
    return ends.reversed()
  }
}
