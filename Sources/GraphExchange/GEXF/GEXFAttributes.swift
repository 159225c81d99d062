internal import DocumentReading

/// The attributes that mean something at values, nodes and edges, found in one pass over an element.
struct GEXFAttributes {
  private(set) var id: XMLText?
  private(set) var of: XMLText?
  private(set) var value: XMLText?
  private(set) var source: XMLText?
  private(set) var target: XMLText?
  private(set) var label: XMLText?
  private(set) var weight: XMLText?
  private(set) var kind: XMLText?
  private(set) var direction: XMLText?
  private(set) var parent: XMLText?
  private(set) var start: XMLText?
  private(set) var end: XMLText?
  private(set) var moment: XMLText?
  private(set) var isOpen = false

  /// Whether it says anything of time.
  var isTimed: Bool { start != nil || end != nil || moment != nil }

  init(_ attributes: XMLAttributes) {
    var closedStart: XMLText?
    var closedEnd: XMLText?
    var edgeType: XMLText?
    var cardinal: XMLText?
    attributes.forEach { name, text in
      if name == "value" {
        value = text
      } else if name == "for" {
        of = text
      } else if name == "id" {
        id = text
      } else if name == "source" {
        source = text
      } else if name == "target" {
        target = text
      } else if name == "label" {
        label = text
      } else if name == "weight" {
        weight = text
      } else if name == "kind" {
        kind = text
      } else if name == "type" {
        direction = text
      } else if name == "start" {
        closedStart = text
      } else if name == "end" {
        closedEnd = text
      } else if name == "timestamp" {
        moment = text
      } else if name == "pid" {
        parent = text
      } else if name == "startopen" {
        (start, isOpen) = (text, true)
      } else if name == "endopen" {
        (end, isOpen) = (text, true)
      } else if name == "edgetype" {
        edgeType = text
      } else if name == "cardinal" {
        cardinal = text
      }
    }
    start = closedStart ?? start
    end = closedEnd ?? end
    direction = direction ?? edgeType
    weight = weight ?? cardinal
  }
}
