internal import CoalitionModel

/// Makes a question of what was captured.
struct QuestionBuilding {
  private let captures: [QuestionMatching.Capture]
  private let dataset: Dataset
  private let today: PartialDate?
  private let words: [String]

  /// How far "near" reaches where nobody says, in kilometres.
  static let nearby = 50.0

  init(
    _ captures: [QuestionMatching.Capture], of words: [QuestionWord], _ dataset: Dataset,
    _ today: PartialDate?
  ) {
    (self.captures, self.dataset, self.today, self.words) = (captures, dataset, today, words.map(\.key))
  }

  func question() throws(Misunderstanding) -> Question {
    let question = try uncounted()
    return note("count") == nil ? question : .count(question)
  }

  private func uncounted() throws(Misunderstanding) -> Question {
    let topics = entities("topics")
    switch note("form") {
    case "what":
      return .what(WhatQuestion(about: subject ?? place ?? EntityIndex(0), filter: try filter(for: subject)))
    case "where":
      if let both = choice("topics"), !both.isAny {
        throw Misunderstanding(
          .notFollowed, words: ["and"],
          message: "Where all of several topics are worked on is not answered; ask about one, or say 'or'.")
      }
      return .places(
        WhereQuestion(
          topics: topics, who: subject, since: try filter(for: nil).since,
          before: try filter(for: nil).before,
          kinds: kinds(WhereQuestion.allKinds)))
    case "reports": return .reports(try reports())
    case "published": return .relationships(try ties(kind: .publishes, side: .from))
    case "tie":
      let kind = note("tie").flatMap { RelationshipKind(id: $0) }
      return .relationships(
        try ties(kind: kind, side: note("side").flatMap(RelationshipsQuestion.Side.init) ?? .any))
    case "connect":
      try checkAreTwo()
      return .connection(entity("a"), entity("b"))
    case "between":
      try checkAreTwo()
      return .between(BetweenQuestion(entity("a"), entity("b"), kinds: kinds(WhoQuestion.usualKinds)))
    case "similar":
      let subject = subject ?? EntityIndex(0)
      if let kind = note("kind"),
        EntityKind(rawValue: kind) != .organization || dataset[subject].kind != .organization
      {
        throw Misunderstanding(
          .notFollowed, words: [kind],
          message:
            "Who is like \(dataset[subject].name) is looked for among \(dataset[subject].kind == .organization ? "organizations" : "organizations and campaigns together"); ask \"Who is like \(dataset[subject].name)?\"."
        )
      }
      return .similar(subject)
    case "gaps":
      return .gaps(
        GapsQuestion(
          topics: topics, places: entities("place"), includesBelow: false,
          placeKinds: kinds([.city])))
    case "plan":
      if [choice("topics"), choice("must"), choice("places")].contains(where: { $0?.isAny == true }) {
        throw Misunderstanding(
          .notFollowed, words: ["or"],
          message:
            "A plan covers all that is named; 'or' leaves open what. Say 'and', or ask about one of them.")
      }
      return .plan(
        PlanQuestion(
          topics: topics, places: entities("places"), must: entities("must"), without: entities("besides"),
          kinds: kinds(WhoQuestion.usualKinds)))
    case "since":
      var filter = try filter(for: subject)
      filter.topics = topics
      return .since(SinceQuestion(about: subject ?? EntityIndex(0), filter: filter))
    case "show":
      let subject = subject ?? EntityIndex(0)
      try checkIsOnly(subject)
      return .show(subject)
    case "list":
      // Topics lie nowhere: those of a place are what is worked on there.
      if kinds([]) == [.topic], let place { return .what(WhatQuestion(about: place)) }
      return .list(ListQuestion(kinds: kinds(Set(EntityKind.allCases)), in: place))
    default:
      if kinds(WhoQuestion.usualKinds) == [.report] { return .reports(try reports()) }
      let question = WhoQuestion(
        needs: needs, filter: try filter(for: nil), kinds: kinds(WhoQuestion.usualKinds),
        besides: entities("besides"), notOn: entities("not"), notIn: entities("outside"))
      try checkBesidesAreNoTopics()
      if let contradiction = question.contradiction(in: dataset) {
        throw Misunderstanding(
          .contradiction, words: question.notIn.map { dataset[$0].name }, message: contradiction)
      }
      return .who(question)
    }
  }

