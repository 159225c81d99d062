import Glibc

/// Files written whole or not at all.
enum FileWriting {
  /// Writes beside the target and renames over it, so that a failure leaves the old file as it was.
  ///
  /// A link stays a link to the new file, and a file that only its owner may read stays one.
  static func write(_ bytes: [UInt8], to path: String) throws {
    let target = resolved(path)
    let folder = target.lastIndex(of: "/").map { target[...$0] } ?? ""
    // A short name of its own: the target's may already be as long as names can be.
    let temporary = "\(folder).coalition-\(getpid()).part"
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else {
      throw Failure("cannot write '\(path)': \(reason()); name a file in a folder you can write to.")
    }
    var old = stat()
    if stat(target, &old) == 0, old.st_mode & S_IFMT == S_IFREG { fchmod(file, old.st_mode & 0o777) }
    var written = 0
    let isWhole = bytes.withUnsafeBytes { buffer in
      while written < buffer.count {
        let count = Glibc.write(file, buffer.baseAddress.map { $0 + written }, buffer.count - written)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        written += count
      }
      return fsync(file) == 0
    }
    var problem = isWhole ? "" : reason()
    if close(file) != 0, isWhole { problem = reason() }
    guard problem.isEmpty else {
      unlink(temporary)
      throw Failure("cannot write '\(path)': \(problem); the file is as it was.")
    }
    guard rename(temporary, target) == 0 else {
      let problem = reason()
      unlink(temporary)
      throw Failure("cannot write '\(path)': \(problem); the file is as it was.")
    }
  }

  /// Where a link leads, or the path itself.
  private static func resolved(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
