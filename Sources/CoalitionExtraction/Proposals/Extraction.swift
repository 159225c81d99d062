public import CoalitionModel
internal import RecordReading

/// What a page says, as proposals for a dataset.
///
/// ```swift
/// let page = try Page(bytes, named: "resources.txt")
/// let extraction = Extraction(of: page, for: dataset)
/// for proposal in extraction.proposals { print(proposal.name, proposal.quote) }
/// ```
///
/// Each entry of the page is proposed as an organization, a campaign, a report or something else, followed by what is
/// said of it: what it works on and where, who published it, with whom it works. Proposals come in the page's order.
/// E-mail addresses, telephone numbers and names of private persons are left out and counted. Same page, same dataset,
/// same proposals. O(bytes of the page).
public struct Extraction: Sendable {
  /// The proposals, each entity before what is said of it.
  public internal(set) var proposals: [Proposal] = []
  /// What was left out because it may identify a person, by what it is: `e-mail addresses`.
  public internal(set) var withheld: [String: Int] = [:]

  /// Reads the proposals out of a page.
  ///
  /// - Parameters:
  ///   - page: the page.
  ///   - dataset: whose topics are used, and among whose entities those of the page are looked for.
  ///   - keepsContacts: whether words with addresses and numbers of persons may be quoted.
  public init(of page: Page, for dataset: Dataset? = nil, keepsContacts: Bool = false) {
    var extracting = Extracting(page, dataset, keepsContacts: keepsContacts)
    extracting.run()
    proposals = extracting.proposals
    // A page knows of its day, not of what came after.
    for index in proposals.indices where !proposals[index].outcome.isEntity {
      proposals[index].until = proposals[index].date
    }
    withheld = extracting.withheld.counts
  }
}
