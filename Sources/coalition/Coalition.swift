import ArgumentParser
import CoalitionModel
import Glibc

/// The command. Each subcommand is a file under Commands; what they share is under Support.
struct Coalition: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coalition",
    abstract: "Who works on what, where, with whom: ask a coalition's data, and draw it.",
    discussion: """
      Examples:
        coalition who health --in Toronto
        coalition connect "Health for All" "School for All"
        coalition draw network -o network.pdf

      Every answer says what it rests on. Exit code 0: found; 1: nothing found; 2: failure or misuse.
      """,
    version: "0.1.0",
    subcommands: [
      Check.self, Summary.self, Ask.self, Show.self, Who.self, What.self, Where.self, Reports.self, List.self,
      Relationships.self, GapsCommand.self, PlanCommand.self, Similar.self, Between.self, Clusters.self,
      Brokers.self, Connect.self, Compare.self, Draw.self, Pack.self, Convert.self, Import.self, Review.self,
      RenderWorkerCommand.self,
    ])
}

@main
enum Main {
  static func main() async {
    do {
      try refuseUnknownCommand(Array(CommandLine.arguments.dropFirst()), of: Coalition.self)
      let command = try Coalition.parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        var command = command
        try command.run()
      }
      end(0)
    } catch let exit as ExitCode {
      end(exit.rawValue)
    } catch is Watch.Interrupted {
      fflush(nil)
      Watch.endInterrupted()
    } catch let failure as Failure {
      StandardError.print(failure.message)
      end(2)
    } catch {
      // Help and version are asked for, not misuse; everything else ArgumentParser throws is.
      let isAnswer = Coalition.exitCode(for: error) == .success
      let message = Coalition.fullMessage(for: error)
      if isAnswer { print(message) } else { StandardError.print(message) }
      end(isAnswer ? 0 : 2)
    }
  }

  /// Ends with the code, or with 2 where the answer did not get out: a full disk must not pass for success.
  private static func end(_ code: Int32) -> Never {
    if fflush(nil) != 0 {
      StandardError.print(
        "coalition: the answer could not be written whole: \(String(cString: strerror(errno))).")
      Glibc.exit(2)
    }
    Glibc.exit(code)
  }

  /// ArgumentParser would complain of the options that follow a mistyped command instead of the command.
  private static func refuseUnknownCommand(_ arguments: [String], of parent: any ParsableCommand.Type) throws
  {
    let known = parent.configuration.subcommands
    guard !known.isEmpty, let word = arguments.first, !word.hasPrefix("-"), word != "help" else { return }
    if let match = known.first(where: { $0._commandName == word }) {
      return try refuseUnknownCommand(Array(arguments.dropFirst()), of: match)
    }
    let names = known.filter { $0.configuration.shouldDisplay }.map { $0._commandName }
    let near = Suggestions.phrase(for: word, among: names)
    let path = parent == Coalition.self ? "" : parent._commandName + " "
    let advice = near.isEmpty ? "there are: \(names.joined(separator: ", "))" : near
    throw Failure("there is no command '\(path)\(word)'; \(advice)")
  }
}
