import ArgumentParser
import CoalitionModel
import CoalitionQuery

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "The smallest coalition that covers topics in places, and why each is in it.",
    discussion: """
      Every topic is to be covered in every place named. Among coalitions equally small, the one that is best connected
      already. Each member shows what it alone covers and who could replace it.
        coalition plan --topic health --topic education --in Toronto --in Vancouver
        coalition plan --topic health --in Toronto --must "Health for All" --size 3
      """)

  @OptionGroup var wishes: PlanWishes
  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let opened = try data.openWhole()
    let leftOut = try data.leftOut(of: opened.dataset)
    let question = try wishes.question(in: opened.dataset, without: leftOut)
    try Responder("plan", opened, output).answer(.plan(question))
  }
}
