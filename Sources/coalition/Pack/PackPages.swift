import CoalitionAnalysis
import CoalitionExtraction
import CoalitionLinking
import CoalitionModel
import CoalitionQuery

/// The pages of a meeting pack, as Markdown.
struct PackPages {
  /// What the audience may see, entities judged the same made one.
  let dataset: Dataset
  let audience: Audience
  let clusters: ClusterAnalysis
  /// What the pack is limited to; none means all.
  let topics: [EntityIndex]
  let places: [EntityIndex]

  /// Whose sheets there are: everybody who acts, or has to do with what the pack is limited to, in dataset order.
  var actors: [EntityIndex] {
    let all = dataset.indices.filter { dataset[$0].kind.isActor }
    guard isLimited else { return Array(all) }
    return all.filter { dataset.claims(of: $0).contains(where: isAsked) }
  }

  private var isLimited: Bool { !topics.isEmpty || !places.isEmpty }

  /// Whether the claim is about one of the topics, in one of the places or in a larger one around it.
  private func isAsked(_ claim: Claim) -> Bool {
    let isOn =
      topics.isEmpty
      || claim.topic.map { topic in topics.contains { dataset.hierarchy.contains($0, topic) } } ?? false
    let isThere =
      places.isEmpty
      || claim.place.map { place in
        places.contains { Reach(of: place, asked: $0, in: dataset.hierarchy) != nil }
      } ?? false
    return isOn && isThere
  }

  /// What the pack is limited to, as words behind a heading.
  private var limits: String {
    let on = topics.isEmpty ? "" : " on \(dataset.names(topics, separator: " or "))"
    return on + (places.isEmpty ? "" : " in \(dataset.names(places, separator: " or "))")
  }

  static func sheetName(_ id: String) -> String { "sheets/\(id).md" }
  static func formName(_ id: String) -> String { "forms/\(id).csv" }

  static func bytes(_ lines: [String]) -> [UInt8] { Array((lines.joined(separator: "\n") + "\n").utf8) }

  private var readers: String {
    switch audience {
    case .public: "anyone"
    case .coalition: "members of the coalition only; do not hand it on"
    case .private: "its keepers only; do not hand it on"
    }
  }

  private func text(_ words: String) -> String { MarkdownText.escaped(words) }

  private func sheetLink(_ who: EntityIndex, from folder: String = "") -> String {
    dataset[who].kind.isActor
      ? MarkdownText.link(dataset[who].name, to: folder + Self.sheetName(dataset[who].id))
      : text(dataset[who].name)
  }

  private func sourceLinks(_ evidence: [Evidence], from folder: String = "") -> String {
    guard !evidence.isEmpty else { return "no source given" }
    return unique(
      evidence.map { evidence in
        guard let source = evidence.source else { return "no source given" }
        let place = evidence.locator.isEmpty ? "" : ", \(text(evidence.locator))"
        return MarkdownText.link(dataset[source].title, to: "\(folder)sources.md#\(dataset[source].id)")
          + place
      }
    ).joined(separator: "; ")
  }

  private func unique(_ words: [String]) -> [String] {
    words.enumerated().filter { words.firstIndex(of: $0.element) == $0.offset }.map(\.element)
  }

  // MARK: The front page

