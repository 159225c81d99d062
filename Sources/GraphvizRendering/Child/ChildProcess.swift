import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// One child from its start to its end, whatever end it takes.
struct ChildProcess: Sendable {
  /// What a child that ended well left behind.
  struct Output: Sendable {
    var standardOutput: [UInt8]
    /// The lines of its standard error.
    var complaints: [String]
  }

  var executable: String
  var arguments: [String]
  var maximumOutputLength: Int
  /// Of standard error, only so much is kept; the rest is read and dropped, lest the child waits.
  private static let maximumErrorLength = 64 << 10

  init(executable: String, arguments: [String], maximumOutputLength: Int) {
    self.executable = executable
    self.arguments = arguments
    self.maximumOutputLength = maximumOutputLength
  }

  /// Runs the child on the input. It is reaped before this returns, in every case.
  func run(input: [UInt8], deadline: Duration) async throws(GraphvizError) -> Output {
    let end = ContinuousClock.now + deadline
    let result = await withTaskGroup(of: Result<Output, GraphvizError>?.self) { group in
      group.addTask { await self.result(of: input) }
      group.addTask {
        do {
          try await Task.sleep(until: end)
          return .failure(GraphvizError(.timedOut(after: deadline)))
        } catch {
          return nil
        }
      }
      // Nil from the clock means that the caller gave up: then the child's own end is the result.
      var first = await group.next() ?? nil
      if first == nil { first = await group.next() ?? nil }
      // Ends the child, or the clock, whichever is left. The group waits until it is gone.
      group.cancelAll()
      return first
    }
    if Task.isCancelled { throw GraphvizError(.cancelled) }
    guard let result else { throw GraphvizError(.workerFailed(reason: "it left no result")) }
    return try result.get()
  }

  private func result(of input: [UInt8]) async -> Result<Output, GraphvizError> {
    do {
      return .success(try await start(input))
    } catch let error as GraphvizError {
      return .failure(error)
    } catch let failure as FileDescriptors.Failure {
      return .failure(GraphvizError(.workerFailed(reason: failure.reason)))
    } catch {
      return .failure(GraphvizError(.workerFailed(reason: "\(error)")))
    }
  }

  private func start(_ input: [UInt8]) async throws -> Output {
    let request = FileDescriptor(rawValue: try FileDescriptors.file(holding: input))
    defer { try? request.close() }
    var options = PlatformOptions()
    options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .milliseconds(200))]
    let limits = (output: maximumOutputLength, error: Self.maximumErrorLength)
    let result = try await Subprocess.run(
      .path(FilePath(executable)), arguments: Arguments(arguments),
      // A crash is reported in one line here; Swift's own account of it would take seconds.
      environment: .inherit.updating(["SWIFT_BACKTRACE": "enable=no"]),
      platformOptions: options, input: .fileDescriptor(request, closeAfterSpawningProcess: false),
      output: .sequence, error: .sequence
    ) { execution in
      async let complaints = Self.collect(execution.standardError, limit: limits.error, isStrict: false)
      let output = try await Self.collect(execution.standardOutput, limit: limits.output, isStrict: true)
      return (output, try await complaints)
    }
    let (output, error) = result.closureResult
    let complaints = String(decoding: error, as: UTF8.self).split(whereSeparator: \.isNewline).map(
      String.init)
    switch result.terminationStatus {
    case .exited(0): return Output(standardOutput: output, complaints: complaints)
    case .exited(let code):
      throw GraphvizError(.workerFailed(reason: "it ended with exit code \(code)"), messages: complaints)
    case .signaled(let signal):
      throw GraphvizError(
        .workerFailed(reason: "it was ended by \(SignalName.describe(signal))"), messages: complaints)
    }
  }

  private static func collect(
    _ sequence: SubprocessOutputSequence, limit: Int, isStrict: Bool
  ) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    for try await buffer in sequence {
      let room = limit - bytes.count
      if isStrict && buffer.count > room { throw GraphvizError(.tooLarge(limit: limit)) }
      buffer.withUnsafeBytes { bytes.append(contentsOf: $0.prefix(max(0, room))) }
    }
    return bytes
  }
}
