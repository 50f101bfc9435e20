internal import FondsRecord
internal import Glibc

/// Finds among records of both languages those that may be one thing said twice.
///
/// Candidates are those that share rare anchors and concepts; each French record is compared closely with the best of them, and a pair is
/// proposed where each of the two is the other's best. Nothing is decided: proposals are for people.
package struct TwinFinder {
  private let french: [TwinProfile]
  private let english: [TwinProfile]
  /// By anchor and by concept: how much it says that two records share it, from the number of records that have it.
  private var weights: [String: Int] = [:]

  /// One unit of weight.
  private static let unit = 1_000.0

  /// The most candidates of a record that are compared closely.
  private static let candidateLimit = 6
  /// What more records than this share leads to no candidates.
  private static let frequencyLimit = 400
  /// Two records of one language are the same text where they share so much.
  private static let copyShare = 0.75

  package init(_ profiles: [TwinProfile]) {
    french = profiles.filter { $0.language == .french }
    english = profiles.filter { $0.language == .english }
    var frequencies: [String: Int] = [:]
    for profile in profiles {
      for anchor in profile.anchors.keys { frequencies[anchor, default: 0] += 1 }
      for concept in profile.concepts { frequencies[concept, default: 0] += 1 }
    }
    let count = Double(profiles.count)
    // Whole numbers, so that sums are the same in whatever order.
    weights = frequencies.mapValues { Int((log(1 + count / Double($0)) * Self.unit).rounded()) }
  }

  /// A pair that was compared closely.
  private struct Comparison {
    var french: Int
    var english: Int
    var evidence: TwinProposal.Evidence
    var score: Double
  }

  /// The pairs of which each is the other's best, the surest first.
  ///
  /// - Parameter least: the least confidence of a proposal.
  package func proposals(atLeast least: Double = 0.5) -> [TwinProposal] {
    let comparisons = compareCandidates()
    var bestOfFrench: [Int: [Comparison]] = [:]
    var bestOfEnglish: [Int: [Comparison]] = [:]
    for comparison in comparisons {
      bestOfFrench[comparison.french, default: []].append(comparison)
      bestOfEnglish[comparison.english, default: []].append(comparison)
    }
    var proposals: [TwinProposal] = []
    for one in bestOfFrench.keys.sorted() {
      guard let forward = bestOfFrench[one].map(Self.ranked), let best = forward.first,
        let backward = bestOfEnglish[best.english].map(Self.ranked), backward.first?.french == one
      else { continue }
      var evidence = best.evidence
      let nextEnglish = forward.dropFirst().first { !isCopy(english[$0.english], english[best.english]) }
      let nextFrench = backward.dropFirst().first { !isCopy(french[$0.french], french[one]) }
      evidence.margin = best.score - max(nextEnglish?.score ?? 0, nextFrench?.score ?? 0)
      let confidence = TwinConfidence.confidence(of: evidence)
      guard confidence >= least else { continue }
      proposals.append(TwinProposal(french: french[one].id, english: english[best.english].id, confidence: confidence, evidence: evidence))
    }
    return proposals.sorted { ($1.confidence, $0.french) < ($0.confidence, $1.french) }
  }

  private static func ranked(_ comparisons: [Comparison]) -> [Comparison] {
    comparisons.sorted { ($1.score, $0.french, $0.english) < ($0.score, $1.french, $1.english) }
  }

  /// Compares every French record with the English ones that share most with it.
  private func compareCandidates() -> [Comparison] {
    var bearers: [String: [Int32]] = [:]
    for (number, profile) in english.enumerated() {
      for anchor in profile.anchors.keys { bearers[anchor, default: []].append(Int32(number)) }
      for concept in profile.concepts { bearers[concept, default: []].append(Int32(number)) }
    }
    let totals = english.map(total)
    var comparisons: [Comparison] = []
    for (number, profile) in french.enumerated() {
      let own = total(profile)
      let ranked = shared(profile, bearers).map {
        (english: Int($0.key), score: Double($0.value) / Double(own + totals[Int($0.key)] - $0.value))
      }
      .sorted { ($1.score, $0.english) < ($0.score, $1.english) }
      for candidate in ranked.prefix(Self.candidateLimit) {
        let evidence = evidence(profile, english[candidate.english])
        comparisons.append(
          Comparison(french: number, english: candidate.english, evidence: evidence, score: TwinConfidence.score(of: evidence)))
      }
    }
    return comparisons
  }

  /// By English record: the weight of what it shares with a French one.
  private func shared(_ profile: TwinProfile, _ bearers: [String: [Int32]]) -> [Int32: Int] {
    var shared: [Int32: Int] = [:]
    func add(_ feature: String) {
      guard let bearers = bearers[feature], bearers.count <= Self.frequencyLimit, let weight = weights[feature] else { return }
      for bearer in bearers { shared[bearer, default: 0] += weight }
    }
    for anchor in profile.anchors.keys { add(anchor) }
    for concept in profile.concepts { add(concept) }
    return shared
  }

  private func total(_ profile: TwinProfile) -> Int {
    profile.anchors.keys.reduce(0) { $0 + (weights[$1] ?? 0) } + profile.concepts.reduce(0) { $0 + (weights[$1] ?? 0) }
  }

  private func evidence(_ french: TwinProfile, _ english: TwinProfile) -> TwinProposal.Evidence {
    var evidence = TwinProposal.Evidence()
    (evidence.anchors, evidence.sharedAnchors) = overlap(french.anchors, english.anchors)
    let concepts = french.concepts.intersection(english.concepts)
    evidence.sharedConcepts = concepts.count
    let all = french.concepts.union(english.concepts).reduce(0) { $0 + (weights[$1] ?? 0) }
    evidence.concepts = all > 0 ? Double(concepts.reduce(0) { $0 + (weights[$1] ?? 0) }) / Double(all) : 0
    evidence.outline = OutlineAlignment.similarity(french: french.outline, english: english.outline)
    evidence.length = OutlineAlignment.lengthFit(french: french.length, english: english.length)
    let people = french.people.isEmpty || english.people.isEmpty ? 0.5 : french.people.isDisjoint(with: english.people) ? 0 : 1
    let dates = french.dates.isEmpty || english.dates.isEmpty ? 0.5 : french.dates.isDisjoint(with: english.dates) ? 0 : 1
    evidence.context = 0.4 * people + 0.4 * dates + (french.format == english.format ? 0.2 : 0)
    return evidence
  }

  /// The share of the weight of all anchors that both have as often (Ružička 1958), and how many both have.
  private func overlap(_ one: [String: Int], _ other: [String: Int]) -> (share: Double, count: Int) {
    var common = 0
    var all = 0
    var count = 0
    for (anchor, times) in one {
      let weight = weights[anchor] ?? 0
      let others = other[anchor] ?? 0
      if others > 0 { count += 1 }
      common += weight * Self.damped(min(times, others))
      all += weight * Self.damped(max(times, others))
    }
    for (anchor, times) in other where one[anchor] == nil { all += (weights[anchor] ?? 0) * Self.damped(times) }
    return (all > 0 ? Double(common) / Double(all) : 0, count)
  }

  /// The tenth time a name occurs says less than the first.
  private static func damped(_ count: Int) -> Int { Int((log2(1 + Double(count)) * 16).rounded()) }

  /// Whether two records of one language are one text, as in two formats.
  private func isCopy(_ one: TwinProfile, _ other: TwinProfile) -> Bool {
    let lengths = Double(min(one.length, other.length)) / Double(max(one.length, other.length))
    return lengths > Self.copyShare && overlap(one.anchors, other.anchors).share > Self.copyShare
  }
}
