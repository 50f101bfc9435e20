internal import FondsCatalogue
internal import FondsRecord

/// The text of a record in passages, each with an anchor by which it is cited and the language of each block; a long text in parts.
struct RecordText {
  /// The blocks of a heading, or of a page.
  struct Passage {
    /// From 1 over the whole text.
    var number: Int
    var blocks: Range<Int>
    var page: Int?
  }

  private let record: Record
  private let ui: Language
  private let here: String
  /// The date as of which the record is looked at, as the address writes it.
  private let date: String
  private let parts: [[Passage]]
  private let part: Int

  /// Bytes of text after which a part ends.
  private static let partBytes = 48 << 10
  /// Bytes after which a passage without headings ends.
  private static let passageBytes = 2_400

  /// - Parameter title: not repeated where the text opens with it.
  init(record: Record, reading: RequestReading, here: String, title: String) {
    (self.record, ui, self.here) = (record, reading.ui, here)
    date = reading.parameters["as-of"].map { $0.isEmpty ? "" : "as-of=" + QueryString.encode($0) + "&" } ?? ""
    let passages = Self.passages(
      of: record.blocks, from: record.blocks.first.map { $0.kind == .heading && $0.text == title } == true ? 1 : 0)
    var parts: [[Passage]] = []
    var bytes = 0
    for passage in passages {
      let size = record.blocks[passage.blocks].reduce(0) { $0 + $1.text.utf8.count }
      if parts.isEmpty || bytes > Self.partBytes {
        parts.append([])
        bytes = 0
      }
      parts[parts.count - 1].append(passage)
      bytes += size
    }
    self.parts = parts
    let wanted = reading.parameters["part"].flatMap { Int($0) }.map { max(1, $0) - 1 }
    let holding = reading.parameters["block"].flatMap { Int($0) }.flatMap { block in
      parts.firstIndex { $0.contains { $0.blocks.contains(block) } }
    }
    part = min(max(0, holding ?? wanted ?? 0), max(0, parts.count - 1))
  }

  var isEmpty: Bool { parts.isEmpty }

  /// A heading, a new page or some length of text begins a passage; headings that follow one another open one.
  private static func passages(of blocks: [Block], from first: Int) -> [Passage] {
    var passages: [Passage] = []
    var bytes = 0
    for index in blocks.indices.dropFirst(first) {
      let block = blocks[index]
      let opens = block.kind == .heading && (index == 0 || blocks[index - 1].kind != .heading)
      if passages.isEmpty || opens || passages[passages.count - 1].page != block.page || bytes > passageBytes {
        passages.append(Passage(number: passages.count + 1, blocks: index..<index, page: block.page))
        bytes = 0
      }
      passages[passages.count - 1].blocks = passages[passages.count - 1].blocks.lowerBound..<(index + 1)
      bytes += block.text.utf8.count
    }
    return passages
  }

  func write(to writer: inout HTMLWriter) {
    guard !parts.isEmpty else { return }
    writer.element("section", [("id", "text"), ("class", "text"), ("aria-label", ui(fr: "Texte", en: "Text"))]) { writer in
      var page: Int?
      for passage in parts[part] {
        if let number = passage.page, number != page { writer.element("p", [("class", "page")], text: "page \(number)") }
        page = passage.page
        write(passage, &writer)
      }
    }
    if parts.count > 1 { turning(&writer) }
  }

  private func turning(_ writer: inout HTMLWriter) {
    writer.element("nav", [("class", "pager"), ("aria-label", ui(fr: "Parties du texte", en: "Parts of the text"))]) { writer in
      writer.element("ul") { writer in
        for number in max(0, part - 3)...min(parts.count - 1, max(part + 3, 6)) {
          writer.element("li") { writer in
            writer.element("a", [("href", address(part: number) + "#text"), ("aria-current", number == part ? "page" : nil)]) { writer in
              writer.hidden(ui(fr: "partie ", en: "part "))
              writer.write(String(number + 1))
            }
          }
        }
      }
      writer.write(ui(fr: "sur \(parts.count) parties", en: "of \(parts.count) parts"))
    }
  }

  private func address(part: Int) -> String { here + "?" + date + "ui=" + ui.rawValue + (parts.count > 1 ? "&part=\(part + 1)" : "") }

  private func write(_ passage: Passage, _ writer: inout HTMLWriter) {
    writer.element("div", [("class", "passage"), ("id", "p\(passage.number)")]) { writer in
      let target = (parts.count > 1 ? address(part: part) : "") + "#p\(passage.number)"
      writer.element("a", [("class", "anchor"), ("href", target)]) { writer in
        writer.element("span", [("aria-hidden", "true")], text: "¶")
        writer.hidden(ui(fr: "Lien vers le passage \(passage.number)", en: "Link to passage \(passage.number)"))
      }
      var index = passage.blocks.lowerBound
      while index < passage.blocks.upperBound {
        guard record.blocks[index].kind == .item else {
          write(record.blocks[index], index, &writer)
          index += 1
          continue
        }
        writer.element("ul") { writer in
          while index < passage.blocks.upperBound, record.blocks[index].kind == .item {
            let block = record.blocks[index]
            writer.element(
              "li", attributes(block, index) + [("class", block.level > 1 ? "depth\(min(block.level - 1, 3))" : nil)], text: block.text)
            index += 1
          }
        }
      }
    }
  }

  private func attributes(_ block: Block, _ index: Int) -> [(StaticString, String?)] {
    let language = block.language == .undetermined ? record.language : block.language
    return [("id", "b\(index)"), ("lang", languageTag(language.rawValue))]
  }

  private func write(_ block: Block, _ index: Int, _ writer: inout HTMLWriter) {
    let attributes = attributes(block, index)
    switch block.kind {
    case .heading where block.level <= 2: writer.element("h2", attributes, text: block.text)
    case .heading: writer.element("h3", attributes, text: block.text)
    case .paragraph, .item: writer.element("p", attributes, text: block.text)
    case .quotation: writer.element("blockquote", attributes, text: block.text)
    case .caption: writer.element("p", attributes + [("class", "caption")], text: block.text)
    case .code: writer.element("pre", attributes, text: block.text)
    case .table: table(block, attributes, &writer)
    }
  }

  private func table(_ block: Block, _ attributes: [(StaticString, String?)], _ writer: inout HTMLWriter) {
    let name = ui(fr: "Tableau", en: "Table")
    writer.element("div", [("class", "scroll"), ("role", "region"), ("aria-label", name), ("tabindex", "0")]) { writer in
      writer.element("table", attributes) { writer in
        for row in block.text.split(separator: "\n", omittingEmptySubsequences: false) {
          writer.element("tr") { writer in
            for cell in row.split(separator: "\t", omittingEmptySubsequences: false) { writer.element("td", text: String(cell)) }
          }
        }
      }
    }
  }
}
