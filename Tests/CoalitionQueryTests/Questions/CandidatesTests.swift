import CoalitionLinking
import CoalitionModel
import DatasetFixtures
import Testing

@testable import CoalitionQuery

/// Looking only at those who are named with a topic or place misses nobody of whom something can be claimed there.
@Suite struct CandidatesTests {
  @Test func theyMissNobody() throws {
    for dataset in try [Dataset.sanctuary(), try #require(QuestionTables.datasets["harbour"])]
      + (0..<6).map({ try DatasetText.random(seed: $0, organizations: 5...25).dataset() })
    {
      let claims = dataset.actorsAndReports.map { ($0, dataset.claims(of: $0)) }
      let topics = dataset.indices.filter { dataset[$0].kind == .topic }
      let places = dataset.indices.filter { dataset[$0].kind.isPlace }
      var (found, all) = (0, 0)
      for (number, topic) in topics.enumerated() {
        for place in [nil] + places.map(Optional.some) {
          for kilometres in place == nil || !number.isMultiple(of: 3) ? [nil] : [nil, 80.0] {
            for asked in [[topic], []] {
              let filter = ClaimFilter(topics: asked, place: place, kilometres: kilometres)
              let candidates = filter.candidates(in: dataset)
              #expect(candidates == Set(candidates).sorted())
              let isCandidate = Set(candidates)
              for (who, claims) in claims where !isCandidate.contains(who) {
                #expect(claims.allSatisfy { filter.judge($0, dataset) == .fails })
              }
              found += candidates.count
              all += claims.count
            }
          }
        }
      }
      #expect(found < all)
    }
  }
}
