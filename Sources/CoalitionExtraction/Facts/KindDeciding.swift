internal import CoalitionModel
internal import Glibc

/// What an entry is.
enum EntryKind: String, Sendable, CaseIterable {
  case organization, campaign, report, other
}

/// A decision with what speaks for it.
struct KindDecision {
  var kind: EntryKind
  var confidence: Double
  var reason: String
}

/// Decides what an entry is, by adding up what speaks for each kind.
struct KindDeciding {
  let page: Page
  /// What the links of the page's entries say of a section: where most lead to code, code is what it lists.
  var sectionHints: [Range<Int>: [EntryKind: Double]] = [:]

  func decide(_ entry: Entry, name: [Word], body: [Word]) -> KindDecision {
    var scores: [EntryKind: Double] = [.organization: 0.6, .campaign: -0.6, .report: -0.3, .other: 0]
    var reasons: [EntryKind: [(Double, String)]] = [:]
    func add(_ kind: EntryKind, _ points: Double, _ reason: String) {
      scores[kind, default: 0] += points
      reasons[kind, default: []].append((points, reason))
    }
    if entry.shape == .dated {
      add(
        .report, entry.publisher == nil ? 2 : 4, "a publisher and a date stand in brackets behind the title")
    }
    if let cell = entry.cells[.kind] {
      weighNouns(Words.of(page.text, in: cell), 4, "the table says so", add)
    }
    weighHeadings(entry, add)
    weighName(name, add)
    weighBody(body, shape: entry.shape, add)
    weighAddress(entry.address, add)
    for heading in entry.headings.suffix(1) {
      let share = SectionHints.leadsToCode(entry.address) ? 1 : 0.4
      for (kind, points) in sectionHints[heading] ?? [:] {
        add(kind, share * points, "what stands around it")
      }
    }
    let best = EntryKind.allCases.max { (scores[$0] ?? 0) < (scores[$1] ?? 0) } ?? .other
    let total = EntryKind.allCases.reduce(0.0) { $0 + exp(scores[$1] ?? 0) }
    let strongest = (reasons[best] ?? []).sorted { $0.0 > $1.0 }.prefix(2).map(\.1)
    return KindDecision(
      kind: best, confidence: exp(scores[best] ?? 0) / total,
      reason: strongest.isEmpty
        ? "nothing says what it is; most entries are organizations" : strongest.joined(separator: "; "))
  }

  private typealias Add = (EntryKind, Double, String) -> Void

  private func weighNouns(_ words: [Word], _ points: Double, _ reason: String, _ add: Add) {
    for word in words.reversed() {
      if let kind = Self.kind(ofNoun: word.key) {
        add(kind, points, reason)
        return
      }
    }
  }

  private func weighHeadings(_ entry: Entry, _ add: Add) {
    for (place, heading) in entry.headings.reversed().enumerated() where place < 2 {
      let words = Words.of(page.text, in: heading)
      let share = place == 0 ? 1.0 : 0.5
      for word in words {
        let stem = Stemming.stem(word.key)
        if ["report", "statement", "publication", "reading", "paper", "rapport", "document", "article"]
          .contains(stem)
        {
          add(.report, 1.5 * share, "it stands under “\(page.text(heading))”")
        } else if ["campaign", "campagne", "petition"].contains(stem) {
          add(.campaign, 1.8 * share, "it stands under “\(page.text(heading))”")
        } else if [
          "organization", "organisation", "group", "partner", "member", "advocate", "movement", "coalition",
          "network", "groupe", "organisme", "membre", "partenaire", "alliance", "agency", "union",
        ].contains(stem) {
          add(.organization, 1.2 * share, "it stands under “\(page.text(heading))”")
        } else if [
          "tool", "software", "data", "dataset", "calendar", "event", "app", "podcast", "logiciel", "outil",
          "platform",
        ].contains(stem) {
          add(.other, 1.2 * share, "it stands under “\(page.text(heading))”")
        }
      }
    }
  }

  private func weighName(_ name: [Word], _ add: Add) {
    guard let last = name.last else { return }
    let text = name.map(\.key)
    let heads = Set(text.map(Stemming.stem))
    func has(_ words: Set<String>) -> Bool { !heads.isDisjoint(with: words) }
    if Self.nameOrganizations.contains(Stemming.stem(last.key)) || has(Self.nameOrganizations) {
      add(.organization, 1.8, "its name is that of an organization")
    }
    if let first = text.first,
      has(["report", "guide", "statement", "toolkit", "handbook", "rapport", "recommendation", "methodology"])
        || text.joined(separator: " ").contains("info sheet")
        || text.joined(separator: " ").contains("position paper")
    {
      add(.report, 1.6, "its name is that of a document")
      _ = first
    }
    if has(["campaign", "campagne", "petition", "boycott"]) {
      add(.campaign, 2, "its name is that of a campaign")
    }
    if text.first == "no", text.dropFirst().first == "to" { add(.campaign, 1.4, "its name is a demand") }
    if has([
      "calendar", "podcast", "dataset", "database", "simulator", "toolbox", "bookfair", "fair", "festival",
      "conference",
    ]) {
      add(.other, 2.5, "its name is that of a thing")
    }
    if Vocabulary.documents.contains(Stemming.stem(last.key)) {
      add(.report, 1.6, "its name ends as that of a document")
    }
    if name.count == 1,
      last.key == page.text(last.range) || page.text(last.range).contains(where: { $0 == "_" })
    {
      add(.other, 0.6, "its name is written as code is")
    }
  }

