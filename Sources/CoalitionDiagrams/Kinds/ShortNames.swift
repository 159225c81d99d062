/// Names cut to the room of a cell so that no two of them look alike.
///
/// A name that is too long loses its end; where another would then look the same, both lose their middle instead; what
/// still looks like another has no short form, and is counted rather than named.
struct ShortNames {
  private var forms: [String: String] = [:]

  /// - Parameters:
  ///   - names: all that may stand beside each other; one that occurs twice has no short form.
  ///   - width: how wide a line is, in em.
  ///   - lines: how many lines there are.
  init(_ names: [String], width: Double, lines: Int) {
    var counts: [String: Int] = [:]
    for name in names { counts[name, default: 0] += 1 }
    let single = counts.filter { $0.value == 1 }.keys.sorted()
    func shown(_ name: String) -> String {
      // The style isolates words that run from right to left itself.
      BidirectionalText.withoutControls(
        TextWrapping.lines(name, width: width, maximumLines: lines).joined(separator: " "))
    }
    var takers: [String: Int] = [:]
    let ends = single.map { name in (name: name, form: shown(name)) }
    for form in ends.map(\.form) + counts.filter({ $0.value > 1 }).keys.map(shown) {
      takers[form, default: 0] += 1
    }
    var alike: [(name: String, form: String)] = []
    for (name, form) in ends {
      if takers[form] == 1 {
        forms[name] = form
      } else {
        alike.append((name, Self.withoutMiddle(name, room: width * (lines == 1 ? 1 : Double(lines) * 0.9))))
      }
    }
    for (_, form) in alike { takers[form, default: 0] += 1 }
    for (name, form) in alike where takers[form] == 1 && shown(form) == form { forms[name] = form }
  }

  /// The name as it fits; nil where it would look like another.
  subscript(name: String) -> String? { forms[name] }

  /// The beginning and the end, which is as many whole words as take up to two thirds of the room.
  private static func withoutMiddle(_ name: String, room: Double) -> String {
    let characters = Array(name)
    var (start, taken, wordStart) = (characters.count, 0.0, characters.count)
    while start > 0, taken + TextWidth.of(characters[start - 1]) <= room * 0.62 {
      start -= 1
      taken += TextWidth.of(characters[start])
      if start > 0, " -–—(:/".contains(characters[start - 1]) { wordStart = start }
    }
    let end = characters[(wordStart < characters.count ? wordStart : start)...]
    let left = room - TextWidth.ellipsis - TextWidth.of(String(end))
    var head = ""
    var width = 0.0
    for character in characters {
      width += TextWidth.of(character)
      if width > left { break }
      head.append(character)
    }
    while let last = head.last, " ,;:-–—(\u{A0}".contains(last) { head.removeLast() }
    return head + "…" + String(end)
  }
}
