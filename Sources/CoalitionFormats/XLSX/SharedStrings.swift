internal import DocumentReading

/// The texts that cells refer to by number (ECMA-376 part 1, 18.4): runs of rich text are joined, readings in
/// another script (phonetic runs) are left out.
final class SharedStrings: PackagePart {
  @exclusivity(unchecked) private(set) var texts: [String] = []
  @exclusivity(unchecked) private var isPhonetic = false

  override func opened(_ name: XMLText, _ attributes: XMLAttributes) {
    if name == "t" {
      isGathering = !isPhonetic
    } else if name == "si" {
      gathered.removeAll(keepingCapacity: true)
    } else if name == "rPh" {
      isPhonetic = true
    }
  }

  override func closed(_ name: XMLText) {
    if name == "t" {
      isGathering = false
    } else if name == "si" {
      texts.append(EscapedText.decode(gathered))
    } else if name == "rPh" {
      isPhonetic = false
    }
  }
}
