package import FondsRecord

/// A dossier as Markdown (CommonMark), to be worked on further.
package struct MarkdownDossier {
  private let view: Dossier
  private let ui: Language

  package init(_ view: Dossier, ui: Language) {
    self.view = view
    self.ui = ui
  }

  package var text: String {
    var lines = ["# " + Self.escaped(view.title(in: ui)), "", Self.escaped(view.summary(in: ui)), ""]
    for section in view.sections {
      lines += ["## " + Self.escaped(section.question), ""]
      if section.passages.isEmpty { lines += ["*" + ui(fr: "La banque n’en sait rien.", en: "The bank knows nothing of it.") + "*", ""] }
      for passage in section.passages { lines += quotation(passage) }
      if !section.elsewhere.isEmpty {
        lines += ["### " + ui(fr: "Ailleurs", en: "Elsewhere"), ""]
        for passage in section.elsewhere { lines += quotation(passage) }
      }
    }
    if !view.tools.isEmpty {
      lines += ["## " + ui(fr: "Outils, méthodes, formations", en: "Tools, methods, trainings"), ""]
      lines += view.tools.map { "- " + Self.escaped($0.title) + " — " + source($0) } + [""]
    }
    if !view.gaps.isEmpty {
      lines += ["## " + ui(fr: "Ce dont la banque ne sait rien", en: "What the bank knows nothing of"), ""]
      lines += view.gaps.map { "- " + Self.escaped($0.question) } + [""]
    }
    return lines.joined(separator: "\n")
  }

  private func quotation(_ passage: PassageView) -> [String] {
    ["> " + Self.escaped(passage.text), ">", "> — " + Self.escaped(passage.title) + ", " + source(passage), ""]
  }

  private func source(_ passage: PassageView) -> String {
    let page = passage.page.map { ui(fr: "p. \($0)", en: "p. \($0)") }
    let parts = [passage.producers.isEmpty ? nil : Self.escaped(passage.producers.joined(separator: ", ")), page, "`" + passage.id + "`"]
    return parts.compactMap { $0 }.joined(separator: ", ")
  }

  /// Keeps texts from being read as marks: what may be one has a backslash before it (CommonMark §2.4).
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\`*_{}[]<>#|~&!".contains(character) { result.append("\\") }
      result.append(character == "\n" || character == "\r" ? " " : character)
    }
    return result
  }
}

extension Dossier {
  package func title(in ui: Language) -> String {
    let place = territory ?? bank
    return ui(fr: "Dossier : \(place) — \(scenario)", en: "Dossier: \(place) — \(scenario)")
  }

  package func summary(in ui: Language) -> String {
    let known = sections.count - gaps.count
    let documents = ui.counted(records, fr: ("document", "documents"), en: ("document", "documents"))
    return ui(
      fr: "\(bank) : \(documents) ; questions qui y trouvent une réponse : \(known) sur \(sections.count).",
      en: "\(bank): \(documents); questions that find an answer in it: \(known) of \(sections.count).")
  }
}
