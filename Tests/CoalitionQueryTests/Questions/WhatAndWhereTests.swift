import CoalitionLinking
import CoalitionModel
import CoalitionQuery
import DatasetFixtures
import Testing

@Suite struct WhatAndWhereTests {
  private let ask = Asking(dataset: .sanctuary())

  @Test func whatHealthForAllWorksOn() throws {
    let answer = try ask.what("health-for-all")
    #expect(ask.marks(answer) == ["health inside stated", "services-without-fear inside implied"])
    #expect(ask.dataset.ids(answer.findings[0].places) == ["toronto"])
    #expect(answer.findings.allSatisfy { $0.who.isEmpty && $0.topics.isEmpty })
    #expect(answer.understood == "What does Health for All work on")
    #expect(answer.notes.isEmpty)
  }

  @Test func whatAReportIsAbout() throws {
    let answer = try ask.what("often-asking-always-telling")
    #expect(ask.ids(answer).sorted() == ["policing", "sanctuary-city-policy", "services-without-fear"])
    #expect(answer.understood.hasPrefix("What is Often Asking"))
  }

  @Test func whatIsWorkedOnInMontreal() throws {
    let answer = try ask.what("montreal")
    let inside = answer.findings.filter { $0.reach == .inside }
    #expect(
      ask.dataset.ids(inside.map(\.entity)).sorted() == ["mutual-aid", "poverty", "sanctuary-city-policy"])
    #expect(inside.allSatisfy { ask.dataset.ids($0.who) == ["solidarity-city-montreal"] })
    let wider = answer.findings.filter { $0.reach == .wider }.map(\.entity)
    #expect(ask.dataset.ids(wider).contains("agricultural-workers"))
  }

  @Test func whereEducationIsWorkedOn() throws {
    let answer = try ask.where("education")
    #expect(ask.ids(answer) == ["toronto", "british-columbia"])
    #expect(ask.dataset.ids(answer.findings[0].who) == ["noii-toronto"])
    #expect(ask.dataset.ids(answer.findings[1].who) == ["school-for-all"])
    #expect(answer.understood == "Where Education is worked on")
  }

  @Test func nobodyIsListedWithoutEvidence() throws {
    for topic in ask.dataset.indices where ask.dataset[topic].kind == .topic {
      for finding in WhereQuestion(topic: topic).answer(in: ask.dataset).findings {
        for who in finding.who {
          let rows =
            ask.dataset.activities(of: who).map(\.evidence) + ask.dataset[who].evidence
            + ask.dataset.relationships(of: who).map(\.evidence)
          #expect(finding.evidence.contains { rows.contains($0) })
        }
      }
    }
    // A report about it is not work on it.
    let toronto = try #require(try ask.where("education").findings.first)
    #expect(toronto.basis == .stated)
    #expect(toronto.evidence.count == 1)
  }

  @Test func anUnknownPlaceIsNotNowhere() throws {
    let answer = try ask.where("refugee-health")
    #expect(answer.findings.isEmpty)
    #expect(
      answer.notes == [
        "Place not known: No to the IFHP Cuts.", "Nearest that has an answer: coalition where health  (2)",
      ])
    #expect(try ask.where("climate").notes.isEmpty)
  }

  @Test func nothingSaidIsSaid() throws {
    #expect(try ask.what("goldcorp").notes.first?.contains("does not say what Goldcorp works on") == true)
    let text = DatasetText([
      .reports: [["r", "R"]], .cities: [["x", "X"]],
      .organizations: [["a", "A"]],
    ])
    let dataset = try text.dataset()
    let report = WhatQuestion(about: try dataset.at("r")).answer(in: dataset)
    #expect(
      report.notes == ["The dataset does not say what R is about; `coalition show r` has what it says."])
    #expect(
      WhatQuestion(about: try dataset.at("x")).answer(in: dataset).notes == [
        "The dataset names no work in X."
      ])
  }
}