  func front(title: String, pictures: [(words: String, files: [String])], changes: String?) -> [String] {
    let kinds = EntityKind.allCases.compactMap { kind -> String? in
      let count = dataset.entities.count { $0.kind == kind }
      return count == 0 ? nil : "\(count) \(count == 1 ? kind.rawValue : kind.plural)"
    }
    var lines = [
      "# \(text(title))", "",
      "For \(readers).", "",
      isLimited
        ? "Work\(text(limits)) only: the directory, the coverage, the gaps, the map and the sheets are of that. The network, the changes and `data` are of everything; so are these counts."
        : "All that is known to this dataset.", "",
      "In it: \(kinds.joined(separator: ", ")); \(dataset.activities.count) statements of who works on what, \(dataset.relationships.count { $0.basis == .stated }) of who is tied to whom, from \(dataset.sources.count) source\(dataset.sources.count == 1 ? "" : "s").",
      "", "## What is here", "",
    ]
    for (words, files) in pictures where !files.isEmpty {
      let further = files.dropFirst().enumerated().map {
        MarkdownText.link("page \($0.offset + 2)", to: $0.element)
      }
      lines.append("- " + ([MarkdownText.link(words, to: files[0])] + further).joined(separator: ", "))
    }
    lines += [
      "- [Directory: who works on what, where](directory.md)",
      "- [Coverage: how many work on each topic in each place](coverage.md), as a [table](coverage.csv)",
      "- [Gaps: what nobody is known to work on, and who is nearest](gaps.md), as a [table](gaps.csv)",
    ]
    if let changes { lines.append("- [Changes](changes.md): \(text(changes))") }
    lines += [
      "- [Sources: what everything rests on](sources.md)",
      "- Sheets: what is said about each of \(actors.count), one page each in `sheets`, and a form in `forms` on which they answer",
      "- `data`: everything in this pack as tables, for the next one and for `coalition`", "",
      "## How to read it", "",
      "*Stated*: a source says it of them, there and on that. *Implied*: it follows from what is said of them in general. *Nobody*: a source looked there and names nobody. *Unknown*: no source says that it looked. What is not here is not known to this dataset; that is no statement that it is not so.",
      "", "## Something wrong or missing?", "",
      "Fill in the form of the organization in any spreadsheet program and send it back. Whoever keeps the data reads it with `coalition import FORM.csv --into DATASET`; nothing changes before a person has decided.",
    ]
    return lines
  }

  // MARK: The directory

  func directory() -> [String] {
    var lines = ["# Directory: who works on what, where", ""]
    if isLimited { lines += ["Work\(text(limits)).", ""] }
    let claims = actors.flatMap { dataset.claims(of: $0) }.filter(isAsked)
    let byTopic = Dictionary(grouping: claims) { $0.topic }
    let topics = dataset.withAllBelow([]) { $0 == .topic }
    for topic in topics {
      guard topics.contains(where: { dataset.hierarchy.contains(topic, $0) && byTopic[$0] != nil }) else {
        continue
      }
      let above = Array(dataset.hierarchy.ancestors(of: topic)).count
      lines += [String(repeating: "#", count: min(6, 2 + above)) + " " + text(dataset[topic].name), ""]
      guard let found = byTopic[topic] else { continue }
      lines += table(of: found) + [""]
    }
    if let open = byTopic[nil] { lines += ["## Topic not known", ""] + table(of: open) + [""] }
    lines += ["## By name", ""]
    let names = actors.sorted { (Folding.key(dataset[$0].name), $0) < (Folding.key(dataset[$1].name), $1) }
    lines += names.map { who in
      let topics = dataset.claims(of: who).compactMap(\.topic)
      let unique = topics.enumerated().filter { topics.firstIndex(of: $0.element) == $0.offset }.map(
        \.element)
      return "- \(sheetLink(who))" + (unique.isEmpty ? "" : ": \(text(dataset.names(unique)))")
    }
    return lines
  }

  private func table(of claims: [Claim]) -> [String] {
    MarkdownText.linked(
      ["Who", "Where", "When", "Known how", "Where it is said"],
      claims.map { claim in
        [
          sheetLink(claim.who), claim.place.map { text(dataset[$0].name) } ?? "place not known",
          text(claim.period.description), claim.basis.rawValue, sourceLinks(claim.evidence),
        ]
      })
  }

  // MARK: Sources

  func sources() -> [String] {
    var counts = [Int](repeating: 0, count: dataset.sources.count)
    func count(_ evidence: Evidence) {
      if let source = evidence.source { counts[source.position] += 1 }
    }
    for activity in dataset.activities { count(activity.evidence) }
    for denial in dataset.denials { count(denial.evidence) }
    for tie in dataset.relationships where tie.basis == .stated { count(tie.evidence) }
    for entity in dataset.entities where entity.kind.isActor || entity.kind == .report {
      entity.evidence.forEach(count)
    }
    var lines = ["# Sources: what everything rests on", ""]
    for (number, source) in dataset.sources.enumerated() {
      lines += ["## <a id=\"\(source.id)\"></a>\(text(source.title))", ""]
      func add(_ words: String, _ value: String) {
        if !value.isEmpty { lines.append("- \(words): \(value)") }
      }
      add("Published by", text(source.publisher))
      add("Date", source.date?.description ?? "")
      add("Read on", source.accessed?.description ?? "")
      add("Address", source.url.isEmpty ? "" : MarkdownText.link(source.url, to: source.url))
      add("A copy", text(source.archived))
      if let survey = source.survey {
        func all(_ list: [EntityIndex]?, _ noun: String) -> String {
          list.map { text(dataset.names($0)) } ?? "every \(noun)"
        }
        add("It looked at", "\(all(survey.topics, "topic")), in \(all(survey.places, "place"))")
      }
      add("Rows that rest on it", "\(counts[number])")
      lines.append("")
    }
    if dataset.sources.isEmpty { lines += ["No row names a source.", ""] }
    let unsourced =
      dataset.activities.count { $0.evidence.source == nil }
      + dataset.relationships.count { $0.basis == .stated && $0.evidence.source == nil }
    if unsourced > 0 { lines += ["Statements without a source: \(unsourced).", ""] }
    return Array(lines.dropLast())
  }

