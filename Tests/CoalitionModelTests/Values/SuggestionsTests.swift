@testable import CoalitionModel
import Testing

@Suite("Near misses")
struct SuggestionsTests {
  @Test("distances equal those of the definition")
  func distances() {
    var generator = SplitMix64(seed: 3)
    let letters = Array("abc".unicodeScalars)
    for _ in 0..<400 {
      func word() -> [Unicode.Scalar] {
        (0..<Int.random(in: 0...6, using: &generator)).map { _ in
          letters[Int.random(in: 0..<3, using: &generator)]
        }
      }
      let (left, right) = (word(), word())
      let distance = Suggestions.editDistance(left, right)
      #expect(distance == naiveDistance(left[...], right[...]))
      #expect(distance == Suggestions.editDistance(right, left))
    }
  }

  @Test(
    "known distances",
    arguments: [("", "", 0), ("kitten", "sitting", 3), ("ca", "abc", 3), ("torotno", "toronto", 1)])
  func known(_ left: String, _ right: String, _ distance: Int) {
    #expect(Suggestions.editDistance(Array(left.unicodeScalars), Array(right.unicodeScalars)) == distance)
  }

  @Test("the issue's words: torono offers toronto")
  func torono() {
    #expect(Suggestions.nearest(to: "torono", among: ["hamilton", "toronto", "montreal"]) == ["toronto"])
    #expect(Suggestions.phrase(for: "torono", among: ["hamilton", "toronto"]) == "did you mean 'toronto'?")
    #expect(Suggestions.phrase(for: "xyz", among: ["hamilton", "toronto"]) == "")
  }

  @Test("nearest first, equal before longer, ties as given, each once, no more than asked for")
  func order() {
    #expect(
      Suggestions.nearest(to: "abcdef", among: ["abxxef", "abcdex", "ABCDEF", "abcdef"]) == [
        "ABCDEF", "abcdef", "abcdex",
      ])
    #expect(
      Suggestions.nearest(to: "toronto", among: ["toronto-police", "toronto"]) == [
        "toronto", "toronto-police",
      ])
    #expect(
      Suggestions.nearest(to: "cat", among: ["bat", "rat", "bat", "hat", "mat"]) == ["bat", "rat", "hat"])
    #expect(Suggestions.nearest(to: "cat", among: ["bat", "rat"], limit: 1) == ["bat"])
    #expect(Suggestions.nearest(to: "cat", among: ["bat"], limit: 0).isEmpty)
    #expect(Suggestions.phrase(for: "cat", among: ["bat", "rat"]) == "did you mean 'bat' or 'rat'?")
  }

  @Test("a third of the longer key is near, more is not")
  func third() {
    #expect(Suggestions.nearest(to: "abcdef", among: ["abcdxx"]) == ["abcdxx"])
    #expect(Suggestions.nearest(to: "abcdef", among: ["abcxxx"]).isEmpty)
    #expect(Suggestions.nearest(to: "ab", among: ["ax"]) == ["ax"])
    #expect(Suggestions.nearest(to: "ab", among: ["xy"]).isEmpty)
  }

  @Test("the beginnings of words are near whatever the length")
  func words() {
    let names = ["No One Is Illegal–Toronto", "West Coast LEAF", "Solidarity City Network"]
    #expect(Suggestions.nearest(to: "illegal tor", among: names) == [names[0]])
    #expect(Suggestions.nearest(to: "city solid", among: names) == [names[2]])
  }

  @Test("nothing and far too much are near to nothing")
  func extremes() {
    let long = String(repeating: "a", count: 201)
    #expect(Suggestions.nearest(to: "", among: ["a"]).isEmpty)
    #expect(Suggestions.nearest(to: "—", among: ["—"]).isEmpty)
    #expect(Suggestions.nearest(to: long, among: [long]).isEmpty)
    #expect(Suggestions.nearest(to: "a", among: ["", "🙂", long]).isEmpty)
    #expect(Suggestions.nearest(to: "a", among: []).isEmpty)
  }

  /// The recurrence as it is defined, without memory.
  private func naiveDistance(_ left: ArraySlice<Unicode.Scalar>, _ right: ArraySlice<Unicode.Scalar>) -> Int {
    guard let a = left.last, let b = right.last else { return max(left.count, right.count) }
    var best = min(
      naiveDistance(left.dropLast(), right) + 1, naiveDistance(left, right.dropLast()) + 1,
      naiveDistance(left.dropLast(), right.dropLast()) + (a == b ? 0 : 1))
    if left.count > 1, right.count > 1, a == right[right.endIndex - 2], b == left[left.endIndex - 2] {
      best = min(best, naiveDistance(left.dropLast(2), right.dropLast(2)) + 1)
    }
    return best
  }
}
