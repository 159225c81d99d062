import ArgumentParser
import CoalitionAnalysis
import CoalitionDiagrams
import CoalitionLinking
import CoalitionModel
import CoalitionQuery

struct DrawPlan: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "The smallest coalition that covers topics in places, and who covers what.",
    discussion:
      "  coalition draw plan --topic health --topic education --in Toronto --in Vancouver -o plan.svg")

  @OptionGroup var wishes: PlanWishes
  @OptionGroup var options: DrawOptions

  func run() async throws {
    _ = try options.format()
    let network = try options.open()
    let question = try wishes.question(in: network.dataset, without: [])
    let plan = try Responder.made(try Watch.plan(question, in: network.dataset), network.dataset)
    try await options.write(
      .plan(plan, network.links, network.clusters, title: question.understood(in: network.dataset)),
      isEmpty: plan.members.isEmpty)
  }
}
