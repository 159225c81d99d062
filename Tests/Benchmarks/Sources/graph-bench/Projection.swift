import EdgeListReading
import GraphAlgorithms

/// The two questions asked of a two-mode table.
struct Projection {
  let table: TwoModeFile
  let options: TaskOptions

  func figures() throws -> () throws -> Figures { { [:] } }
}
