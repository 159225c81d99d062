// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that nobody who uses the library builds it. `.ci/fuzz` builds everything under libFuzzer
// and the address sanitizer (https://llvm.org/docs/LibFuzzer.html) and runs it.
let package = Package(
  name: "fuzzing",
  dependencies: [.package(name: "coalition-graph", path: "../..")],
  targets: [
    .target(name: "CFuzzer"),
    .executableTarget(
      name: "fuzz-readers",
      dependencies: ["CFuzzer", .product(name: "CoalitionGraph", package: "coalition-graph")]),
  ],
  swiftLanguageModes: [.v6]
)
