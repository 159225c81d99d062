import GraphvizRendering
import Testing

// One after another: a loaded machine would make deadlines meaningless.
@Suite("Renderer in a child", .serialized)
struct ChildRendererTests {
  private let sample = GraphvizRendererTests.sample
  /// A graph that keeps `dot` busy for minutes.
  private static let long: String = {
    let nodes = 0..<3000
    return DOTGraph(
      identifier: "g", nodes: nodes.map { DOTNode("\($0)") },
      edges: nodes.flatMap { node in (1...6).map { DOTEdge(from: "\(node)", to: "\(node * $0 * 7 % 3000)") } }
    ).encoded()
  }()

  @Test("gives the same as in process", arguments: OutputFormat.allCases)
  func same(_ format: OutputFormat) async throws {
    let renderers: [any DiagramRenderer] = [Fixture.real(), GraphvizRenderer()]
    var renderings: [Rendering] = []
    for renderer in renderers {
      renderings.append(try await renderer.render(sample, engine: .dot, format: format))
    }
    #expect(renderings[0].bytes == renderings[1].bytes)
    #expect(renderings[0].messages == renderings[1].messages)
  }

  @Test("gives the same layout as in process")
  func sameLayout() async throws {
    let layout = try await Fixture.real().layout(sample, engine: .neato)
    #expect(try layout == GraphvizRenderer.layout(sample, engine: .neato))
  }

