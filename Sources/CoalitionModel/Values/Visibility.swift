/// Who may see a row. The order runs from everyone to the fewest.
public enum Visibility: String, Sendable, CaseIterable, Comparable, Codable {
  /// Anyone.
  case `public`
  /// Members of the coalition.
  case coalition
  /// The dataset's keepers only.
  case `private`

  private var rank: Int {
    switch self {
    case .public: 0
    case .coalition: 1
    case .private: 2
    }
  }

  /// Orders from everyone to the fewest.
  public static func < (left: Visibility, right: Visibility) -> Bool { left.rank < right.rank }

  /// Whether rows of this visibility are shown to `audience`.
  public func isShown(to audience: Visibility) -> Bool { self <= audience }
}
