package import FondsExtraction
package import FondsRecord

/// What `fonds.yaml` says of a bank: its roots, what every record of them inherits, and what may be shown.
package struct BankConfiguration: Sendable, Hashable {
  /// The title of the bank, by language.
  package var titles: [Language: String] = [:]
  package var roots: [Root] = []
  /// What holds for the folder of the description where it is read under another label or by a single file.
  package var ownFolder: Root
  /// True when the server may hand out the sources themselves.
  package var servesOriginals = false
  /// The file of the bank's own fields and rules; `nil` for those of the program.
  package var rules: SourcePath?
  /// What people are shown of values that no thesaurus holds.
  package var labels: [FacetValue: [Language: String]] = [:]

  /// One folder of the bank.
  package struct Root: Sendable, Hashable {
    /// Unique in the bank; part of every identifier that is not declared.
    package var label: String
    /// Where it is on this machine; never written into the index.
    package var folder: SourcePath
    /// The address under which the originals are published, with a final slash.
    package var url: String?
    /// Facet values that every record of the root inherits.
    package var facets: [FacetValue] = []
    package var visibility: Visibility = .public
    /// Whether the text of PDF pages that are images is recognised.
    package var recognisesText = false
    /// Globs of relative paths that are no sources.
    package var excludes: [String] = []
    /// How the rows of tables become records; of several that speak of one table, each is followed.
    package var tables: [TableMapping] = []

    package init(label: String, folder: SourcePath) {
      self.label = label
      self.folder = folder
    }

    /// What the records of the root owe to the configuration: where it changes, the root is read again.
    package var signature: String {
      (["extraction \(Normaliser.version)", url ?? "", visibility.rawValue] + facets.sorted().map { $0.facet + "=" + $0.value } + excludes
        + tables.map(\.signature))
        .joined(separator: "\n")
    }
  }

  package init(folder: SourcePath) { ownFolder = Root(label: "", folder: folder) }
}
