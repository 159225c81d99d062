internal import Glibc

/// A place that words name.
struct PlaceMention {
  /// The place, by its number in the gazetteer.
  var place: Int32
  /// All places that the words can mean.
  let candidates: [Int32]
  let range: Range<Int>
  /// How the words stand, and what that is worth.
  let context: Context
  /// The words for a reason: "in", "based in", a bracket.
  var confidence: Double { context.confidence }

  enum Context: Hashable {
    /// Said of it: in, at, from, based in, across; or in brackets; or with its region behind it.
    case stated
    /// Its people are named.
    case people
    /// Of the place: `Canada’s`.
    case possessive
    /// Part of the name.
    case named
    /// Just named.
    case plain
    /// Part of the name of something else, such as an agency.
    case embedded
    /// Where people came from.
    case origin
    /// In a heading above.
    case heading

    /// Whether it is a place of what the words are about.
    var isOwn: Bool { self != .embedded && self != .origin }

    var confidence: Double {
      switch self {
      case .stated: 0.95
      case .named: 0.9
      case .people: 0.85
      case .possessive: 0.8
      case .plain: 0.75
      case .heading: 0.6
      case .embedded: 0.35
      case .origin: 0.2
      }
    }

    var reason: String {
      switch self {
      case .stated: "the page says it works or is there"
      case .named: "its name says so"
      case .people: "the people of the place are named"
      case .possessive: "said of the place"
      case .plain: "the place is named"
      case .heading: "the heading above names the place"
      case .embedded: "only part of another name"
      case .origin: "people came from there"
      }
    }
  }
}

/// Finds the places that words name. Which of several places of a name is meant is for ``PlaceChoice`` to say.
struct PlaceFinding {
  let gazetteer: Gazetteer
  let text: [UInt8]

  /// The places named in words, in order, none within another. O(words).
  func mentions(in words: [Word], isName: Bool, isCell: Bool = false) -> [PlaceMention] {
    var found: [PlaceMention] = []
    var place = 0
    while place < words.count {
      guard let match = longest(at: place, words) else {
        if let people = people(at: place, words) ?? adjective(at: place, words) { found.append(people) }
        place += 1
        continue
      }
      if let mention = mention(match, at: place, words, found, isName: isName, isCell: isCell) {
        found.append(mention.mention)
        place = mention.next
      } else {
        // What is no mention as a whole is none in part.
        place = match.end
      }
    }
    return found
  }

  /// The places of the longest name that begins at a word, and the word behind it.
  private func longest(at place: Int, _ words: [Word]) -> (places: [Int32], end: Int)? {
    let first = words[place]
    guard first.isCapitalized || first.key.utf8.last == UInt8(ascii: ".") else { return nil }
    let isShort = first.isAllCapitals && first.key.utf8.count <= 3
    let most = max(gazetteer.longest(from: first.key), isShort ? gazetteer.longest(from: "=" + first.key) : 0)
    guard most > 0 else { return nil }
    var keys: [String] = [first.key]
    var end = place + 1
    while end < words.count, end - place < most,
      words[end].gap <= .hyphen || words[end].gap == .comma
        || (words[end].gap == .stop && Self.shortForms.contains(words[end - 1].key))
    {
      keys.append(words[end].key)
      end += 1
    }
    while !keys.isEmpty {
      let last = words[place + keys.count - 1]
      var key = keys.joined(separator: " ")
      if keys.count == 1, first.isAllCapitals, first.key.utf8.count <= 3 { key = "=" + key }
      let inside = words[place + 1..<place + keys.count]
      // `New York, NY` has a comma within; other names have none.
      if last.isCapitalized || last.key.hasSuffix("."),
        inside.allSatisfy({ $0.gap != .comma || keys.count > 2 })
      {
        var places = gazetteer.places(key: key)
        if Self.endsInGenitive(text, last.range), !gazetteer.places(key: key + "s").isEmpty {
          places = gazetteer.places(key: key + "s")
        }
        if !places.isEmpty { return (places, place + keys.count) }
      }
      keys.removeLast()
    }
    return nil
  }

  /// `a Danish nonprofit`, `Scottish carers`: an adjective of a country before a common noun.
  private func adjective(at place: Int, _ words: [Word]) -> PlaceMention? {
    let word = words[place]
    guard word.isCapitalized, let country = Self.adjectives[word.key], place + 1 < words.count else {
      return nil
    }
    let next = words[place + 1]
    guard next.gap == .space, !next.isCapitalized, !next.isSmall else { return nil }
    let candidates = gazetteer.places(key: country).filter { gazetteer.places[Int($0)].kind != .city }
    guard let first = candidates.first else { return nil }
    return PlaceMention(place: first, candidates: [first], range: word.range, context: .plain)
  }

