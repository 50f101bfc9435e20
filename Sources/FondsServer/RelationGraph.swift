internal import FondsCatalogue
internal import FondsRecord

/// A record in the middle with those it is tied to on both sides, as a picture.
///
/// The list below it says the same and holds the same links; the keyboard goes there.
struct RelationGraph {
  private struct Node {
    let target: RecordView.Target
    let word: String
  }

  private let title: LocalizedText
  private let nodes: [Node]
  private let ui: Language
  private let date: PartialDate?

  /// Records around the middle.
  private static let most = 24
  private static let width = 720
  private static let box = (width: 236, height: 38, gap: 8)
  private static let middle = (width: 164, line: 17)

  /// - Parameter date: when the record is looked at; `nil` for now.
  init(title: LocalizedText, ties: [RecordView.Tie], ui: Language, asOf date: PartialDate?) {
    (self.title, self.ui, self.date) = (title, ui, date)
    var nodes: [Node] = []
    var seen: Set<String> = []
    for tie in ties {
      for target in tie.targets where nodes.count < Self.most && seen.insert(target.id).inserted {
        nodes.append(Node(target: target, word: tie.word(in: ui)))
      }
    }
    self.nodes = nodes
  }

  func write(to writer: inout HTMLWriter) {
    guard nodes.count > 1 else { return }
    let left = (nodes.count + 1) / 2
    let step = Self.box.height + Self.box.gap
    let height = max(left * step, 110)
    writer.element("figure", [("class", "graph")]) { writer in
      writer.element(
        "svg",
        [
          ("role", "group"), ("aria-labelledby", "graph-title"), ("aria-describedby", "graph-text"),
          ("viewBox", "0 0 \(Self.width) \(height)")
        ]
      ) { writer in
        writer.element("title", [("id", "graph-title")], text: ui(fr: "Les liens en image", en: "The ties as a picture"))
        writer.element(
          "desc", [("id", "graph-text")],
          text: ui(fr: "La liste qui suit dit la même chose.", en: "The list below says the same."))
        for (place, node) in nodes.enumerated() {
          let isLeft = place < left
          let column = isLeft ? left : nodes.count - left
          let top = (height - column * step + Self.box.gap) / 2 + (isLeft ? place : place - left) * step
          write(node, isLeft: isLeft, top: top, height: height, &writer)
        }
        centre(height, &writer)
      }
    }
  }

  private func write(_ node: Node, isLeft: Bool, top: Int, height: Int, _ writer: inout HTMLWriter) {
    let x = isLeft ? 0 : Self.width - Self.box.width
    let from = isLeft ? Self.box.width : Self.width - Self.box.width
    let to = Self.width / 2 + (isLeft ? -Self.middle.width / 2 : Self.middle.width / 2)
    let (y, bend) = (top + Self.box.height / 2, (from + to) / 2)
    writer.element("path", [("class", "edge"), ("d", "M\(from) \(y)C\(bend) \(y) \(bend) \(height / 2) \(to) \(height / 2)")]) { _ in }
    writer.element(
      "a", [("href", PageAddress.record(node.target.id, in: ui, asOf: date)), ("tabindex", "-1"), ("aria-label", node.target.title)]
    ) {
      writer in
      writer.element("title", text: node.target.title)
      rect("node", x, top, Self.box.width, Self.box.height, &writer)
      text("word", x + 9, top + 14, Self.cut(node.word, 34), language: nil, &writer)
      text("name", x + 9, top + 30, Self.cut(node.target.title, 33), language: languageTag(node.target.language.rawValue), &writer)
    }
  }

  private func centre(_ height: Int, _ writer: inout HTMLWriter) {
    let lines = Self.lines(of: title.text)
    let tall = lines.count * Self.middle.line + 18
    rect("centre", (Self.width - Self.middle.width) / 2, (height - tall) / 2, Self.middle.width, tall, &writer)
    for (place, line) in lines.enumerated() {
      text(
        "self", Self.width / 2, (height - tall) / 2 + 22 + place * Self.middle.line, line,
        language: languageTag(title.language.rawValue), &writer)
    }
  }

  private func rect(_ name: String, _ x: Int, _ y: Int, _ width: Int, _ height: Int, _ writer: inout HTMLWriter) {
    writer.element(
      "rect",
      [
        ("class", name), ("x", String(x)), ("y", String(y)), ("width", String(width)), ("height", String(height)), ("rx", "5")
      ]
    ) { _ in }
  }

  private func text(_ name: String, _ x: Int, _ y: Int, _ content: String, language: String?, _ writer: inout HTMLWriter) {
    writer.element("text", [("class", name), ("x", String(x)), ("y", String(y)), ("lang", language)], text: content)
  }

  private static func cut(_ text: String, _ limit: Int) -> String { text.count > limit ? text.prefix(limit - 1) + "…" : text }

  /// A title in up to four short lines.
  private static func lines(of title: String) -> [String] {
    var lines = [""]
    for word in title.prefix(200).split(separator: " ") {
      if lines[lines.count - 1].isEmpty {
        lines[lines.count - 1] = String(word)
      } else if lines[lines.count - 1].count + word.count < 21 {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    if lines.count > 4 { lines = Array(lines.prefix(3)) + [lines[3] + "…"] }
    return lines.map { cut($0, 21) }
  }
}
