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

  /// Whether the words of a link are about where it leads rather than a name.
  static func isInvitation(_ words: ArraySlice<Word>) -> Bool {
    guard let first = words.first, let last = words.last else { return true }
    if invitations.contains(words.map(\.key).joined(separator: " ")) { return true }
    if ["here", "ici"].contains(last.key), words.count <= 3 { return true }
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
    "docs",
    "documentation", "paper", "demo", "about", "home page", "contents", "table of contents",
  ]
}