  private static let adjectives: [String: String] = [
    "canadian": "canada", "british": "united kingdom", "scottish": "scotland",
    "welsh": "wales", "irish": "ireland", "german": "germany", "danish": "denmark", "swedish": "sweden",
    "norwegian": "norway", "dutch": "netherlands", "belgian": "belgium", "swiss": "switzerland",
    "italian": "italy",
    "greek": "greece", "polish": "poland", "australian": "australia", "brazilian": "brazil",
    "kenyan": "kenya",
    "nigerian": "nigeria",
    "ghanaian": "ghana", "ugandan": "uganda", "quebecois": "quebec", "quebecoise": "quebec",
  ]

  private func people(at place: Int, _ words: [Word]) -> PlaceMention? {
    let word = words[place]
    guard word.isCapitalized, word.key.utf8.count >= 7 else { return nil }
    var candidates = gazetteer.demonym(word.key)
    var start = place
    if candidates.isEmpty, place > 0, words[place - 1].isCapitalized, word.gap == .space {
      candidates = gazetteer.demonym(words[place - 1].key + " " + word.key)
      start = place - 1
    }
    guard let first = candidates.first else { return nil }
    return PlaceMention(
      place: first, candidates: candidates, range: words[start].range.lowerBound..<word.range.upperBound,
      context: .people)
  }

