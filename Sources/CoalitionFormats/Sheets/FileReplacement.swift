internal import Glibc
internal import RecordReading

/// Files written whole or not at all: written beside the target, then renamed over it.
enum FileReplacement {
  /// Lends the name of an empty file beside the target and renames it over the target afterwards.
  ///
  /// Where anything fails, the old file stays as it was. A link stays a link, to the new file; a file that only its
  /// owner may read stays one.
  static func write<Result>(
    to path: String, _ body: (_ temporary: String) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    let target = resolved(path)
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    var name = Array((folder + ".coalition-XXXXXX").utf8CString)
    let file = mkstemp(&name)
    guard file >= 0 else { throw problem(path, reason()) }
    var old = stat()
    if stat(target, &old) == 0, old.st_mode & S_IFMT == S_IFREG {
      fchmod(file, old.st_mode & 0o777)
    } else {
      let mask = umask(0)
      umask(mask)
      fchmod(file, 0o666 & ~mask)
    }
    close(file)
    let temporary = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    do throws(Diagnostic) {
      let result = try body(temporary)
      guard isOnDisk(temporary), rename(temporary, target) == 0 else { throw problem(path, reason()) }
      return result
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// That a file could not be written.
  static func problem(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      .error, file: path, found: "that it cannot be written (\(reason))",
      expected: "a file in a folder that you can write to",
      mend: "Name another file, or make room; the file is as it was.")
  }

  private static func isOnDisk(_ path: String) -> Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    return fsync(file) == 0
  }

  /// Where a link leads, or the path itself.
  private static func resolved(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
