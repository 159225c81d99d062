import ArgumentParser
import CoalitionAnalysis
import CoalitionLinking
import CoalitionModel
import Foundation
import GraphAlgorithms
import Measuring
import RecordReading

/// Times each step from files to clusters, with the memory each takes at its highest.
struct Measure: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Time tables, dataset, links, clusters and brokers of a dataset; one JSON line a step.")

  @Argument(help: "A dataset folder.")
  var folder: String

  @Option(help: "The seed.")
  var seed: UInt64 = 1

  @Option(help: "How many threads may be used.")
  var threads = 1

  func run() throws {
    var generator = SeededGenerator(seed: seed)
    let tables = ["organizations", "activities", "cities", "topics", "relationships", "sources"]
    let records = try step("tables", "records") {
      try tables.reduce(0) { try $0 + CSVTable.read(contentsOf: "\(folder)/\($1).csv").recordCount }
    } count: {
      $0
    }
    _ = records
    let reading = try step("dataset", "entities") {
      Dataset.read(folder: folder)
    } count: {
      $0.dataset.entities.count
    }
    guard !reading.hasErrors else {
      throw ValidationError("the dataset has errors: \(reading.diagnostics[0])")
    }
    let dataset = try step("view", "entities") {
      reading.dataset.visible(to: .public).merged()
    } count: {
      $0.entities.count
    }
    let links = try step("links", "links") {
      LinkGraph(dataset, threads: threads)
    } count: {
      $0.graph.edgeCount
    }
    let clusters = try step("clusters", "clusters") {
      ClusterAnalysis(links, using: &generator, threads: threads)
    } count: {
      $0.clusters.count
    }
    print(#"{"step":"clusters","modularity":\#(clusters.modularity),"unlinked":\#(clusters.unlinked.count)}"#)
    _ = try step("entity graph", "links") {
      EntityGraph(dataset)
    } count: {
      $0.graph.edgeCount
    }
    _ = try step("brokers", "brokers") {
      Brokerage(links, clusters, using: &generator, threads: threads)
    } count: {
      $0.brokers.count
    }
  }

  private func step<Value>(_ name: String, _ unit: String, _ work: () throws -> Value, count: (Value) -> Int)
    throws -> Value
  {
    Memory.resetPeak()
    let (value, seconds) = try timed(work)
    let line =
      #"{"step":"\#(name)","seconds":\#((seconds * 1000).rounded() / 1000),"peak_mb":\#(Memory.peak() / 1024),"\#(unit)":\#(count(value))}"#
    print(line)
    return value
  }
}
