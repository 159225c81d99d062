/// A grammar of questions, written as rules and compiled once.
///
/// A rule is `NAME = alternative | alternative`. Inside, lowercase words stand for themselves, a NAME for its rule,
/// `(…)` groups, `[…]` may be left out, `…*` may be repeated or left out, `<key:slot>` takes a name, list, date or
/// number from the question, and `{key=value}` notes what an alternative means. Words are compared as
/// ``QuestionWord/key`` is, so accents and apostrophes don't matter here either.
struct QuestionGrammar: Sendable {
  /// What a slot takes.
  enum Slot: String, Sendable {
    case topic, topics, place, actor, actors, report, thing, any, date, number
  }

  indirect enum Node: Sendable {
    case word(String)
    case rule(String)
    case sequence([Node])
    case choice([Node])
    case optional(Node)
    case repeated(Node)
    case slot(key: String, Slot)
    case note(key: String, value: String)
  }

  private(set) var rules: [String: Node] = [:]
  /// Every word that stands for itself somewhere.
  private(set) var vocabulary: Set<String> = []

  /// Compiles rules; a line that begins with blanks continues the one before.
  init(_ text: String) {
    var lines: [String] = []
    for line in text.split(separator: "\n") where !line.allSatisfy(\.isWhitespace) {
      if line.first?.isWhitespace == true, !lines.isEmpty {
        lines[lines.count - 1] += line
      } else {
        lines.append(String(line))
      }
    }
    for line in lines {
      guard let equals = line.firstIndex(of: "=") else { continue }
      let name = line[..<equals].trimmingPrefix { $0.isWhitespace }.split(separator: " ").first ?? ""
      var tokens = Self.tokens(line[line.index(after: equals)...])[...]
      let node = choice(&tokens)
      precondition(tokens.isEmpty, "the rule \(name) has a bracket too many")
      rules[String(name)] = node
    }
  }

  private static func tokens(_ text: Substring) -> [Substring] {
    var tokens: [Substring] = []
    var rest = text
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if let closing = ["<": ">" as Character, "{": "}"][first],
        let end = rest.firstIndex(of: closing)
      {
        tokens.append(rest[...end])
        rest = rest[rest.index(after: end)...]
      } else if "()[]|*".contains(first) {
        tokens.append(rest.prefix(1))
        rest.removeFirst()
      } else {
        let word = rest.prefix { !$0.isWhitespace && !"()[]|*<{".contains($0) }
        tokens.append(word)
        rest = rest[word.endIndex...]
      }
    }
    return tokens
  }

  private mutating func choice(_ tokens: inout ArraySlice<Substring>) -> Node {
    var alternatives = [sequence(&tokens)]
    while tokens.first == "|" {
      tokens.removeFirst()
      alternatives.append(sequence(&tokens))
    }
    return alternatives.count == 1 ? alternatives[0] : .choice(alternatives)
  }

  private mutating func sequence(_ tokens: inout ArraySlice<Substring>) -> Node {
    var nodes: [Node] = []
    while let token = tokens.first, token != "|", token != ")", token != "]" {
      tokens.removeFirst()
      var node: Node
      switch token.first {
      case "(", "[":
        let inner = choice(&tokens)
        precondition(tokens.popFirst() == (token == "(" ? ")" : "]"), "an unclosed bracket")
        node = token == "(" ? inner : .optional(inner)
      case "<", "{":
        let parts = token.dropFirst().dropLast().split(separator: token.first == "<" ? ":" : "=")
        let (key, value) = (String(parts[0]), String(parts.last ?? ""))
        if token.first == "{" {
          node = .note(key: key, value: value)
        } else {
          guard let slot = Slot(rawValue: value) else { preconditionFailure("no slot \(value)") }
          node = .slot(key: key, slot)
        }
      default:
        if token.allSatisfy({ $0.isUppercase || $0 == "_" }) {
          node = .rule(String(token))
        } else {
          vocabulary.insert(String(token))
          node = .word(String(token))
        }
      }
      if tokens.first == "*" {
        tokens.removeFirst()
        node = .repeated(node)
      }
      nodes.append(node)
    }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }
}
