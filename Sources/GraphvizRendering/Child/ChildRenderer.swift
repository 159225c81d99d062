/// Draws in a child process with a deadline and a limit of memory.
///
/// A layout cannot be interrupted from within, and Graphviz ends its process when memory runs out. Here that
/// costs a ``GraphvizError`` and nothing else: the child is ended and reaped, whatever it was doing.
///
/// ```swift
/// let renderer = ChildRenderer(executable: ownPath, arguments: ["render-worker"], deadline: .seconds(10))
/// let picture = try await renderer.render(dot, engine: .sfdp, format: .svg)
/// ```
///
/// Starting the child costs some hundredths of a second. Calls may run at the same time, each in its child.
public struct ChildRenderer: DiagramRenderer {
  /// The path of a program that calls ``RenderWorker/run(input:output:)``, as a rule this very program.
  public var executable: String
  /// The arguments that make it do so, such as the name of a hidden subcommand.
  public var arguments: [String]
  /// How long a drawing may take unless a call says otherwise.
  public var deadline: Duration
  /// The most address space a child may take, in bytes; nil for no limit.
  public var memoryLimit: Int?
  /// The longest picture that is accepted, in bytes.
  public var maximumOutputLength = 256 << 20

  /// Makes a renderer; no process is started yet.
  ///
  /// - Parameters:
  ///   - executable: The path of the program.
  ///   - arguments: Its arguments.
  ///   - deadline: How long a drawing may take.
  ///   - memoryLimit: The most address space a child may take, in bytes: by default 2 GiB.
  public init(
    executable: String, arguments: [String], deadline: Duration = .seconds(30), memoryLimit: Int? = 2 << 30
  ) {
    self.executable = executable
    self.arguments = arguments
    self.deadline = deadline
    self.memoryLimit = memoryLimit
  }

  /// Draws a graph within the renderer's deadline.
  public func render(
    _ dot: String, engine: LayoutEngine, format: OutputFormat
  ) async throws(GraphvizError) -> Rendering {
    try await render(dot, engine: engine, format: format, deadline: deadline)
  }

  /// Places the nodes of a graph within the renderer's deadline.
  public func layout(_ dot: String, engine: LayoutEngine) async throws(GraphvizError) -> GraphvizLayout {
    try await layout(dot, engine: engine, deadline: deadline)
  }

  /// Draws a graph.
  ///
  /// - Parameters:
  ///   - dot: One graph in the DOT language.
  ///   - engine: How to place the nodes.
  ///   - format: What to draw into.
  ///   - deadline: How long it may take, from now.
  /// - Throws: ``GraphvizError``: what went wrong in the child, or to it.
  public func render(
    _ dot: String, engine: LayoutEngine, format: OutputFormat, deadline: Duration
  ) async throws(GraphvizError) -> Rendering {
    let answer = try await answer(to: .render(engine, format), dot: dot, deadline: deadline)
    return Rendering(bytes: answer.body, messages: answer.messages)
  }

  /// Places the nodes of a graph without drawing it.
  ///
  /// - Parameters:
  ///   - dot: One graph in the DOT language.
  ///   - engine: How to place the nodes.
  ///   - deadline: How long it may take, from now.
  /// - Throws: ``GraphvizError``: what went wrong in the child, or to it.
  public func layout(
    _ dot: String, engine: LayoutEngine, deadline: Duration
  ) async throws(GraphvizError) -> GraphvizLayout {
    let answer = try await answer(to: .layout(engine), dot: dot, deadline: deadline)
    guard var layout = LayoutMessage.decode(answer.body) else {
      throw GraphvizError(.workerFailed(reason: "its answer is not a layout"), messages: answer.messages)
    }
    layout.messages = answer.messages
    return layout
  }

  private func answer(
    to task: RenderRequest.Task, dot: String, deadline: Duration
  ) async throws(GraphvizError) -> (messages: [String], body: [UInt8]) {
    let request = RenderRequest(
      task: task, memoryLimit: memoryLimit,
      // The parent's clock ends the child first; this is for a child whose parent is gone.
      processorSeconds: Int(max(0, deadline.components.seconds)) + 2, length: dot.utf8.count)
    let input: [UInt8]
    do {
      input = try RenderMessage.encode(request, body: dot.utf8)
    } catch {
      throw GraphvizError(.workerFailed(reason: "the request could not be written: \(error)"))
    }
    let child = ChildProcess(
      executable: executable, arguments: arguments, maximumOutputLength: maximumOutputLength)
    let output: ChildProcess.Output
    do {
      output = try await child.run(input: input, deadline: deadline)
    } catch {
      let want = MemoryWatch.want(in: error.messages)
      guard case .workerFailed = error.kind, !want.isEmpty else { throw error }
      throw outOfMemory(want)
    }
    guard let (reply, body) = RenderMessage.decode(RenderReply.self, from: output.standardOutput) else {
      throw GraphvizError(.workerFailed(reason: "its answer is none"), messages: output.complaints)
    }
    guard body.count == reply.length else {
      throw GraphvizError(
        .workerFailed(reason: "its answer has \(body.count) bytes where \(reply.length) were announced"),
        messages: output.complaints)
    }
    if let error = reply.error {
      throw GraphvizError(error.kind, messages: error.messages + output.complaints)
    }
    // After a failure of cairo, Graphviz 2.42 ends well all the same, with half a file.
    let failures = output.complaints.filter { $0.hasPrefix("cairo: ") }
    if !failures.isEmpty {
      let want = MemoryWatch.want(in: failures)
      if !want.isEmpty { throw outOfMemory(want) }
      guard case .render(_, let format) = task else {
        throw GraphvizError(.workerFailed(reason: "its text could not be measured"), messages: failures)
      }
      throw GraphvizError(.renderingFailed(format), messages: failures)
    }
    // Some warnings, such as that of a picture scaled down to fit, go to standard error only.
    return (reply.messages + output.complaints, Array(body))
  }

  private func outOfMemory(_ messages: [String]) -> GraphvizError {
    let allowance = memoryLimit.map { "; it may take \($0 >> 20) MiB of address space" } ?? ""
    return GraphvizError(.workerFailed(reason: "it ran out of memory" + allowance), messages: messages)
  }
}
