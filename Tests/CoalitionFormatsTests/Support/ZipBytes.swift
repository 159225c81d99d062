/// A ZIP archive of stored entries, made byte by byte so that it can lie.
struct ZipBytes {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Adds an entry; `claimed` is the size that the archive says it has.
  mutating func add(_ name: String, _ content: [UInt8], claimed: Int? = nil, method: Int = 0) {
    let offset = body.count
    let size = claimed ?? content.count
    var facts = little(20, 2) + little(0, 2) + little(method, 2) + little(0, 4)
    facts +=
      little(Int(Self.crc(content)), 4) + little(method == 0 ? size : content.count, 4) + little(size, 4)
    facts += little(name.utf8.count, 2) + little(0, 2)
    body += [0x50, 0x4B, 3, 4] + facts + Array(name.utf8) + content
    directory += [0x50, 0x4B, 1, 2] + little(20, 2) + facts
    directory += [UInt8](repeating: 0, count: 10) + little(offset, 4) + Array(name.utf8)
    count += 1
  }

  /// The archive.
  var bytes: [UInt8] {
    var end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
    end += little(count, 2) + little(count, 2) + little(directory.count, 4) + little(body.count, 4) + [0, 0]
    return body + directory + end
  }

  private func little(_ number: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    var crc = ~UInt32(0)
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}
