internal import CoalitionModel

/// The work of making an ``Extraction``.
struct Extracting {
  let page: Page
  let lexicon: TopicLexicon
  let gazetteer = Gazetteer.shared
  let dataset: Dataset?
  var proposals: [Proposal] = []
  var withheld: Withholding
  /// The first proposed entity of each name's key.
  var entities: [String: Int] = [:]
  private var deciding: KindDeciding
  let placeFinding: PlaceFinding

  init(_ page: Page, _ dataset: Dataset?, keepsContacts: Bool) {
    self.page = page
    self.dataset = dataset
    lexicon = TopicLexicon(dataset: dataset)
    withheld = Withholding(page, isOff: keepsContacts)
    deciding = KindDeciding(page: page)
    placeFinding = PlaceFinding(gazetteer: .shared, text: page.text)
  }

  /// An entry with its words and what was found in them.
  struct Reading {
    var entry: Entry
    var name: [Word]
    var body: [Word]
    var kind: KindDecision
    var places: [PlaceMention]
  }

  mutating func run() {
    let entries = EntryFinding.entries(of: page)
    deciding.sectionHints = SectionHints.hints(of: entries, page)
    var readings = entries.map(reading)
    var all = readings.flatMap(\.places)
    let title = titlePlaces()
    all += title
    let choice = PlaceChoice(gazetteer, mentions: all)
    for index in readings.indices {
      let others = readings[index].places
      readings[index].places = others.map { choice.chosen($0, among: others) }.filter(choice.isPlausible)
    }
    let titleChosen = title.map { choice.chosen($0, among: title) }
    let names = MentionedNames(readings.map { ($0.entry.name, nameText(of: $0.entry)) })
    for reading in readings { propose(reading, titleChosen, names) }
    findSame()
  }

  private func reading(_ entry: Entry) -> Reading {
    let name = Words.of(page.text, in: entry.name)
    // One stretch, as nearly always, is the body itself.
    let stretches = entry.body.map { Words.of(page.text, in: $0) }
    let body = stretches.count == 1 ? stretches[0] : Array(stretches.joined())
    let kind = deciding.decide(entry, name: name, body: body)
    var places = placeFinding.mentions(in: name, isName: true)
    for range in entry.brackets where entry.shape != .dated {
      places += placeFinding.mentions(in: Words.of(page.text, in: range), isName: false)
    }
    for (role, cell) in entry.cells where role == .place {
      places += placeFinding.mentions(in: Words.of(page.text, in: cell), isName: false, isCell: true).map(
        Self.stated)
    }
    for words in stretches { places += placeFinding.mentions(in: words, isName: false) }
    return Reading(entry: entry, name: name, body: body, kind: kind, places: places)
  }

  private static func stated(_ mention: PlaceMention) -> PlaceMention {
    PlaceMention(place: mention.place, candidates: mention.candidates, range: mention.range, context: .stated)
  }

  /// The places that the page as a whole is about, by its title or first heading.
  private func titlePlaces() -> [PlaceMention] {
    let headings = page.blocks.filter { if case .heading(1) = $0.kind { true } else { false } }
    guard headings.count == 1 else { return [] }
    return placeFinding.mentions(in: Words.of(page.text, in: headings[0].range), isName: true)
      .filter { $0.context == .named || $0.context == .stated }
      .map { PlaceMention(place: $0.place, candidates: $0.candidates, range: $0.range, context: .heading) }
  }

  // MARK: Proposing

  private mutating func propose(_ reading: Reading, _ title: [PlaceMention], _ names: MentionedNames) {
    var entry = reading.entry
    let name = nameText(of: entry)
    guard !withheld.isPerson(name: reading.name, body: reading.body, page),
      !withheld.hides(entry.name, of: page), !name.isEmpty
    else { return }
    let outcome = Proposal.Outcome(rawValue: reading.kind.kind.rawValue) ?? .other
    if outcome == .report, entry.publisher == nil, entry.cells[.publisher] == nil,
      let found = TieFinding(page: page).publication(in: reading.body)
    {
      entry.publisher = found.publisher
      entry.date = entry.date ?? found.date
    }
    let quote = sentence(around: entry.name, in: entry)
    var entity = proposal(outcome, name, quote, reading.kind.confidence * shapeConfidence(entry), "")
    entity.reason = "\(Self.reason(of: entry.shape)); \(outcome.rawValue): \(reading.kind.reason)"
    entity.aliases = AliasFinding(page: page).aliases(of: entry, name: reading.name, body: reading.body)
    entity.url = withheld.address(entry.address)
    if outcome == .report { entity.date = entry.date?.value ?? dateCell(entry) }
    // Of a thing that is listed and was named as a publisher before, the list says more.
    let key = Folding.key(name)
    if let place = entities[key], proposals[place].reason == Self.publisherReason {
      if proposals[place].name != name { entity.aliases.append(proposals[place].name) }
      proposals[place] = entity
    } else {
      if entities[key] == nil { entities[key] = proposals.count }
      proposals.append(entity)
    }
    proposePublisher(entry, name, isReport: outcome == .report)
    let ties = TieFinding(page: page).ties(of: entry, body: reading.body, names)
    proposeFacts(reading, name, title, outcome, besides: ties.map(\.range))
    proposeTies(reading, ties, name, names, outcome)
  }

