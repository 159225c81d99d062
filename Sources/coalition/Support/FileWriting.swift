import Glibc

/// Files written whole or not at all.
enum FileWriting {
  /// Writes beside the target and renames over it, so that a failure leaves the old file as it was.
  static func write(_ bytes: [UInt8], to path: String) throws {
    let temporary = path + ".part-\(getpid())"
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw Failure("cannot write '\(path)': \(reason()).") }
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
    let problem = isWhole ? "" : reason()
    guard close(file) == 0, isWhole else {
      unlink(temporary)
      throw Failure("cannot write '\(path)': \(problem); the file is as it was.")
    }
    guard rename(temporary, path) == 0 else {
      let problem = reason()
      unlink(temporary)
      throw Failure("cannot write '\(path)': \(problem); the file is as it was.")
    }
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
