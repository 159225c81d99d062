internal import CoalitionModel

extension Extracting {
  /// What it works on and where: together where one sentence says both. A report is about it, and whoever published
  /// the report works on it.
  mutating func proposeFacts(
    _ reading: Reading, _ name: String, _ title: [PlaceMention], _ outcome: Proposal.Outcome,
    besides others: [Range<Int>]
  ) {
    let entry = reading.entry
    var topics = mentionedTopics(reading, besides: others)
    var places = PlaceSelection.selected(reading.places, gazetteer)
    if places.isEmpty { places = title }
    if topics.isEmpty { topics = headingTopics(entry) }
    var facts: [Proposal] = []
    var placed: Set<Int32> = []
    func fact(
      _ quote: Range<Int>, _ confidence: Double, _ reason: String, _ topic: Int?, _ place: PlaceMention?
    ) {
      var fact = proposal(outcome == .report ? .about : .activity, name, quote, confidence, reason)
      if let topic { fact.topic = lexicon.topics[topic].id }
      if let place { set(place, on: &fact) }
      facts.append(fact)
    }
    for (number, ranges, confidence) in topics.prefix(5) {
      // Of the sentences that speak of it, one that says where says more.
      let sentences = ranges.prefix(8).map { sentence(around: $0, in: entry) }
      let placesOf = sentences.map { named(reading.places, in: $0) }
      let best = placesOf.firstIndex { !$0.isEmpty } ?? 0
      let reason = "it speaks of “\(page.text(ranges[best]))”"
      for mention in placesOf[best] {
        placed.insert(mention.place)
        fact(
          sentences[best], confidence * mention.confidence, "\(reason); \(mention.context.reason)", number,
          mention)
      }
      if placesOf[best].isEmpty { fact(sentences[best], confidence, reason, number, nil) }
    }
    for mention in places where !placed.contains(mention.place) {
      fact(
        sentence(around: mention.range, in: entry), mention.confidence, mention.context.reason, nil, mention)
    }
    proposals += facts
    guard outcome == .report, let publisher = entry.publisher ?? entry.cells[.publisher] else { return }
    for var fact in facts where !fact.topic.isEmpty {
      fact.outcome = .activity
      fact.name = page.text(publisher).oneLine
      fact.date = entry.date?.value
      fact.confidence = (fact.confidence * 80).rounded() / 100
      fact.reason = "it published “\(name)”; " + fact.reason
      proposals.append(fact)
    }
  }

  func set(_ mention: PlaceMention, on proposal: inout Proposal) {
    let place = gazetteer.places[Int(mention.place)]
    proposal.place = place.name
    proposal.placeWithin = [place.region, place.kind == .country ? "" : place.country].filter { !$0.isEmpty }
      .joined(separator: ", ")
  }

  /// The narrowest topics of the name and the words about it, those of the name first.
  private func mentionedTopics(
    _ reading: Reading, besides others: [Range<Int>]
  ) -> [(Int, [Range<Int>], Double)] {
    var found: [(topic: Int, ranges: [Range<Int>], confidence: Double)] = []
    func add(_ words: [Word], _ confidence: Double) {
      for mention in lexicon.mentions(in: words) where !others.contains(where: { $0.overlaps(mention.range) })
      {
        if let place = found.firstIndex(where: { $0.topic == mention.topic }) {
          found[place].ranges.append(mention.range)
        } else {
          found.append((mention.topic, [mention.range], confidence))
        }
      }
    }
    add(reading.name, 0.85)
    if let cell = reading.entry.cells[.topic] { add(Words.of(page.text, in: cell), 0.95) }
    add(reading.body, 0.75)
    let above = Set(found.flatMap { lexicon.above($0.topic) })
    return found.filter { !above.contains($0.topic) }.map { ($0.topic, $0.ranges, $0.confidence) }
  }

  private func headingTopics(_ entry: Entry) -> [(Int, [Range<Int>], Double)] {
    for heading in entry.headings.reversed() {
      let found = lexicon.mentions(in: Words.of(page.text, in: heading))
      if let first = found.first { return [(first.topic, [first.range], 0.6)] }
    }
    return []
  }

  /// The places that a sentence names, each once.
  private func named(_ mentions: [PlaceMention], in sentence: Range<Int>) -> [PlaceMention] {
    var found: [PlaceMention] = []
    for mention in mentions
    where mention.context.isOwn && sentence.lowerBound <= mention.range.lowerBound
      && mention.range.upperBound <= sentence.upperBound
      && !found.contains(where: { $0.place == mention.place })
    { found.append(mention) }
    return found
  }
}
