// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that nobody who uses the library downloads or builds it.
let package = Package(
  name: "benchmarks",
  dependencies: [
    .package(name: "coalition-graph", path: "../.."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .target(name: "Measuring"),
    .executableTarget(
      name: "graph-bench",
      dependencies: [
        "Measuring",
        .product(name: "GraphAlgorithms", package: "coalition-graph"),
        .product(name: "EdgeListReading", package: "coalition-graph"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "coalition-bench",
      dependencies: [
        "Measuring",
        .product(name: "CoalitionGraph", package: "coalition-graph"),
        .product(name: "GraphAlgorithms", package: "coalition-graph"),
        .product(name: "GraphvizRendering", package: "coalition-graph"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "reading-bench",
      dependencies: [
        "Measuring",
        .product(name: "CoalitionGraph", package: "coalition-graph"),
        .product(name: "GraphExchange", package: "coalition-graph"),
      ]),
    .executableTarget(
      name: "drawing-bench",
      dependencies: [
        "Measuring",
        .product(name: "CoalitionGraph", package: "coalition-graph"),
        .product(name: "GraphAlgorithms", package: "coalition-graph"),
        .product(name: "EdgeListReading", package: "coalition-graph"),
        .product(name: "GraphvizRendering", package: "coalition-graph"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
