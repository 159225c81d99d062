import ArgumentParser

@main
struct Coalition: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "coalition")
}