  // MARK: Sheets

  /// What is said about somebody: the page for them to read, and the form on which they answer.
  func sheet(_ who: EntityIndex) -> (page: [String], form: [UInt8]) {
    let entity = dataset[who]
    var statements = [
      CorrectionForm.Statement(
        "The name is \(entity.name)", places: places(entity.evidence), subject: .cell("name"))
    ]
    var rows = [["1", "The name is \(text(entity.name))", "", sourceLinks(entity.evidence, from: "../")]]
    for fact in EntityProfile(of: who, in: dataset).facts {
      let sentence = fact.what + (fact.claim == nil && fact.tie == nil ? ": " : " ") + fact.value
      let subject: CorrectionForm.Statement.Subject
      if let claim = fact.claim {
        subject = .work(topic: claim.topic, place: claim.place)
      } else if let tie = fact.tie {
        subject = .tie(tie.kind, other: tie.from == who ? tie.to : tie.from, isFrom: tie.from == who)
      } else {
        subject = .cell(fact.what)
      }
      statements.append(
        CorrectionForm.Statement(
          sentence, places: places(fact.evidence), subject: subject,
          period: fact.claim?.period ?? fact.tie?.period ?? Period()))
      let quotes = fact.evidence.filter { !$0.quote.isEmpty }.map { "“\(text($0.quote))”" }
      rows.append([
        "\(rows.count + 1)", text(sentence), fact.basis?.rawValue ?? "",
        ([sourceLinks(fact.evidence, from: "../")] + quotes).joined(separator: "<br>"),
      ])
    }
    var lines = [
      "# What we say about \(text(entity.name))", "",
      "\(text(dataset.title)) says this about you. It is shown to \(readers). Every line names where it is said; *implied* means that it follows from what is said of you in general.",
      "",
    ]
    lines += MarkdownText.linked(["No.", "What is said", "Known how", "Where it is said"], rows) + [""]
    for denial in WhatQuestion(about: who).answer(in: dataset).against {
      lines += [text(denial.line(in: dataset)), ""]
    }
    if let cluster = clusters.clusters.first(where: { $0.members.contains(who) }),
      !others(in: cluster, besides: who).isEmpty
    {
      lines += [
        "Worked out, not said by anybody: by what you share with others you stand in the cluster *\(text(cluster.label))*, with \(others(in: cluster, besides: who)).",
        "",
      ]
    }
    lines += [
      "## Is this right?", "",
      "Open \(MarkdownText.link("the form", to: "../" + Self.formName(entity.id))) in any spreadsheet program. Write yes or no beside each line, and what is missing into the empty rows: on what you work and where, with whom, since when. Send it back to whoever gave you this sheet. Nothing changes before a person has looked at your answer.",
    ]
    return (lines, CorrectionForm.encode(statements, about: who, in: dataset, for: audience.visibility))
  }

  private func places(_ evidence: [Evidence]) -> String {
    unique(
      evidence.map { evidence in
        [evidence.source.map { dataset[$0].title } ?? "", evidence.locator].filter { !$0.isEmpty }
          .joined(separator: ", ")
      }
    ).filter { !$0.isEmpty }.joined(separator: "; ")
  }

  private func others(in cluster: Cluster, besides who: EntityIndex) -> String {
    let others = cluster.members.filter { $0 != who && dataset[$0].kind.isActor }
    let shown = others.prefix(8).map { sheetLink($0, from: "../") }.joined(separator: ", ")
    return others.count > 8 ? "\(shown) and \(others.count - 8) more" : shown
  }
}
