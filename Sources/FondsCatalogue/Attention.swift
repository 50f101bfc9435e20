internal import FondsExtraction
package import FondsRecord

/// How much an input of the report wants a documentalist's eyes.
///
/// The rule: first what is not found although somebody meant it to be, then what is found by half, then what is described wrongly, last what is
/// only good to know. Several remarks weigh more than the gravest of them alone.
package struct Attention: Sendable, Hashable, Comparable {
  /// The groups in which people read the report, the gravest first.
  package enum Level: String, Sendable, Hashable, CaseIterable {
    /// Not in the index, or hidden from readers, though it may belong there.
    case lost
    /// In the index by half, or as images without words.
    case partial
    /// Wrongly or doubtfully described.
    case described
    /// Good to know.
    case note
  }

  package var level: Level
  /// Within its level, the higher the sooner.
  package var weight: Int

  package static func < (left: Attention, right: Attention) -> Bool {
    let (one, other) = (rank(left.level), rank(right.level))
    return one == other ? left.weight > right.weight : one < other
  }

  private static func rank(_ level: Level) -> Int { Level.allCases.firstIndex(of: level) ?? Level.allCases.count }

  /// The attention that an input wants; `nil` where all is well.
  package init?(_ input: ReindexReport.Input) {
    // The pages of what is damaged are the same remark as the damage.
    let isPartial = input.flags.contains(ExtractionFlag.partial)
    var found = input.flags.filter { !isPartial || !$0.hasPrefix(ExtractionFlag.partialPages) }.map(Self.ofFlag)
    if let outcome = Self.ofOutcome(input.outcome, input.reason) { found.append(outcome) }
    guard let first = found.min() else { return nil }
    self = first
    weight += found.count - 1
  }

  private init(_ level: Level, _ weight: Int) {
    self.level = level
    self.weight = weight
  }

  private static func ofOutcome(_ outcome: Outcome, _ reason: OutcomeReason?) -> Attention? {
    switch (outcome, reason) {
    case (.indexed, _): nil
    case (.unreadable, _): Attention(.lost, 90)
    case (.rejected, .tool), (.rejected, .timeout): Attention(.lost, 80)
    case (.rejected, .damage), (.rejected, .password), (.rejected, .needsOCR): Attention(.lost, 70)
    case (.rejected, .duplicateID), (.rejected, .metadata): Attention(.lost, 60)
    case (.rejected, .expansion), (.rejected, .size): Attention(.lost, 50)
    case (.rejected, _): Attention(.lost, 30)
    case (.empty, _): Attention(.partial, 40)
    case (.skipped, _): Attention(.note, 0)
    }
  }

  private static func ofFlag(_ flag: String) -> Attention {
    if flag == ExtractionFlag.misread(MetadataName.visibility.rawValue) { return Attention(.lost, 60) }
    // How a flag with a value begins.
    let stem = flag.firstIndex(of: ":").map { String(flag[...$0]) } ?? flag
    switch stem {
    case ExtractionFlag.badSidecar, ExtractionFlag.badFrontMatter: return Attention(.lost, 65)
    case ExtractionFlag.rowsRefused: return Attention(.lost, 55)
    case ExtractionFlag.rowsKept: return Attention(.partial, 58)
    case ExtractionFlag.tableCut: return Attention(.partial, 45)
    case ExtractionFlag.columnsCut: return Attention(.partial, 32)
    case ExtractionFlag.rowsRemarked: return Attention(.described, 42)
    case ExtractionFlag.partial, ExtractionFlag.partialPages: return Attention(.partial, 60)
    case ExtractionFlag.needsOCR: return Attention(.partial, 55)
    case ExtractionFlag.metadataOnly: return Attention(.partial, 50)
    case ExtractionFlag.encodedTwice: return Attention(.partial, 35)
    case ExtractionFlag.truncated: return Attention(.partial, 30)
    case ExtractionFlag.badBytes: return Attention(.partial, 10)
    case ExtractionFlag.badID, ExtractionFlag.misread: return Attention(.described, 60)
    case ExtractionFlag.unknownConcept, ExtractionFlag.unknownKey: return Attention(.described, 50)
    case ExtractionFlag.chronology: return Attention(.described, 45)
    case ExtractionFlag.languageConflict: return Attention(.described, 40)
    case ExtractionFlag.recognised: return Attention(.described, 30)
    case ExtractionFlag.nameDiffers: return Attention(.described, 20)
    default: return Attention(.note, 10)
    }
  }
}

extension Attention.Level {
  /// The heading of the group, for people.
  package func word(in ui: Language) -> String {
    switch self {
    case .lost: ui(fr: "À voir d’abord : absent de la recherche", en: "Look here first: cannot be found")
    case .partial: ui(fr: "Lu en partie", en: "Read in part")
    case .described: ui(fr: "Description à vérifier", en: "Description to be checked")
    case .note: ui(fr: "Pour information", en: "For information")
    }
  }
}

extension ReindexReport {
  /// The inputs that want attention, by level, the most urgent first, then in the order of the report.
  package var ranked: [(level: Attention.Level, inputs: [Input])] {
    let wanting = inputs.enumerated().compactMap { place, input in Attention(input).map { (attention: $0, place: place, input: input) } }
      .sorted { ($0.attention, $0.place) < ($1.attention, $1.place) }
    return Attention.Level.allCases.compactMap { level in
      let group = wanting.filter { $0.attention.level == level }.map(\.input)
      return group.isEmpty ? nil : (level, group)
    }
  }
}
