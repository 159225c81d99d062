import ArgumentParser
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
      Check.self, Summary.self, Show.self, Who.self, What.self, Where.self, Reports.self, Clusters.self,
      Brokers.self, Connect.self, Draw.self, RenderWorkerCommand.self,
    ])
}

@main
enum Main {
  static func main() async {
    do {
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
}
