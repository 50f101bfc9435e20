internal import ArgumentParser
internal import FondsCatalogue
internal import FondsRecord
internal import Glibc

/// The language of this run's messages, by `--ui` or else by the environment.
///
/// Known before the arguments are parsed, because `--help` speaks it too.
let ui: Language = {
  let arguments = CommandLine.arguments
  for (position, argument) in arguments.enumerated() {
    if argument == "--ui", position + 1 < arguments.count { return Language(tag: arguments[position + 1]) == .french ? .french : .english }
    if argument.hasPrefix("--ui=") { return Language(tag: String(argument.dropFirst(5))) == .french ? .french : .english }
  }
  return Language.ofEnvironment { name in unsafe getenv(name).map { unsafe String(cString: $0) } }
}()

/// What every command takes.
struct CommonOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      ui(
        fr: "Le dossier de l’index (sinon $FONDS_INDEX, sinon ./Index/local).",
        en: "The folder of the index (else $FONDS_INDEX, else ./Index/local)."), valueName: "dir"))
  var index: String?

  @Option(
    name: .customLong("ui"),
    help: ArgumentHelp(ui(fr: "Langue des messages : fr ou en.", en: "Language of the messages: fr or en."), valueName: "fr|en"))
  var language: String?

  /// The folder of the index.
  var indexFolder: String {
    if let index { return index }
    if let folder = unsafe getenv("FONDS_INDEX") { return unsafe String(cString: folder) }
    return "./Index/local"
  }

  mutating func validate() throws {
    if let language, language != "fr", language != "en" { throw ValidationError("--ui: fr | en") }
  }
}

/// The switch that every reading command has.
struct FormatOptions: ParsableArguments {
  @Flag(name: .long, help: ArgumentHelp(FondsMessages.json))
  var json = false
}

/// Words that several commands share.
enum FondsMessages {
  static var json: String { ui(fr: "Écrire du JSON, pour les programmes.", en: "Write JSON, for programs.") }
}

/// What commands take that read sources.
struct RecognitionOptions: ParsableArguments {
  @Flag(
    name: .long,
    help: ArgumentHelp(
      ui(
        fr: "Reconnaître avec tesseract le texte des pages de PDF qui sont des images.",
        en: "Recognise with tesseract the text of PDF pages that are images.")))
  var ocr = false
}
