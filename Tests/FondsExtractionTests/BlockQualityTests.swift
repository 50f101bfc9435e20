import FondsExtraction
import FondsRecord
import Testing

struct BlockQualityTests {
  private func judge(_ text: String) -> Int { BlockQuality.judge(Array(text.utf8)[...]) }
  private let prose = (1...4).map { Block(.paragraph, sentence($0)) }

  @Test(
    "running text, titles, figures, acronyms, addresses and other scripts are never lowered",
    arguments: [
      "Les Français travaillent-ils trop peu ?", "L’énergie d’un pays : 291 kWh par m2, selon l’ADEME et la DREAL.",
      "SNCF, CNRS, INSERM, PETR, PLUi et SCoT",
      "Écrire à mairie@exemple.fr ou voir https://exemple.fr/a1b2c3d4", "Rhythm and myths of the Welsh: Llanfairpwll, strengths, twelfths",
      "1 204 € · 3 % · 12/03/2021 · 14 h 30", "一波波 接續性 低溫寒流報到", "Territoires en transition", "J.-F. Caron, P. Calame et V. Lapostolet",
      "Bienvenue !", ""
    ])
  func good(text: String) {
    #expect(judge(text) == 100)
  }

  @Test(
    "what character recognition makes of a drawing is garbled",
    arguments: ["rnhtl wqsdf Lzzzzk vbnmt", "aBcDe xKcDw tRgTb pLkJm fRtGv", "lllllll bcdfghj trrrrs dsfgh"])
  func noise(text: String) {
    #expect(judge(text) == BlockQuality.garbled)
  }

  @Test("a line of which a part is garbled counts less than main text, but more than noise")
  func partly() {
    let quality = judge("la rivière rnhtl est wqsdf revenue vbnmt ici")
    #expect(quality < BlockQuality.leastMain)
    #expect(quality > BlockQuality.garbled)
  }

  @Test("short lines that stand together in a running text are words of a drawing")
  func fragments() {
    let drawing = [
      "Fonction réseau outils", "Les pieds dans le réel", "Changer notre rapport", "Le pouvoir de", "Approche des archipels", "Pas à pas"
    ]
    var blocks = prose + drawing.map { Block(.paragraph, $0) } + prose
    BlockQuality.settle(&blocks)
    #expect(blocks.map(\.quality) == [100, 100, 100, 100, 45, 45, 45, 45, 45, 45, 100, 100, 100, 100])
  }

  @Test("a text of nothing but short lines, as of slides or a poem, stays what it is")
  func slides() {
    var blocks = ["Notre territoire", "Nos alliés", "Nos moyens", "Nos limites", "La suite", "Merci"].map { Block(.paragraph, $0) }
    BlockQuality.settle(&blocks)
    #expect(blocks.allSatisfy { $0.quality == 100 })
  }

  @Test("lines that give a figure, headings, and few short lines are no fragments")
  func few() {
    let lines = ["Mairie", "12 rue Haute", "Tél. 01 02 03 04 05", "Le lundi : 9 h", "Le mardi : 9 h", "Entrée libre"]
    var blocks = prose + lines.map { Block(.paragraph, $0) }
    BlockQuality.settle(&blocks)
    #expect(blocks.allSatisfy { $0.quality == 100 })
  }

  @Test("settling is linear in the text and never raises a quality")
  func bounds() {
    var blocks = [Block(.paragraph, String(repeating: "a", count: 1 << 20), quality: 30)]
    blocks += (0..<50_000).map { Block(.paragraph, "mot \($0)") }
    BlockQuality.settle(&blocks)
    #expect(blocks[0].quality == 30)
  }
}

struct MainTextTests {
  private let blocks = [
    Block(.heading, "The mill of Valmornes", level: 1), Block(.paragraph, sentence(1)), Block(.caption, "A picture", quality: 40),
    Block(.paragraph, sentence(2))
  ]

  @Test("the heading that says the declared title again is no part of the main text, nor is what counts less")
  func title() {
    #expect(MainText.blocks(of: blocks, titles: ["The mill of Valmornes – A site"]).map(\.text) == [sentence(1), sentence(2)])
  }

  @Test("a heading that the page declares nowhere stays")
  func undeclared() {
    #expect(MainText.blocks(of: blocks, titles: ["Another"]).map(\.text) == ["The mill of Valmornes", sentence(1), sentence(2)])
  }

  @Test("a page of nothing but its title, or of nothing worth much, is kept whole")
  func whole() {
    #expect(MainText.blocks(of: [blocks[0]], titles: ["The mill of Valmornes"]) == [blocks[0]])
    #expect(MainText.blocks(of: [blocks[2]], titles: []) == [blocks[2]])
    #expect(MainText.blocks(of: [], titles: ["x"]).isEmpty)
  }
}
