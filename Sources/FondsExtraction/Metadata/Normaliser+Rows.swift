internal import FondsBytes
package import FondsRecord

extension Normaliser {
  /// The record of a row: its own values, then what a sidecar says of the whole table, then what the mapping and the root do.
  ///
  /// - Parameter id: The identifier of a row that declares none.
  package func record(of row: TableRecords.Row, in rows: TableRecords, from extraction: Extraction, of entry: SourceEntry, id: RecordID)
    -> Record
  {
    let mapping = rows.mapping(of: row)
    let description = rows.description(of: row)
    var defaults = root
    if let mapping {
      defaults.facets = mapping.facets + root.facets
      defaults.visibility = mapping.visibility ?? root.visibility
    }
    let shared = extraction.description.filter { !Self.ofWholes.contains($0.name) }
    let stated = (description.values + shared).prefix(ExtractionLimits().metadata)
    let table = MetadataTable(stated + root.values)
    let place = RecordDraft.RowPlace(key: row.key, name: description.name.isEmpty ? row.key : description.name)
    var draft = RecordDraft(table: table, path: entry.path, row: place, root: defaults, blocks: description.blocks, flags: [])
    for flag in DescriptionFaults.flags(in: table) { draft.flag(flag) }
    var record = draft.record(row.id ?? id)
    let format = extraction.format?.name ?? entry.path.fileExtension
    record.source = SourceReference(
      root: root.label, path: entry.path.display, row: row.key, format: format, bytes: row.bytes, sha256: row.digest,
      extractor: "fonds-\(format) \(Self.version)")
    // A row with a text in each language declares one of them.
    let isBilingual = record.blocks.contains { $0.language == record.language }
    record.flags = draft.flags.filter { !isBilingual || $0 != ExtractionFlag.languageConflict }
    return record
  }

  /// The identifier of a row that declares none: the hash of the label, the relative path and the key of the row.
  ///
  /// - Parameter attempt: From 1 on other identifiers, for a row whose first one was taken along by a table that has moved.
  package func derivedID(_ path: SourcePath, row: String, attempt: Int = 0) -> RecordID {
    let again = attempt == 0 ? [] : [0] + Array(String(attempt).utf8)
    let place = Array(root.label.utf8) + [0] + path.bytes + [0, UInt8(ascii: "#")] + Array(row.utf8)
    return RecordID(sourceDigest: SHA256.hexadecimal(place + again))
  }

  /// What a sidecar says of a table as a thing, and of none of its rows.
  private static let ofWholes: Set<MetadataName> = [.identifier, .title, .subtitle, .abstract, .url, .relation(.translation)]
}
