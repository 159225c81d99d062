import GraphAlgorithms
import Testing

@testable import CoalitionDiagrams

@Suite("Files that Inkscape saved")
struct InkscapeTests {
  /// A finished drawing of two nodes after Inkscape 1.2.2 moved the first by 30 to the right and 15 up; its style and
  /// its edge are left out.
  static let saved = #"""
    <?xml version="1.0" encoding="UTF-8" standalone="no"?>
    <svg
       width="212pt"
       height="74pt"
       viewBox="0.00 0.00 212.00 74.00"
       role="graphics-document document"
       aria-labelledby="diagram-title"
       aria-describedby="diagram-description"
       data-drawing="scale(1 1) rotate(0) translate(4 70)"
       version="1.1"
       id="svg31"
       sodipodi:docname="tiny.svg"
       xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
       xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
       xmlns="http://www.w3.org/2000/svg"
       xmlns:svg="http://www.w3.org/2000/svg">
      <defs
         id="defs35" />
      <sodipodi:namedview
         id="namedview33"
         pagecolor="#ffffff"
         bordercolor="#000000"
         borderopacity="0.25"
         inkscape:showpageshadow="2"
         inkscape:pageopacity="0.0"
         inkscape:pagecheckerboard="0"
         inkscape:deskcolor="#d1d1d1"
         inkscape:document-units="pt" />
      <title
         id="diagram-title">Tiny</title>
      <desc
         id="diagram-description">2 nodes and 1 link.</desc>
      <metadata
         id="diagram-in-words">Diagram in words, version 1

    Title: Tiny
    Subtitle:
    Shows: 2 nodes and 1 link
    Plain lines mean: works on, works in, is about
    Placed by: rows

    Node 1: A
      Id: a
      Kind: organization
      Hover: A
      Link 1 to node 2 (stated, strength 0.0): B
        Hover: A works in B

    Node 2: B
      Id: b
      Kind: place
      Hover: B
      Link 1 from node 1: A

    Caption:
    Source:
    </metadata>
      <g
         id="graph0"
         class="graph"
         transform="scale(1 1) rotate(0) translate(4 70)">
        <polygon
           fill="white"
           stroke="transparent"
           points="-4,4 -4,-70 208,-70 208,4 -4,4"
           id="polygon7" />
        <g
           id="node1"
           class="node"
           role="graphics-symbol"
           tabindex="0"
           aria-label="A, organization, 1 link"
           data-id="a"
           data-kind="organization"
           transform="translate(30,-15)">
          <title
             id="title9">A</title>
          <polygon
             fill="none"
             stroke="#000000"
             points="0,-36 0,0 54,0 54,-36 "
             data-node="a"
             id="polygon11" />
          <text
             text-anchor="middle"
             x="27"
             y="-15.2"
             font-family="'DejaVu Sans', Verdana, Arial, sans-serif"
             font-size="11px"
             id="text13">A</text>
        </g>
        <g
           id="node2"
           class="node"
           role="graphics-symbol"
           tabindex="0"
           aria-label="B, place, 1 link"
           data-id="b"
           data-kind="place">
          <title
             id="title16">B</title>
          <polygon
             fill="none"
             stroke="black"
             points="204,-53.56 177,-66 150,-53.56 150.03,-33.44 203.97,-33.44 204,-53.56"
             data-node="b"
             id="polygon18" />
          <text
             text-anchor="middle"
             x="177"
             y="-45.2"
             font-family="DejaVu Sans,Verdana,Arial,sans-serif"
             font-size="11.00"
             id="text20">B</text>
        </g>
      </g>
    </svg>
    """#

  @Test("the node that was moved stands elsewhere, the other where it stood")
  func moved() throws {
    let drawn = try DrawnPositions(svg: Array(Self.saved.utf8), nodes: ["a", "b"])
    #expect(drawn.missing == [] && drawn.unknown == [] && drawn.repeated == [])
    #expect(drawn.positions["a"] == Point(x: 57, y: 33))
    #expect(try #require(drawn.positions["b"]).distance(to: Point(x: 177, y: 48)) < 0.01)
  }

  @Test("the diagram is still inside, word for word")
  func diagram() throws {
    let diagram = Diagram(
      title: "Tiny",
      nodes: [
        .init(id: "a", label: "A", kind: .organization, hover: "A"),
        .init(id: "b", label: "B", kind: .place, hover: "B"),
      ], edges: [.init(from: "a", to: "b", hover: "A works in B")], placements: [.rows])
    #expect(try Diagram(svg: Array(Self.saved.utf8)) == diagram)
  }
}