  private func reports() throws(Misunderstanding) -> ReportsQuestion {
    let publishers = entities("publisher")
    guard publishers.count <= 1 else {
      let names = publishers.map { dataset[$0].name }
      throw Misunderstanding(
        .notFollowed, words: Array(names.dropFirst()),
        message:
          "The question names \(names.count) publishers, \(Phrases.list(names, with: "and")); ask about one at a time."
      )
    }
    return ReportsQuestion(needs: needs, filter: try filter(for: nil), publisher: publishers.first)
  }

  private func ties(
    kind: RelationshipKind?, side: RelationshipsQuestion.Side
  ) throws(Misunderstanding) -> RelationshipsQuestion {
    let time = try filter(for: nil)
    return RelationshipsQuestion(
      of: subject ?? EntityIndex(0), kind: kind, side: side, kinds: kinds([]), since: time.since,
      before: time.before, besides: entities("besides"))
  }

  /// "Housing except shelter" may mean the topic or a group of that name.
  private func checkBesidesAreNoTopics() throws(Misunderstanding) {
    for who in entities("besides") {
      let topics = namesakes(of: who, [.topic])
      guard let first = topics.first else { continue }
      throw ambiguous(
        who, topics, "\nOf the topic, say \"but not on \(dataset[first].name)\"; of the group, its id.")
    }
  }

  /// "What is Shelter?" may ask about several; "Who is Shelter?" asks about one who acts.
  private func checkIsOnly(_ subject: EntityIndex) throws(Misunderstanding) {
    let isWho = ["who", "whos", "qui"].contains(words.first ?? "")
    let others = namesakes(of: subject, isWho ? WhoQuestion.usualKinds : Set(EntityKind.allCases))
    guard others.isEmpty || (isWho && !dataset[subject].kind.isActor) else {
      throw ambiguous(subject, others)
    }
  }

  /// Who else has one of its names, unless its id was typed, which is nobody else's.
  private func namesakes(of entity: EntityIndex, _ kinds: Set<EntityKind>) -> [EntityIndex] {
    let id = QuestionWords.keys(of: dataset[entity].id)
    guard id == QuestionWords.keys(of: dataset[entity].name) || !words.contains(id) else { return [] }
    func keys(_ entity: EntityIndex) -> Set<String> {
      Set(([dataset[entity].name] + dataset[entity].aliases).map { QuestionWords.singular(Folding.key($0)) })
    }
    // Only names that stand in the question.
    let own = keys(entity).filter { key in
      words.contains(key.split(separator: " ").map(String.init))
        || words.map(QuestionWords.singular).contains(key.split(separator: " ").map(String.init))
    }
    return dataset.indices.filter { other in
      other != entity && kinds.contains(dataset[other].kind) && !own.isDisjoint(with: keys(other))
    }
  }

  private func ambiguous(
    _ entity: EntityIndex, _ others: [EntityIndex], _ mend: String = ""
  ) -> Misunderstanding {
    let error = NameError(
      .ambiguous, text: dataset[entity].name, what: "name", candidates: ([entity] + others).sorted(),
      nearest: [])
    return Misunderstanding(
      .ambiguous, words: [dataset[entity].name], message: error.message(in: dataset) + mend)
  }

  private func checkAreTwo() throws(Misunderstanding) {
    guard entity("a") == entity("b") else { return }
    let name = dataset[entity("a")].name
    throw Misunderstanding(.contradiction, words: [name], message: "Both are \(name); name two.")
  }

  // MARK: Parts

  /// The last note under a key.
  private func note(_ key: String) -> String? {
    for capture in captures.reversed() where capture.key == key {
      if case .note(let value) = capture.value { return value }
    }
    return nil
  }