  private static let publisherReason = "it is named as its publisher"

  /// The entry's name without brackets that hold its short name or place: `Industrial Workers (IW) - NYC`.
  private func nameText(of entry: Entry) -> String {
    let text = page.text[entry.name]
    func oneLine(_ text: String) -> String {
      text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    guard let open = text.firstIndex(of: UInt8(ascii: "(")), open > text.startIndex,
      PageBuilder.isSpace(text[open - 1]),
      let close = text[open...].firstIndex(of: UInt8(ascii: ")"))
    else { return page.text(entry.name).oneLine }
    let before = String(decoding: text[..<open], as: UTF8.self).oneLine
    let after = String(decoding: text[(close + 1)...], as: UTF8.self).oneLine
    return after.isEmpty ? before : "\(before) \(after)"
  }

  private func dateCell(_ entry: Entry) -> PartialDate? {
    entry.cells[.date].flatMap { DateFinding.date(at: Words.of(page.text, in: $0)[...])?.value }
  }

  private mutating func proposePublisher(_ entry: Entry, _ name: String, isReport: Bool) {
    guard isReport, let publisher = entry.publisher ?? entry.cells[.publisher] else { return }
    let bracket =
      entry.brackets.first { $0.contains(publisher.lowerBound) } ?? sentence(around: publisher, in: entry)
    let publishing = page.text(publisher).oneLine
    proposeNamed(proposal(.organization, publishing, bracket, 0.95, Self.publisherReason))
    var tie = proposal(
      .relationship, publishing, bracket, 0.97, "the page says who published it")
    tie.kind = RelationshipKind.publishes.id
    tie.object = name
    tie.date = entry.date?.value
    proposals.append(tie)
  }

  // MARK: Words

  func proposal(
    _ outcome: Proposal.Outcome, _ name: String, _ quote: Range<Int>, _ confidence: Double, _ reason: String
  ) -> Proposal {
    // As the bytes say it, so that the words and the place are the same whatever the page is made of.
    let span = page.span(of: quote)
    return Proposal(
      outcome: outcome, name: name, quote: page.text(of: span), line: page.line(of: quote.lowerBound),
      span: span, confidence: (min(0.99, max(0.01, confidence)) * 100).rounded() / 100,
      reason: reason)
  }

  /// The sentence of the entry in which a place of the text stands; what identifies a person is cut off from it.
  func sentence(around range: Range<Int>, in entry: Entry) -> Range<Int> {
    let block = page.blocks[block(at: range.lowerBound)].range
    var start = max(block.lowerBound, min(entry.whole.lowerBound, range.lowerBound))
    var end = min(block.upperBound, max(entry.whole.upperBound, range.upperBound))
    // A title with its bracket is a sentence of its own.
    if entry.shape == .dated, let bracket = entry.brackets.first {
      if range.lowerBound >= bracket.upperBound {
        start = max(start, min(bracket.upperBound, end))
        while start < range.lowerBound, PageBuilder.isSpace(page.text[start]) { start += 1 }
      } else {
        end = max(range.upperBound, min(end, bracket.upperBound))
      }
    }
    let within = start..<max(start, end)
    return withheld.cut(SentenceBounds.sentence(around: range, in: within, page.text), keeping: range, page)
  }

  private func block(at place: Int) -> Int {
    var (low, high) = (0, page.blocks.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if page.blocks[middle].range.lowerBound <= place { low = middle } else { high = middle - 1 }
    }
    return low
  }

  private func shapeConfidence(_ entry: Entry) -> Double {
    switch entry.shape {
    case .row, .dated: 0.98
    case .link, .strong: 0.97
    case .sentence, .bracket: 0.96
    case .heading: 0.93
    case .mark, .apposition: 0.9
    case .bare: 0.8
    case .inner: 0.65
    }
  }

  private static func reason(of shape: Entry.Shape) -> String {
    switch shape {
    case .row: "a row of a table"
    case .link: "a link at the beginning"
    case .strong: "bold words at the beginning"
    case .dated: "a title with publisher and date"
    case .bracket: "a name with a bracket behind it"
    case .mark: "a name parted from what it is"
    case .sentence: "a name that a sentence says something of"
    case .apposition: "a name and what it is"
    case .heading: "a heading over a paragraph about it"
    case .bare: "an item that is a name"
    case .inner: "named within a paragraph about another"
    }
  }
}
