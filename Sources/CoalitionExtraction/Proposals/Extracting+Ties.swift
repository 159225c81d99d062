internal import CoalitionModel

extension Extracting {
  /// Where it is at home, with whom it works, whom it names.
  mutating func proposeTies(
    _ reading: Reading, _ ties: [TieFinding.Tie], _ name: String, _ names: MentionedNames,
    _ outcome: Proposal.Outcome
  ) {
    let entry = reading.entry
    if outcome == .organization || outcome == .campaign {
      for mention in PlaceSelection.selected(reading.places, gazetteer)
      where PlaceSelection.isHome(mention, page.text) {
        var tie = proposal(
          .relationship, name, sentence(around: mention.range, in: entry), mention.confidence * 0.95,
          "it is based there")
        tie.kind = RelationshipKind.basedIn.id
        set(mention, on: &tie)
        tie.object = tie.place
        proposals.append(tie)
      }
    }
    for found in ties {
      var tie = proposal(
        .relationship, name, sentence(around: found.range, in: entry), found.confidence, found.reason)
      tie.kind = found.kind.id
      tie.object = found.name
      guard found.kind.fromKinds.contains(EntityKind(rawValue: outcome.rawValue) ?? .organization) else {
        continue
      }
      proposeOther(found, quote: sentence(around: found.range, in: entry), names)
      proposals.append(tie)
    }
  }

  /// Whoever is named as a partner and not listed is proposed too.
  private mutating func proposeOther(_ tie: TieFinding.Tie, quote: Range<Int>, _ names: MentionedNames) {
    guard tie.kind != .mentions else { return }
    guard !names.contains(tie.name) else { return }
    proposeNamed(proposal(.organization, tie.name, quote, 0.7, "it is named in the words about another"))
  }

  /// Proposes who is named and not listed, once.
  mutating func proposeNamed(_ other: Proposal) {
    let key = Folding.key(other.name)
    guard entities[key] == nil else { return }
    entities[key] = proposals.count
    proposals.append(other)
  }
}
