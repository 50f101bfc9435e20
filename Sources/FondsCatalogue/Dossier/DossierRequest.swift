package import FondsRecord

/// What a dossier is asked for.
package struct DossierRequest: Sendable, Hashable {
  /// A value or a label of the facet `territory`; `nil` for the whole bank.
  package var territory: String?
  /// A value or a label of the facet `scenario`.
  package var scenario = "inventory"
  package var ui: Language
  /// What the reader may see; `nil` for everything.
  package var visibilities: [Visibility]?
  /// Passages for each question.
  package var passages = 3
  /// Seconds after which it gives up; `nil` for none.
  package var seconds: Int? {
    didSet { deadline = seconds.map { .now + .seconds($0) } }
  }
  /// When it gives up.
  private(set) var deadline: ContinuousClock.Instant?

  package init(ui: Language) { self.ui = ui }
}
