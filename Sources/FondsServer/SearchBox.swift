internal import FondsCatalogue
internal import FondsRecord

/// The field for words and its button; a script of ours completes what is typed in it.
struct SearchBox {
  let ui: Language
  let query: String

  func write(to writer: inout HTMLWriter) {
    writer.element("div", [("class", "box")]) { writer in
      writer.element("label", [("for", "q")], text: ui(fr: "Mots, expression, facette", en: "Words, phrase, facet"))
      writer.element("div", [("class", "combo")]) { writer in
        writer.void(
          "input",
          [
            ("type", "search"), ("id", "q"), ("name", "q"), ("value", query), ("maxlength", "2000"), ("autocomplete", "off"),
            ("spellcheck", "false"),
            ("placeholder", ui(fr: "coopération alimentaire, \"budget participatif\"…", en: "food cooperation, \"participatory budget\"…")),
            ("data-list", ui(fr: "Propositions", en: "Suggestions")),
            ("data-kinds", ui(fr: "titre,concept,producteur", en: "title,concept,producer")),
            ("data-count", ui(fr: "propositions, flèches pour choisir", en: "suggestions, arrows to choose"))
          ])
      }
      writer.element("button", [("type", "submit")], text: ui(fr: "Chercher", en: "Search"))
    }
  }
}
