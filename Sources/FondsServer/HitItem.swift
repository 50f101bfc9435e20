internal import FondsCatalogue
internal import FondsRecord

/// One hit of the list: title, producers, the passage that answers, the other face.
struct HitItem {
  let hit: AnswerHit
  let ui: Language

  func write(to writer: inout HTMLWriter) {
    writer.element("li") { writer in
      writer.element("article") { writer in
        writer.element("h3") { writer in
          writer.element("a", [("href", address(hit.id)), ("lang", tag(hit.titleLanguage))]) { writer in
            mark(hit.titleHighlights, of: hit.title, &writer)
          }
        }
        let producers = hit.producers.joined(separator: ", ")
        if !producers.isEmpty { writer.element("p", [("class", "producers")], text: producers) }
        if !hit.snippet.text.isEmpty {
          writer.element("p", [("class", "snippet"), ("lang", tag(hit.snippet.language))]) { writer in
            mark(hit.snippet.highlights, of: hit.snippet.text, &writer)
          }
        }
        writer.element("p", [("class", "about")]) { writer in
          let language = Language(rawValue: hit.language) ?? .undetermined
          var words = language == .undetermined ? [] : [ui.name(of: language)]
          if let page = hit.snippet.page { words.append(ui(fr: "page \(page)", en: "page \(page)")) }
          words += hit.facets.filter { ["bank", "theme", "territory"].contains($0.facet) }.flatMap(\.values).prefix(6).map(\.label)
          writer.write(words.joined(separator: " · "))
          for face in hit.faces {
            writer.write(" · ")
            writer.element(
              "a", [("href", address(face.id)), ("lang", tag(face.language)), ("hreflang", tag(face.language))], text: face.title)
          }
        }
        if let explanation = hit.explanation { ExplanationList(explanation: explanation, ui: ui).write(to: &writer) }
      }
    }
  }

  /// Writes a text with marks at ranges of its scalars.
  private func mark(_ ranges: [Range<Int>], of text: String, _ writer: inout HTMLWriter) {
    let scalars = Array(text.unicodeScalars)
    func piece(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
    var position = 0
    for range in ranges where range.lowerBound >= position && range.upperBound <= scalars.count {
      writer.write(piece(position..<range.lowerBound))
      writer.element("mark", text: piece(range))
      position = range.upperBound
    }
    writer.write(piece(position..<scalars.count))
  }

  private func address(_ id: String) -> String { "/records/" + QueryString.encode(id) + "?ui=" + ui.rawValue }

  private func tag(_ language: String) -> String? { language == Language.undetermined.rawValue ? nil : language }
}
