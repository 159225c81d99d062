import Foundation

/// A folder of a test's own, in which it writes what it likes and runs the command.
struct Scratch: Sendable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "coalition-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String { try write(Data(text.utf8), to: name) }

  @discardableResult
  func write(_ data: Data, to name: String) throws -> String {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
    return file.path
  }

  func read(_ name: String) throws -> Data { try Data(contentsOf: folder.appending(path: name)) }

  func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  func isFolder(_ name: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path(name), isDirectory: &isFolder) && isFolder.boolValue
  }

  /// What lies directly in the folder.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  func coalition(
    _ arguments: String..., environment: [String: String] = [:],
    onStart: (@Sendable (Int32) -> Void)? = nil
  ) async throws -> Outcome {
    try await Command.run(
      "coalition", arguments, in: folder, environment: environment, onStart: onStart)
  }

  func coalition(_ arguments: [String]) async throws -> Outcome {
    try await Command.run("coalition", arguments, in: folder)
  }
}

/// A scratch folder for the length of a test.
func withScratch<Value>(_ body: (Scratch) async throws -> Value) async throws -> Value {
  let scratch = try Scratch()
  defer { scratch.remove() }
  return try await body(scratch)
}
