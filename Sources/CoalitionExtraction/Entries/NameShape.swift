/// Whether words look like a name.
enum NameShape {
  /// Whether most of the words that carry meaning are capitalized, and the first does not begin a common sentence.
  static func isName(_ words: ArraySlice<Word>, most: Int = 16) -> Bool {
    guard let first = words.first, words.count <= most else { return false }
    guard first.isCapitalized || first.isNumber || first.key.contains(where: \.isNumber) else { return false }
    if Vocabulary.openers.contains(first.key),
      words.count < 2 || !(words.dropFirst().first?.isCapitalized ?? false)
    {
      return false
    }
    let meaning = words.filter { !$0.isSmall }
    guard !meaning.isEmpty else { return false }
    let capitals = meaning.count { $0.isCapitalized || $0.isNumber }
    return capitals * 10 >= meaning.count * 6 && (meaning.count > 1 || capitals == 1)
  }

  /// Whether words that a sentence says something of are a name although few are capitalized, as in French: the first
  /// that carries meaning is, and the sentence says what it is (`… est un organisme`), or it says so itself
  /// (`Coalition pour l’accès aux soins`).
  static func isSentenceCaseName(_ words: ArraySlice<Word>, before rest: ArraySlice<Word>) -> Bool {
    guard words.count <= 12, let first = words.first, first.isCapitalized,
      !Vocabulary.openers.contains(first.key),
      let head = words.first(where: { !$0.isSmall }), head.isCapitalized, words.count > 1,
      !words.contains(where: { $0.gap >= .comma && $0.range != first.range })
    else { return false }
    if KindDeciding.kind(ofNoun: head.key) == .organization, head.key == head.stem { return true }
    guard let verb = rest.first, Vocabulary.being.contains(verb.key), let article = rest.dropFirst().first,
      articles.contains(article.key)
    else { return false }
    return rest.dropFirst(2).prefix(3).contains { KindDeciding.kind(ofNoun: $0.key) != nil }
  }

  private static let articles = Vocabulary.set("a an un une")

  /// Whether the words of a link are about where it leads rather than a name.
  static func isInvitation(_ words: ArraySlice<Word>) -> Bool {
    guard let first = words.first, let last = words.last else { return true }
    if invitations.contains(words.map(\.key).joined(separator: " ")) { return true }
    if ["here", "ici"].contains(last.key), words.count <= 3 { return true }
    if words.count <= 3, beginnings.contains(first.key), words.count == 1 || last.isAllCapitals {
      return true
    }
    return words.count <= 6 && beginnings.contains(first.key)
      && !words.dropFirst().contains { $0.isCapitalized && !$0.isSmall }
  }

  private static let beginnings = Vocabulary.set(
    "read learn more visit see click view download join donate follow contact email step back next previous edit sign get find go source watch listen en voir lire"
  )
  private static let invitations: Set<String> = [
    "website", "web site", "site", "link", "home", "homepage", "more", "read more", "learn more", "facebook",
    "twitter",
    "instagram", "bluesky", "mastodon", "linkedin", "youtube", "github", "email", "e mail", "contact",
    "donate", "pdf",
    "source", "edit", "site web", "lien", "contributing", "license", "top", "follow", "back to top", "haut",
    "about us", "partners", "members", "news", "events", "resources",
    "docs",
    "documentation", "paper", "demo", "about", "home page", "contents", "table of contents",
  ]
}