  @Test("an answer that is cut short, or counts beyond its end, is no layout")
  func brokenLayout() async throws {
    let announced = #"{"messages":[],"length":24}\n"#
    for body in [#"%024d"#, #"\377\377\377\377\377\377\377\177%016d"#] {
      let error = await #expect(throws: GraphvizError.self) {
        try await Fixture.shell("printf '\(announced)'; printf '\(body)' 0").layout(sample, engine: .dot)
      }
      #expect(error?.kind == .workerFailed(reason: "its answer is not a layout"))
    }
  }

  @Test("in a fresh process, fdp too gives the same bytes again")
  func fdp() async throws {
    let first = try await Fixture.real().render(sample, engine: .fdp, format: .svg)
    for _ in 0..<3 {
      #expect(try await Fixture.real().render(sample, engine: .fdp, format: .svg) == first)
    }
  }

  @Test("passes on what is wrong with the text")
  func syntaxError() async {
    await #expect(throws: GraphvizError(.syntax(line: 1), messages: ["syntax error in line 1 near 'zzz'"])) {
      try await Fixture.real().render("zzz", engine: .dot, format: .svg)
    }
  }

  @Test("a child that hangs is ended at its deadline, even if it ignores SIGTERM or leaves others behind")
  func hang() async throws {
    for script in [
      "exec sleep 60", "sleep 60; true", "kill -STOP $$", "trap '' TERM; while :; do :; done",
      "sleep 60 & exit 0",
    ] {
      let start = ContinuousClock.now
      let error = await #expect(throws: GraphvizError.self) {
        try await Fixture.shell(script).render(
          sample, engine: .dot, format: .svg, deadline: .milliseconds(300))
      }
      let isOver = script.hasSuffix("exit 0")
      #expect(isOver || error?.kind == .timedOut(after: .milliseconds(300)), "\(script)")
      #expect(ContinuousClock.now - start < .seconds(5), "\(script)")
    }
    #expect(try Fixture.zombies() == [])
    #expect(try Fixture.filesLeft() == [])
  }

  @Test("a child killed in mid-draw is named so, and leaves nothing behind")
  func killed() async throws {
    let error = await #expect(throws: GraphvizError.self) {
      try await Fixture.shell("(sleep 0.4; kill -KILL $$) & exec '\(Fixture.worker)'").layout(
        Self.long, engine: .dot)
    }
    guard case .workerFailed(let reason)? = error?.kind else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.contains("SIGKILL"))
    #expect(try Fixture.zombies() == [])
    #expect(try Fixture.filesLeft() == [])
  }

  @Test("a layout that takes forever is ended at its deadline")
  func longLayout() async throws {
    let error = await #expect(throws: GraphvizError.self) {
      try await Fixture.real().layout(Self.long, engine: .dot, deadline: .seconds(1))
    }
    #expect(error?.kind == .timedOut(after: .seconds(1)))
    #expect(try Fixture.zombies() == [])
  }

  @Test("a crash is named", arguments: [("SEGV", "SIGSEGV"), ("KILL", "SIGKILL"), ("ABRT", "SIGABRT")])
  func crash(_ signal: String, _ name: String) async throws {
    let error = await #expect(throws: GraphvizError.self) {
      try await Fixture.shell("echo last words >&2; kill -\(signal) $$").render(
        sample, engine: .dot, format: .svg)
    }
    guard case .workerFailed(let reason)? = error?.kind else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.contains(name))
    #expect(error?.messages.contains("last words") == true)
    #expect(try Fixture.zombies() == [])
  }

  @Test(
    "an answer that is none is told apart from a picture",
    arguments: [
      "echo garbage", "true", "exit 3", #"printf '{"messages":[],"length":100}\nshort'"#,
      "yes | head -c 3000000",
      "echo '{}'", "head -c 3000000 /dev/zero >&2; echo garbage",
    ])
  func garbage(_ script: String) async throws {
    let error = await #expect(throws: GraphvizError.self) {
      try await Fixture.shell(script).render(sample, engine: .dot, format: .svg)
    }
    guard case .workerFailed? = error?.kind else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("an answer without end is cut off")
  func endless() async throws {
    var renderer = Fixture.shell("exec cat /dev/zero")
    renderer.maximumOutputLength = 1 << 20
    let error = await #expect(throws: GraphvizError.self) {
      try await renderer.render(sample, engine: .dot, format: .svg)
    }
    #expect(error?.kind == .tooLarge(limit: 1 << 20))
    #expect(try Fixture.zombies() == [])
  }

  @Test("a program that is not there is a failure, not a crash")
  func absent() async {
    let renderer = ChildRenderer(executable: "/nonexistent/worker", arguments: [])
    let error = await #expect(throws: GraphvizError.self) {
      try await renderer.render(sample, engine: .dot, format: .svg)
    }
    guard case .workerFailed? = error?.kind else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("8 MB of input pass, whether the child reads them or not")
  func largeInput() async throws {
    let text = String(repeating: "x", count: 1000)
    let dot = DOTGraph(identifier: "g", nodes: (0..<8000).map { DOTNode("\($0)", ["comment": .text(text)]) })
      .encoded()
    let layout = try await Fixture.real().layout(
      dot.replacing("\"g\" {", with: "\"g\" { node [pos=\"0,0\", label=\"\"];"), engine: .positioned)
    #expect(layout.nodes.count == 8000)
    let error = await #expect(throws: GraphvizError.self) {
      try await Fixture.shell("exit 1").layout(dot, engine: .dot)
    }
    #expect(error?.kind == .workerFailed(reason: "it ended with exit code 1"))
  }

  // neato keeps a matrix of all distances: 6,000 nodes want hundreds of megabytes. With the lower limits the child
  // dies elsewhere and otherwise each time: in Graphviz, in GLib, in Swift, or where its stack cannot grow.
  @Test(
    "a child that wants too much memory fails alone, and that is said",
    .disabled(if: Fixture.isSanitized, "a sanitizer takes more address space than any limit leaves"),
    arguments: [100, 110, 120, 140, 160])
  func memory(_ megabytes: Int) async throws {
    let dot = DOTGraph(identifier: "g", edges: (0..<6000).map { DOTEdge(from: "\($0)", to: "\($0 + 1)") })
      .encoded()
    let error = await #expect(throws: GraphvizError.self) {
      try await Fixture.real(memoryLimit: megabytes << 20).layout(dot, engine: .neato, deadline: .seconds(10))
    }
    let reason = "it ran out of memory; it may take \(megabytes) MiB of address space"
    #expect(error?.kind == .workerFailed(reason: reason), "\(String(describing: error))")
    #expect(error?.messages.contains { $0.contains("libswiftCore") } == false)
    #expect(try Fixture.zombies() == [])
    #expect(try Fixture.filesLeft() == [])
  }

  @Test("a crash with memory to spare is no want of memory")
  func crashWithinLimit() async throws {
    let error = await #expect(throws: GraphvizError.self) {
      try await Fixture.shell("(sleep 0.4; kill -SEGV $$) & exec '\(Fixture.worker)'").layout(
        Self.long, engine: .dot)
    }
    guard case .workerFailed(let reason)? = error?.kind else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.contains("SIGSEGV") && !reason.contains("memory;"))
  }

  @Test("half a file, which cairo leaves when it fails, is no picture")
  func halfFile() async throws {
    for (complaint, kind) in [
      ("out of memory", .workerFailed(reason: "it ran out of memory; it may take 2048 MiB of address space")),
      ("invalid matrix (not invertible)", .renderingFailed(.pdf)),
    ] as [(String, GraphvizError.Kind)] {
      let script = #"printf '{"messages":[],"length":5}\n%%PDF-'; echo 'cairo: \#(complaint)' >&2"#
      let error = await #expect(throws: GraphvizError.self) {
        try await Fixture.shell(script).render(sample, engine: .dot, format: .pdf)
      }
      #expect(error?.kind == kind)
      #expect(error?.messages == ["cairo: \(complaint)"])
    }
  }

  @Test("a missing plugin is named, with the package that holds it")
  func missingPlugin() async throws {
    let renderer = ChildRenderer(
      executable: "/usr/bin/env", arguments: ["GVBINDIR=/nonexistent", Fixture.worker],
      memoryLimit: Fixture.memoryLimit)
    let error = await #expect(throws: GraphvizError.self) {
      try await renderer.render(sample, engine: .dot, format: .pdf)
    }
    #expect(error?.kind == .formatUnavailable(.pdf))
    #expect(error?.mend.contains("libgvc6") == true)
  }

  @Test("cancelling the task ends the child")
  func cancellation() async throws {
    let renderer = Fixture.shell("exec sleep 60", deadline: .seconds(30))
    let task = Task { try await renderer.layout(sample, engine: .dot) }
    try await Task.sleep(for: .milliseconds(200))
    task.cancel()
    let error = await #expect(throws: GraphvizError.self) { try await task.value }
    #expect(error?.kind == .cancelled)
    #expect(try Fixture.zombies() == [])
  }

  @Test("several children at once")
  func concurrent() async throws {
    let expected = try GraphvizRenderer.render(sample, engine: .dot, format: .svg)
    try await withThrowingTaskGroup(of: Rendering.self) { group in
      for _ in 0..<8 { group.addTask { try await Fixture.real().render(sample, engine: .dot, format: .svg) } }
      for try await rendering in group { #expect(rendering.bytes == expected.bytes) }
    }
  }
}
