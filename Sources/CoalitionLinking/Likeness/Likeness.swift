public import CoalitionModel
internal import Glibc
internal import GraphAlgorithms

/// How alike those who act are, by what they share: partners, partners of partners, topics and places.
///
/// For somebody with *d* partners the score of a pair is, with one factor (1 + d₁ + d₂)^(−1/4) over all parts,
///
/// - for each partner that both have: 1 / ln(number of its partners), so that the one everybody knows says little
///   (Adamic & Adar 2003, doi:10.1016/S0378-8733(03)00009-1);
/// - for each partner of the first whose partners are partners of the second: a tenth of the sum of
///   1 / √(product of the two's partners) over those paths of three steps, which find what triangles miss (Kovács et al.
///   2019, doi:10.1038/s41467-019-09177-y);
/// - for each topic, place, and topic in a place that both hold: three times how much likelier than any two those who
///   hold it are to be tied, (1 + 2 L/m)/(m + 2) − ρ for *m* holders with *L* ties among them where a pair is tied
///   with probability ρ; half where one of the two holds it by implication only, a quarter where both do, and a topic in
///   a place nothing then: that both are known crosswise says nothing more.
///
/// So a score is the sum of its parts (``parts(_:_:)``). On three real networks with hidden ties it is not below
/// Adamic–Adar or Jaccard; the figures stand in the catalog of this module.
public struct Likeness: Sendable {
  /// The dataset it was made from.
  public let dataset: Dataset
  private let index: FeatureIndex
  /// Whom each entity is tied to, places left out, each once, ascending.
  private let partners: [[EntityIndex]]
  /// How probable a tie is between any two.
  private let density: Double
  /// How many ties there are among those who hold each feature.
  private let tiesWithin: [Int32]
  /// How far each feature's holders hold it, feature after feature, holders ascending.
  private let holderShares: [Float]
  /// Where the holders of each feature begin; empty where all hold theirs in full.
  private let holderStarts: [Int]

  static let pathFactor = 0.1
  static let featureFactor = 3.0

  /// Indexes a dataset. O(claims + relationships).
  public init(_ dataset: Dataset) {
    self.dataset = dataset
    index = FeatureIndex(dataset)
    var partners = [[EntityIndex]](repeating: [], count: dataset.entities.count)
    for tie in dataset.relationships where !dataset[tie.from].kind.isPlace && !dataset[tie.to].kind.isPlace {
      partners[tie.from.position].append(tie.to)
      partners[tie.to.position].append(tie.from)
    }
    for place in partners.indices where partners[place].count > 1 {
      partners[place] = Set(partners[place]).sorted()
    }
    self.partners = partners
    let population = dataset.entities.count { $0.kind.isActor || $0.kind == .report }
    let ties = partners.reduce(0) { $0 + $1.count }
    density = population < 2 ? 0 : Double(ties) / (Double(population) * Double(population - 1))
    var tiesWithin = [Int32](repeating: 0, count: index.features.count)
    for (holder, others) in partners.enumerated() {
      for other in others where other.position > holder {
        Self.forEachCommon(index.held.groups(of: holder), index.held.groups(of: other.position)) {
          tiesWithin[Int($0)] += 1
        }
      }
    }
    self.tiesWithin = tiesWithin
    (holderStarts, holderShares) = index.sharesOfHolders
  }

  /// Somebody alike.
  public struct Match: Sendable {
    /// Who.
    public let who: EntityIndex
    /// How alike: the sum of the parts.
    public let score: Double
  }

  /// Who is most alike and not yet tied: organizations for an organization, organizations and campaigns for a
  /// campaign; the most alike first, ties in dataset order, at most `limit`.
  ///
  /// O(paths of three steps from it + holders of what it shares, with their ties).
  public func mostAlike(to entity: EntityIndex, limit: Int) -> [Match] {
    let tied = Set(partners[entity.position])
    let kinds: Set<EntityKind> =
      dataset[entity].kind == .organization ? [.organization] : [.organization, .campaign]
    var best: [Match] = []
    // No factor is larger than that of somebody without partners.
    let most = pow(1 + Double(degree(entity)), -0.25)
    for (position, sum) in sums(from: entity).enumerated() where sum > 0 {
      // In dataset order, so whoever comes later must be more alike to come before.
      let least = best.count < limit ? 0 : best.last?.score ?? .infinity
      guard sum * most > least else { continue }
      let who = EntityIndex(position)
      let score = sum * factor(entity, who)
      guard score > least, kinds.contains(dataset[who].kind), !tied.contains(who) else { continue }
      let place = best.firstIndex { $0.score < score } ?? best.endIndex
      best.insert(Match(who: who, score: score), at: place)
      if best.count > limit { best.removeLast() }
    }
    return best
  }

  /// Who is alike and tied already, the most alike first: what ``mostAlike(to:limit:)`` leaves out.
  public func alikeAndTied(to entity: EntityIndex) -> [EntityIndex] {
    let sums = sums(from: entity)
    return partners[entity.position].filter { dataset[$0].kind.isActor }
      .map { (who: $0, score: sums[$0.position] * factor(entity, $0)) }
      .sorted { (-$0.score, $0.who) < (-$1.score, $1.who) }.map(\.who)
  }

