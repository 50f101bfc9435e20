import FondsExtraction
import FondsRecord
import Foundation
import Testing

private let hasPoppler = SourceContents.exists(SourcePath("/usr/bin/pdftotext"))

@Suite("Running lines of PDFs", .enabled(if: hasPoppler, "poppler-utils is not installed"))
struct RunningLineTests {
  private let sentences = [
    "Le maire ouvre la séance et rappelle le contexte du projet devant tous.",
    "Les associations exposent leurs besoins en locaux chauffés.",
    "La commission des finances chiffre trois scénarios pour la décennie.", "Un bureau mesure la qualité des eaux dans les puits.",
    "Les habitants votent au printemps et la participation surprend chacun.", "Le bilan est présenté en automne aux acteurs du territoire."
  ]

  /// Six pages of one sentence, with lines before and behind it.
  private func text(before: (Int) -> [String] = { _ in [] }, behind: (Int) -> [String] = { _ in [] }) async throws -> String {
    let pages = sentences.enumerated().map { before($0) + [$1] + behind($0) }
    return try await Trial(PDFWriter.pdf(pages), name: "a.pdf").text
  }

  private func count(_ text: String, in whole: String) -> Int { whole.components(separatedBy: text).count - 1 }

  @Test(
    "headings that count cards, steps, lots, years or chapters with the pages stay",
    arguments: [
      "Fiche #", "Étape # : décider ensemble", "Chapitre #", "Fiche action n° # : planter", "Lot # : les haies", "Article #. Les moyens",
      "# mars 2020", "March #", "Axe n° #", "#. Les haies", "Circuit n° #", "Délibération n° 2019-0#", "Parcelle A#", "#° Les moyens",
      "Les Échos du quartier no #", "Fiche #/6"
    ])
  func headings(pattern: String) async throws {
    let text = try await text(before: { [pattern.replacingOccurrences(of: "#", with: "\($0 + 1)")] })
    for number in 1...6 { #expect(text.contains(pattern.replacingOccurrences(of: "#", with: "\(number)"))) }
  }

  @Test(
    "years are no page numbers, whether bare or with words", arguments: ["#", "Budget #", "Budget # en euros", "Bilan de toute une année #"]
  )
  func years(pattern: String) async throws {
    let text = try await text(before: { [pattern.replacingOccurrences(of: "#", with: "\(2016 + $0)")] })
    for year in 2016...2021 { #expect(text.contains("\(year)")) }
  }

  @Test("titles of one kind, each on a page of its own, stay")
  func titles() async throws {
    let acts = ["planter", "loger", "nourrir", "relier", "semer", "partager"]
    let text = try await text(before: { ["Fiche action : \(acts[$0])"] })
    for act in acts { #expect(text.contains("Fiche action : \(act)")) }
  }

  @Test("headings below a running header stay, with their words alike from page to page")
  func belowHeader() async throws {
    let text = try await text(
      before: { ["Cahier des vallées et des rivières", "Fiche \($0 + 1)", "Contexte"] }, behind: { ["Page \($0 + 1) / 6"] })
    for number in 1...6 { #expect(text.contains("Fiche \(number)")) }
    #expect(count("Contexte", in: text) == 6)
    #expect(count("Cahier des vallées", in: text) == 1)
    #expect(!text.contains("Page"))
  }

  @Test(
    "numbers of pages go with the words beside them",
    arguments: ["Page # / 6", "Page #", "Cahier des vallées #", "# Cahier", "Cahier | #", "#/6"])
  func pageNumbers(pattern: String) async throws {
    let text = try await text(behind: { [pattern.replacingOccurrences(of: "#", with: "\($0 + 1)")] })
    #expect(count("Cahier", in: text) == (pattern.contains("Cahier") ? 1 : 0))
    #expect(!text.contains("Page"))
    #expect(!text.contains("3"))
  }

  @Test(
    "numbers that a sentence tells are none of pages",
    arguments: ["Vote : # pour, 0 contre", "Effectif : # agents", "Réponse : oui à # %", "Pour # personnes", "Surface : # m2"])
  func told(pattern: String) async throws {
    let text = try await text(behind: { [pattern.replacingOccurrences(of: "#", with: "\(21 + $0)")] })
    for number in 21...26 { #expect(text.contains(pattern.replacingOccurrences(of: "#", with: "\(number)"))) }
  }

  @Test("titles that begin or end with a number of their own stay")
  func ownNumbers() async throws {
    let acts = ["Observer le lieu", "Loger", "Nourrir les villes", "Relier", "Semer des haies", "Partager"]
    let counted = try await text(before: { ["\($0 + 1) \(acts[$0])"] })
    for (place, act) in acts.enumerated() { #expect(counted.contains("\(place + 1) \(act)")) }
    let romans = ["I", "II", "III", "IV", "V", "VI"]
    let poems = try await text(before: { ["Poème \(romans[$0])"] })
    for roman in romans { #expect(poems.contains("Poème \(roman)\n") || poems.contains("Poème \(roman) ")) }
  }

  @Test("headers that hold the number of the page stay once", arguments: ["Plan climat 2019 #", "Ville d'Aure # / 6"])
  func numberedHeaders(pattern: String) async throws {
    let text = try await text(before: { [pattern.replacingOccurrences(of: "#", with: "\($0 + 1)")] })
    #expect(count(pattern.components(separatedBy: " #")[0], in: text) == 1)
  }

  @Test("figures on lines of their own are no numbers of footnotes")
  func figures() async throws {
    let figures = ["Logements refaits", "120", "Emplois ouverts", "35", "Haies plantées", "12", "Ateliers"]
    let text = try await Trial(PDFWriter.pdf([figures + sentences]), name: "a.pdf").text
    #expect(!text.contains("120 Emplois"))
    let foot = try await Trial(PDFWriter.pdf([sentences + figures]), name: "a.pdf").text
    #expect(!foot.contains("35 Haies"))
  }

  @Test("a bullet opens an item behind another item, however short the lines of the page are")
  func bullets() async throws {
    let items = ["Garder l'eau dans les sols", "Loger les jeunes gens", "Relier les hameaux"]
    let trial = try await Trial(PDFWriter.pdf([["Les enjeux"] + items.map { "- " + $0 }]), name: "a.pdf")
    #expect(trial.texts.suffix(3) == items[...])
  }

  @Test("a refrain, or the field of a form, that all pages have stays once as a line of its own")
  func constant() async throws {
    let refrain = try await Trial(
      PDFWriter.pdf(sentences.map { [$0, "Qu'avez-vous appris ?"] }), name: "a.pdf")
    #expect(count("Qu'avez-vous appris ?", in: refrain.text) == 1)
    #expect(refrain.texts.contains("Qu'avez-vous appris ?"))
    let form = try await text(before: { ["Territoire : Sainte-Aure", "Budget : \($0 + 1)000 euros"] })
    #expect(count("Territoire : Sainte-Aure", in: form) == 1)
    for number in 1...6 { #expect(form.contains("Budget : \(number)000 euros")) }
  }

  @Test("a running header that stays once cuts no sentence in two and is no title")
  func beside() async throws {
    let lines = [
      "Les haies du bocage retiennent les eaux et les sols de la commune, et", "leur entretien est un commun que les riverains partagent."
    ]
    let header = "Revue des haies"
    let trial = try await Trial(
      PDFWriter.pdf([["Un titre de page", lines[0]], [header, lines[1]], [header, sentences[0]], [header, sentences[1]]]), name: "a.pdf")
    #expect(trial.text.contains("et leur entretien"))
    #expect(count(header, in: trial.text) == 1)
    #expect(try #require(trial.record).titles.first?.text == "Un titre de page")
    #expect(trial.blocks.first { $0.text == header }.map { $0.quality < 50 } == true)
  }

  @Test("articles of one shape are headings, whatever stands below them")
  func articles() async throws {
    let long = "Une équipe de deux personnes est constituée pour une durée de dix-huit mois, hébergée par la ville voisine, et"
    let trial = try await Trial(
      PDFWriter.pdf([
        [
          "Article 1. Apprendre", long, "ses comptes sont publics.", "Article 2. Aider", "Nul ne marche seul.", "Article 3. Agir", long,
          "ses comptes sont ouverts."
        ]
      ]), name: "a.pdf")
    #expect(trial.blocks.filter { $0.kind == .heading }.map(\.text) == ["Article 1. Apprendre", "Article 2. Aider", "Article 3. Agir"])
  }

  @Test("the number of a footnote that stands on a line of its own goes before the note")
  func footnoteNumber() async throws {
    let trial = try await Trial(
      PDFWriter.pdf([sentences + ["1", "Voir le compte rendu de la commission.", "2", "Voir la note des archives."]]), name: "a.pdf")
    #expect(trial.texts.suffix(2) == ["1 Voir le compte rendu de la commission.", "2 Voir la note des archives."])
  }

  @Test("where words are broken at line ends, a line that leaves room for a syllable ends its paragraph")
  func paragraphs() async throws {
    let lines = [
      "Paragraphe premier de la page, res-", "ponsable de ses haies et des che-", "mins creux de toute la commune.",
      "Administrations et communes sont",
      "ensemble dans ce long travail, et", "chacune y a une part.", "Responsabilisons."
    ]
    let trial = try await Trial(PDFWriter.pdf([lines]), name: "a.pdf")
    #expect(trial.texts.contains { $0.hasPrefix("Responsabilisons") })
  }

  @Test("where sentences end with the lines of a narrow column, paragraphs do")
  func columns() async throws {
    let lines = (1...6).flatMap { ["Le texte numéro \($0) de la", "colonne est étroit", "et ses mots aussi sont longs."] }
    #expect(try await Trial(PDFWriter.pdf([lines]), name: "a.pdf").blocks.count == 6)
  }
}
