internal import CoalitionModel
internal import Foundation

/// Countries by their codes of two letters (ISO 3166-1), with their English names (Unicode CLDR, as Foundation has it).
enum CountryCodes {
  private static let english = Locale(identifier: "en")

  private static let byName: [String: String] = {
    var codes: [String: String] = [:]
    for region in Locale.Region.isoRegions where region.identifier.count == 2 {
      let code = region.identifier
      guard code.allSatisfy(\.isLetter), let name = english.localizedString(forRegionCode: code) else {
        continue
      }
      codes[Folding.key(name)] = code.lowercased()
    }
    return codes
  }()

  /// The name of a country; the text itself where it is no code.
  static func name(of code: String) -> String {
    guard code.utf8.count == 2 else { return code }
    return english.localizedString(forRegionCode: code.uppercased()) ?? code
  }

  /// The code of a country by any of its names; nil where none is known.
  static func code(of names: [String]) -> String? { names.lazy.compactMap { byName[Folding.key($0)] }.first }
}
