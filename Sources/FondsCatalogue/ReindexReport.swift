package import FondsExtraction
package import FondsRecord

/// What became of every input of a run: the counts add up to the number of inputs.
public struct ReindexReport: Sendable {
  /// One input and its one outcome.
  public struct Input: Sendable, Hashable {
    /// The label of its root.
    public var root: String
    /// Relative to the root; bytes that are not UTF-8 as `\xNN`.
    public var path: String
    package var outcome: Outcome
    package var reason: OutcomeReason?
    /// The sentence behind the reason.
    public var detail: String?
    /// Remarks such as `partial` or `bad-bytes:3`.
    public var flags: [String]
    /// The record it became.
    public var id: String?
    /// The records of its rows, where it is a table of such.
    public var records: Int?
    /// What is to be said of single rows, by line; of many only the first.
    package var remarks: [RowRemark]

    /// Whether rows of it became no record.
    public var hasRefusedRows: Bool { flags.contains { $0.hasPrefix(ExtractionFlag.rowsRefused) } }

    package init(root: String, entry: LedgerEntry) {
      self.root = root
      path = entry.path
      outcome = entry.outcome
      reason = entry.reason
      detail = entry.detail
      flags = entry.flags
      id = entry.id
      records = entry.rows.isEmpty ? nil : entry.rows.count
      remarks = entry.remarks
    }
  }

  /// Sorted by root and path.
  public var inputs: [Input] = []
  /// CPU seconds of this process.
  public var cpuSeconds = 0.0
  /// CPU seconds of the programs that it ran.
  public var childrenCPUSeconds = 0.0
  /// Records whose source is gone.
  public var removed = 0
  /// The removals that were refused: one a root at most, and one a table.
  public var refusals: [RemovalRefusal] = []
  /// Patterns of `tables` in `fonds.yaml` that match no file: a mistake in one of them would go unseen.
  public var idlePatterns: [String] = []
  /// True when the index was damaged and was made anew.
  public var madeAnew = false
  /// Records from elsewhere (imports, other roots) that were saved out of the damaged index.
  public var saved = 0
  /// Records of the damaged index that nobody can read any longer; `nil` where nobody knows how many there were.
  public var lost: Int? = 0
  /// The generation that now answers.
  public var generation: UInt64 = 0
  /// False when nothing had changed and no generation was written.
  public var committed = false

  package init() {}

  /// Outcomes in their order with how often each occurred.
  package var counts: [(outcome: Outcome, count: Int)] {
    Outcome.allCases.map { outcome in (outcome, inputs.count { $0.outcome == outcome }) }
  }

  /// True when the night needs a look: some input was refused or could not be read, or a removal was refused.
  public var needsAttention: Bool {
    madeAnew || !refusals.isEmpty || inputs.contains { $0.outcome == .rejected || $0.outcome == .unreadable || $0.hasRefusedRows }
  }

  /// Writes the report as JSON; without the CPU seconds where they are not of this run.
  package func write(to writer: inout JSONWriter, timed: Bool) {
    writer.object { writer in
      writer.name("counts")
      writer.object { writer in for (outcome, count) in counts { writer.member(outcome.rawValue, count) } }
      if timed {
        writer.name("cpu_s")
        writer.number(cpuSeconds)
        writer.name("cpu_children_s")
        writer.number(childrenCPUSeconds)
      }
      writer.member("removed", removed)
      if !refusals.isEmpty {
        writer.name("refusals")
        writer.array { writer in for refusal in refusals { refusal.write(to: &writer) } }
      }
      if !idlePatterns.isEmpty { writer.member("tables_without_files", idlePatterns) }
      if madeAnew {
        writer.name("made_anew")
        writer.bool(true)
        writer.member("saved", saved)
        writer.member("lost", orNull: lost)
      }
      writer.member("generation", Int(generation))
      writer.name("inputs")
      writer.array { writer in for input in inputs { input.write(to: &writer) } }
    }
  }
}

extension ReindexReport {
  /// What a generation keeps of the report: the rest stands in the ledger.
  ///
  /// No time, so that equal sources give equal bytes.
  package func summary(roots: [String]) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("roots", roots)
      writer.member("removed", removed)
      if madeAnew { writer.member("made_anew", [String(saved), lost.map(String.init) ?? "unknown"]) }
      if !idlePatterns.isEmpty { writer.member("tables_without_files", idlePatterns) }
      writer.name("refusals")
      writer.array { writer in for refusal in refusals { refusal.write(to: &writer) } }
    }
    return writer.bytes
  }

  /// The report of the last run, from what its generation kept.
  package init(summary: [UInt8], ledger: SourceLedger, generation: UInt64) throws(RecordError) {
    let value = try JSONReader.parse(summary)
    for root in (value["roots"]?.array ?? []).compactMap(\.string) {
      let entries = (ledger.roots[root] ?? [:]).values.filter { !$0.isMissing }
      inputs += entries.map { Input(root: root, entry: $0) }
    }
    sortInputs()
    removed = value["removed"]?.integer ?? 0
    if let rebuilt = value["made_anew"]?.array, rebuilt.count == 2 {
      madeAnew = true
      saved = rebuilt[0].string.flatMap { Int($0) } ?? 0
      lost = rebuilt[1].string.flatMap { Int($0) }
    }
    idlePatterns = (value["tables_without_files"]?.array ?? []).compactMap(\.string)
    refusals = (value["refusals"]?.array ?? []).compactMap(RemovalRefusal.init)
    self.generation = generation
  }

  /// Puts the inputs in their order: by root, then by the bytes of the path.
  package mutating func sortInputs() {
    inputs.sort {
      $0.root == $1.root ? $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) : $0.root.utf8.lexicographicallyPrecedes($1.root.utf8)
    }
  }
}

extension ReindexReport.Input {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("root", root)
      writer.member("path", path)
      writer.member("outcome", outcome.rawValue)
      writer.member("reason", orNull: reason?.rawValue)
      if let detail { writer.member("detail", detail) }
      writer.member("flags", flags)
      if let attention = Attention(self) { writer.member("attention", attention.level.rawValue) }
      writer.member("id", orNull: id)
      if let records { writer.member("records", records) }
      guard !remarks.isEmpty else { return }
      writer.name("rows")
      writer.array { writer in
        for remark in remarks {
          writer.object { writer in
            writer.member("line", remark.line)
            if let column = remark.column { writer.member("column", column) }
            writer.member("flag", remark.flag)
            writer.name("refused")
            writer.bool(remark.isRefusal)
            writer.member("message", FlagWords.explanation(of: remark.flag, in: .english))
          }
        }
      }
    }
  }
}
