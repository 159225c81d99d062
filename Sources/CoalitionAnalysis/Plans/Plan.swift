public import CoalitionLinking
public import CoalitionModel

/// The smallest coalition that covers topics in places, and why each of its members is in it.
///
/// Among coalitions equally small the one whose members are best connected already: team formation at least
/// communication cost (Lappas, Liu & Terzi 2009, doi:10.1145/1557019.1557074).
public struct Plan: Sendable {
  /// A topic to be covered, in a place or anywhere.
  public struct Need: Sendable, Hashable {
    /// The topic, with what lies below it.
    public let topic: EntityIndex
    /// The place, with what lies within it; nil for anywhere.
    public let place: EntityIndex?
    /// How much it counts where a size limit leaves no room for all, 1 to 1,000.
    public let weight: Int

    /// Makes a need; a weight outside 1 to 1,000 becomes the nearest inside.
    public init(topic: EntityIndex, place: EntityIndex? = nil, weight: Int = 1) {
      self.topic = topic
      self.place = place
      self.weight = min(1000, max(1, weight))
    }
  }

  /// How a member covers a need.
  public struct Cover: Sendable {
    /// The need, a number in ``Plan/needs``.
    public let need: Int
    /// In the place, or in a larger one around it.
    public let reach: Reach
    /// Whether a row says so, or it follows from shorthand.
    public let basis: Basis
    /// When, where that is known: what has ended is still counted, and says when it did.
    public let periods: [Period]
    /// What it rests on.
    public let evidence: [Evidence]
  }

  /// A member of the coalition.
  public struct Member: Sendable {
    /// Who.
    public let who: EntityIndex
    /// What it covers, by need.
    public let covers: [Cover]
    /// The needs that nobody else in the coalition covers: what breaks if it leaves.
    public let alone: [Int]
    /// Who outside could take its place: whoever covers all that it alone covers; nobody if it alone covers nothing
    /// or nobody else can.
    public let replacements: [EntityIndex]
    /// Which other members it works with already, the strongest link first.
    public let worksWith: [EntityIndex]
    /// Whether it was asked for, whatever it covers.
    public let isRequired: Bool
  }

  /// What is to be covered, in the order given.
  public let needs: [Need]
  /// The coalition, in dataset order.
  public let members: [Member]
  /// The needs that stay uncovered because nobody who may be asked covers them.
  public let uncoverable: [Int]
  /// The needs for which the size limit left no room.
  public let leftOut: [Int]
  /// Whether it is proven that no smaller coalition covers as much; or, within a size limit, that none covers more.
  public let isOptimal: Bool
  /// A proven lower bound on the size of a coalition that covers all that can be covered.
  public let sizeBound: Int
  /// Whether it is proven that no coalition as small is better connected.
  public let isBestConnected: Bool
  /// Other coalitions that cover the same, each as different as can be from those before it, at most two.
  public let alternatives: [[EntityIndex]]
}

/// Why a plan cannot be made.
public enum PlanError: Error, Sendable, Hashable {
  /// These are both wanted and not wanted.
  case wantedAndNot([EntityIndex])
  /// More are wanted than the coalition may have members.
  case tooMany(wanted: Int, limit: Int)
}
