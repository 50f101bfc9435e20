internal import FondsBytes
internal import FondsIndex
package import FondsRecord
internal import FondsSearch
internal import FondsSystemic
internal import FondsText

/// What a lexicon was learned from, and how much it knows.
package struct LexiconSummary: Sendable, Hashable {
  /// Pairs of segments that were learned from.
  package var segments: Int
  /// Stems with translations.
  package var french: Int
  package var english: Int
  /// The size of the file.
  package var bytes: Int

  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      for (name, value) in [("segments", segments), ("french", french), ("english", english), ("bytes", bytes)] {
        writer.name(name)
        writer.integer(value)
      }
    }
  }
}

/// What a lexicon says of a word.
package struct LexiconEntry: Sendable, Hashable {
  /// The language in which the word was looked up.
  package var language: Language
  /// Words of the other language, the surest first, with how sure they are, over 0 and up to 1.
  package var translations: [(word: String, share: Double)]

  package static func == (left: Self, right: Self) -> Bool {
    left.language == right.language && left.translations.elementsEqual(right.translations) { $0 == $1 }
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(language) }

  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("language", language.rawValue)
      writer.name("translations")
      writer.array { writer in
        for (word, share) in translations {
          writer.object { writer in
            writer.member("word", word)
            writer.name("weight")
            writer.number((share * 1000).rounded() / 1000)
          }
        }
      }
    }
  }
}

/// How far the training of a lexicon is.
package enum LexiconProgress: Sendable, Hashable {
  case read(segments: Int)
  case step(Int, of: Int)
}

extension Catalogue {
  /// The translations of a word, read as French and read as English; of a text of several words those of each.
  ///
  /// Throws `configuration` for a file that is no lexicon.
  package static func translations(of text: String, in choice: LexiconChoice) throws(CatalogueError) -> [LexiconEntry] {
    guard let lexicon = try LexiconSource.open(choice) else { return [] }
    var entries: [LexiconEntry] = []
    for language in [Language.french, .english] {
      var translations: [(word: String, share: Double)] = []
      for word in QueryAnalyzer().word(text) where !word.isElision {
        do throws(ByteError) {
          translations += try lexicon.translations(of: word, from: language).map { (word: $0.form, share: Double($0.share)) }
        } catch {
          throw CatalogueError(reading: error)
        }
      }
      if !translations.isEmpty { entries.append(LexiconEntry(language: language, translations: translations)) }
    }
    return entries
  }

  /// Learns a lexicon from files of parallel text, or from the translations in the bank where none are given.
  ///
  /// The same text gives the same file, byte for byte.
  ///
  /// - Parameters:
  ///   - files: lines of a segment, a tab and its translation, in either order of the languages; what follows a second tab is passed over.
  ///   - output: the file to write; one that is there is replaced.
  package func trainLexicon(
    from files: [String], to output: String, progress: (LexiconProgress) -> Void
  ) async throws(CatalogueError) -> LexiconSummary {
    var corpus = ParallelCorpus()
    if files.isEmpty {
      try TwinText(open: try current.newest()).add(to: &corpus) { progress(.read(segments: $0)) }
    } else {
      for file in files { try ParallelFile(path: file).add(to: &corpus) { progress(.read(segments: $0)) } }
    }
    guard corpus.count > 0 else {
      throw CatalogueError(
        .usage, "there is no parallel text to learn from",
        remedy:
          "name a file of segments of 1 to \(ParallelCorpus.segmentLimit) words and their translations, or link records as translations",
        french: .init(
          "il n’y a pas de texte parallèle à apprendre",
          remedy:
            "nommez un fichier de segments de 1 à \(ParallelCorpus.segmentLimit) mots et de leurs traductions, ou liez des notices comme traductions"
        ))
    }
    let image = try onLines { () throws(ByteError) in
      try LexiconTrainer(corpus).image { step, steps in progress(.step(step, of: steps)) }.encode()
    }
    let lexicon = try onLines { () throws(ByteError) in try Lexicon(ByteView(copying: image)) }
    guard lexicon.count(.french) > 0, lexicon.count(.english) > 0 else {
      throw CatalogueError(
        .usage, "no translation can be learned from \(corpus.count) segments",
        remedy: "give more text: a word must stand in several segments",
        french: .init(
          "aucune traduction ne s’apprend de \(corpus.count) segments",
          remedy: "donnez plus de texte : un mot doit se trouver dans plusieurs segments"))
    }
    do throws(ByteError) {
      try AtomicFile.replace(output, with: image)
    } catch {
      throw CatalogueError(
        .io, error.message, remedy: "choose another place for the file", path: output, cause: error.cause,
        french: .init("le fichier ne peut pas être écrit", remedy: "choisissez un autre endroit"))
    }
    return LexiconSummary(segments: corpus.count, french: lexicon.count(.french), english: lexicon.count(.english), bytes: image.count)
  }
}
