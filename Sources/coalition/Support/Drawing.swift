import CoalitionDiagrams
import FoundationEssentials
import GraphAlgorithms
import GraphvizRendering

/// Draws diagrams in a child process that is stopped when it takes too long.
struct Drawing {
  let format: OutputFormat
  let page: PageSize
  private let composer: DiagramComposer

  init(format: OutputFormat, page: PageSize, theme: Theme, seed: UInt64, deadline: Double) throws {
    (self.format, self.page) = (format, page)
    let child = ChildRenderer(
      executable: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"),
      arguments: ["render-worker"], deadline: .milliseconds(Int64(deadline * 1000)))
    composer = DiagramComposer(renderer: RetryingRenderer(child), seed: seed, theme: theme)
  }

  /// Draws a diagram.
  ///
  /// - Parameters:
  ///   - positions: Where nodes were, on one page.
  ///   - atlas: Where they were, on several.
  ///   - fileName: The file of a page, as the others name it.
  func draw(
    _ diagram: Diagram, at positions: [String: Point] = [:], _ atlas: DrawnPages = DrawnPages(),
    fileName: @escaping @Sendable (Int) -> String
  ) async throws -> DiagramComposer.Picture {
    do {
      return try await composer.draw(
        diagram, format: format,
        options: .init(
          page: page, positions: positions, atlas: atlas, threads: Watch.threads, fileName: fileName))
    } catch {
      Terminal.progress("")
      throw Failure("no diagram. \(error)")
    }
  }
}
