import FondsExtraction
import FondsRecord
import Foundation
import Testing

private let hasPoppler = SourceContents.exists(SourcePath("/usr/bin/pdftotext"))

@Suite("PDF pages", .enabled(if: hasPoppler, "poppler-utils is not installed"))
struct PageLayoutTests {
  /// Lines that fill a page, each with a word of its own.
  private func body(_ page: Int, lines: Int = 6) -> [String] {
    let words = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta"]
    let places = ["du nord", "du sud", "du levant", "du couchant"]
    return (1...lines).map { "le texte de la ligne \(words[$0 % 6]) \(places[page % 4]) court sur toute la largeur" }
  }

  private func text(_ pages: [[String]]) async throws -> String { try await Trial(PDFWriter.pdf(pages), name: "a.pdf").text }

  @Test("headings that differ in nothing but their number stay on their pages")
  func chapters() async throws {
    let text = try await text((1...4).map { ["Chapitre \(2 * $0)", "Un titre de chapitre"] + body($0) + ["\(10 + $0)"] })
    for number in [2, 4, 6, 8] { #expect(text.contains("Chapitre \(number)")) }
    #expect(!text.contains("11"))
  }

  @Test("headers that name the section and begin like those beside them vanish")
  func sections() async throws {
    let titles = ["4.1. Les haies", "4.2. Que faire des mares ?", "4.3. Les chemins creux", "4.4. Un bilan"]
    let text = try await text(titles.enumerated().map { ["CHAPITRE 4. LE BOCAGE ET SES USAGES \($1)"] + body($0) })
    #expect(!text.contains("CHAPITRE"))
    #expect(text.contains("alpha"))
  }

  @Test("numbers of pages vanish whatever stands beside them, in Roman numbers too, and their words stay once")
  func numbered() async throws {
    let feet = ["ii Remerciements", "Avant-propos iii", "iv Sommaire", "Introduction v"]
    let text = try await text(feet.enumerated().map { body($0) + [$1] })
    for foot in feet { #expect(!text.contains(foot)) }
    for word in ["Remerciements", "Avant-propos", "Sommaire", "Introduction"] { #expect(text.contains(word)) }
    #expect(try await !self.text([body(1) + ["xii"]]).contains("xii"))
    let other = try await self.text((1...4).map { body($0) + [$0 % 2 == 0 ? "\(30 + $0) Le bocage" : "Les usages du sol \(30 + $0)"] })
    #expect(other.components(separatedBy: "Les usages du sol").count == 2)
    #expect(!other.contains("31") && !other.contains("32"))
  }

  @Test("of two pages a line that stands at the edge of both is a header, and a year alone is none")
  func twoPages() async throws {
    let text = try await text([["Commune de Lanrivain"] + body(1) + ["2021"], ["Commune de Lanrivain"] + body(2) + ["- 2 -"]])
    #expect(text.components(separatedBy: "Commune").count == 2)
    #expect(!text.contains("- 2 -"))
    #expect(text.contains("2021"))
  }

  @Test("numbers before items are not taken for page numbers")
  func items() async throws {
    let acts = ["On plante des haies le long du chemin", "On taille les arbres", "On creuse une mare", "On fait le bilan"]
    let text = try await text(acts.enumerated().map { ["\($0 + 1). \($1)"] + body($0) })
    for (number, act) in acts.enumerated() { #expect(text.contains("\(number + 1). \(act)")) }
  }

  @Test("a footnote between the lines of a paragraph comes behind it")
  func footnote() async throws {
    let trial = try await Trial(
      PDFWriter.pdf([
        [
          "Les haies du bocage retiennent les eaux et les sols, et leur entre-", "1. Voir le compte rendu de la commission.",
          "tien est un commun que les riverains partagent depuis longtemps."
        ]
      ]), name: "a.pdf")
    #expect(
      trial.texts == [
        "Les haies du bocage retiennent les eaux et les sols, et leur entretien est un commun que les riverains partagent depuis longtemps.",
        "1. Voir le compte rendu de la commission."
      ])
  }

  @Test("a footnote that the text refers to is moved where a sentence ends before it")
  func referredFootnote() async throws {
    let trial = try await Trial(
      PDFWriter.pdf([
        [
          "Les haies retiennent les eaux [1] et les sols de toute la commune voisine.", "1. Voir le compte rendu.",
          "Leur entretien est un commun que les riverains partagent ensemble depuis", "des temps anciens."
        ]
      ]), name: "a.pdf")
    #expect(trial.texts.last == "1. Voir le compte rendu.")
    #expect(trial.texts.count == 2)
  }

  @Test(
    "hyphens at the ends of lines go or stay as the words want it",
    arguments: [
      ("la gouver-", "nance et la gouvernance", "gouvernance et"), ("AUCUNE GARAN-", "TIE NE S'APPLIQUE ICI", "GARANTIE"),
      ("le village de Saint-", "Brieuc est au bord de la mer", "Saint-Brieuc"), ("le budget de 2010-", "2012 est clos", "2010-2012"),
      ("une non-", "violence active", "non-violence"), ("la ville a-t-", "elle un plan, et elle ou lui", "a-t-elle"),
      ("un grand arc-", "boutant sous un arc et un boutant", "arcboutant"), ("un porte-", "greffe, on porte une greffe", "porte-greffe"),
      ("le fonts-libre-", "carolin du fonds carolin", "fonts-libre-carolin"), ("un porte-", "monnaie", "porte-monnaie"),
      ("les gens de là-", "bas", "là-bas"), ("sa belle-", "soeur", "belle-soeur"), ("le beau-", "coup", "beaucoup"),
      ("un nouveau-", "né", "nouveau-né"), ("la nouveau-", "té", "nouveauté"), ("les sans-", "abri", "sans-abri"),
      ("un deux-", "roues", "deux-roues"), ("le petit-", "déjeuner", "petit-déjeuner"), ("un cerf-", "volant", "cerf-volant"),
      ("une aide-", "soignante", "aide-soignante"), ("le plan-", "climat", "plan-climat"), ("une plan-", "tation", "plantation"),
      ("the follow-", "up of it", "follow-up"), ("a three-", "fold rise", "threefold"),
      ("le sous-", "préfet", "sous-préfet"), ("il faut sous-", "crire", "souscrire"), ("un por-", "teur", "porteur"),
      ("le con-", "tre", "contre"), ("la co-", "opération", "coopération"), ("une co-", "construction", "co-construction"),
      ("le co-", "mité", "comité"), ("un éco-", "quartier", "éco-quartier"), ("une éco-", "nomie", "économie"),
      ("à la mi-", "saison", "mi-saison"), ("un mi-", "nistre", "ministre"), ("le couple franco-", "allemand", "franco-allemand"),
      ("un pays franco-", "phone", "francophone"), ("c'est-à-", "dire demain", "c'est-à-dire"), ("c'est-", "à-dire demain", "c'est-à-dire"),
      ("un arc-", "en-ciel", "arc-en-ciel"), ("un sous-en-", "tendu", "sous-entendu"), ("où a-t-", "il vu", "a-t-il"),
      ("où a-", "t-il vu", "a-t-il"), ("que fait-", "il donc", "fait-il"), ("un ou-", "til", "outil"), ("peut-", "être", "peut-être"),
      ("une fe-", "nêtre", "fenêtre"), ("celui-", "ci", "celui-ci"), ("un mer-", "ci", "merci"), ("lui-", "même", "lui-même"),
      ("en ville-", "centre", "ville-centre"), ("les vil-", "le-centre", "ville-centre"), ("the long-", "term", "long-term"),
      ("the well-", "being", "well-being"), ("a self-", "governed town", "self-governed"), ("a short-", "age", "shortage"),
      ("the state-of-", "the-art", "state-of-the-art"), ("la quasi-", "totalité", "quasi-totalité"), ("vingt-", "deux", "vingt-deux"),
      ("un chef-", "d'oeuvre", "chef-d'oeuvre"), ("un avant-", "projet", "avant-projet"), ("la grand-", "mère", "grand-mère"),
      ("la grand-", "eur", "grandeur"), ("sous-pré-", "fecture", "sous-préfecture")
    ])
  func hyphens(left: String, right: String, expected: String) async throws {
    let text = try await text([["Le texte court sur toute la largeur de la page, et voici \(left)", right + " jusqu'au bout de la phrase."]]
    )
    #expect(text.contains(expected))
  }

  @Test("an address goes on in the next line without a space, and ends before a word")
  func addresses() async throws {
    let line = "on lit la suite dans la revue en ligne, voir http://revue.example.org/bocage/"
    let path = try await text([[line, "numeros/12/haies.html et les suivants."]])
    #expect(path.contains("http://revue.example.org/bocage/numeros/12/haies.html et"))
    let word = try await text([[line, "dont les numeros sont ouverts."]])
    #expect(word.contains("http://revue.example.org/bocage/ dont"))
  }

  @Test("soft hyphens that a browser breaks lines at vanish, seen or unseen")
  func softHyphens() async throws {
    let text = try await text([["la gou\u{AD}", "ver\u{AD}", "nance du ter\u{AD}", "-", "ritoire est une ques\u{AD}", "tion de tous"]])
    #expect(text == "la gouvernance du territoire est une question de tous")
  }

  @Test("the raised number of a note is no part of the word before it, and the gap behind a wide letter is none")
  func spacing() async throws {
    let text = try await text([["La commune\u{B2} a 12 km\u{B2} de haies, et L 'eau manque."]])
    #expect(text == "La commune \u{B2} a 12 km\u{B2} de haies, et L'eau manque.")
  }

  @Test("every decision is told to those who ask, with its page")
  func decisions() async throws {
    var limits = ExtractionLimits()
    limits.explains = true
    let pages = (1...3).map {
      ["Revue des haies"] + body($0, lines: 3) + ["le texte court sur toute la largeur de gouver-", "nance des haies et"]
        + body($0 + 1, lines: 3)
    }
    let document = try #require(try await Trial(PDFWriter.pdf(pages + [[]]), name: "a.pdf", limits: limits).extraction.document)
    let rules = Set(document.decisions.map { "\($0.verdict) \($0.rule) \($0.place)" })
    #expect(
      rules.isSuperset(of: [
        "kept running-line-once page 1", "dropped running-line page 2", "changed hyphen-joined page 3", "dropped page-without-text page 4"
      ]))
    #expect(try await Trial(PDFWriter.pdf(pages), name: "a.pdf").extraction.document?.decisions.isEmpty == true)
  }

  @Test("the chapters of a table of contents are entries like its sections")
  func contents() async throws {
    let entries = [
      "1 Les haies 3", "1.1 Le bocage . . . . . . . . 3", "1.2 Les talus . . . . . . . . 4", "2 Les mares 9", "2.1 La faune . . . . . . . 9"
    ]
    let trial = try await Trial(PDFWriter.pdf([entries + ["2.2 La flore . . . . . . . . . 12"]]), name: "a.pdf")
    #expect(trial.blocks.allSatisfy { $0.kind == .item })
    #expect(trial.texts.contains("2 Les mares"))
  }
}
