internal import FondsExtraction
package import FondsRecord

/// A question that those ask who accompany a territory, with what looks for its answers.
package struct InventoryQuestion: Sendable, Hashable {
  package var id: String
  /// Values of the facet `scenario` for which it counts.
  package var scenarios: [String]
  /// By the reader's language.
  package var texts: [Language: String]
  /// By the language that they are written in.
  package var queries: [Language: String]
}

/// The questions of `Index/inventory.yaml`.
package enum Inventory {
  /// The questions that travel inside the program.
  package static func standard() throws(CatalogueError) -> [InventoryQuestion] {
    try read(SchemaSource.inventoryYAML, path: "inventory.yaml")
  }

  /// Reads questions; one that lacks a text or a query in one of the two languages is an error that names it.
  package static func read(_ bytes: [UInt8], path: String) throws(CatalogueError) -> [InventoryQuestion] {
    let root: YAMLValue
    do throws(ExtractionError) {
      root = try YAMLDocument(bytes, path: path).root
    } catch {
      throw CatalogueError(error)
    }
    var questions: [InventoryQuestion] = []
    for value in root["questions"]?.elements ?? [] {
      let id = value["id"]?.text ?? ""
      var question = InventoryQuestion(id: id, scenarios: value["scenarios"]?.elements.compactMap(\.text) ?? [], texts: [:], queries: [:])
      for language in [Language.french, .english] {
        question.texts[language] = value[language.rawValue]?.text
        question.queries[language] = value["query"]?[language.rawValue]?.text
      }
      guard !id.isEmpty, !question.scenarios.isEmpty, question.texts.count == 2, question.queries.count == 2 else {
        throw CatalogueError(
          .configuration, "the question \"\(id)\" has no id, scenarios, fr, en or query {fr, en}", remedy: "complete it", path: path,
          french: .init("la question « \(id) » n’a pas d’id, de scenarios, de fr, de en ou de query {fr, en}", remedy: "complétez-la"))
      }
      questions.append(question)
    }
    return questions
  }
}
