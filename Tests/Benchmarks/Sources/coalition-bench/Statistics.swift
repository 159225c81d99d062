/// The mean of some figures, and how far off it may be.
struct Mean {
  private(set) var count = 0
  private var sum = 0.0
  private var squares = 0.0

  init(_ values: [Double] = []) { for value in values { add(value) } }

  mutating func add(_ value: Double) {
    count += 1
    sum += value
    squares += value * value
  }

  /// NaN of none.
  var value: Double { sum / Double(count) }

  /// The standard error of the mean; NaN of fewer than two.
  var error: Double {
    (max(0, squares - sum * value) / Double(count - 1) / Double(count)).squareRoot()
  }
}

/// Ranked pairs, of which some are what was looked for.
struct Ranking {
  private var found: [(score: Double, isWanted: Bool)] = []

  /// Scores that differ by less than a billionth are equal, so that rounding favors nobody.
  mutating func add(_ score: Double, isWanted: Bool) {
    found.append(((score * 1e9).rounded(), isWanted))
  }

  /// The area under the precision–recall curve of so many pairs, so many of them wanted; those not added come last,
  /// all alike.
  ///
  /// Average precision, expected over every order of those that have the same score (McSherry & Najork 2008,
  /// doi:10.1007/978-3-540-78646-7_38).
  func averagePrecision(among count: Int, wanted: Int) -> Double {
    let sorted = found.sorted { $0.score > $1.score }
    var groups: [(count: Int, wanted: Int)] = []
    var start = 0
    while start < sorted.count {
      var end = start
      var wanted = 0
      while end < sorted.count, sorted[end].score == sorted[start].score {
        if sorted[end].isWanted { wanted += 1 }
        end += 1
      }
      groups.append((end - start, wanted))
      start = end
    }
    groups.append((count - sorted.count, wanted - sorted.count { $0.isWanted }))
    var (before, wantedBefore, sum) = (0, 0, 0.0)
    for (count, wanted) in groups {
      if wanted > 0 {
        // One of the group stands at each place with this chance; the others before it are spread evenly.
        let chance = Double(wanted) / Double(count)
        let others = count > 1 ? Double(wanted - 1) / Double(count - 1) : 0
        for place in 0..<count {
          sum += chance * (Double(wantedBefore + 1) + Double(place) * others) / Double(before + place + 1)
        }
      }
      before += count
      wantedBefore += wanted
    }
    return wanted == 0 ? 0 : sum / Double(wanted)
  }
}
