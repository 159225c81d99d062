/// A finished picture.
public struct Rendering: Sendable, Hashable {
  /// The content of the file.
  public var bytes: [UInt8]
  /// What Graphviz had to say on the way: warnings that did not prevent the picture.
  public var messages: [String]

  /// Pairs a picture with its warnings.
  public init(bytes: [UInt8], messages: [String] = []) {
    self.bytes = bytes
    self.messages = messages
  }
}
