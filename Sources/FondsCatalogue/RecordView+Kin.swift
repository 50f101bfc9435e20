package import FondsRecord

extension RecordView {
  /// Works that a record is akin to by a value that both have to do with; found when it is read, declared by nobody.
  package struct Kin: Sendable, Hashable {
    /// How they are akin.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
      case sameTerritory = "same-territory"
      /// The others state an obstacle that this one answers.
      case answersObstacle = "answers-obstacle"
      /// The others answer an obstacle that this one states.
      case obstacleAnsweredBy = "obstacle-answered-by"
    }

    package var kind: Kind
    /// The place, or the obstacle.
    package var reason: NearView.Value
    /// The levers by which an obstacle is answered; none where that is declared alone.
    package var via: [NearView.Value]
    /// Those described most alike first.
    package var targets: [Target]
    /// How many there are, shown or not.
    package var total: Int
    /// The facets that a search for all of them chooses, as `facet:value`.
    package var choices: [String]

    /// What people are told before the list.
    package func words(in ui: Language) -> String {
      let levers = via.map(\.label).joined(separator: ", ")
      let by = levers.isEmpty ? "" : ui(fr: " (levier : \(levers))", en: " (lever: \(levers))")
      return switch kind {
      case .sameTerritory: ui(fr: "même territoire : ", en: "same territory: ") + reason.label
      case .answersObstacle:
        ui(fr: "répond à l’obstacle « \(reason.label) » dit par", en: "answers the obstacle “\(reason.label)” stated by") + by
      case .obstacleAnsweredBy:
        ui(fr: "son obstacle « \(reason.label) » trouve réponse dans", en: "its obstacle “\(reason.label)” is answered by") + by
      }
    }

    func write(to writer: inout JSONWriter) {
      writer.object { writer in
        writer.member("kind", kind.rawValue)
        writer.name("reason")
        reason.write(to: &writer)
        writer.name("via")
        writer.array { writer in for value in via { value.write(to: &writer) } }
        writer.member("total", total)
        writer.name("records")
        writer.array { writer in
          for target in targets {
            writer.object { writer in
              writer.member("id", target.id)
              writer.member("title", target.title)
              writer.member("language", target.language.rawValue)
            }
          }
        }
      }
    }
  }
}