  private func mention(
    _ match: (places: [Int32], end: Int), at place: Int, _ words: [Word], _ before: [PlaceMention],
    isName: Bool, isCell: Bool
  ) -> (mention: PlaceMention, next: Int)? {
    var candidates = match.places
    var end = match.end
    let first = words[place]
    let previous = place > 0 && first.gap == .space ? words[place - 1] : nil
    let next = end < words.count ? words[end] : nil
    var isStated = false
    // `London, Ontario`, `Toronto, ON`, `Brooklyn, New York`: the region behind chooses the city.
    if let next, next.gap == .comma || next.gap == .open || (next.isAllCapitals && next.key.utf8.count == 2),
      let region = self.region(at: end, words)
    {
      let chosen = candidates.filter { candidate in
        let city = gazetteer.places[Int(candidate)]
        return city.kind == .city
          && region.places.contains {
            city.region == gazetteer.places[Int($0)].name || city.country == gazetteer.places[Int($0)].name
          }
      }
      if !chosen.isEmpty {
        candidates = chosen
        end = region.end
        isStated = true
      } else if next.gap == .comma, gazetteer.places[Int(candidates[0])].kind == .city,
        region.places.contains(where: { gazetteer.places[Int($0)].kind == .region })
      {
        // A place too small for the gazetteer, of the name of another elsewhere.
        return nil
      }
    }
    let isShort = first.isAllCapitals && end == place + 1 && first.key.utf8.count <= 3
    // Short forms of regions stand behind a city; alone they are words.
    let isJoined =
      before.last.map {
        $0.context != .embedded && $0.range.upperBound + 1 == first.range.lowerBound && first.gap != .space
      } ?? false
    if isShort, !isStated, !isJoined, gazetteer.places[Int(candidates[0])].kind == .region,
      !(isName && (place == 0 || end == words.count)),
      previous.map({ !Self.placing.contains($0.key) }) ?? true
    {
      return nil
    }
    // `a` places where it is `à`.
    let isPlaced =
      previous.map { Self.placing.contains($0.key) && ($0.key != "a" || $0.range.count == 2) } ?? false
    let isBased =
      next.map { $0.gap <= .hyphen && ["based", "area", "wide", "region", "metro"].contains($0.key) } ?? false
    let isBracketed = isAlone(words, place, end)
    // `Vancouver, Burnaby and Surrey`
    let joinsList =
      before.last.map { last in
        first.range.lowerBound - last.range.upperBound < 8
          && (previous.map { Self.joining.contains($0.key) } ?? (first.gap == .comma))
      } ?? false
    let joinsStated =
      joinsList && before.last.map { [.stated, .plain, .origin].contains($0.context) } ?? false
    isStated = isStated || isCell || isJoined || isPlaced || isBased || isBracketed || joinsStated
    // Part of a longer name: `Toronto Police Service`, `Lucia Vega Jimenez`.
    let touchesBefore =
      previous.map {
        $0.isCapitalized && !$0.isSmall && first.gap == .space && !Vocabulary.openers.contains($0.key)
          && !(place == 1 && $0.gap == .start && Self.placing.contains($0.key))
      } ?? false
    // `Americans with Disabilities Act` is one name too.
    let isPeople =
      end == place + 1 && first.key.hasSuffix("ns") && gazetteer.places[Int(candidates[0])].kind == .country
    // `U.S. Census` and `United States Energy Survey` are of the country; `Canada Border Services` is an agency's name.
    let isAdjectival =
      gazetteer.places[Int(candidates[0])].kind == .country && !touchesBefore
      && (end > place + 1 || first.isAllCapitals || first.key.utf8.last == UInt8(ascii: "."))
    let touchesAfter =
      !isAdjectival && next.map { $0.isCapitalized && !$0.isSmall && $0.gap <= .hyphen } ?? false
      || isPeople && end + 1 < words.count && words[end].isSmall && words[end].key != "and"
        && words[end + 1].isCapitalized
    let ofPlace = previous.map { ["of", "de", "du"].contains($0.key) } ?? false
    let isMunicipality =
      ofPlace && place >= 2
      && ["city", "town", "state", "province", "ville", "people", "residents", "workers", "country"].contains(
        words[place - 2].key)
    let isPossessive = Self.endsInGenitive(text, words[end - 1].range)
    let largest = candidates.map { gazetteer.places[Int($0)].weight }.max() ?? 0
    // `in March 2019` is a time.
    if end == place + 1, Vocabulary.months[first.key] != nil, next?.isNumber ?? true { return nil }
    let isCommon =
      end == place + 1
      && (Self.commonWords.contains(first.key) || first.key.utf8.count <= 3 && !first.isAllCapitals)
    if isCommon, !isStated || first.gap >= .stop { return nil }
    // `the North Shore` is somewhere in every country.
    if end > place + 1, largest < 300_000, Self.directions.contains(first.key), first.key != "new", !isStated
    {
      return nil
    }
    // Small towns are named after everything.
    if largest < 100_000, !isStated, !isMunicipality { return nil }
    if end == place + 1, largest < 400_000, first.gap >= .stop, !isStated { return nil }
    let isOrigin =
      previous?.key == "from"
      && words[max(0, place - 4)..<(place - 1)].contains { Self.people.contains($0.stem) }
      || joinsList && before.last?.context == .origin
    let context: PlaceMention.Context
    if isOrigin {
      context = .origin
    } else if isName {
      context = isPeople || touchesBefore && touchesAfter && !isPlaced && largest < 2e6 ? .embedded : .named
    } else if isMunicipality || (isStated && !touchesAfter) {
      context = .stated
    } else if touchesBefore || touchesAfter {
      context = .embedded
    } else if isPossessive {
      context = .possessive
    } else {
      context = .plain
    }
    guard
      let choice = candidates.max(by: { gazetteer.places[Int($0)].weight < gazetteer.places[Int($1)].weight })
    else {
      return nil
    }
    return (
      PlaceMention(
        place: choice, candidates: candidates,
        range: first.range.lowerBound..<words[end - 1].range.upperBound,
        context: context), end
    )
  }

  private func region(at place: Int, _ words: [Word]) -> (places: [Int32], end: Int)? {
    let word = words[place]
    if word.isAllCapitals, word.key.utf8.count <= 3 {
      let places = gazetteer.places(key: "=" + word.key)
      if !places.isEmpty { return (places, place + 1) }
    }
    guard let match = longest(at: place, words) else { return nil }
    let regions = match.places.filter { gazetteer.places[Int($0)].kind != .city }
    return regions.isEmpty ? nil : (regions, match.end)
  }

  /// Whether nothing but the words stands in their brackets.
  private func isAlone(_ words: [Word], _ place: Int, _ end: Int) -> Bool {
    guard words[place].gap == .open else { return false }
    let start = words[place].range.lowerBound
    guard start > 0, text[start - 1] == UInt8(ascii: "(") else { return false }
    let stop = words[end - 1].range.upperBound
    return stop < text.count && text[stop] == UInt8(ascii: ")")
  }

  private static func endsInGenitive(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count > 2, text[range.upperBound - 1] == UInt8(ascii: "s") else { return false }
    let before = text[range.upperBound - 2]
    return before == UInt8(ascii: "'") || before == 0x99
  }

