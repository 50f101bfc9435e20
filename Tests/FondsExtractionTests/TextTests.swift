import FondsExtraction
import FondsRecord
import Testing

@Suite("Plain text")
struct TextTests {
  @Test("hard-wrapped lines are one paragraph, and a blank line ends it")
  func reflow() async throws {
    let trial = try await Trial(
      """
      La transition d'un territoire est un
      processus qui prend des années, et rien
      ne remplace la patience.

      Un autre paragraphe.
      """, name: "a.txt")
    #expect(
      trial.texts == [
        "La transition d'un territoire est un processus qui prend des années, et rien ne remplace la patience.", "Un autre paragraphe."
      ])
  }

  @Test("underlined lines are headings, by the sign of the rule")
  func underlines() async throws {
    let trial = try await Trial("Grand titre\n===========\n\nSous-titre\n----------\nLe texte suit ici.\n", name: "a.txt")
    #expect(trial.outline == ["heading1 Grand titre", "heading2 Sous-titre", "paragraph Le texte suit ici."])
    #expect(trial.record?.titles.first?.text == "Grand titre")
  }

  @Test("bullets and numbers are items with the nesting of their indentation")
  func lists() async throws {
    let trial = try await Trial(
      "Deux choses :\n\n- première chose\n  qui continue\n  * détail\n- seconde\n\n  1. un\n  2. deux\n", name: "a.txt")
    #expect(
      trial.outline == [
        "paragraph Deux choses :", "item1 première chose qui continue", "item2 détail", "item1 seconde", "item2 1. un", "item2 2. deux"
      ])
  }

  @Test("a broken word is joined or keeps its hyphen, as the document itself attests")
  func hyphens() async throws {
    let trial = try await Trial(
      """
      Le territoire change, et la gouver-
      nance aussi ; la gouvernance est un arc-
      en-ciel, disait le porte-
      parole. Le porte-parole aimait les mots.
      """, name: "a.txt")
    #expect(trial.text.contains("et la gouvernance aussi"))
    #expect(trial.text.contains("le porte-parole. Le porte-parole"))
  }

  @Test("a title is looked for behind a strapline")
  func title() async throws {
    let trial = try await Trial(
      "une œuvre qui se construit pas à pas\n\nCharter of the Valleys\n\nWe, the undersigned, have come together because none of us can do this alone.\n",
      name: "x.txt")
    #expect(trial.record?.titles.first?.text == "Charter of the Valleys")
    #expect(trial.blocks.count == 3)
  }

  @Test("a text that uses the marks of Markdown loses them")
  func marks() async throws {
    let trial = try await Trial("Un **mot** fort, un **autre**, un **troisième** et un [lien](https://example.org).\n", name: "a.txt")
    #expect(trial.texts == ["Un mot fort, un autre, un troisième et un lien."])
    #expect(try await Trial("a ** b et [c](d)\n", name: "a.txt").texts == ["a ** b et [c](d)"])
  }

  @Test("entries of a table of contents are items of little worth")
  func contents() async throws {
    let trial = try await Trial(
      "Chapitre premier . . . . . . . . 12\nChapitre second ............ 15\n\nEt puis plus rien...\n", name: "a.txt")
    #expect(trial.outline == ["item1 Chapitre premier", "item1 Chapitre second", "paragraph Et puis plus rien..."])
    #expect(trial.blocks.map(\.quality) == [20, 20, 100])
  }

  @Test("white space alone is empty, and so is nothing")
  func empty() async throws {
    #expect(try await Trial("", name: "a.html").extraction.outcome == .empty)
    #expect(try await Trial(" \n\t\r\n  \n", name: "a.txt").extraction.outcome == .empty)
  }

  @Test("a text over the limit keeps its beginning and says so")
  func truncated() async throws {
    var limits = ExtractionLimits()
    limits.textBytes = 200_000
    let trial = try await Trial("premier " + String(repeating: "é mot ", count: 60_000), name: "a.txt", limits: limits)
    #expect(trial.extraction.outcome == .indexed)
    #expect(trial.extraction.flags == ["truncated"])
    #expect(trial.extraction.bytes == 8 + 60_000 * 7)
    #expect(trial.text.hasPrefix("premier é mot"))
    #expect(!trial.text.contains("\u{FFFD}"))
    #expect(trial.texts.allSatisfy { $0.utf8.count <= BlockCollector.longest })
  }

  @Test("text is NFC, without ligatures, soft hyphens and control characters")
  func cleaning() async throws {
    let trial = try await Trial("e\u{301}nergie e\u{FB03}cace co\u{AD}opération\u{200B} fin\u{1}\u{7F}\n", name: "a.txt")
    #expect(Array(trial.text.utf8) == Array("énergie efficace coopération fin".utf8))
  }

  @Test(
    "images of pixels are refused whatever their name, with a head of words or without",
    arguments: [
      "P5\n# made by hand\n40 30\n255\n", "P6\n40 30\n255\n", "P4\n40 30\n", "P7\nWIDTH 40\nHEIGHT 30\nDEPTH 1\nMAXVAL 255\nENDHDR\n", ""
    ])
  func pixels(head: String) async throws {
    let bytes = Array(head.utf8) + (0..<1200).map { UInt8(200 + $0 % 55) }
    for name in ["a.txt", "a.pgm", "a"] {
      let trial = try await Trial(bytes, name: name)
      #expect(trial.extraction.outcome == .rejected)
      #expect(trial.extraction.reason == .type)
    }
  }

  @Test("an image written in figures is refused, a text that begins like one is not")
  func figures() async throws {
    #expect(try await Trial("P2\n# c\n3 2\n15\n0 3 7\n11 15 0\n", name: "a.txt").extraction.reason == .type)
    for text in ["P5 12 13 14 places au parc", "P2 est la deuxième parcelle", "P1 3 bancs, 2 tables"] {
      #expect(try await Trial(text, name: "a.txt").extraction.outcome == .indexed, "\(text)")
    }
  }

  @Test("a text in an older charset of another alphabet is no binary data")
  func otherAlphabet() async throws {
    let russian: [UInt8] = [
      0xD1, 0xEE, 0xEE, 0xE1, 0xF9, 0xE5, 0xF1, 0xF2, 0xE2, 0xEE, 0x20, 0xF0, 0xE5, 0xF8, 0xE8, 0xEB, 0xEE, 0x2E, 0x20
    ]
    let trial = try await Trial(Array(repeatElement(russian, count: 20).joined()), name: "a.txt")
    #expect(trial.extraction.outcome == .indexed)
  }

  @Test("accented letters that were encoded twice are told, and kept as they are")
  func encodedTwice() async throws {
    let text = "La commune a dÃ©cidÃ© de protÃ©ger l’eau, et les habitants lâ€™ont aidÃ©e."
    let trial = try await Trial(text, name: "a.txt")
    #expect(trial.extraction.flags == [ExtractionFlag.encodedTwice])
    #expect(trial.text == text)
    for innocent in [
      "Le texte « Ã© » est un « é » mal lu, comme « Ã¨ » et « Ã§ » : à éviter, dès l’été, même répété.", "São João, ÉTÉ, Âge d’or, pâte"
    ] {
      #expect(try await Trial(innocent, name: "a.txt").extraction.flags.isEmpty, "\(innocent)")
    }
  }

  @Test("binary data under the name of a text is refused by its content")
  func binary() async throws {
    let noise = (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 7919 >> 3) }
    let trial = try await Trial(Array("mot ".utf8) + noise, name: "a.txt")
    #expect(trial.extraction.outcome == .rejected)
    #expect(trial.extraction.reason == .type)
    #expect(try await Trial([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10], name: "a.pdf").extraction.reason == .type)
  }
}

