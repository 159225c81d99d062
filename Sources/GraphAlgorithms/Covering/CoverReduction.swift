/// What follows from a table without any search (Beasley 1987, doi:10.1016/0377-2217(87)90141-X).
extension CoverTable {
  /// Which needs must be looked at: not those that are covered whenever another one is, because all that cover
  /// that one cover them too. Of needs with the same coverers the first stays.
  func tellingNeeds() -> [Bool] {
    var isTelling = [Bool](repeating: true, count: needs.count)
    var shared = [Int](repeating: 0, count: needs.count)
    for need in needs.indices where isTelling[need] {
      let all = covererCount(of: need)
      for candidate in coverers(of: need) {
        for other in row(candidate) { shared[other] += 1 }
      }
      for other in needs.indices {
        // One that is left out already implies nothing that its own witness does not.
        if shared[other] == all, other != need, covererCount(of: other) > all || other > need {
          isTelling[other] = false
        }
        shared[other] = 0
      }
    }
    return isTelling
  }

  /// Which candidates may be needed for reaching the goal: not those who cover no more than some other one
  /// does. Of candidates who cover the same the first stays.
  ///
  /// Leaves a best set, but not every one: not for settling ties.
  func usefulCandidates() -> [Bool] {
    let words = (needs.count + 63) / 64
    var bits = [UInt64](repeating: 0, count: words * candidates.count)
    for candidate in candidates.indices {
      for need in row(candidate) { bits[candidate * words + need / 64] |= 1 << UInt64(need % 64) }
    }
    return bits.withUnsafeBufferPointer { bits in
      candidates.indices.map { candidate in
        let size = rowRange(candidate).count
        // Whoever covers all of the row covers its rarest need.
        guard let rarest = row(candidate).min(by: { covererCount(of: $0) < covererCount(of: $1) })
        else { return false }
        return !coverers(of: rarest).contains { other in
          let otherSize = rowRange(other).count
          if otherSize < size || other == candidate || (otherSize == size && other > candidate) {
            return false
          }
          for word in 0..<words where bits[candidate * words + word] & ~bits[other * words + word] != 0 {
            return false
          }
          return true
        }
      }
    }
  }

  /// The candidates without whom some need stays open; `nil` if one stays open anyway.
  func soleCoverers() -> [Bool]? {
    var isSole = [Bool](repeating: false, count: candidates.count)
    for need in needs.indices {
      guard let first = coverers(of: need).first else { return nil }
      if covererCount(of: need) == 1 { isSole[first] = true }
    }
    return isSole
  }
}
