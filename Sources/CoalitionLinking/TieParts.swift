internal import CoalitionModel

extension Dataset {
  /// The stated ties between two entities as parts of a link: one part a tie, whatever the number of rows that say
  /// it, with the evidence of each.
  func tieParts(_ a: EntityIndex, _ b: EntityIndex) -> [LinkPart] {
    var parts: [LinkPart] = []
    for tie in relationships(of: a) where tie.from == b || tie.to == b {
      let known = parts.firstIndex { part in
        guard case .relationship(let from, let kind, let to) = part.reason, kind == tie.kind else {
          return false
        }
        return (from, to) == (tie.from, tie.to) || (!kind.isDirected && (from, to) == (tie.to, tie.from))
      }
      if let known {
        let part = parts[known]
        // Shorthand that repeats a stated tie from the same place in the same source adds nothing.
        let isRepeat = part.evidence.contains {
          $0 == tie.evidence
            || (tie.basis == .implied
              && ($0.source, $0.locator) == (tie.evidence.source, tie.evidence.locator))
        }
        parts[known] = LinkPart(
          reason: part.reason, weight: max(part.weight, tie.kind.strength * tie.weight),
          basis: min(part.basis, tie.basis),
          evidence: isRepeat ? part.evidence : part.evidence + [tie.evidence])
      } else {
        parts.append(
          LinkPart(
            reason: .relationship(from: tie.from, kind: tie.kind, to: tie.to),
            weight: tie.kind.strength * tie.weight,
            basis: tie.basis, evidence: [tie.evidence]))
      }
    }
    return parts
  }

  /// What stated ties weigh, one entry for each pair, pairs ascending; a tie counts once however often it is said, at
  /// the highest weight that is said.
  func tieWeights(where isWanted: (Relationship) -> Bool) -> [TieWeight] {
    struct Tie: Hashable {
      let from, to: UInt32
      let kind: RelationshipKind
    }
    var said: [Tie: Int] = [:]
    var ties: [TieWeight] = []
    for tie in relationships where isWanted(tie) {
      let (low, high) = (min(tie.from.value, tie.to.value), max(tie.from.value, tie.to.value))
      let key =
        tie.kind.isDirected
        ? Tie(from: tie.from.value, to: tie.to.value, kind: tie.kind)
        : Tie(from: low, to: high, kind: tie.kind)
      let weight = tie.kind.strength * tie.weight
      if let place = said[key] {
        ties[place].weight = max(ties[place].weight, weight)
      } else {
        said[key] = ties.count
        ties.append(TieWeight(low: low, high: high, weight: weight))
      }
    }
    ties.sort { ($0.low, $0.high) < ($1.low, $1.high) }
    var merged: [TieWeight] = []
    for tie in ties {
      if let last = merged.last, (last.low, last.high) == (tie.low, tie.high) {
        merged[merged.count - 1].weight += tie.weight
      } else {
        merged.append(tie)
      }
    }
    return merged
  }
}

/// What all ties between two entities weigh together.
struct TieWeight {
  let low: UInt32
  let high: UInt32
  var weight: Double
}
