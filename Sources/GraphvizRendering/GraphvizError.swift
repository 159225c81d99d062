/// Why there is no picture, and what to do about it.
///
/// One error for every way of rendering, in this process or in a child, so that callers handle it once.
public struct GraphvizError: Error, Sendable, Hashable, Codable {
  /// What kind of failure it is.
  public enum Kind: Sendable, Hashable, Codable {
    /// The text is not a graph in the DOT language; the line counts from 1, if Graphviz named it.
    case syntax(line: Int?)
    /// The engine could not place the nodes.
    case layoutFailed(LayoutEngine)
    /// The picture could not be drawn although the layout succeeded.
    case renderingFailed(OutputFormat)
    /// The installed Graphviz has no plugin for the format.
    case formatUnavailable(OutputFormat)
    /// The installed Graphviz has no plugin for the engine.
    case engineUnavailable(LayoutEngine)
    /// Input or output is longer than the limit, in bytes.
    case tooLarge(limit: Int)
    /// The child was still drawing when its time was over, and was ended.
    case timedOut(after: Duration)
    /// The child could not be started, crashed, or answered nonsense; the reason says which.
    case workerFailed(reason: String)
    /// The task that asked for the diagram was cancelled, and the child was ended.
    case cancelled
  }

  /// What kind of failure it is.
  public var kind: Kind
  /// What Graphviz itself said, in its order.
  public var messages: [String]

  /// Makes an error.
  public init(_ kind: Kind, messages: [String] = []) {
    self.kind = kind
    self.messages = messages
  }

  /// What a person can do about it, in a sentence.
  public var mend: String {
    switch kind {
    case .syntax: "Correct the DOT text at that place; it must hold exactly one graph."
    case .layoutFailed(.positioned):
      "Give every node a \"pos\" of the form \"x,y\", or choose another engine."
    case .layoutFailed: "Choose another layout engine, or draw fewer nodes and edges."
    case .renderingFailed: "Draw fewer nodes, or choose SVG, which has no limit of size."
    case .formatUnavailable(.png), .formatUnavailable(.pdf):
      "Install Graphviz's pango plugin (Debian: apt install libgvc6; Fedora: dnf install graphviz), "
        + "then run \"dot -c\" as root."
    case .formatUnavailable, .engineUnavailable:
      "Install Graphviz with its plugins (Debian: apt install graphviz libgvc6), then run \"dot -c\" as root."
    case .tooLarge: "Draw fewer nodes, or shorten their labels."
    case .timedOut: "Allow more time, draw fewer nodes, or choose the engine sfdp, which is made for size."
    case .workerFailed: "Draw fewer nodes, or allow more memory. If it persists, report it with the input."
    case .cancelled: "Ask again."
    }
  }
}

extension GraphvizError: CustomStringConvertible {
  /// The failure, what Graphviz said, and how to mend it; several lines without a final line end.
  public var description: String {
    ([summary] + messages.map { "  Graphviz: \($0)" } + [mend]).joined(separator: "\n")
  }

  private var summary: String {
    switch kind {
    case .syntax(let line?): "The text is not a graph in the DOT language: error in line \(line)."
    case .syntax(nil): "The text is not a graph in the DOT language."
    case .layoutFailed(let engine): "The layout engine \(engine.rawValue) could not place the nodes."
    case .renderingFailed(let format): "The \(format.rawValue.uppercased()) could not be drawn."
    case .formatUnavailable(let format):
      "The installed Graphviz cannot write \(format.rawValue.uppercased()): a plugin is missing."
    case .engineUnavailable(let engine):
      "The installed Graphviz has no layout engine \(engine.rawValue): a plugin is missing."
    case .tooLarge(let limit): "The diagram is longer than \(limit) bytes."
    case .timedOut(let duration): "The diagram was not finished after \(duration)."
    case .workerFailed(let reason): "The drawing process failed: \(reason)."
    case .cancelled: "The diagram was cancelled."
    }
  }
}
