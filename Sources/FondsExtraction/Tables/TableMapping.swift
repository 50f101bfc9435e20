package import FondsRecord

/// What `fonds.yaml` says of the tables at some paths: how their rows become records.
package struct TableMapping: Sendable, Hashable {
  /// A column by its header, and what becomes of it.
  package struct Column: Sendable, Hashable {
    package var header: String
    package var target: TableTarget

    package init(_ header: String, _ target: TableTarget) {
      self.header = header
      self.target = target
    }
  }

  /// The tables it speaks of, by their path relative to the root.
  package var files: [Glob]
  /// The sheet of a spreadsheet; `nil` for the first one.
  package var sheet: String?
  /// The kind of every record that has no other: a value of the facet `bank`.
  package var kind: String?
  /// The column that names the rows, or a pattern of columns such as `{Exercice}-{Numéro}`; `nil` where rows have no names.
  package var identifier: String?
  /// What stands before every identifier.
  package var prefix = ""
  /// The language of the rows, where they say nothing else.
  package var language: Language?
  /// What stands between several values in a cell.
  package var separator: Character = "|"
  package var columns: [Column] = []
  /// What every row inherits.
  package var facets: [FacetValue] = []
  /// Who may see the rows that say nothing of it; `nil` leaves that to the root.
  package var visibility: Visibility?

  package init(files: [Glob]) { self.files = files }

  /// Whether it speaks of the table at a path.
  package func matches(_ path: SourcePath) -> Bool { files.contains { $0.matches(path) } }

  /// What records owe to it, as text: where it changes, tables are read again.
  package var signature: String {
    let parts = [
      files.map(\.pattern).joined(separator: " "), sheet ?? "", kind ?? "", identifier ?? "", prefix, language?.rawValue ?? "",
      String(separator), visibility?.rawValue ?? ""
    ]
    return
      (parts + facets.sorted().map { "\($0.facet)=\($0.value)" } + columns.map { "\($0.header)→\($0.target)" }).joined(separator: "\t")
  }
}
