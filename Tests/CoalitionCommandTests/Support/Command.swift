import Foundation
import Testing

/// How a run of the command ended, and what it wrote.
struct Outcome: Sendable {
  /// The exit code, or minus the number of the signal that ended it.
  let code: Int32
  let out: String
  let err: String

  /// Both streams, for what must be on neither.
  var everything: String { out + err }
}

/// The built `coalition`, run as a user runs it: in a folder, with arguments, as a process of its own.
enum Command {
  /// The folder of built products: where this very test bundle lies.
  static let products: URL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent()

  /// The package, two folders above the tests' own.
  static let package: URL = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let sanctuary = package.appending(path: "Data/sanctuary").path

  /// Few at a time: a hundred processes on two cores would meet the deadline without being at fault.
  private static let slots = Slots(count: 4)

  /// Runs a built program, or any by its path, to its end, or kills it after `deadline` seconds and says so.
  ///
  /// - Parameter onStart: called with the process id as soon as there is one.
  static func run(
    _ program: String, _ arguments: [String], in folder: URL, environment: [String: String] = [:],
    deadline: Double = 60, onStart: (@Sendable (Int32) -> Void)? = nil
  ) async throws -> Outcome {
    await slots.take()
    do {
      let outcome = try await start(program, arguments, folder, environment, deadline, onStart)
      await slots.giveBack()
      return outcome
    } catch {
      await slots.giveBack()
      throw error
    }
  }

  /// Runs a line of shell, for what only a shell can set up.
  static func shell(_ line: String, in folder: URL, environment: [String: String] = [:]) async throws
    -> Outcome
  {
    try await run("/bin/sh", ["-c", line], in: folder, environment: environment)
  }

  private static func start(
    _ program: String, _ arguments: [String], _ folder: URL, _ environment: [String: String],
    _ deadline: Double,
    _ onStart: (@Sendable (Int32) -> Void)?
  ) async throws -> Outcome {
    // Files rather than pipes: nothing can block, however much is written.
    let streams = try Scratch()
    defer { streams.remove() }
    let child = ChildProgram(
      path: program.hasPrefix("/") ? program : products.appending(path: program).path, arguments: arguments,
      folder: folder.path,
      environment: ProcessInfo.processInfo.environment
        .filter { !["COALITION_DATA", "NO_COLOR"].contains($0.key) }
        .merging(environment) { $1 },
      out: streams.path("out"), err: streams.path("err"))
    let id = try child.start()
    onStart?(id)
    let (status, isLate) = await ChildProgram.end(of: id, deadline: deadline)
    #expect(!isLate, "\(program) \(arguments) did not end within \(deadline) seconds")
    return Outcome(
      code: status, out: String(decoding: try streams.read("out"), as: UTF8.self),
      err: String(decoding: try streams.read("err"), as: UTF8.self))
  }
}

/// Runs `coalition` on the sanctuary dataset.
func sanctuary(_ arguments: String...) async throws -> Outcome {
  try await Command.run("coalition", arguments + ["--data", Command.sanctuary], in: Command.package)
}

/// A number of permits, handed out in the order asked for.
actor Slots {
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(count: Int) { free = count }

  func take() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  func giveBack() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}
