internal import FondsCatalogue
internal import FondsRecord

/// The words that a record shares with others, with their place in both.
struct QuotationSection {
  let view: RecordView
  let ui: Language

  /// Characters of a stretch that are shown: where texts are the same, its beginning is enough.
  private static let most = 500

  func write(to writer: inout HTMLWriter) {
    guard !view.quotations.isEmpty else { return }
    writer.element("section", [("id", "quotations"), ("aria-labelledby", "quotations-title")]) { writer in
      writer.element("h2", [("id", "quotations-title")], text: ui(fr: "Mots en commun", en: "Words in common"))
      for quotation in view.quotations { write(quotation, &writer) }
    }
  }

  private func write(_ quotation: QuotationView, _ writer: inout HTMLWriter) {
    let other = quotation.other
    writer.element("p", [("class", "quoting")]) { writer in
      writer.write(quotation.role.word(in: ui) + " ")
      writer.element(
        "a", [("href", PageAddress.record(other.id, in: ui, asOf: view.then?.date)), ("lang", languageTag(other.language.rawValue))],
        text: other.title)
      writer.write(" (" + ui.counted(quotation.words, fr: ("mot", "mots"), en: ("word", "words")) + ")")
    }
    for piece in quotation.pieces {
      let block = view.record.blocks[piece.block]
      writer.element(
        "blockquote", [("lang", languageTag(block.language.rawValue))],
        text: piece.text.count > Self.most ? piece.text.prefix(Self.most) + "…" : piece.text)
      writer.element("p", [("class", "places")]) { writer in
        let own = "/records/" + QueryString.encode(view.record.id.value)
        place(own, piece.block, piece.page, ui(fr: "ici", en: "here"), &writer)
        writer.write(" · ")
        place("/records/" + QueryString.encode(other.id), piece.otherBlock, piece.otherPage, ui(fr: "là-bas", en: "there"), &writer)
      }
    }
  }

  private func place(_ path: String, _ block: Int, _ page: Int?, _ word: String, _ writer: inout HTMLWriter) {
    let date = view.then.map { "as-of=\($0.date)&" } ?? ""
    writer.element(
      "a", [("href", path + "?" + date + "block=\(block)&ui=" + ui.rawValue + "#b\(block)")], text: word + (page.map { ", p. \($0)" } ?? "")
    )
  }
}
