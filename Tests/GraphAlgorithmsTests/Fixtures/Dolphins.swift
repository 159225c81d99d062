/// Who is seen with whom among 62 bottlenose dolphins of Doubtful Sound (Lusseau et al. 2003,
/// doi:10.1007/s00265-003-0651-y): 159 ties. Nodes in the order of Newman's file `dolphins.gml`, which is that of
/// their names: 0 Beak, 14 Grin, 36 SN100
enum Dolphins {
  static let nodeCount = 62
  /// Rows of an adjacency list: each edge at its smaller end.
  static let rows = """
    0: 10 14 15 40 42 47 1: 17 19 26 27 28 36 41 54 2: 10 42 44 61 3: 8 14 59 4: 51 5: 9 13 56 57 6: 9 13 17
    54 56 57 7: 19 27 30 40 54 8: 20 28 37 45 59 9: 13 17 32 41 57 10: 29 42 47 11: 51 12: 33 13: 17 32 41
    54 57 14: 16 24 33 34 37 38 40 43 50 52 15: 18 24 40 45 55 59 16: 20 33 37 38 50 17: 22 25 27 31 57 18:
    20 21 24 29 45 51 19: 30 54 20: 28 36 38 44 47 50 21: 29 33 37 45 51 23: 36 45 51 24: 29 45 51 25: 26 27
    26: 27 28: 30 47 29: 35 43 45 51 52 30: 42 47 32: 60 33: 34 37 38 40 43 50 34: 37 44 49 36: 37 39 40 59
    37: 40 43 45 61 38: 43 44 52 58 39: 57 40: 52 41: 54 57 42: 47 50 43: 46 53 45: 50 51 59 46: 49 48: 57
    50: 51 51: 55 53: 61 54: 57
    """
}
