import FondsCatalogue
import FondsExtraction
import FondsRecord
import Testing

@Suite("The plan of a run")
struct ReindexPlanTests {
  private func stamp(_ size: Int) -> FileStamp { FileStamp(size: size, modified: 1, changed: 1, inode: 1, device: 1) }

  private func entry(_ path: String, _ outcome: Outcome = .indexed, size: Int = 1) -> LedgerEntry {
    var entry = LedgerEntry(path: path, stamp: stamp(size), outcome: outcome)
    entry.id = "id-" + path
    entry.sha256 = "00"
    return entry
  }

  @Test("the ledger is read back as it was written")
  func ledger() throws {
    var ledger = SourceLedger()
    var odd = entry("b\n\"é", .rejected)
    odd.reason = .damage
    odd.flags = ["partial"]
    odd.sidecar = stamp(9)
    odd.isMissing = true
    ledger.roots = ["one": [entry("a").key: entry("a"), odd.key: odd], "two": [:]]
    ledger.configurations = ["one": "x\ny", "two": ""]
    let read = try SourceLedger(decoding: ledger.encode())
    #expect(read.encode() == ledger.encode())
    #expect(read.roots["one"]?.count == 2)
    #expect(read.roots["one"]?[odd.key]?.isMissing == true)
    #expect(throws: RecordError.self) { try SourceLedger(decoding: Array(ledger.encode().dropLast(5))) }
  }

  @Test("rows and remarks on them are read back from the ledger; a table with rows that wait is read again")
  func rows() throws {
    var table = entry("a.csv")
    table.id = nil
    table.rows = [LedgerRow(key: "é \"1\"", id: "x-1", digest: "0123"), LedgerRow(key: "2", id: "x-2", digest: "45", isMissing: true)]
    table.remarks = [
      RowRemark(line: 3, column: "Date", flag: "misread:published"), RowRemark(line: 4, flag: "row-twice:3", isRefusal: true)
    ]
    var ledger = SourceLedger()
    ledger.roots = ["one": [table.key: table]]
    let read = try #require(try SourceLedger(decoding: ledger.encode()).roots["one"]?[table.key])
    #expect(read.rows == table.rows && read.remarks == table.remarks && read.recordIDs == ["x-1", "x-2"])
    let source = SourceEntry(path: SourcePath("a.csv"), kind: .file, stamp: stamp(1))
    let waiting = ReindexPlan(entries: [source], ledger: [table.key: table], scope: nil, trustsStamps: true)
    let isReadAgain = waiting.steps.allSatisfy { $0.isRead }
    #expect(isReadAgain && waiting.known == 2)
    table.rows.removeLast()
    let settled = ReindexPlan(entries: [source], ledger: [table.key: table], scope: nil, trustsStamps: true)
    let isKept = settled.steps.allSatisfy { !$0.isRead }
    #expect(isKept)
  }

  @Test("the rows of a table go one by one, but neither all at once nor more than half of ten and more")
  func rowRemovals() {
    func rows(_ numbers: Range<Int>, keyed: Bool = true) -> [LedgerRow] {
      numbers.map {
        LedgerRow(key: keyed ? "\($0)" : "\($0 + 1_000_000_000_000_000)", id: "r-\($0)", digest: "\($0 + 1_000_000_000_000_000)ab")
      }
    }
    #expect(RowRemovalRule.refuses(rows(0..<1), of: rows(0..<1), for: []))
    #expect(!RowRemovalRule.refuses(rows(0..<8), of: rows(0..<9), for: rows(8..<9)))
    #expect(!RowRemovalRule.refuses(rows(0..<5), of: rows(0..<10), for: rows(5..<10)))
    #expect(RowRemovalRule.refuses(rows(0..<6), of: rows(0..<10), for: rows(6..<10)))
    #expect(RowRemovalRule.refuses(rows(0..<10), of: rows(0..<10), for: rows(10..<20)))
    #expect(!RowRemovalRule.refuses(rows(0..<10), of: rows(0..<10), for: rows(10..<20, keyed: false)))
  }

  @Test(
    "more than a fifth of a root never goes unasked, nor does an empty root",
    arguments: [(0, 10, 10, true), (2, 10, 8, true), (3, 10, 7, false), (1, 1, 0, false), (10, 10, 0, false), (1, 4, 3, false)])
  func removals(missing: Int, known: Int, found: Int, allowed: Bool) {
    #expect(RemovalRule.allows(missing: missing, of: known, found: found, asked: false) == allowed)
    #expect(RemovalRule.allows(missing: missing, of: known, found: found, asked: true))
  }

  @Test("what was left because its pages are images is read again once text is recognised, and nothing else is")
  func recognition() {
    var (images, partly, done) = (entry("a", .rejected), entry("b"), entry("c"))
    images.reason = .needsOCR
    partly.flags = ["needs-ocr:pages 2"]
    done.flags = ["ocr:pages 1"]
    let ledger = Dictionary(uniqueKeysWithValues: [images, partly, done, entry("d")].map { ($0.key, $0) })
    let entries = ["a", "b", "c", "d"].map { SourceEntry(path: SourcePath($0), kind: .file, stamp: stamp(1)) }
    for (recognises, expected) in [(false, [false, false, false, false]), (true, [true, true, false, false])] {
      let plan = ReindexPlan(entries: entries, ledger: ledger, scope: nil, trustsStamps: true, recognises: recognises)
      #expect(plan.steps.map(\.isRead) == expected)
    }
  }

  @Test("entries below an unreadable folder are hidden, not missing")
  func hidden() {
    let closed = SourceEntry(path: SourcePath("notes"), kind: .unreadable(.permission, detail: "no permission"), stamp: stamp(0))
    let ledger = Dictionary(uniqueKeysWithValues: [entry("notes/a"), entry("notesb")].map { ($0.key, $0) })
    let plan = ReindexPlan(entries: [closed], ledger: ledger, scope: nil, trustsStamps: true)
    #expect(plan.hidden.map(\.path) == ["notes/a"])
    #expect(plan.missing.map(\.path) == ["notesb"])
  }
}