  private static let joining = Vocabulary.set("and et or ou")
  private static let people = Vocabulary.set(
    "refugee migrant worker people family woman exile seeker immigrant newcomer claimant us survivor person men child"
  )
  private static let directions = Vocabulary.set("north south east west upper lower new")
  private static let shortForms = Vocabulary.set("st ste mt ft")
  private static let placing = Vocabulary.set(
    "in at from near across throughout around within based serving to au aux en dans inside outside of across near a through"
  )
  /// Cities, and some countries, whose names are common words or given names.
  private static let commonWords = Vocabulary.set(
    """
    of mobile reading nice bath hope union liberty orange mission enterprise independence providence normal best date
    march may sale split tours nancy lens rugby nelson wells deal battle hull cork derby lincoln jackson warren marion
    troy florence charlotte madison austin jordan chad georgia guinea turkey male imperial central university college
    young ada justice peace freedom commerce industry los man al same bar most gay gap spring summit corona eureka globe
    golden grove media nation niles opportunity paradise pace page parole surprise temple universal web westminster
    wilson winter worth mali niger togo jersey aurora phoenix victoria salem cleveland franklin clinton kent angeles
    santa san del la el le bell gates white black brown green grand rapids plant general national international global
    our green women oxford cambridge standard martin luther king carson garland irving allen hayes marshall douglas
    wayne anderson taylor lewis elgin denton tyler beaumont murray roy sandy moore norman lawrence quincy everett
    albany concord buckeye fontana ontario columbia center centre federal tamale community asia africa america europe israel dover avon perth
    """)
}

/// Says which of the places of one name a page means.
struct PlaceChoice {
  let gazetteer: Gazetteer
  /// How often the page names each country and region, beyond doubt.
  private var countries: [String: Double] = [:]
  private var regions: [String: Double] = [:]

  init(_ gazetteer: Gazetteer, mentions: some Sequence<PlaceMention>) {
    self.gazetteer = gazetteer
    var known: [[Int32]: Gazetteer.Place?] = [:]
    for mention in mentions where mention.context.isOwn {
      let found: Gazetteer.Place?
      if let before = known[mention.candidates] {
        found = before
      } else {
        found = Self.beyondDoubt(mention.candidates.map { gazetteer.places[Int($0)] })
        known[mention.candidates] = .some(found)
      }
      guard let place = found else { continue }
      countries[place.country, default: 0] += 1
      if !place.region.isEmpty { regions[place.region, default: 0] += 1 }
      if place.kind == .region { regions[place.name, default: 0] += 1 }
    }
  }

  /// The one of several places that is meant whatever the page: a great city, even where a village shares its name.
  private static func beyondDoubt(_ places: [Gazetteer.Place]) -> Gazetteer.Place? {
    let largest = places.map(\.weight).max() ?? 0
    let others = places.filter { $0.weight < largest }.map(\.weight).max() ?? 0
    guard Set(places.map(\.country)).count == 1 || largest > 20 * others else { return nil }
    return places.first { $0.weight == largest }
  }

  /// Whether a place may be meant at all: not a town abroad that shares its name with half of another's.
  func isPlausible(_ mention: PlaceMention) -> Bool {
    let place = gazetteer.places[Int(mention.place)]
    guard mention.context == .named || mention.context == .plain, place.kind == .city, place.weight < 1e6
    else { return true }
    let total = countries.values.reduce(0, +)
    return total < 3 || (countries[place.country] ?? 0) > 1
  }

  /// The mention with the place that is meant, for an entry in whose words the others stand too.
  func chosen(_ mention: PlaceMention, among others: [PlaceMention]) -> PlaceMention {
    guard mention.candidates.count > 1 else { return mention }
    let near = others.filter { $0.candidates.count == 1 }.map { gazetteer.places[Int($0.place)] }
    let total = countries.values.reduce(0, +)
    func score(_ number: Int32) -> Double {
      let place = gazetteer.places[Int(number)]
      var score = log10(max(place.weight, 10))
      if place.name == "Washington", place.region.isEmpty, place.kind == .city { score += 1.5 }
      if near.contains(where: { $0.country == place.country }) { score += 1.5 }
      if near.contains(where: { $0.name == place.region }) { score += 2 }
      if total > 0 { score += 1.5 * (countries[place.country] ?? 0) / total }
      if let count = regions[place.kind == .region ? place.name : place.region], total > 0 {
        score += min(1, count / total)
      }
      return score
    }
    var result = mention
    result.place = mention.candidates.max { score($0) < score($1) } ?? mention.place
    return result
  }
}
