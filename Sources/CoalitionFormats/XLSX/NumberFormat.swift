/// What a cell's number stands for, by the format in which it is shown.
enum NumberFormat {
  /// A number.
  case number
  /// A day, with the time of day perhaps.
  case date
  /// A time of day.
  case time
  /// A length of time, which may be more than a day.
  case duration

  /// The formats that have a number and no code of their own (ECMA-376 part 1, 18.8.30), those of East Asia with
  /// them.
  init(builtIn id: Int) {
    switch id {
    case 14...17, 22, 27...31, 34...36, 50...54, 57, 58: self = .date
    case 18...21, 32, 33, 45, 47, 55, 56: self = .time
    case 46: self = .duration
    default: self = .number
    }
  }

  /// Reads a format code such as `yyyy\-mm\-dd;@` or `[$-409]h:mm AM/PM`: the letters of dates outside quotes and
  /// brackets, in the section for positive numbers. O(length).
  init(code: String) {
    var (days, clock, months, elapsed) = (false, false, false, false)
    var next = code.utf8.makeIterator()
    scan: while let byte = next.next() {
      switch byte | 0x20 {
      case UInt8(ascii: "y"), UInt8(ascii: "d"): days = true
      case UInt8(ascii: "h"), UInt8(ascii: "s"): clock = true
      case UInt8(ascii: "m"): months = true
      default: break
      }
      switch byte {
      case UInt8(ascii: ";"): break scan
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): _ = next.next()
      case UInt8(ascii: "\""): while let quoted = next.next(), quoted != UInt8(ascii: "\"") {}
      case UInt8(ascii: "["):
        var inner: [UInt8] = []
        while let byte = next.next(), byte != UInt8(ascii: "]") { inner.append(byte | 0x20) }
        // Elapsed hours, minutes or seconds; everything else in brackets is a color, condition or language.
        if let unit = inner.first, "hms".utf8.contains(unit), inner.allSatisfy({ $0 == unit }) {
          elapsed = true
        }
      default: break
      }
    }
    if days || (months && !clock && !elapsed) {
      self = .date
    } else if elapsed {
      self = .duration
    } else {
      self = clock ? .time : .number
    }
  }
}
