import FondsCatalogue
import FondsExtraction
import FondsRecord
import Testing

@Suite("What a documentalist should look at")
struct AttentionTests {
  private static func input(_ path: String, _ outcome: Outcome, _ reason: OutcomeReason? = nil, flags: [String] = []) -> ReindexReport.Input
  {
    var entry = LedgerEntry(path: path, stamp: FileStamp(size: 1, modified: 0, changed: 0, inode: 0, device: 0), outcome: outcome)
    entry.reason = reason
    entry.flags = flags
    return ReindexReport.Input(root: "bank", entry: entry)
  }

  @Test("what cannot be found comes first, then what was read in part, then doubtful descriptions, then the rest; good pages are left out")
  func ranking() {
    var report = ReindexReport()
    report.inputs = [
      Self.input("a-note.html", .indexed, flags: [ExtractionFlag.entities]),
      Self.input("b-good.html", .indexed),
      Self.input("c-key.html", .indexed, flags: [ExtractionFlag.unknownKey("titel")]),
      Self.input("d-half.pdf", .indexed, flags: [ExtractionFlag.partial]),
      Self.input("e-type.bin", .rejected, .type),
      Self.input("f-locked.html", .unreadable, .permission),
      Self.input("g-draft.html", .indexed, flags: [ExtractionFlag.badSidecar]),
      Self.input("h-half.pdf", .indexed, flags: [ExtractionFlag.partial, ExtractionFlag.nameDiffers]),
      Self.input("i-skipped", .skipped, .excluded)
    ]
    let groups = report.ranked.map { "\($0.level.rawValue): \($0.inputs.map { String($0.path.prefix(1)) }.joined())" }
    #expect(groups == ["lost: fge", "partial: hd", "described: c", "note: ai"])
  }
}
