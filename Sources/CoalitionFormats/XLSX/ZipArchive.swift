internal import CZip
internal import Glibc
internal import RecordReading

/// The parts of an office document, which is a ZIP archive (ECMA-376 part 2, Open Packaging Conventions,
/// https://ecma-international.org/publications-and-standards/standards/ecma-376/).
///
/// Parts are looked up by name and read as a stream; nothing is ever written to a file, whatever names an archive
/// has. An archive that says it is a hundred times larger than its file is refused, and so is an entry that is not
/// of the size it says: so that reading ends.
///
/// Not to be used from several threads at once.
final class ZipArchive {
  /// The file as messages name it.
  let file: String
  /// The names of the entries in the order of the archive, as they are written there.
  let names: [String]
  private let archive: OpaquePointer
  /// The entries by name, in lower case as the Open Packaging Conventions compare names.
  private let entries: [String: UInt64]

  /// Opens an archive.
  ///
  /// - Throws: Where it is not one, or would grow beyond measure.
  init(path: String, file: String) throws(Diagnostic) {
    self.file = file
    let size = try Self.size(of: path, file)
    var code: Int32 = 0
    guard let archive = zip_open(path, ZIP_RDONLY, &code) else {
      throw ForeignWorkbook.notAnArchive(path, file, code: code)
    }
    self.archive = archive
    let limit = min(max(100 * size, 64 << 20), 4 << 30)
    var names: [String] = []
    var entries: [String: UInt64] = [:]
    var total: UInt64 = 0
    var twice: String?
    for index in 0..<UInt64(max(0, zip_get_num_entries(archive, 0))) {
      var facts = zip_stat_t()
      guard zip_stat_index(archive, index, 0, &facts) == 0, let start = facts.name else { continue }
      total = facts.size > limit ? limit + 1 : total + facts.size
      guard total <= limit else { break }
      let name = String(cString: start)
      names.append(name)
      if entries.updateValue(index, forKey: Self.key(name)) != nil { twice = name }
    }
    self.names = names
    self.entries = entries
    guard total <= limit else {
      throw Diagnostic(
        .error, file: file, found: "an archive that unpacks to far more than its own size",
        expected: "at most 100 times the size of the file, and at most 4 GiB",
        mend:
          "Open it in a spreadsheet program and save it again; do not trust it if it came from a stranger.")
    }
    if let twice {
      throw Diagnostic(
        .error, file: file, found: "two parts of the name '\(twice.prefix(80))'",
        expected: "one of each name",
        mend: "Open the file in a spreadsheet program and save it again.")
    }
  }

  deinit { zip_discard(archive) }

  /// Whether there is a part of this name.
  func has(_ name: String) -> Bool { entries[Self.key(name)] != nil }

  /// Hands a part to a receiver piece by piece; false where there is none of this name.
  ///
  /// - Throws: Where the archive is damaged. What is wrong within the part is among the receiver's problems.
  func read(_ name: String, into part: PackagePart) throws(Diagnostic) -> Bool {
    guard let index = entries[Self.key(name)] else { return false }
    var facts = zip_stat_t()
    guard zip_stat_index(archive, index, 0, &facts) == 0,
      let entry = zip_fopen_index(archive, index, 0)
    else { throw damage(name, String(cString: zip_strerror(archive))) }
    defer { zip_fclose(entry) }
    let reader = part.reader()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    var count: UInt64 = 0
    while true {
      let read = buffer.baseAddress.map { zip_fread(entry, $0, UInt64(buffer.count)) } ?? -1
      guard read >= 0 else { throw damage(name, String(cString: zip_file_strerror(entry))) }
      count += UInt64(read)
      // A last piece that is empty says that the part ends.
      guard read == 0 ? count == facts.size : count <= facts.size else {
        throw damage(name, "it is not of the size that the archive says")
      }
      let piece = UnsafeRawBufferPointer(rebasing: buffer[..<Int(read)])
      guard part.take(piece, from: reader, isLast: read == 0), read > 0 else { return true }
    }
  }

  private func damage(_ name: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      .error, file: file, found: "the damaged part '\(name.prefix(80))' (\(reason))",
      expected: "an archive that is whole", mend: "Fetch the file again, or save it again without a password."
    )
  }

  private static func key(_ name: String) -> String {
    var name = name.lowercased()
    // Some programs write Windows paths.
    if name.utf8.contains(92) { name = String(name.map { $0 == "\\" ? "/" : $0 }) }
    return name
  }

  private static func size(of path: String, _ file: String) throws(Diagnostic) -> UInt64 {
    var facts = stat()
    guard stat(path, &facts) == 0 else {
      throw Diagnostic(
        .error, file: file, found: "that it cannot be read (\(String(cString: strerror(errno))))",
        expected: "a file that is there and may be read", mend: "Check the name and who may read the file.")
    }
    guard facts.st_mode & S_IFMT == S_IFREG else {
      throw Diagnostic(
        .error, file: file, found: "a folder or device", expected: "a file", mend: "Name the file itself.")
    }
    return UInt64(facts.st_size)
  }
}
