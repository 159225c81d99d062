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
  private var headingHints: [Range<Int>: [(EntryKind, Double)]] = [:]

  init(page: Page) {
    self.page = page
    for block in page.blocks {
      guard case .heading = block.kind else { continue }
      headingHints[block.range] = Self.hints(Words.of(page.text, in: block.range))
    }
  }

  func decide(_ entry: Entry, name: [Word], body: [Word]) -> KindDecision {
    var scores: [EntryKind: Double] = [.organization: 0.6, .campaign: -0.6, .report: -0.3, .other: 0]
    var reasons: [EntryKind: [(points: Double, text: () -> String)]] = [:]
    func add(_ kind: EntryKind, _ points: Double, _ reason: @escaping @autoclosure () -> String) {
      scores[kind, default: 0] += points
      reasons[kind, default: []].append((points, reason))
    }
    if entry.shape == .dated {
      add(
        .report, entry.publisher == nil ? 2 : 5, "a publisher and a date stand in brackets behind the title")
    }
    if let cell = entry.cells[.kind] {
      weighNouns(Words.of(page.text, in: cell), 4, "the table says so", add)
    }
    weighHeadings(entry, add)
    weighName(name, add)
    weighBody(body, shape: entry.shape, add)
    weighAddress(entry.address, add)
    for heading in entry.headings.suffix(1) {
      let share = WebAddress(entry.address).leadsToCode ? 1 : 0.4
      for (kind, points) in sectionHints[heading] ?? [:] {
        add(kind, share * points, "what stands around it")
      }
    }
    let best = EntryKind.allCases.max { (scores[$0] ?? 0) < (scores[$1] ?? 0) } ?? .other
    let total = EntryKind.allCases.reduce(0.0) { $0 + exp(scores[$1] ?? 0) }
    let strongest = (reasons[best] ?? []).sorted { $0.points > $1.points }.prefix(2).map { $0.text() }
    return KindDecision(
      kind: best, confidence: exp(scores[best] ?? 0) / total,
      reason: strongest.isEmpty
        ? "nothing says what it is; most entries are organizations" : strongest.joined(separator: "; "))
  }

  /// Adds points to a kind; the reason is put into words only where it counts.
  private typealias Add = (EntryKind, Double, @escaping @autoclosure () -> String) -> Void

  private func weighNouns(_ words: [Word], _ points: Double, _ reason: String, _ add: Add) {
    for word in words.reversed() {
      if let kind = Self.kind(ofNoun: word.key) {
        add(kind, points, reason)
        return
      }
    }
  }

  private func weighHeadings(_ entry: Entry, _ add: Add) {
    for (place, heading) in entry.headings.suffix(2).reversed().enumerated() {
      for (kind, points) in headingHints[heading] ?? [] {
        add(kind, place == 0 ? points : points / 2, "it stands under “\(page.text(heading))”")
      }
    }
  }

  /// What the words of a heading say of what stands below it.
  private static func hints(_ words: [Word]) -> [(EntryKind, Double)] {
    var found: [(EntryKind, Double)] = []
    for word in words {
      let hint: (EntryKind, Double)? =
        headingReports.contains(word.stem)
        ? (.report, 1.5)
        : headingCampaigns.contains(word.stem)
          ? (.campaign, 1.8)
          : headingOrganizations.contains(word.stem)
            ? (.organization, 1.2) : headingOthers.contains(word.stem) ? (.other, 1.2) : nil
      if let hint, !found.contains(where: { $0.0 == hint.0 }) { found.append(hint) }
    }
    return found
  }

  private func weighName(_ name: [Word], _ add: Add) {
    guard let first = name.first, let last = name.last else { return }
    let stems = name.map { $0.stem }
    func has(_ words: Set<String>) -> Bool { stems.contains(where: words.contains) }
    // `Projects` are many things; `Growers` and `Sisters` are a group.
    if zip(name, stems).contains(where: {
      Self.nameOrganizations.contains($0.key) || Self.namePeople.contains($1)
    }) {
      add(.organization, 1.8, "its name is that of an organization")
    }
    if has(Self.nameReports) || isPair(name, "info", "sheet") || isPair(name, "position", "paper") {
      add(.report, 1.6, "its name is that of a document")
    }
    if has(Self.nameCampaigns) { add(.campaign, 2, "its name is that of a campaign") }
    if first.key == "no", name.dropFirst().first?.key == "to" { add(.campaign, 1.4, "its name is a demand") }
    if has(Self.nameOthers) { add(.other, 2.5, "its name is that of a thing") }
    if Vocabulary.documents.contains(last.stem) {
      add(.report, 1.6, "its name ends as that of a document")
    }
    if name.count == 1,
      page.text[last.range].allSatisfy({ !(65...90).contains($0) })
        || page.text[last.range].contains(UInt8(ascii: "_"))
    {
      add(.other, 0.6, "its name is written as code is")
    }
  }

  private func isPair(_ name: [Word], _ first: String, _ second: String) -> Bool {
    zip(name, name.dropFirst()).contains { $0.key == first && $1.key == second }
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
      Self.articles.contains(body[0].key) || body[0].isCapitalized
    {
      isSaid = true
    }
    // `Communities that …` are what it is about; `a community` is what it is.
    if let noun = headNoun(body[start...]), isSaid,
      start > 0 || noun.word.key == noun.word.stem || noun.kind == .other
    {
      let points = start > 0 && noun.kind != .other ? 5 : noun.kind == .other ? 2.2 : 2.6
      add(noun.kind, points, "it is called “\(page.text(noun.word.range))”")
    }
    // `The purpose of this report is …`
    if let this = body.prefix(8).firstIndex(where: { $0.key == "this" || $0.key == "ce" || $0.key == "cette" }
    ) {
      for word in body[(this + 1)...].prefix(2) {
        guard let kind = Self.kind(ofNoun: word.key) else { continue }
        add(kind, 1.5, "the page calls it “\(page.text(word.range))”")
        break
      }
    }
    weighCues(body, add)
  }

  /// What single words among the first eighty tell.
  private func weighCues(_ body: [Word], _ add: Add) {
    var (software, acting): ([String], [String]) = ([], [])
    var (speaks, campaigns, demands) = (false, false, false)
    for word in body.prefix(80) {
      guard let cue = Self.cues[word.stem] else { continue }
      switch cue {
      case .software: if !software.contains(word.stem) { software.append(word.stem) }
      case .acting: if !acting.contains(word.stem) { acting.append(word.stem) }
      case .speaking: speaks = true
      case .campaign: campaigns = true
      case .demanding: demands = true
      }
    }
    if campaigns && demands { add(.campaign, 1.2, "it calls for or opposes something") }
    if speaks { add(.organization, 1.2, "it speaks as “we”") }
    if !software.isEmpty {
      add(.other, min(2.4, 0.8 * Double(software.count)), "it is described as software or data are")
    }
    if !acting.isEmpty {
      add(.organization, min(1.6, 0.5 * Double(acting.count)), "it is described as groups are")
    }
  }

  private enum Cue { case software, acting, speaking, campaign, demanding }

  private static let cues: [String: Cue] = {
    var cues: [String: Cue] = [:]
    for word in softwareStems { cues[word] = .software }
    for word in actingStems { cues[word] = .acting }
    for word in ["we", "our", "nous"] { cues[word] = .speaking }
    for word in ["campaign", "campagne"] { cues[word] = .campaign }
    for word in demanding { cues[Stemming.stem(word)] = .demanding }
    return cues
  }()

  private func weighAddress(_ text: String, _ add: Add) {
    guard !text.isEmpty else { return }
    let address = WebAddress(text)
    if address.leadsToCode { add(.other, address.depth > 1 ? 2 : 1, "its link leads to code") }
    if address.isDocument { add(.report, 2, "its link leads to a document") }
    if address.leadsToPublication { add(.report, 1.5, "its link leads to a publication") }
    if address.leadsToGroup { add(.organization, 0.8, "its link leads to a group's page") }
  }

  /// The noun that says what something is: of the first words up to a preposition or verb, the last that says a kind.
  private func headNoun(_ words: ArraySlice<Word>) -> (word: Word, kind: EntryKind)? {
    var found: (word: Word, kind: EntryKind)?
    for (count, word) in words.enumerated() {
      if count > 14 || (count > 0 && word.gap >= .stop) { break }
      // `is to describe …` says what it does.
      if count == 0, Self.endsOfPhrase.contains(word.key) { return nil }
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

  private static let articles = Vocabulary.set("a an the un une this le la")
  private static let demanding = Vocabulary.set("opposing calling demanding against")
  private static let headingReports = Vocabulary.set(
    "report statement publication reading paper rapport document article")
  private static let headingCampaigns = Vocabulary.set("campaign campagne petition")
  private static let headingOrganizations = Vocabulary.set(
    "organization organisation group partner member advocate movement coalition network groupe organisme membre partenaire alliance agency union"
  )
  private static let headingOthers = Vocabulary.set(
    "tool software data dataset calendar event app podcast logiciel outil platform")
  private static let nameReports = Vocabulary.set(
    "report guide statement toolkit handbook rapport recommendation methodology")
  private static let nameCampaigns = Vocabulary.set("campaign campagne petition boycott")
  private static let nameOthers = Vocabulary.set(
    "calendar podcast dataset database simulator toolbox bookfair fair festival conference")
  private static let namePeople = Vocabulary.set(
    "worker grower sister mother campaigner book kitchen friend neighbour neighbor parent student tenant teacher nurse"
  )
  private static let endsOfPhrase = Vocabulary.set(
    "of for that which who to in on with by from working fighting dedicated focused committed calling opposing and or based aimed is are provides providing offering using used as at qui pour de du des d l sur contre dans"
  )
  private static let nameOrganizations = Vocabulary.set(
    """
    network coalition alliance association collective union society centre center clinic foundation fund committee
    federation council group church brigade caucus club party chapter cooperative coop movement league institute project
    organization organisation initiative team trust campaigners assembly consortium workers reseau collectif syndicat
    comite fondation mouvement regroupement front bookstore books cafe farm garden library archive house space school
    university ministry board service agency department bank kitchen pantry op
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
