import Glibc

/// Asks the system to back a large stretch of memory, not yet written, with pages of two megabytes.
///
/// A kernel that jumps about in tens of megabytes otherwise spends much of its time on looking up addresses, and one
/// that fills them on a fault every four kilobytes. Where the system knows no such pages nothing changes.
/// See madvise(2), MADV_HUGEPAGE.
@usableFromInline
package func adviseHugePages(_ memory: UnsafeMutableRawPointer?, byteCount: Int) {
  let page = 1 << 21
  guard let memory, byteCount >= 2 * page else { return }
  let start = (Int(bitPattern: memory) + page - 1) & -page
  let end = (Int(bitPattern: memory) + byteCount) & -page
  if end > start { madvise(UnsafeMutableRawPointer(bitPattern: start), end - start, MADV_HUGEPAGE) }
}
