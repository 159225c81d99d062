/// The light in which a diagram is read. What a shape, a dash or a colour means is the same in all.
public enum Theme: String, Sendable, Hashable, CaseIterable {
  /// Dark words on white: screens, slides in a bright room.
  case light
  /// Light words on near black: screens at night, slides in a dark room.
  case dark
  /// Black on white with stronger lines and paler fills: office printers, photocopies.
  case print
}

extension Theme {
  var palette: Palette {
    switch self {
    case .light: .light
    case .dark: .dark
    case .print: .print
    }
  }
}