@Suite("Markdown")
struct MarkdownTests {
  @Test("front matter, headings, lists, quotations, code and tables become metadata and blocks")
  func everything() async throws {
    let trial = try await Trial(
      """
      ---
      title: {fr: Le titre, en: The title}
      date: 2021-03-04
      tags: [eau, énergie]
      kind: experience
      theme: mobility
      ---
      # Premier *niveau*

      Un [lien](https://example.org) et du `code`, sur
      deux lignes.

      - un
        - deux
      1. trois

      > cité

      ```
      a = 1
        b
      ```

      | A | B |
      |---|---|
      | 1 | 2 |
      """, name: "a.md")
    #expect(
      trial.outline == [
        "heading1 Premier niveau", "paragraph Un lien et du code, sur deux lignes.", "item1 un", "item2 deux", "item1 1. trois",
        "quotation cité", "code a = 1\n  b", "table A\tB\n1\t2"
      ])
    let record = try #require(trial.record)
    #expect(record.titles.map(\.text) == ["Le titre", "The title"])
    #expect(record.titles.map(\.language) == [.french, .english])
    #expect(record.date(.published)?.start.description == "2021-03-04")
    #expect(record.keywords.map(\.text) == ["eau", "énergie"])
    #expect(record.values(of: "bank") == ["experience"])
    #expect(record.values(of: "theme") == ["mobility"])
  }

  @Test("broken front matter is a flag; the text is kept")
  func badFrontMatter() async throws {
    let trial = try await Trial("---\ntitle: [unclosed\n---\n# Vrai titre\n\nTexte.\n", name: "a.md")
    #expect(trial.extraction.flags == ["bad-front-matter"])
    #expect(trial.record?.titles.first?.text == "Vrai titre")
    #expect(trial.outline == ["heading1 Vrai titre", "paragraph Texte."])
  }

  @Test("the marks of pandoc and raw HTML leave their text only")
  func marks() async throws {
    let trial = try await Trial(
      "## Titre {#id .classe}\n\n::: note\nUn [mot]{.mark} ici.\n:::\n\n<div><script>evil()</script><p>Texte &amp; fin</p></div>\n",
      name: "a.md")
    #expect(trial.outline == ["heading2 Titre", "paragraph Un mot ici.", "paragraph Texte & fin"])
  }

  @Test("nesting without end is read without recursion")
  func deep() async throws {
    let trial = try await Trial(String(repeating: "> ", count: 20_000) + "profond\n", name: "a.md")
    #expect(trial.texts == ["profond"])
    #expect(trial.blocks.first?.kind == .quotation)
  }

  @Test("a document of many pieces keeps them all")
  func pieces() async throws {
    let paragraph = String(repeating: "Un paragraphe assez long. ", count: 40) + "\n\n"
    let trial = try await Trial(String(repeating: paragraph, count: 1500) + "# Fin\n", name: "a.md")
    #expect(trial.blocks.count == 1501)
    #expect(trial.outline.last == "heading1 Fin")
  }
}
