import GraphAlgorithms

/// The names of one kind of node, and the columns that hold them as numbers.
///
/// As long as all names are canonical integers below 2³², a number is the integer itself and there is no table.
/// The first other name turns the numbers so far into those of a table. The final order does not depend on it:
/// integers ascending, then other names in the order in which they first come.
struct NameSpace: ~Copyable {
  /// One column, or two that share their names.
  var first: Column<UInt32>
  var second: Column<UInt32>
  private(set) var isInteger = true
  private var table = NameTable()

  enum Answer {
    case number(UInt32)
    /// The numbers so far have been replaced: whoever holds one has to ask again.
    case replaced
    case refused
  }

  init(capacity: Int, hasTwoColumns: Bool) {
    first = Column(capacity: capacity)
    second = Column(capacity: hasTwoColumns ? capacity : 0)
  }

  /// The number of a name.
  @inline(__always)
  mutating func number(
    _ name: UnsafePointer<UInt8>, length: Int, word: UInt64, isQuoted: Bool
  ) -> Answer {
    if isInteger {
      if let value = NameSpace.integer(name, length: length, word: word) { return .number(value) }
      // A name that will be refused must not cost the numbers.
      let text = UnsafeBufferPointer(start: name, count: length)
      guard NameCheck.refusal(text, isQuoted: isQuoted) == nil else { return .refused }
      useTable()
      return .replaced
    }
    guard let number = table.number(name, length: length, word: word, isQuoted: isQuoted) else {
      return .refused
    }
    return .number(number)
  }

  /// A canonical integer below 2³², else `nil`.
  @inline(__always)
  private static func integer(_ name: UnsafePointer<UInt8>, length: Int, word: UInt64) -> UInt32? {
    if length <= 8 {
      let shifted = word << UInt64(64 - 8 * length)
      let isCanonical = name[0] != Byte.zero || length == 1
      // The bytes before the digits are zeros now: to pass for digits they are made so.
      let digits = shifted | ((0x3030_3030_3030_3030 as UInt64) &>> UInt64(truncatingIfNeeded: 8 * length))
      guard isCanonical, Words.nonDigits(length == 8 ? word : digits) == 0 else { return nil }
      return UInt32(truncatingIfNeeded: Words.value(ofDigits: shifted))
    }
    guard length <= 10, let value = NodeMap.integer(UnsafeBufferPointer(start: name, count: length)),
      value < UInt64(UInt32.max)
    else { return nil }
    return UInt32(value)
  }

  /// Replaces integers by their numbers in a table.
  @inline(never)
  private mutating func useTable() {
    isInteger = false
    let digits = Scratch<UInt8>(count: 24)
    // Which order these names get in the table does not matter: in the end integers are sorted.
    for column in [first.elements, second.elements] {
      for row in column.indices {
        var length = 0
        var value = column[row]
        // Backwards from the sixteenth byte on.
        repeat {
          length += 1
          digits[16 - length] = Byte.zero + UInt8(value % 10)
          value /= 10
        } while value > 0
        let name = UnsafePointer(digits.start + 16 - length)
        let word = Words.first(min(length, 8), of: Words.load(name))
        column[row] = table.number(name, length: length, word: word, isQuoted: false) ?? 0
      }
    }
  }

  /// Gives the memory of the columns back.
  mutating func releaseColumns() {
    first = Column()
    second = Column()
  }

  /// The names in their final order; the columns are made to follow it, on several threads if they are integers.
  mutating func finish(threads: Int) -> NodeMap {
    if isInteger {
      if first.count == 0 { return NodeMap(integers: .range(0), texts: TextNames.Builder().names()) }
      let largest = largestNumber(threads: threads)
      if Int(largest) < 4 * (first.count + second.count) + 1 << 16 {
        return renumberByTable(largest, threads: threads)
      }
      useTable()
    }
    return renumberByName()
  }

  private func largestNumber(threads: Int) -> UInt32 {
    let found = Scratch<UInt32>(count: threads, repeating: 0)
    forEachPart(threads) { part, numbers in
      var largest = found[part]
      for number in numbers { largest = max(largest, number) }
      found[part] = largest
    }
    return (0..<threads).reduce(0) { max($0, found[$1]) }
  }

  /// Integers close together: a table indexed by integer says which there are, and then their ranks.
  private mutating func renumberByTable(_ largest: UInt32, threads: Int) -> NodeMap {
    let size = Int(largest) + 1
    // Each thread has a table of its own; together they shall be smaller than a column.
    let threads = max(1, min(threads, 4 * first.count / size))
    // A byte for each integer and thread: small enough to stay near the core, and no two threads meet.
    let seen = Scratch<UInt8>(count: size * threads, repeating: 0)
    forEachPart(threads) { part, numbers in
      let own = seen.start + part * size
      for number in numbers { own[Int(number)] = 1 }
    }
    let ranks = Scratch<UInt32>(count: size)
    var values: [UInt32] = []
    for value in 0..<size {
      var isThere = false
      for part in 0..<threads where seen[part * size + value] != 0 { isThere = true }
      guard isThere else { continue }
      ranks[value] = UInt32(truncatingIfNeeded: values.count)
      values.append(UInt32(truncatingIfNeeded: value))
    }
    if values.count < size {
      forEachPart(threads) { _, numbers in
        for row in numbers.indices { numbers[row] = ranks[Int(numbers[row])] }
      }
    }
    return NodeMap(integers: IntegerNames(ascending: values), texts: TextNames.Builder().names())
  }

  /// Cuts both columns into one part for each thread, and calls `body` for the parts side by side.
  @inline(__always)
  private func forEachPart(
    _ threads: Int, _ body: (_ part: Int, _ numbers: UnsafeMutableBufferPointer<UInt32>) -> Void
  ) {
    nonisolated(unsafe) let columns = (first.elements, second.elements)
    Workers.run(threads: threads) { part in
      func piece(_ column: UnsafeMutableBufferPointer<UInt32>) -> UnsafeMutableBufferPointer<UInt32> {
        let bounds = (column.count * part / threads)..<(column.count * (part + 1) / threads)
        return UnsafeMutableBufferPointer(rebasing: column[bounds])
      }
      body(part, piece(columns.0))
      body(part, piece(columns.1))
    }
  }

  private mutating func renumberByName() -> NodeMap {
    var integers: [(value: UInt64, number: Int)] = []
    var texts = TextNames.Builder()
    for number in 0..<table.count {
      if let value = NodeMap.integer(table.name(number)) {
        integers.append((value, number))
      } else {
        texts.append(table.name(number))
      }
    }
    integers.sort { $0.value < $1.value }
    if !integers.isEmpty {
      let ranks = Scratch<UInt32>(count: table.count, repeating: .max)
      for (rank, integer) in integers.enumerated() { ranks[integer.number] = UInt32(rank) }
      var next = UInt32(integers.count)
      for number in 0..<table.count where ranks[number] == .max {
        ranks[number] = next
        next += 1
      }
      for column in [first.elements, second.elements] {
        for row in column.indices { column[row] = ranks[Int(column[row])] }
      }
    }
    let values = integers.map(\.value)
    // The table has done its work; what it holds is in the map now.
    table = NameTable()
    return NodeMap(integers: IntegerNames(ascending: values), texts: texts.names())
  }
}
