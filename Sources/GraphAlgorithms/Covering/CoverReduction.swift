/// What follows from a table without any search (Beasley 1987, doi:10.1016/0377-2217(87)90141-X).
extension CoverTable {
  /// Which needs must be looked at: not those that are covered whenever another one is, because all that cover
  /// that one cover them too. Of needs with the same coverers the first stays.
  func tellingNeeds() -> [Bool] {
    var isTelling = [Bool](repeating: true, count: needs.count)
    var shared = [Int](repeating: 0, count: needs.count)
    withStretches { table in
      shared.withUnsafeMutableBufferPointer { shared in
        for need in isTelling.indices where isTelling[need] {
          let all = table.coverers(of: need).count
          for candidate in table.coverers(of: need) {
            for other in table.row(candidate) { shared[other] += 1 }
          }
          for other in shared.indices {
            if shared[other] == all, other != need { isTelling[other] = false }
            shared[other] = 0
          }
        }
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
    return withStretches { table in
      bits.withUnsafeBufferPointer { bits in
        candidates.indices.map { candidate in
          let row = table.row(candidate)
          // Whoever covers all of the row covers its rarest need.
          var rarest = row[row.startIndex]
          for need in row where table.coverers(of: need).count < table.coverers(of: rarest).count {
            rarest = need
          }
          for other in table.coverers(of: rarest) where other != candidate {
            let otherSize = table.row(other).count
            if otherSize < row.count || (otherSize == row.count && other > candidate) { continue }
            var word = 0
            while word < words, bits[candidate * words + word] & ~bits[other * words + word] == 0 {
              word += 1
            }
            if word == words { return false }
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
