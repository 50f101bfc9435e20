internal import FondsCatalogue
internal import FondsRecord

/// The pages of a list: the one before, some around the one shown, the next.
struct Pager {
  let total: Int
  let size: Int
  let from: Int
  let address: PageAddress

  private var ui: Language { address.ui }

  func write(to writer: inout HTMLWriter) {
    guard total > size || from > 0 else { return }
    writer.element("nav", [("class", "pager"), ("aria-label", ui(fr: "Pages de résultats", en: "Pages of results"))]) { writer in
      writer.element("ul") { writer in
        if from > 0 { step(ui(fr: "← précédents", en: "← previous"), to: max(0, from - size), rel: "prev", &writer) }
        let last = min(max(0, total - 1) / size, SearchOptions.depthLimit / size)
        let current = from / size
        for page in max(0, current - 2)...max(current, min(last, max(current + 2, 4))) {
          writer.element("li") { writer in
            writer.element(
              "a", [("href", address.at(page * size).text), ("aria-current", page == current ? "page" : nil)]
            ) { writer in
              writer.hidden("page ")
              writer.write(String(page + 1))
            }
          }
        }
        if from + size < total, from + size <= SearchOptions.depthLimit {
          step(ui(fr: "suivants →", en: "next →"), to: from + size, rel: "next", &writer)
        }
      }
    }
  }

  private func step(_ text: String, to from: Int, rel: String, _ writer: inout HTMLWriter) {
    writer.element("li") { writer in writer.element("a", [("rel", rel), ("href", address.at(from).text)], text: text) }
  }
}
