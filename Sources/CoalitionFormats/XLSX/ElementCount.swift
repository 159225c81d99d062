internal import DocumentReading

/// How many elements of one name a part has.
final class ElementCount: PackagePart {
  private(set) var count = 0
  private let name: StaticString

  /// Counts elements of this name.
  init(_ name: StaticString, file: String) {
    self.name = name
    super.init(file: file)
  }

  override func opened(_ name: XMLText, _ attributes: XMLAttributes) {
    if name == self.name { count += 1 }
  }
}
