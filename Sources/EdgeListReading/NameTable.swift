import GraphAlgorithms

/// Numbers for names in the order in which they first come.
///
/// Open addressing. A name of up to eight bytes is its own key, as one word; of a longer one the table holds the
/// hash, and the bytes are compared where they are kept.
struct NameTable: ~Copyable {
  // Not private: where other files end the life of a table, Swift 6.3 needs to see it.
  struct Entry {
    var key: UInt64
    var number: UInt32
    /// The length of the name, at most `UInt32.max`; 0 where nothing stands, since no name is empty.
    var length: UInt32
  }

  // A scratch first, see there.
  private var entries: Scratch<Entry>
  private var mask: Int
  /// All names, one after the other, and where each ends.
  private(set) var bytes = Column<UInt8>(capacity: 1 << 12)
  private(set) var ends = Column<Int>(capacity: 1 << 9)

  init() {
    mask = (1 << 10) - 1
    entries = Scratch(count: mask + 1, repeating: Entry(key: 0, number: 0, length: 0))
  }

  var count: Int { ends.count }

  /// A name as bytes.
  func name(_ number: Int) -> UnsafeBufferPointer<UInt8> {
    let start = number == 0 ? 0 : ends.elements[number - 1]
    return UnsafeBufferPointer(start: bytes.start + start, count: ends.elements[number] - start)
  }

  /// The number of a name, which is a new one for a new name; `nil` for a new name that ``NameCheck`` refuses.
  ///
  /// - Parameter word: The first eight bytes of the name, bytes past its end set to zero.
  @inline(__always)
  mutating func number(_ name: UnsafePointer<UInt8>, length: Int, word: UInt64, isQuoted: Bool) -> UInt32? {
    let key = length <= 8 ? word : longKey(name, length)
    var place = Int(truncatingIfNeeded: HashedIndices.hash(word: key)) & mask
    while true {
      let entry = entries[place]
      if entry.length == 0 { break }
      if entry.key == key, Int(entry.length) == length,
        length <= 8 || isSame(Int(entry.number), name, length)
      {
        return entry.number
      }
      place = (place + 1) & mask
    }
    return insert(name, length: length, key: key, at: place, isQuoted: isQuoted)
  }

  @inline(never)
  private func longKey(_ name: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    HashedIndices.hash(UnsafeBufferPointer(start: name, count: length))
  }

  @inline(never)
  private func isSame(_ number: Int, _ name: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    self.name(number).elementsEqual(UnsafeBufferPointer(start: name, count: length))
  }

  @inline(never)
  private mutating func insert(
    _ name: UnsafePointer<UInt8>, length: Int, key: UInt64, at place: Int, isQuoted: Bool
  ) -> UInt32? {
    let text = UnsafeBufferPointer(start: name, count: length)
    guard NameCheck.refusal(text, isQuoted: isQuoted) == nil else { return nil }
    let number = UInt32(truncatingIfNeeded: count)
    entries[place] = Entry(key: key, number: number, length: UInt32(length))
    bytes.reserve(bytes.count + length)
    (bytes.start + bytes.count).update(from: name, count: length)
    bytes.setCount(bytes.count + length)
    ends.append(bytes.count)
    if count * 8 > (mask + 1) * 5 { grow() }
    return number
  }

  private mutating func grow() {
    let size = (mask + 1) * 2
    let larger = Scratch<Entry>(count: size, repeating: Entry(key: 0, number: 0, length: 0))
    for index in 0...mask where entries[index].length != 0 {
      let entry = entries[index]
      var place = Int(truncatingIfNeeded: HashedIndices.hash(word: entry.key)) & (size - 1)
      while larger[place].length != 0 { place = (place + 1) & (size - 1) }
      larger[place] = entry
    }
    entries = larger
    mask = size - 1
  }
}
