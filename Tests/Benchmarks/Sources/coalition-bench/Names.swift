import ArgumentParser
import CoalitionExtraction
import CoalitionModel
import Foundation
import Measuring

/// Looks every organization of a dataset up under another spelling of its name.
struct Names: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find each name of a dataset again by a changed spelling; seconds, how many, peak memory.")

  @Argument(help: "A dataset folder.")
  var folder: String

  func run() throws {
    let dataset = Dataset.read(folder: folder).dataset
    let clock = ContinuousClock()
    var index: NameIndex?
    let indexing = clock.measure { index = NameIndex(dataset) }
    guard let index else { return }
    let organizations = dataset.indices.filter { dataset[$0].kind == .organization }
    var (found, right) = (0, 0)
    let finding = clock.measure {
      for entity in organizations {
        // Another order, an article, no accents: as another page may have it.
        let words = dataset[entity].name.split(separator: " ")
        let other = "The " + (words.dropFirst() + words.prefix(1)).joined(separator: " ") + " Inc."
        guard let match = index.best(for: [other], kind: .organization) else { continue }
        found += 1
        if dataset[match.entity].name == dataset[entity].name { right += 1 }
      }
    }
    print(
      String(
        format: "%d names: %.2f s indexing, %.2f s finding, %d found, %d of them the same name, peak %d MB",
        organizations.count, indexing / .seconds(1), finding / .seconds(1), found, right, Memory.peak() / 1024
      ))
  }
}
