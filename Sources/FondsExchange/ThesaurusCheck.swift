package import FondsRecord
internal import FondsText

/// Finds what is wrong with a thesaurus as a whole: cycles, missing labels, homonyms.
package enum ThesaurusCheck {
  /// The most cycles reported.
  package static let cycleLimit = 100
  /// The most concepts of a cycle that its report names.
  package static let cycleLength = 20

  /// All remarks, cycles first, each kind in the order of the concepts.
  package static func issues(in thesaurus: Thesaurus) -> [ThesaurusIssue] {
    cycles(in: thesaurus) + missingLabels(in: thesaurus) + homonyms(in: thesaurus)
  }

  /// The ways by which concepts are broader than themselves, one per edge that closes a cycle.
  ///
  /// A depth-first walk with three colours (Cormen et al., Introduction to Algorithms, §20.3), on a stack of its own; linear.
  package static func cycles(in thesaurus: Thesaurus) -> [ThesaurusIssue] {
    enum Colour { case unseen, open, done }
    let concepts = thesaurus.concepts
    let broader = concepts.map { concept in concept.broader.compactMap { thesaurus.index(of: FacetValue(concept.facet, $0)) } }
    var colours = Array(repeating: Colour.unseen, count: concepts.count)
    var issues: [ThesaurusIssue] = []
    for start in concepts.indices where colours[start] == .unseen {
      var path = [(concept: start, next: 0)]
      colours[start] = .open
      while let (concept, next) = path.last {
        guard next < broader[concept].count else {
          colours[concept] = .done
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let above = broader[concept][next]
        switch colours[above] {
        case .unseen:
          colours[above] = .open
          path.append((above, 0))
        case .open where issues.count < cycleLimit:
          let way = path.lazy.map(\.concept).drop { $0 != above }.prefix(cycleLength).map { concepts[$0].id } + [concepts[above].id]
          issues.append(ThesaurusIssue(.cycle, concept: name(concepts[above]), detail: way.joined(separator: " → ")))
        case .open, .done: break
        }
      }
    }
    return issues
  }

  /// Concepts that readers of French or of English would see by a label of the other language.
  package static func missingLabels(in thesaurus: Thesaurus) -> [ThesaurusIssue] {
    thesaurus.concepts.compactMap { concept in
      let missing = [Language.french, .english].filter { concept.preferred[$0] == nil }.map(\.rawValue)
      guard !missing.isEmpty else { return nil }
      return ThesaurusIssue(.missingLabel, concept: name(concept), detail: "no preferred label in " + missing.joined(separator: ", "))
    }
  }

  /// Labels by which a language cannot tell two concepts of one facet apart, case and accents folded.
  package static func homonyms(in thesaurus: Thesaurus) -> [ThesaurusIssue] {
    struct Key: Hashable {
      var facet: String
      var language: Language
      var label: String
    }
    var bearers: [Key: String] = [:]
    var issues: [ThesaurusIssue] = []
    for concept in thesaurus.concepts {
      let preferred = Language.allCases.compactMap { language in concept.preferred[language].map { LocalizedLabel($0, language) } }
      for label in preferred + concept.alternates {
        let key = Key(facet: concept.facet, language: label.language, label: Folding.fold(label.text))
        if let other = bearers[key], other != concept.id {
          issues.append(
            ThesaurusIssue(.homonym, concept: name(concept), detail: "\(other) bears the label \"\(label.text)\" too"))
        } else {
          bearers[key] = concept.id
        }
      }
    }
    return issues
  }

  private static func name(_ concept: Concept) -> String { concept.facet + ":" + concept.id }
}
