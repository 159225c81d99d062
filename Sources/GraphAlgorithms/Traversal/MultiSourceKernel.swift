import CGraphKernels

/// The versions in which the loops of the C target are compiled; every version gives the same bits.
package enum KernelVersion: Int32, CaseIterable, Sendable {
  case plain = 0
  case avx2 = 1
  case avx512 = 2

  /// The fastest version that this processor can run.
  package static let best = KernelVersion(rawValue: graph_kernel_best_version()) ?? .plain

  /// All versions that this processor can run.
  package static var available: [KernelVersion] { allCases.filter { $0.rawValue <= best.rawValue } }
}

/// Stretches of memory for the state of a C kernel, aligned for the widest registers and given back together.
final class KernelMemory {
  private var stretches: [UnsafeMutableRawPointer] = []

  deinit { for stretch in stretches { stretch.deallocate() } }

  /// Memory that must be written before it is read.
  func take<Element: BitwiseCopyable>(_ count: Int, of type: Element.Type) -> UnsafeMutablePointer<Element> {
    let bytes = max(count, 1) * MemoryLayout<Element>.stride
    let stretch = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
    stretches.append(stretch)
    return stretch.bindMemory(to: type, capacity: max(count, 1))
  }

  func take<Element: BitwiseCopyable>(_ count: Int, repeating value: Element) -> UnsafeMutablePointer<Element>
  {
    let stretch = take(count, of: Element.self)
    stretch.initialize(repeating: value, count: count)
    return stretch
  }
}