  private func entities(_ key: String) -> [EntityIndex] {
    var all: [EntityIndex] = []
    for capture in captures where capture.key == key {
      if case .entities(let list, _) = capture.value { all += list.filter { !all.contains($0) } }
    }
    return all
  }

  /// Several names in a row, and whether "or" stands between them.
  private func choice(_ key: String) -> (entities: [EntityIndex], isAny: Bool)? {
    for capture in captures where capture.key == key {
      if case .entities(let list, let isAny) = capture.value, list.count > 1 { return (list, isAny) }
    }
    return nil
  }

  private func entity(_ key: String) -> EntityIndex { entities(key).first ?? EntityIndex(0) }

  private var subject: EntityIndex? { entities("subject").first }
  private var place: EntityIndex? { entities("place").first }

  /// What must be worked on, each list of alternatives a need of its own.
  private var needs: [[EntityIndex]] {
    var needs: [[EntityIndex]] = []
    for capture in captures where capture.key == "topics" || capture.key == "also" {
      guard case .entities(let list, let isAny) = capture.value else { continue }
      for need in isAny ? [list] : list.map({ [$0] }) where !needs.contains(need) { needs.append(need) }
    }
    return needs
  }

  private func kinds(_ usual: Set<EntityKind>) -> Set<EntityKind> {
    note("kind").flatMap(EntityKind.init).map { [$0] } ?? usual
  }

  private func number(_ key: String) -> Double? {
    for capture in captures where capture.key == key {
      if case .number(let number) = capture.value { return number }
    }
    return nil
  }

  private func dates(_ key: String) -> [PartialDate] {
    captures.compactMap { capture in
      if capture.key == key, case .date(let date) = capture.value { date } else { nil }
    }
  }

  private func filter(for subject: EntityIndex?) throws(Misunderstanding) -> ClaimFilter {
    let places = entities("place")
    guard places.count <= 1 else {
      let names = places.map { dataset[$0].name }
      throw Misunderstanding(
        .notFollowed, words: [names.last ?? ""],
        message:
          "The question names \(places.count) places, \(Phrases.list(names, with: "and")); ask about one at a time."
      )
    }
    var filter = ClaimFilter(place: places.first)
    let isPlace = subject == nil && note("form") == "what"
    if isPlace { filter.place = nil }
    if let place = places.first, note("near") != nil || number("kilometres") != nil {
      filter.kilometres = number("kilometres") ?? Self.nearby
      guard dataset[place].coordinate != nil else {
        throw Misunderstanding(
          .notFollowed, words: [dataset[place].name],
          message: "\(dataset[place].name) has no coordinates in the data, so what is near it cannot be told."
        )
      }
    }
    // The latest beginning and the earliest end: all that is said must hold.
    var since = dates("since") + dates("during") + dates("after").compactMap(TimePhrases.after)
    let before = dates("before") + dates("during").compactMap(TimePhrases.after)
    let years = number("years") ?? (note("decade") != nil ? 10 : nil)
    let isSpan = years != nil || number("months") != nil || isLastYear
    if isSpan {
      guard let today else {
        throw Misunderstanding(
          .notFollowed, words: ["last"], message: "What day it is, is not known; write since when.")
      }
      let months = number("months") ?? 0
      let back = years ?? (months == 0 ? 1 : 0)
      guard back <= 1000, months <= 12_000,
        let day = TimePhrases.day(today, yearsBack: Int(back), monthsBack: Int(months))
      else {
        throw Misunderstanding(.notFollowed, words: ["last"], message: "That is longer ago than dates reach.")
      }
      since.append(day)
    }
    filter.since = since.max { $0.earliest < $1.earliest }
    if let since = filter.since, let today, since.earliest > today.latest {
      throw Misunderstanding(
        .contradiction, words: ["\(since)"],
        message: "\(since) lies ahead: nothing is known of it yet.")
    }
    filter.before = before.min { $0.earliest < $1.earliest }
    return filter
  }

  /// "In the last year", without a number.
  private var isLastYear: Bool { note("span") != nil && number("years") == nil && number("months") == nil }
}
