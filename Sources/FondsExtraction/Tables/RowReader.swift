internal import FondsRecord
internal import FondsText

/// Reads one row as the description that a sidecar with the same keys would be.
struct RowReader {
  let columns: TableColumns
  let mapping: TableMapping?
  /// Columns whose dates have the month first.
  let monthFirst: Set<Int>
  let row: Table.Row

  /// The values of the row in the order of its columns, then what the mapping says of all rows.
  func description() -> RowDescription {
    var values: [MetadataValue] = []
    var blocks: [Block] = []
    var event: [YAMLValue.Member] = []
    var languages: Set<Language> = []
    for (place, target) in columns.targets.enumerated() {
      let written = row[place].trimmed
      guard !written.isEmpty else { continue }
      let cell = monthFirst.contains(place) ? DateColumn.iso(monthFirst: written) : written
      switch target {
      case .leftOut, .identifier: break
      case .text(let language):
        if let language { languages.insert(language) }
        blocks += Self.blocks(of: cell, language: language)
      case .field(let name):
        for text in texts(cell, target) { values.append(MetadataValue(.field(name), TextCleaner.cleaned(text), origin: .table)) }
      case .key(let key, let language):
        if let language { languages.insert(language) }
        if key == "event.start" || key == "event.end" {
          event.append(.init(key: String(key.dropFirst("event.".count)), value: .text(cell)))
        } else {
          values += Description.values(of: .mapping([member(key, language, texts(cell, target))]), origin: .table)
        }
      }
    }
    if !event.isEmpty { values += Description.values(of: .mapping([.init(key: "event", value: .mapping(event))]), origin: .table) }
    LanguageDetector.assign(to: &blocks, document: mapping?.language ?? .undetermined)
    addDefaults(to: &values, blocks: blocks, languages: languages)
    return RowDescription(values: values, blocks: blocks, name: name)
  }

  /// The member of a description that a column stands for.
  private func member(_ key: String, _ language: Language?, _ texts: [String]) -> YAMLValue.Member {
    let list = texts.count == 1 ? YAMLValue.text(texts[0]) : .list(texts.map { .text($0) })
    for mapping in ["facets", "relations"] where key.hasPrefix(mapping + ".") {
      return .init(key: mapping, value: .mapping([.init(key: String(key.dropFirst(mapping.count + 1)), value: list)]))
    }
    guard let language else { return .init(key: key, value: list) }
    return .init(key: key, value: .mapping([.init(key: language.rawValue, value: list)]))
  }

  private func texts(_ cell: String, _ target: TableTarget) -> [String] {
    if case .field = target {} else if target.isSingle { return [cell] }
    let parts = cell.split(separator: mapping?.separator ?? "|").map { String($0).trimmed }.filter { !$0.isEmpty }
    return parts.isEmpty ? [cell] : parts
  }

  /// A paragraph or a list item a line.
  private static func blocks(of text: String, language: Language?) -> [Block] {
    var collector = BlockCollector(limits: ExtractionLimits())
    for line in text.split(whereSeparator: \.isNewline) {
      let line = String(line).trimmed
      let bullet = ["- ", "• ", "* ", "– "].first { line.hasPrefix($0) }
      let rest = bullet.map { String(line.dropFirst($0.count)) } ?? line
      collector.add(bullet == nil ? .paragraph : .item, rest, level: bullet == nil ? 0 : 1, language: language ?? .undetermined)
    }
    var blocks = collector.blocks
    BlockQuality.settle(&blocks)
    return blocks
  }

  /// Adds the kind and the language that the mapping gives to rows which say nothing of them, and the language of what is said.
  private func addDefaults(to values: inout [MetadataValue], blocks: [Block], languages: Set<Language>) {
    if let kind = mapping?.kind, !values.contains(where: { $0.name == .kind }) {
      values.append(MetadataValue(.kind, kind, origin: .table))
    }
    guard !values.contains(where: { $0.name == .language }) else { return }
    if let language = mapping?.language {
      // A row with a text in another language says so itself.
      let isOwn = blocks.contains { $0.language != language && $0.language != .undetermined }
      values.append(MetadataValue(.language, language.rawValue, origin: isOwn ? .root : .table))
    } else if blocks.isEmpty {
      let told = languages.count == 1 ? languages.first : nil
      let text = values.filter { [.title, .subtitle, .abstract].contains($0.name) || $0.name.field != nil }.map(\.value)
      let language = told ?? LanguageDetector.detect(text.joined(separator: ". ")).language
      if language != .undetermined { values.append(MetadataValue(.language, language.rawValue, origin: .text)) }
    }
  }

  /// What to call the row where it has no title: the first of its cells that is a word, else the first one.
  private var name: String {
    let kept = columns.targets.indices.filter { columns.targets[$0] != .leftOut && !row[$0].trimmed.isEmpty }
    let place = kept.first { row[$0].contains(where: \.isLetter) && columns.targets[$0] != .identifier } ?? kept.first
    return TextCleaner.cleaned((place.map { row[$0] } ?? "").beginning(200))
  }
}
