internal import FondsCatalogue
internal import FondsRecord

/// The facets that a reader has chosen, each as a link that takes it off.
struct ChosenFacets {
  let answer: Answer
  let address: PageAddress

  private var ui: Language { address.ui }

  /// Choices shown one by one; each holds the address of all the others.
  private static let most = 24

  /// The choices as `facet:value` by identifier; as they were written where the answer does not tell as many.
  static func canonical(_ written: [String], _ answer: Answer) -> [String] {
    let known = answer.facets.flatMap { facet in facet.values.filter(\.selected).map { facet.id + ":" + $0.id } }
    return known.count >= Set(written).count ? known : written
  }

  func write(to writer: inout HTMLWriter) {
    guard !address.facets.isEmpty else { return }
    writer.element("div", [("class", "chosen")]) { writer in
      writer.element("h2", [("class", "hidden")], text: ui(fr: "Filtres choisis", en: "Chosen filters"))
      writer.element("ul", [("class", "chips")]) { writer in
        for facet in address.facets.prefix(address.isLong ? 4 : Self.most) {
          writer.element("li") { writer in
            writer.element("a", [("class", "chip"), ("href", address.removing(facet).text)]) { writer in
              writer.hidden(ui(fr: "Retirer le filtre ", en: "Remove the filter "))
              write(facet, &writer)
              writer.element("span", [("class", "cross"), ("aria-hidden", "true")], text: " ×")
            }
          }
        }
        if address.facets.count > 1 {
          writer.element("li") { writer in
            writer.element("a", [("href", address.choosing([]).text)], text: ui(fr: "tout retirer", en: "remove all"))
          }
        }
      }
    }
  }

  private func write(_ choice: String, _ writer: inout HTMLWriter) {
    for facet in answer.facets {
      for value in facet.values where value.selected && facet.id + ":" + value.id == choice {
        writer.write(facet.label + ui(fr: " : ", en: ": "))
        return writer.label(value.label, value.language)
      }
    }
    writer.write(choice)
  }
}
