import FondsExtraction
import FondsRecord
import Testing

struct HTMLExplanationTests {
  private let text = (1...6).map { "<p>\(sentence($0))</p>" }.joined()
  private var page: String {
    """
    <html><head><title>T</title><script>machine()</script></head><body><nav class=top><a href=/>Home page</a></nav>
    <div class=intro>Beside it all</div><main><h1>The mill</h1>\(text)<ul class=tags><li><a href=a>water</a><li><a href=b>wheat</a></ul>
    <p>Share this page</p><figure><figcaption>\(sentence(7))</figcaption></figure></main><footer>The end of it</footer></body></html>
    """
  }

  private func decisions(_ html: String) throws -> [BlockDecision] {
    var limits = ExtractionLimits()
    limits.explains = true
    return try HTMLReader(limits: limits).read(Array(html.utf8)).decisions
  }

  @Test("nothing is noted unless it is asked for, and the blocks are the same")
  func silence() throws {
    var limits = ExtractionLimits()
    limits.explains = true
    let silent = try HTMLReader().read(Array(page.utf8))
    #expect(silent.decisions.isEmpty)
    #expect(try HTMLReader(limits: limits).read(Array(page.utf8)).blocks == silent.blocks)
  }

  @Test("every stretch that a reader sees is told of, with the rule, the place and the words")
  func everyStretch() throws {
    let decisions = try decisions(page)
    for (words, verdict, rule) in [
      ("Home page", BlockDecision.Verdict.dropped, "navigation"), ("The mill", .kept, "block"), (sentence(3), .kept, "block"),
      ("Share this page", .dropped, "residue-line"), ("The end of it", .dropped, "frame"), (sentence(7), .kept, "block")
    ] {
      let found = decisions.filter { $0.text == words && $0.rule != "candidate" && $0.rule != "main-content" }
      #expect(found.map(\.verdict) == [verdict], "\(words)")
      #expect(found.map(\.rule) == [rule], "\(words)")
      #expect(found.allSatisfy { $0.place.contains("body") }, "\(words)")
    }
    #expect(!decisions.contains { $0.text.contains("machine()") })
  }

  @Test("the chosen element and those that were worse are told with their scores")
  func candidates() throws {
    let decisions = try decisions(page)
    #expect(decisions.first?.rule == "main-content")
    #expect(decisions.first?.place == "body/main")
    #expect(decisions.filter { $0.rule == "candidate" }.allSatisfy { $0.verdict == .dropped && $0.measure.contains("score") })
  }

  @Test("a page of which too little is found says that looser rules were tried and what was kept in the end")
  func fallbacks() throws {
    let decisions = try decisions("<nav>only a menu</nav><div class=comment>and a comment</div>")
    #expect(decisions.filter { $0.rule == "looser-rules" && $0.verdict == .changed }.count == 1)
  }

  @Test("an element that is chosen without the highest score is not said to have it")
  func reasons() throws {
    let parts = (1...3).map { "<section><p>\(sentence($0))</p><p>\(sentence($0 + 3))</p></section>" }.joined()
    let decisions = try decisions("<body><div><div class=text>\(parts)</div><p>\(sentence(8))</p></div></body>")
    let scored = decisions.compactMap { decision -> (rule: String, score: Int)? in
      guard decision.measure.hasPrefix("score "), let score = Int(decision.measure.dropFirst(6).prefix { $0 != "," }) else { return nil }
      return (decision.rule, score)
    }
    let highest = try #require(scored.map(\.score).max())
    #expect(scored.filter { $0.rule == "main-content" }.allSatisfy { $0.score == highest })
    #expect(scored.contains { $0.rule.hasPrefix("main-content") })
  }

  @Test("a page of few words whose markup points out its text says so")
  func declared() throws {
    let decisions = try decisions("<nav><a href=/>Home</a></nav><main><p>Closed on Monday.</p></main>")
    #expect(decisions.first?.rule == "main-content-declared")
    #expect(!decisions.contains { $0.rule == "looser-rules" })
  }

  @Test("decisions and their texts are bounded, on a page of a hundred thousand parts as well")
  func bounds() throws {
    let html = String(repeating: "<nav>\(sentence(1))</nav><p>\(sentence(2)) \(sentence(3))</p>", count: 20_000)
    let decisions = try decisions(html)
    #expect(decisions.count <= BlockDecision.limit + 30)
    #expect(decisions.allSatisfy { $0.text.utf8.count <= BlockDecision.textLimit })
  }

  @Test("the text of a decision is cut at a whole letter")
  func cut() {
    let decision = BlockDecision(.kept, rule: "r", place: "p", text: String(repeating: "é", count: 300))
    #expect(decision.text == String(repeating: "é", count: 120))
  }
}