  /// What makes two alike, heaviest first: the parts that add up to their score.
  public func parts(_ a: EntityIndex, _ b: EntityIndex) -> [LinkPart] {
    let factor = factor(a, b)
    var parts = index.sharedParts(a, b, in: dataset) { worth(of: $0, sharedBy: $1) * factor }
    let others = Set(partners[b.position])
    for partner in partners[a.position] where partner != b {
      if others.contains(partner) {
        let ties = dataset.tieParts(a, partner) + dataset.tieParts(b, partner)
        parts.append(part(.sharedPartner(partner), factor / log(Double(max(2, degree(partner)))), ties))
      }
      var weight = 0.0
      for next in partners[partner.position] where next != a && next != b && others.contains(next) {
        weight += 1 / (Double(degree(partner)) * Double(degree(next))).squareRoot()
      }
      if weight > 0 {
        parts.append(
          part(.pathsThrough(partner), Self.pathFactor * weight * factor, dataset.tieParts(a, partner)))
      }
    }
    return parts.filter { $0.weight > 0 }.sorted { $0.weight > $1.weight }
  }

  private func part(_ reason: LinkPart.Reason, _ weight: Double, _ ties: [LinkPart]) -> LinkPart {
    var evidence: [Evidence] = []
    for tie in ties { evidence += tie.evidence.filter { !evidence.contains($0) } }
    return LinkPart(
      reason: reason, weight: weight, basis: ties.map(\.basis).max() ?? .implied, evidence: evidence)
  }

  private func degree(_ entity: EntityIndex) -> Int { partners[entity.position].count }

  /// The factor that keeps those with many ties from being like everybody.
  private func factor(_ a: EntityIndex, _ b: EntityIndex) -> Double {
    pow(1 + Double(degree(a)) + Double(degree(b)), -0.25)
  }

  /// Everybody's score before the factor, by position.
  private func sums(from entity: EntityIndex) -> [Double] {
    var sums = [Double](repeating: 0, count: partners.count)
    var steps: [EntityIndex: Double] = [:]
    for partner in partners[entity.position] {
      let worth = 1 / log(Double(max(2, degree(partner))))
      let spread = 1 / Double(degree(partner)).squareRoot()
      for next in partners[partner.position] where next != entity {
        sums[next.position] += worth
        steps[next, default: 0] += spread
      }
    }
    // In the order of the dataset, so that sums come out the same to the last bit.
    for (next, spread) in steps.sorted(by: { $0.key < $1.key }) {
      let weight = Self.pathFactor * spread / Double(degree(next)).squareRoot()
      for last in partners[next.position] where last != entity { sums[last.position] += weight }
    }
    // A path that turns back to the partner it came by is none.
    for partner in partners[entity.position] {
      for next in partners[partner.position] where next != entity {
        sums[partner.position] -=
          Self.pathFactor / (Double(degree(partner)) * Double(degree(next))).squareRoot()
      }
    }
    let groups = index.held.groups(of: entity.position)
    let shares = index.held.weights(of: entity.position)
    for (offset, group) in groups.enumerated() {
      let own = shares.isEmpty ? 1 : Double(shares[shares.startIndex + offset])
      guard worth(of: Int(group), sharedBy: own) > 0 else { continue }
      let start = holderStarts.isEmpty ? 0 : holderStarts[Int(group)]
      for (number, member) in index.held.members(of: Int(group)).enumerated() {
        let share = own * (holderStarts.isEmpty ? 1 : Double(holderShares[start + number]))
        sums[Int(member)] += worth(of: Int(group), sharedBy: share)
      }
    }
    // Nobody is like themselves.
    sums[entity.position] = 0
    return sums
  }

  /// What it says of two that they hold a feature, how far being the product of how far each does. O(1).
  private func worth(of feature: Int, sharedBy share: Double) -> Double {
    if share < 1, case .activity = index.features[feature] { return 0 }
    let count = Double(index.held.size(of: feature))
    guard count > 1 else { return 0 }
    return share * Self.featureFactor
      * max(0, (1 + 2 * Double(tiesWithin[feature]) / count) / (count + 2) - density)
  }

  /// Calls `visit` for each value of two ascending lists.
  private static func forEachCommon(
    _ first: ArraySlice<UInt32>, _ second: ArraySlice<UInt32>, _ visit: (UInt32) -> Void
  ) {
    var (left, right) = (first.startIndex, second.startIndex)
    while left < first.endIndex, right < second.endIndex {
      if first[left] == second[right] { visit(first[left]) }
      let (isLeft, isRight) = (first[left] <= second[right], second[right] <= first[left])
      if isLeft { left += 1 }
      if isRight { right += 1 }
    }
  }
}

extension FeatureIndex {
  /// How far each feature's holders hold it, with where those of each feature begin; nothing where all hold theirs in
  /// full. O(features + memberships).
  var sharesOfHolders: (starts: [Int], shares: [Float]) {
    guard held.isWeighted else { return ([], []) }
    var starts = [0]
    starts.reserveCapacity(held.groupCount + 1)
    for feature in 0..<held.groupCount { starts.append(starts[feature] + held.size(of: feature)) }
    var next = starts
    var shares = [Float](repeating: 0, count: held.membershipCount)
    for member in 0..<held.memberCount {
      for (feature, share) in zip(held.groups(of: member), held.weights(of: member)) {
        shares[next[Int(feature)]] = share
        next[Int(feature)] += 1
      }
    }
    return (starts, shares)
  }
}
