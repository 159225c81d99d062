public import CoalitionLinking
public import CoalitionModel

/// The answer to a question: how the question was understood, what was found, each with its reasons, and what is
/// not known.
public struct Answer: Sendable {
  /// One thing found.
  public struct Finding: Sendable {
    /// What was found.
    public let entity: EntityIndex
    /// The topics on which the finding rests, in dataset order.
    public let topics: [EntityIndex]
    /// The places on which it rests, in dataset order.
    public let places: [EntityIndex]
    /// Who is behind the finding, where the question asked for something else; each by a row or by shorthand.
    public let who: [EntityIndex]
    /// What ties it to whom the question is about, read from there: "is targeted by"; where that was not asked.
    public var ties: [String] = []
    /// Whether a row states it, of somebody at least, or it follows from shorthand.
    public let basis: Basis
    /// Whether it lies within the place asked for, or the place asked for is part of a larger one it covers.
    public let reach: Reach
    /// The periods that the claims give, in the order met.
    public let periods: [Period]
    /// When it was last seen to hold: the latest of the dates in the claims, of their sources, and of when the entity's
    /// row was last checked; nil where none of these is known.
    public var seen: PartialDate?
    /// What it rests on, for everyone in `who` too: at least one for each finding whose rows name a source.
    public let evidence: [Evidence]
  }

  /// That a source says somebody does not, or no longer, work on what was asked: evidence against.
  public struct Denial: Sendable {
    /// Who does not.
    public let who: EntityIndex
    /// On what; nil for anything there.
    public let topic: EntityIndex?
    /// Where; nil for anywhere.
    public let place: EntityIndex?
    /// What says so.
    public let evidence: Evidence

    init(_ denial: Activity) {
      (who, topic, place, evidence) = (denial.who, denial.topic, denial.place, denial.evidence)
    }
  }

  /// The question as it was understood, as a sentence.
  public let understood: String
  /// What was found: inside before wider, stated before implied, then in dataset order.
  public let findings: [Finding]
  /// Evidence against what would otherwise be expected, in dataset order.
  public var against: [Denial] = []
  /// What else to know: whose place or date is unknown, and for an empty answer the nearest questions that have
  /// one.
  public let notes: [String]
}
