internal import FondsCatalogue
internal import FondsRecord

/// How the hits spread over the years, as a picture whose bars narrow to a year, and as a table.
struct YearHistogram {
  /// Years that stand under one bar.
  struct Bar {
    var first: Int
    var last: Int
    var count: Int
    var isChosen: Bool
  }

  let facet: AnswerFacet
  let bars: [Bar]
  private let address: PageAddress

  private var ui: Language { address.ui }

  /// More bars than these are no picture: years are put together.
  private static let barLimit = 60
  private static let height = 64

  /// Of publication, or of the event where more hits have one; `nil` where there are not two years to tell apart.
  init?(answer: Answer, address: PageAddress) {
    guard !address.isLong else { return nil }
    func sum(_ facet: AnswerFacet) -> Int { facet.values.reduce(0) { $0 + $1.count } }
    let known = answer.facets.filter { $0.id == "year" || $0.id == "event-year" }
    let chosen = known.filter { $0.values.contains(where: \.selected) }
    guard let facet = (chosen.isEmpty ? known : chosen).max(by: { sum($0) < sum($1) }) else { return nil }
    let years = facet.values.compactMap { value in Int(value.id).map { (year: $0, value: value) } }.filter { (1...9999).contains($0.year) }
    guard let first = years.map(\.year).min(), let last = years.map(\.year).max(), first < last else { return nil }
    let width = [1, 5, 10, 25, 50, 100, 250].first { (last - first) / $0 < Self.barLimit } ?? 250
    let start = first - first % width
    var bars = (0...(last - start) / width).map {
      Bar(first: start + $0 * width, last: start + ($0 + 1) * width - 1, count: 0, isChosen: false)
    }
    for (year, value) in years {
      bars[(year - start) / width].count += value.count
      if value.selected { bars[(year - start) / width].isChosen = true }
    }
    (self.facet, self.bars, self.address) = (facet, bars, address)
  }

  func write(to writer: inout HTMLWriter) {
    let most = bars.map(\.count).max() ?? 1
    writer.element("figure", [("class", "years")]) { writer in
      picture(most: max(1, most), &writer)
      writer.element("div", [("class", "axis"), ("aria-hidden", "true")]) { writer in
        writer.element("span", text: name(bars[0]))
        writer.element("span", text: name(bars[bars.count - 1]))
      }
      writer.element("figcaption") { writer in
        writer.element("details") { writer in
          writer.element("summary", text: facet.label + ui(fr: " : en tableau", en: ": as a table"))
          table(&writer)
        }
      }
    }
  }

  private func picture(most: Int, _ writer: inout HTMLWriter) {
    let slot = 12
    writer.element(
      "svg",
      [
        ("role", "group"), ("aria-labelledby", "years-title"), ("viewBox", "0 0 \(bars.count * slot) \(Self.height)"),
        ("width", String(min(720, bars.count * 44))), ("height", String(Self.height)), ("preserveAspectRatio", "none")
      ]
    ) { writer in
      writer.element("title", [("id", "years-title")], text: facet.label)
      for (place, bar) in bars.enumerated() where bar.count > 0 {
        let height = max(2, bar.count * (Self.height - 4) / most)
        // The table beside it holds the same links for the keyboard.
        writer.element(
          "a",
          [
            ("href", link(bar)), ("tabindex", "-1"), ("aria-label", words(bar)), ("class", bar.isChosen ? "on" : nil)
          ]
        ) { writer in
          writer.element("title", text: words(bar))
          writer.element(
            "rect", [("class", "slot"), ("x", String(place * slot)), ("y", "0"), ("width", String(slot)), ("height", String(Self.height))]
          ) { _ in }
          writer.element(
            "rect",
            [
              ("class", "bar"), ("x", String(place * slot + 1)), ("y", String(Self.height - height)), ("width", String(slot - 2)),
              ("height", String(height))
            ]
          ) { _ in }
        }
      }
    }
  }

  private func table(_ writer: inout HTMLWriter) {
    writer.element("table") { writer in
      writer.element("thead") { writer in
        writer.element("tr") { writer in
          writer.element("th", [("scope", "col")], text: facet.label)
          writer.element("th", [("scope", "col")], text: "Documents")
        }
      }
      writer.element("tbody") { writer in
        for bar in bars where bar.count > 0 {
          writer.element("tr") { writer in
            writer.element("th", [("scope", "row")]) { writer in
              writer.element("a", [("href", link(bar)), ("aria-current", bar.isChosen ? "true" : nil)], text: name(bar))
            }
            writer.element("td", text: String(bar.count))
          }
        }
      }
    }
  }

  private func name(_ bar: Bar) -> String { bar.first == bar.last ? String(bar.first) : "\(bar.first)–\(bar.last)" }

  private func words(_ bar: Bar) -> String {
    name(bar) + ui(fr: " : ", en: ": ") + ui.counted(bar.count, fr: ("document", "documents"), en: ("document", "documents"))
  }

  /// The search narrowed to the years of a bar, instead of those chosen before.
  private func link(_ bar: Bar) -> String {
    let others = address.choosing(address.facets.filter { !$0.hasPrefix(facet.id + ":") })
    if bar.first == bar.last { return others.adding(facet.id + ":\(bar.first)").text }
    return others.narrowed(by: facet.id + ":\(bar.first)..\(bar.last)").text
  }
}
