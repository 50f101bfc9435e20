internal import FondsIndex
package import FondsRecord
internal import FondsSystemic

/// A proposal with the titles that people know the records by.
package struct ProposedTwins: Sendable {
  package var french: RecordView.Target
  package var english: RecordView.Target
  let proposal: TwinProposal

  /// 0…1: how often a proposal of such evidence is right.
  package var confidence: Double { proposal.confidence }

  package func write(to writer: inout JSONWriter) {
    let evidence = proposal.evidence
    writer.object { writer in
      writer.name("confidence")
      writer.number(Self.rounded(confidence))
      for (name, target) in [("fr", french), ("en", english)] {
        writer.name(name)
        writer.object { writer in
          writer.member("id", target.id)
          writer.member("title", target.title)
        }
      }
      writer.name("evidence")
      writer.object { writer in
        let shares = [
          ("anchors", evidence.anchors), ("concepts", evidence.concepts), ("outline", evidence.outline), ("length", evidence.length),
          ("context", evidence.context), ("margin", evidence.margin)
        ]
        for (name, value) in shares {
          writer.name(name)
          writer.number(Self.rounded(value))
        }
        writer.member("shared_anchors", evidence.sharedAnchors)
        writer.member("shared_concepts", evidence.sharedConcepts)
      }
    }
  }

  /// Why they were put together, in one line for people.
  package func reasons(in ui: Language) -> String {
    let evidence = proposal.evidence
    let outline = Int((evidence.outline * 100).rounded())
    return [
      ui.counted(
        evidence.sharedAnchors, fr: ("nombre ou nom commun", "nombres et noms communs"),
        en: ("number or name in common", "numbers and names in common")),
      ui.counted(evidence.sharedConcepts, fr: ("concept commun", "concepts communs"), en: ("concept in common", "concepts in common")),
      ui(fr: "plans parallèles à \(outline) %", en: "outlines parallel by \(outline) %")
    ].joined(separator: ", ")
  }

  private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}

extension Catalogue {
  /// The pairs of records that may be the same thing in French and in English and are not known to be, the surest first.
  ///
  /// Reads every record; nothing is changed.
  /// - Parameters:
  ///   - least: the least confidence, 0…1.
  ///   - progress: told how many of how many records have been read.
  package func twins(atLeast least: Double, progress: (_ done: Int, _ total: Int) -> Void) async throws(CatalogueError) -> [ProposedTwins] {
    let open = try current.newest()
    let thesaurus = try OpenIndex.thesaurus(of: open.snapshot, isWhole: true)
    let tagger = ConceptTagger(thesaurus: thesaurus, labels: try OpenIndex.labels(of: open.snapshot, thesaurus))
    var profiles: [TwinProfile] = []
    var targets: [String: RecordView.Target] = [:]
    var done = 0
    for (number, segment) in open.snapshot.segments.enumerated() {
      for document in 0..<UInt32(segment.documentCount) where segment.isLive(document) {
        done += 1
        progress(done, open.snapshot.statistics.liveDocuments)
        let address = DocumentAddress(segment: number, document: document)
        guard open.snapshot.works.work(address) == nil else { continue }
        let record = try open.record(at: address)
        guard let profile = TwinProfile(record, named: tagger.named(in: record)) else { continue }
        profiles.append(profile)
        targets[profile.id] = RecordView.Target(id: profile.id, title: record.title(for: record.language).text, language: record.language)
      }
    }
    // However the records are spread over segments, the proposals are the same.
    profiles.sort { $0.id < $1.id }
    return TwinFinder(profiles).proposals(atLeast: least).compactMap { proposal in
      guard let french = targets[proposal.french], let english = targets[proposal.english] else { return nil }
      return ProposedTwins(french: french, english: english, proposal: proposal)
    }
  }
}
