internal import FondsCatalogue
internal import FondsRecord

/// One hit of the list: what kind of thing it is, title, producers, date, the passage that answers, the other face, and why it is there.
struct HitItem {
  let hit: AnswerHit
  /// What was asked for by concept, as `facet:value`: a hit that has it says so.
  let wanted: Set<String>
  let ui: Language

  /// The longest title shown, in Unicode scalars.
  private static let titleLimit = 240
  /// Producers named before "and others".
  private static let producerLimit = 4

  func write(to writer: inout HTMLWriter) {
    writer.element("li") { writer in
      writer.element("article") { writer in
        writer.element("h3") { writer in
          let address = PageAddress.record(hit.id, in: ui, asOf: hit.then?.date)
          writer.element("a", [("href", address), ("lang", languageTag(hit.titleLanguage))]) { writer in
            mark(hit.titleHighlights, of: hit.title, 0..<Self.titleLimit, &writer)
            if hit.title.unicodeScalars.count > Self.titleLimit { writer.write("…") }
          }
        }
        byline(&writer)
        if let sentence = hit.then?.sentence(in: ui) { writer.element("p", [("class", "then")], text: sentence.capitalised) }
        if !hit.snippet.text.isEmpty {
          writer.element("p", [("class", "snippet"), ("lang", languageTag(hit.snippet.language))]) { writer in
            let end = hit.snippet.tail?.from ?? .max
            mark(hit.snippet.highlights, of: hit.snippet.text, 0..<end, &writer)
            if let tail = hit.snippet.tail {
              writer.element("span", [("lang", tail.language)]) { writer in
                mark(hit.snippet.highlights, of: hit.snippet.text, tail.from..<Int.max, &writer)
              }
            }
          }
          if isElsewhere { origin(&writer) }
        }
        about(&writer)
        if let explanation = hit.explanation { ExplanationList(explanation: explanation, ui: ui).write(to: &writer) }
      }
    }
  }

  /// Whether the passage stands in another face than the one that is shown.
  private var isElsewhere: Bool { hit.snippet.record.id != hit.id }

  /// The face that the passage is taken from, where it is another one.
  private func origin(_ writer: inout HTMLWriter) {
    let face = hit.snippet.record
    let page = hit.snippet.page.map { ", page \($0)" } ?? ""
    writer.element("p", [("class", "about")]) { writer in
      writer.write(ui(fr: "Passage de\u{A0}: ", en: "Passage from: "))
      writer.element(
        "a",
        [
          ("href", PageAddress.record(face.id, in: ui, asOf: hit.then?.date)), ("lang", languageTag(face.language)),
          ("hreflang", languageTag(face.language))
        ],
        text: String(face.title.prefix(Self.titleLimit)))
      writer.write(page)
    }
  }

  /// The bank, who made it, and when.
  private func byline(_ writer: inout HTMLWriter) {
    let banks = hit.facets.first { $0.facet == "bank" }?.values ?? []
    let dates = hit.dates.map { $0.kind == .event ? ui(fr: "événement : ", en: "event: ") + $0.words(in: ui) : $0.words(in: ui) }
    guard !banks.isEmpty || !hit.producers.isEmpty || !dates.isEmpty else { return }
    writer.element("p", [("class", "byline")]) { writer in
      var needsDot = false
      func piece(_ name: StaticString, _ text: String) {
        guard !text.isEmpty else { return }
        if needsDot { writer.write(" · ") }
        writer.element("span", [("class", "\(name)")], text: text)
        needsDot = true
      }
      if !banks.isEmpty {
        writer.element("span", [("class", "kind")]) { $0.labels(banks.map { ($0.label, $0.language) }, separator: ", ") }
        needsDot = true
      }
      let more = hit.producers.count - Self.producerLimit
      piece(
        "producers",
        hit.producers.prefix(Self.producerLimit).joined(separator: ", ")
          + (more > 0 ? " " + ui.others(more) : ""))
      piece("date", dates.joined(separator: " · "))
    }
  }

  /// What it is described by, in which language it is, and its other faces.
  private func about(_ writer: inout HTMLWriter) {
    // Its bank stands above already.
    let reasons = hit.facets.filter { $0.facet != "bank" }.flatMap { facet, values in
      values.filter { wanted.contains(facet + ":" + $0.id) }
    }
    if !reasons.isEmpty {
      writer.element("p", [("class", "reason")]) { writer in
        writer.write(ui(fr: "Décrit par : ", en: "Described by: "))
        for (place, reason) in reasons.prefix(6).enumerated() {
          if place > 0 { writer.write(", ") }
          writer.element("mark", [("lang", reason.language)], text: reason.label)
        }
      }
    }
    let language = Language(rawValue: hit.language) ?? .undetermined
    var words: [(text: String, language: String?)] = language == .undetermined ? [] : [(ui.name(of: language), nil)]
    if let page = hit.snippet.page, !isElsewhere { words.append(("page \(page)", nil)) }
    words += hit.facets.filter { ["theme", "territory"].contains($0.facet) }.flatMap(\.values)
      .filter { !reasons.contains($0) }.prefix(5).map { ($0.label, $0.language) }
    guard !words.isEmpty || !hit.faces.isEmpty else { return }
    writer.element("p", [("class", "about")]) { writer in
      writer.labels(words, separator: " · ")
      for face in hit.faces.prefix(3) {
        let other = Language(rawValue: face.language) ?? .undetermined
        if !words.isEmpty { writer.write(" · ") }
        if other != .undetermined { writer.write(ui(fr: "en \(ui.name(of: other))\u{A0}: ", en: "in \(ui.name(of: other)): ")) }
        writer.element(
          "a",
          [
            ("href", PageAddress.record(face.id, in: ui, asOf: hit.then?.date)), ("lang", languageTag(face.language)),
            ("hreflang", languageTag(face.language))
          ],
          text: String(face.title.prefix(Self.titleLimit)))
      }
    }
  }

  /// Writes some scalars of a text with marks at ranges of all its scalars.
  private func mark(_ ranges: [Range<Int>], of text: String, _ shown: Range<Int>, _ writer: inout HTMLWriter) {
    let scalars = Array(text.unicodeScalars.prefix(shown.upperBound))
    func piece(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
    var position = min(shown.lowerBound, scalars.count)
    for range in ranges where range.lowerBound >= position && range.upperBound <= scalars.count {
      writer.write(piece(position..<range.lowerBound))
      writer.element("mark", text: piece(range))
      position = range.upperBound
    }
    writer.write(piece(position..<scalars.count))
  }
}
