public import CoalitionModel
internal import GraphAlgorithms
internal import Glibc

/// How alike those who act are, by what they share: topics, places, topics in places, and partners.
///
/// The score of a pair is the sum of its parts (``parts(_:_:)``). What is shared counts by its information content, as
/// in ``LinkGraph``: the rarer, the more (Resnik 1995, arXiv cmp-lg/9511007). A partner that both have counts
/// 1 / ln(number of its ties), so that the one everybody knows says little (Adamic & Adar 2003,
/// doi:10.1016/S0378-8733(03)00009-1).
public struct Likeness: Sendable {
  /// The dataset it was made from.
  public let dataset: Dataset
  private let index: FeatureIndex
  /// Whom each entity is tied to by stated relationships and shorthand, places left out, each once, ascending.
  private let partners: [[EntityIndex]]

  /// What one shared partner with two ties weighs against a shared rare activity.
  static let partnerFactor = 2.0

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
  }

  /// Somebody alike.
  public struct Match: Sendable {
    /// Who.
    public let who: EntityIndex
    /// How much the two share.
    public let score: Double
  }

  /// Who is most alike and not yet tied: organizations for an organization, organizations and campaigns for a
  /// campaign; the most alike first, ties in dataset order, at most `limit`.
  ///
  /// O(holders of what it shares), with the partners of its partners.
  public func mostAlike(to entity: EntityIndex, limit: Int) -> [Match] {
    var scores: [EntityIndex: Double] = [:]
    let groups = index.held.groups(of: entity.position)
    let shares = index.held.weights(of: entity.position)
    for (offset, group) in groups.enumerated() {
      let worth = index.weights[Int(group)]
      guard worth > 0 else { continue }
      let own = shares.isEmpty ? 1 : Double(shares[shares.startIndex + offset])
      for member in index.held.members(of: Int(group)) where Int(member) != entity.position {
        scores[EntityIndex(Int(member)), default: 0] += worth * own * index.share(of: Int(member), in: group)
      }
    }
    for partner in partners[entity.position] {
      let worth = Self.partnerWorth(ties: partners[partner.position].count)
      for other in partners[partner.position] where other != entity { scores[other, default: 0] += worth }
    }
    let tied = Set(partners[entity.position])
    let kinds: Set<EntityKind> =
      dataset[entity].kind == .organization ? [.organization] : [.organization, .campaign]
    return Array(
      scores.filter { kinds.contains(dataset[$0.key].kind) && !tied.contains($0.key) }
        .map { Match(who: $0.key, score: $0.value) }
        .sorted { (-$0.score, $0.who) < (-$1.score, $1.who) }.prefix(limit))
  }

  /// What two share, heaviest first: the parts that add up to their score.
  public func parts(_ a: EntityIndex, _ b: EntityIndex) -> [LinkPart] {
    var parts = index.sharedParts(a, b, in: dataset)
    let others = Set(partners[b.position])
    for partner in partners[a.position] where others.contains(partner) {
      let ties = dataset.tieParts(a, partner) + dataset.tieParts(b, partner)
      var evidence: [Evidence] = []
      for tie in ties { evidence += tie.evidence.filter { !evidence.contains($0) } }
      parts.append(
        LinkPart(
          reason: .sharedPartner(partner), weight: Self.partnerWorth(ties: partners[partner.position].count),
          basis: ties.map(\.basis).max() ?? .implied, evidence: evidence))
    }
    return parts.sorted { $0.weight > $1.weight }
  }

  private static func partnerWorth(ties: Int) -> Double { partnerFactor * log(2) / log(Double(max(2, ties))) }
}

extension FeatureIndex {
  /// How far a member holds a feature. O(log features).
  func share(of member: Int, in feature: UInt32) -> Double {
    let shares = held.weights(of: member)
    guard !shares.isEmpty else { return 1 }
    let groups = held.groups(of: member)
    var (low, high) = (groups.startIndex, groups.endIndex)
    while low < high {
      let middle = (low + high) / 2
      if groups[middle] < feature { low = middle + 1 } else { high = middle }
    }
    guard low < groups.endIndex, groups[low] == feature else { return 0 }
    return Double(shares[shares.startIndex + low - groups.startIndex])
  }
}
