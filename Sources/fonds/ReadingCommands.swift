internal import ArgumentParser
internal import FondsCatalogue
internal import FondsRecord

/// `fonds facets`: the facets of the bank, or the values of one, with their counts.
struct FacetsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "facets",
      abstract: ui(fr: "Lister les facettes, ou les valeurs de l’une d’elles.", en: "List the facets, or the values of one."),
      discussion: ui(fr: "Exemples :\n  fonds facets\n  fonds facets theme", en: "Examples:\n  fonds facets\n  fonds facets theme"))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions

  @Argument(help: ArgumentHelp(ui(fr: "Une facette.", en: "One facet."), valueName: "facet"))
  var facet: String?

  func run() throws {
    try speaking(json: format.json) {
      let facets = try Catalogue(index: common.indexFolder).facets(facet, ui: ui)
      if format.json {
        var writer = JSONWriter()
        writer.object { writer in
          writer.name("facets")
          writer.object { writer in for facet in facets { facet.write(to: &writer) } }
        }
        Terminal.print(writer.text)
      } else {
        for one in facets {
          Terminal.print(Terminal.bold("\(one.label)") + Terminal.dim("  \(one.id)"))
          for value in one.values.prefix(facet == nil ? 8 : one.values.count) {
            let indent = value.parent == nil ? "  " : "    "
            Terminal.print(
              "\(indent)\(value.count)  \(Terminal.harmless(value.label))" + Terminal.dim("  \(one.id):\(Terminal.harmless(value.id))"))
          }
        }
      }
      return .done
    }
  }
}

/// `fonds show`: one record, with what is tied to it.
struct ShowCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "show",
      abstract: ui(fr: "Montrer une notice.", en: "Show one record."),
      discussion: ui(
        fr: "L’identifiant est celui que `fonds search` écrit sous chaque résultat ; racine:chemin/relatif convient aussi.",
        en: "The identifier is the one that `fonds search` writes below each result; label:relative/path will do as well."))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      ui(
        fr: "Montrer son état à la fin de ce jour, de ce mois ou de cette année.",
        en: "Show how it stood at the end of this day, month or year."), valueName: "date"))
  var asOf: String?

  @Argument(help: ArgumentHelp(ui(fr: "L’identifiant.", en: "The identifier."), valueName: "id"))
  var id: String

  func run() async throws {
    try await speaking(json: format.json) {
      let date = try asOf.map { (text) throws(CatalogueError) in try Catalogue.date(text) }
      let catalogue = Catalogue(index: common.indexFolder)
      let view = try catalogue.withKin(try await catalogue.record(id, ui: ui, asOf: date), ui: ui)
      if format.json {
        Terminal.print(view.json)
      } else {
        RecordPrinter(view: view, description: try catalogue.describe(view.record, ui: ui)).print()
      }
      return .done
    }
  }
}

/// `fonds stats`: how much the index holds.
struct StatsCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "stats", abstract: ui(fr: "Dire ce que contient l’index.", en: "Say what the index holds."))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    try await speaking(json: format.json) {
      let statistics = try await Catalogue(index: common.indexFolder).statistics()
      if format.json {
        var writer = JSONWriter()
        statistics.write(to: &writer)
        Terminal.print(writer.text)
      } else {
        for line in statistics.lines(in: ui) { Terminal.print(line) }
      }
      return .done
    }
  }
}

/// `fonds check`: every byte of the index against its checksums.
struct CheckCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check", abstract: ui(fr: "Vérifier chaque octet de l’index.", en: "Verify every byte of the index."),
      discussion: ui(
        fr: "Sort avec 3 et nomme le fichier et l’endroit si quelque chose est endommagé.",
        en: "Exits with 3 and names the file and the place when something is damaged."))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    try await speaking(json: format.json) {
      let statistics = try await Catalogue(index: common.indexFolder).check()
      if format.json {
        var writer = JSONWriter()
        statistics.write(to: &writer)
        Terminal.print(writer.text)
      } else {
        Terminal.print(
          ui(fr: "L’index est sain (génération \(statistics.generation)).", en: "The index is sound (generation \(statistics.generation)).")
        )
      }
      return .done
    }
  }
}

/// `fonds dump`: every record, canonical, one a line.
struct DumpCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "dump", abstract: ui(fr: "Écrire toutes les notices, une par ligne.", en: "Write every record, one a line."),
      discussion: ui(
        fr: "Exemple :\n  fonds dump > notices.ndjson && fonds import --index ailleurs notices.ndjson",
        en: "Example:\n  fonds dump > records.ndjson && fonds import --index elsewhere records.ndjson"))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    try await speaking(json: format.json) {
      try await Catalogue(index: common.indexFolder).dump { Terminal.write($0) }
      return .done
    }
  }
}