  private func weighBody(_ body: [Word], shape: Entry.Shape, _ add: Add) {
    guard !body.isEmpty else { return }
    // What it is said to be: the head of the words behind the first "is a", or with which the words begin.
    var start = 0
    if let verb = body.prefix(30).firstIndex(where: { Vocabulary.being.contains($0.key) && !$0.isCapitalized }
    ) {
      start = verb + 1
    }
    var isSaid = start > 0
    if start == 0,
      ["a", "an", "the", "un", "une", "this", "le", "la"].contains(body[0].key) || body[0].isCapitalized
    {
      isSaid = true
    }
    // `Communities that …` are what it is about; `a community` is what it is.
    if let noun = headNoun(body[start...]), isSaid,
      start > 0 || noun.word.key == Stemming.stem(noun.word.key) || noun.kind == .other
    {
      let points = start > 0 && noun.kind != .other ? 5 : noun.kind == .other ? 2.2 : 2.6
      add(noun.kind, points, "it is called “\(page.text(noun.word.range))”")
    }
    if body[0].key == "this", body.count > 2,
      let kind = Self.kind(ofNoun: body[1].key) ?? Self.kind(ofNoun: body[2].key)
    {
      add(kind, 1.5, "the page calls it “\(page.text(body[1].range))”")
    }
    let keys = Set(body.prefix(80).map { Stemming.stem($0.key) })
    if keys.contains("campaign") || keys.contains("campagne") {
      if ["opposing", "calling", "demanding", "against"].contains(where: { keys.contains($0) }) {
        add(.campaign, 1.2, "it calls for or opposes something")
      }
    }
    if keys.contains("we") || keys.contains("our") || keys.contains("nous") {
      add(.organization, 1.2, "it speaks as “we”")
    }
    let software = keys.intersection(Self.softwareStems)
    if !software.isEmpty {
      add(.other, min(2.4, 0.8 * Double(software.count)), "it is described as software or data are")
    }
    let acting = keys.intersection(Self.actingStems)
    if !acting.isEmpty {
      add(.organization, min(1.6, 0.5 * Double(acting.count)), "it is described as groups are")
    }
  }

  private func weighAddress(_ address: String, _ add: Add) {
    let address = address.lowercased()
    guard let host = address.split(separator: "/").dropFirst(address.contains("://") ? 1 : 0).first else {
      return
    }
    let parts = address.split(separator: "/").count
    if [
      "github.com", "gitlab.com", "pypi.org", "cran.r-project.org", "bitbucket.org", "codeberg.org",
      "zenodo.org", "huggingface.co", "www.npmjs.com", "sourceforge.net",
    ].contains(where: { host.hasSuffix($0) }) || host.hasSuffix("github.io") || host.contains("gitlab") {
      add(.other, parts > 3 ? 2 : 1, "its link leads to code")
    }
    if address.hasSuffix(".pdf") { add(.report, 2, "its link leads to a document") }
    if host.contains("doi.org") { add(.report, 1.5, "its link leads to a publication") }
    if host.contains("instagram.com") || host.contains("facebook.com") {
      add(.organization, 0.8, "its link leads to a group's page")
    }
  }

  /// The noun that says what something is: of the first words up to a preposition or verb, the last that says a kind.
  private func headNoun(_ words: ArraySlice<Word>) -> (word: Word, kind: EntryKind)? {
    var found: (word: Word, kind: EntryKind)?
    for (count, word) in words.enumerated() {
      if count > 14 || (count > 0 && word.gap >= .stop) { break }
      if count > 0, Self.endsOfPhrase.contains(word.key) || (word.gap == .comma && found != nil) {
        if found != nil { break }
        continue
      }
      if found == nil, count > 0, Vocabulary.verbs.contains(word.key), Self.kind(ofNoun: word.key) == nil {
        break
      }
      if let kind = Self.kind(ofNoun: word.key), !word.isCapitalized || count == 0 { found = (word, kind) }
    }
    return found
  }

  static func kind(ofNoun key: String) -> EntryKind? {
    let stem = Stemming.stem(key)
    if Vocabulary.campaigns.contains(stem) || Vocabulary.campaigns.contains(key) { return .campaign }
    if Vocabulary.others.contains(stem) { return Vocabulary.organizations.contains(stem) ? nil : .other }
    if Vocabulary.reports.contains(stem) || Vocabulary.reports.contains(key) {
      return Vocabulary.organizations.contains(stem) ? nil : .report
    }
    if Vocabulary.organizations.contains(stem) || Vocabulary.organizations.contains(key) {
      return .organization
    }
    return nil
  }

  private static let endsOfPhrase = Vocabulary.set(
    "of for that which who to in on with by from working fighting dedicated focused committed calling opposing and or based aimed is are provides providing offering using used as at qui pour de dans"
  )
  private static let nameOrganizations = Vocabulary.set(
    """
    network coalition alliance association collective union society centre center clinic foundation fund committee
    federation council group church brigade caucus club party chapter cooperative coop movement league institute project
    organization organisation initiative team trust campaigners assembly consortium workers reseau collectif syndicat
    comite fondation mouvement regroupement front bookstore books cafe farm garden library archive house space school
    university ministry board service agency department
    """)
  private static let softwareStems = Vocabulary.set(
    """
    python julia javascript fortran matlab software package api github simulation simulator modelling modeling netcdf
    raster gis dataset toolbox algorithm plugin framework library code numerical solver gridded interface visualization
    logiciel open-source repository database model toolkit
    """)
  private static let actingStems = Vocabulary.set(
    """
    community grassroot member organizing organize organise advocacy advocate activist volunteer nonprofit fight fighting
    mutual solidarity empower collective justice liberation local worker tenant immigrant run led communautaire benevole
    militant lutte
    """)
}
