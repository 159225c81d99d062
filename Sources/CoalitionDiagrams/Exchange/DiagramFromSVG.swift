internal import RecordReading

extension Diagram {
  /// The diagram that an SVG of ours carries, also after another program moved its nodes.
  ///
  /// - Parameters:
  ///   - svg: the bytes of the file.
  ///   - file: its name, for the problems.
  /// - Throws: ``BrokenFile`` if it is not well-formed, or carries no twin, or a broken one.
  /// - Complexity: O(*n*) in the length of the file.
  public init(svg: [UInt8], file: String = "SVG") throws(BrokenFile) {
    let twin = try svg.withUnsafeBufferPointer { (buffer) throws(BrokenFile) -> [UInt8] in
      var scanner = XMLScanner(buffer, file: file)
      while let token = try scanner.next() {
        guard case .start(let tag) = token, scanner.equals(tag.name, "metadata"), !tag.isEmpty,
          let id = scanner.attribute("id", in: tag), scanner.text(id) == SVGFinishing.metadataID
        else { continue }
        var words: [UInt8] = []
        while let content = try scanner.next(), case .text(let range) = content {
          words += XMLText.decoded(buffer[range])
        }
        return words
      }
      throw BrokenFile(diagnostics: [
        Diagnostic(
          .error, file: file, found: "no <metadata id=\"\(SVGFinishing.metadataID)\">",
          expected: "the diagram in words", mend: "Take an SVG that this program drew.")
      ])
    }
    try self.init(twin: twin, file: file)
  }
}
