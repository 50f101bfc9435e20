internal import ArgumentParser
internal import FondsCatalogue
internal import FondsRecord

/// `fonds desk set`: values in place of those of the source.
struct DeskSetCommand: DeskVerb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "set",
      abstract: ui(fr: "Donner à une notice d’autres valeurs que sa source.", en: "Give a record other values than its source."),
      discussion: ui(
        fr: """
          Parties : title@fr, abstract@en, keywords@fr, authors, producers, publishers, published, modified, event (début/fin), url,
          licence, language, visibility, les facettes (theme, territory…, facet.X), relation.part-of…, field.X.
          Plusieurs valeurs : a | b. Rien après = : la partie est vidée. Une facette ainsi fixée remplace ce que la source
          déclare ; ce que le texte donne reste, et `fonds desk remove` l’écarte.
          Exemple :
            fonds desk set r-1f3c producers='Commune de Sainte-Aure | Les Paniers' event=2020-09-10/2020-09-11 visibility=internal
          """,
        en: """
          Parts: title@fr, abstract@en, keywords@fr, authors, producers, publishers, published, modified, event (start/end), url,
          licence, language, visibility, the facets (theme, territory…, facet.X), relation.part-of…, field.X.
          Several values: a | b. Nothing behind =: the part is emptied. A facet that is set replaces what the source declares;
          what the text gives stays, and `fonds desk remove` puts it away.
          Example:
            fonds desk set r-1f3c producers='Commune de Sainte-Aure | Les Paniers' event=2020-09-10/2020-09-11 visibility=internal
          """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var signing: SignatureOptions

  @Argument(help: ArgumentHelp(ui(fr: "La notice.", en: "The record."), valueName: "id"))
  var id: String

  @Argument(help: ArgumentHelp(ui(fr: "Ce qu’elle a désormais.", en: "What it has from now on."), valueName: "part=value"))
  var assignments: [String]

  var request: DeskRequest { .set(id: id, assignments: assignments) }
}

/// `fonds desk add`: further values of facets.
struct DeskAddCommand: DeskVerb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "add",
      abstract: ui(fr: "Ajouter des valeurs de facettes à une notice.", en: "Add values of facets to a record."),
      discussion: ui(
        fr: "Exemple :\n  fonds desk add r-1f3c thème:mobilité scale:region",
        en: "Example:\n  fonds desk add r-1f3c theme:mobility scale:region"))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var signing: SignatureOptions

  @Argument(help: ArgumentHelp(ui(fr: "La notice.", en: "The record."), valueName: "id"))
  var id: String

  @Argument(help: ArgumentHelp(ui(fr: "Identifiants ou libellés.", en: "Identifiers or labels."), valueName: "facet:value"))
  var values: [String]

  var request: DeskRequest { .facets(.add, id: id, values: values) }
}

/// `fonds desk remove`: values of facets that a record is not to have.
struct DeskRemoveCommand: DeskVerb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "remove",
      abstract: ui(
        fr: "Retirer des valeurs de facettes, qu’elles soient déclarées ou trouvées dans le texte.",
        en: "Remove values of facets, be they declared or found in the text."),
      discussion: ui(fr: "Exemple :\n  fonds desk remove r-1f3c theme:mobility", en: "Example:\n  fonds desk remove r-1f3c theme:mobility"))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var signing: SignatureOptions

  @Argument(help: ArgumentHelp(ui(fr: "La notice.", en: "The record."), valueName: "id"))
  var id: String

  @Argument(help: ArgumentHelp(ui(fr: "Identifiants ou libellés.", en: "Identifiers or labels."), valueName: "facet:value"))
  var values: [String]

  var request: DeskRequest { .facets(.remove, id: id, values: values) }
}

/// `fonds desk undo`: earlier entries that do not hold any more.
struct DeskUndoCommand: DeskVerb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "undo",
      abstract: ui(fr: "Annuler des entrées du bureau.", en: "Undo entries of the desk."),
      discussion: ui(
        fr: "Rien n’est effacé : une nouvelle entrée annule l’ancienne, et peut être annulée à son tour.\nExemple :\n  fonds desk undo 3",
        en: "Nothing is erased: a new entry undoes the old one, and can be undone itself.\nExample:\n  fonds desk undo 3"))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var signing: SignatureOptions

  @Argument(help: ArgumentHelp(ui(fr: "Numéros, selon `fonds desk log`.", en: "Numbers, by `fonds desk log`."), valueName: "number"))
  var numbers: [Int]

  var request: DeskRequest { .undo(numbers) }
}

/// `fonds desk log`: what was corrected, in words.
struct DeskLogCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "log",
      abstract: ui(fr: "Dire ce qui a été corrigé.", en: "Say what was corrected."),
      discussion: ui(
        fr: "Exemples :\n  fonds desk log\n  fonds desk log r-1f3c", en: "Examples:\n  fonds desk log\n  fonds desk log r-1f3c"))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions

  @Argument(help: ArgumentHelp(ui(fr: "Une notice.", en: "One record."), valueName: "id"))
  var id: String?

  func run() throws {
    try speaking(json: format.json) {
      let (lines, isTorn) = try Catalogue(index: common.indexFolder).deskLog(of: id)
      if format.json {
        var writer = JSONWriter()
        writer.array { writer in for line in lines { line.write(to: &writer) } }
        Terminal.print(writer.text)
      } else {
        for line in lines { Terminal.print(Terminal.harmless(line.sentence(in: ui))) }
        if lines.isEmpty { Terminal.print(ui(fr: "Rien n’a été corrigé.", en: "Nothing was corrected.")) }
      }
      if isTorn { Terminal.printError("fonds: " + Catalogue.tornDesk(in: ui)) }
      return .done
    }
  }
}
