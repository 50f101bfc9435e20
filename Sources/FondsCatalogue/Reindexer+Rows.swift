internal import FondsExtraction
internal import FondsRecord

extension Reindexer {
  /// Puts the rows of a table into the index and takes out those that are gone; completes its ledger entry.
  ///
  /// A table that could not be read keeps its rows; one that has lost most of them keeps them until a person allows their removal.
  mutating func settleRows(
    of entry: inout LedgerEntry, _ result: SourceResult, before: LedgerEntry?, label: String, isReconfigured: Bool
  ) throws(CatalogueError) {
    guard !result.isUnchanged else { return }
    let former = result.rows?.former ?? before?.rows ?? []
    if entry.outcome == .unreadable || entry.reason == .tool || entry.reason == .timeout {
      entry.rows = former
      return
    }
    if let table = result.rows { try take(table, &entry, label, movedFrom: result.movedFrom) }
    let gone = try goneRows(of: entry, former, label, movedFrom: result.movedFrom)
    guard !gone.isEmpty else { return }
    // The table is there, only not as it should be: its last good rows stay.
    let isBroken = entry.outcome == .rejected && entry.rows.isEmpty
    let isSuspicious = isBroken || entry.outcome != .skipped && !isReconfigured && RowRemovalRule.refuses(gone, of: former, for: entry.rows)
    if isSuspicious, !request.allowRemovals {
      entry.rows += gone.map { LedgerRow(key: $0.key, id: $0.id, digest: $0.digest, isMissing: true) }
      entry.flags.append(ExtractionFlag.rowsKept(gone.count))
      if !isBroken {
        report.refusals.append(RemovalRefusal(root: label, path: entry.path, gone: gone.count, known: former.count))
      }
      return
    }
    for row in gone {
      guard let id = RecordID(row.id) else { continue }
      owners[row.id] = nil
      try session.delete(id)
      report.removed += 1
    }
  }

  /// The rows of the last run that the table has no longer; what it keeps of them from another path becomes its own.
  private mutating func goneRows(of entry: LedgerEntry, _ former: [LedgerRow], _ label: String, movedFrom: PathKey?) throws(CatalogueError)
    -> [LedgerRow]
  {
    let place = Self.place(label, entry.key)
    let from = movedFrom.map { Self.place(label, $0) }
    let now = Set(entry.recordIDs)
    var gone: [LedgerRow] = []
    for row in former where !now.contains(row.id) {
      guard let owner = owners[row.id], owner == place || owner == from else { continue }
      owners[row.id] = place
      gone.append(row)
    }
    return gone
  }

  /// Adds the records of the rows that are not as the last run left them; says of all what there is to say.
  private mutating func take(_ table: TableReading, _ entry: inout LedgerEntry, _ label: String, movedFrom: PathKey?)
    throws(CatalogueError)
  {
    let place = Self.place(label, entry.key)
    let from = movedFrom.map { Self.place(label, $0) }
    let indexer = RecordIndexer(try session.taggingInUse())
    var remarks = table.records.remarks
    for (index, row) in table.records.rows.enumerated() {
      let id = table.ids[index]
      if let owner = try otherOwner(of: id, place, movedFrom: from) {
        remarks.note(RowRemark(line: row.line, flag: ExtractionFlag.rowTaken(by: owner), isRefusal: true))
        continue
      }
      let record = table.record(at: index)
      let flags: [String]
      if table.isKnown[index], owners[id.value] == place {
        flags = indexer.flags(of: record)
      } else {
        let document = indexer.document(for: record)
        flags = document.flags
        do throws(CatalogueError) {
          try session.add(document)
        } catch {
          guard error.code == .record else { throw error }
          remarks.note(RowRemark(line: row.line, flag: ExtractionFlag.rowTooLarge, isRefusal: true))
          continue
        }
        owners[id.value] = place
      }
      for flag in flags { remarks.note(RowRemark(line: row.line, column: table.records.column(of: flag, in: row), flag: flag)) }
      entry.rows.append(LedgerRow(key: row.key, id: id.value, digest: row.digest))
    }
    note(remarks, &entry, indexer)
  }

  private func note(_ remarks: RowRemarks, _ entry: inout LedgerEntry, _ indexer: RecordIndexer) {
    entry.remarks = remarks.listed
    for index in entry.remarks.indices {
      if let flag = indexer.redacted(entry.remarks[index].flag) { entry.remarks[index].flag = flag }
    }
    if remarks.refused > 0 { entry.flags.append(ExtractionFlag.rowsRefused(remarks.refused)) }
    if remarks.noted > 0 { entry.flags.append(ExtractionFlag.rowsRemarked(remarks.noted)) }
    guard entry.rows.isEmpty, remarks.refused > 0 else { return }
    entry.outcome = .rejected
    entry.reason = .metadata
    entry.detail = "none of the \(remarks.refused) rows can be a record"
  }
}
