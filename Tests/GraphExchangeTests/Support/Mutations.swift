/// Files that are nearly right: bytes changed, taken away, doubled, and stretches moved between files.
struct Mutations {
  private let texts: [[UInt8]]
  private var random: SplitMix

  init(_ texts: [[UInt8]], seed: UInt64) {
    self.texts = texts
    random = SplitMix(state: seed)
  }

  private mutating func below(_ limit: Int) -> Int { Int(random.next() % UInt64(max(limit, 1))) }

  mutating func next() -> [UInt8] {
    var bytes = texts[below(texts.count)]
    for _ in 0...below(4) where !bytes.isEmpty {
      let place = below(bytes.count)
      let end = min(bytes.count, place + 1 + below(12))
      switch below(6) {
      case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: bytes[place..<end], at: below(bytes.count))
      case 3:
        let marks = Array("[]{}\"\\#%*:;,<>=-&/ \n\r\0\u{FEFF}".utf8)
        bytes[place] = marks[below(marks.count)]
      case 4: bytes.removeSubrange(place...)
      default:
        let other = texts[below(texts.count)]
        let start = below(other.count)
        bytes.insert(contentsOf: other[start..<min(other.count, start + below(60))], at: place)
      }
    }
    return bytes
  }
}
