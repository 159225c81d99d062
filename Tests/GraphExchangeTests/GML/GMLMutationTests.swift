import GraphExchange
import Testing

@Suite struct GMLMutationTests {
  @Test func mutatedFilesAreReadOrRefused() {
    let texts = [
      GMLFormat.write(GraphTable.columns()).bytes, GMLFormat.write(GraphTable.places()).bytes,
      GMLFormat.write(GraphTable.directions(.mutual)).bytes,
      Array(
        "Creator \"x\" graph [ node [ id 1 a [ b \"&eacute;\" b 2 ] ] edge [ source 1 target 2 ] # c\n ]".utf8
      ),
    ]
    var mutations = Mutations(texts, seed: 7)
    for _ in 0..<4000 {
      let bytes = mutations.next()
      let reading = GMLFormat.read(bytes, file: "m.gml")
      let again = GMLFormat.read(GMLFormat.write(reading.graph).bytes, file: "n.gml")
      #expect(differences(again.graph, reading.graph) == [], "\(String(decoding: bytes, as: UTF8.self))")
    }
  }
}
