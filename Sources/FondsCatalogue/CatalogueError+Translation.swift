internal import FondsBytes
internal import FondsExchange
internal import FondsExtraction
internal import FondsIndex
internal import FondsRecord
internal import FondsSearch

/// How the errors of the rooms below read to whoever called the catalogue.
extension CatalogueError {
  init(_ error: IndexError) {
    let code: Code =
      switch error.code {
      case .missing: .indexMissing
      case .damaged, .version: .indexDamaged
      case .locked: .locked
      case .document: .record
      case .limit, .denied, .noSpace, .io: .io
      }
    let remedy = error.code == .missing ? "make one with `fonds reindex FOLDER`, or name another with --index" : error.remedy
    self.init(
      code, error.message, remedy: remedy, path: error.path, offset: error.offset, cause: error.cause, french: Self.french(error.code))
  }

  private static func french(_ code: IndexError.Code) -> Wording {
    switch code {
    case .missing:
      Wording(
        "il n’y a pas d’index à cet endroit", remedy: "faites-en un avec `fonds reindex DOSSIER`, ou nommez-en un autre avec --index")
    case .damaged: Wording("l’index est endommagé", remedy: "refaites-le depuis les sources avec `fonds reindex --full`")
    case .version: Wording("l’index est d’une autre version de fonds", remedy: "refaites-le depuis les sources avec `fonds reindex --full`")
    case .locked: Wording("un autre processus est en train d’écrire dans cet index", remedy: "attendez qu’il ait fini, puis recommencez")
    case .noSpace: Wording("le disque est plein ; rien n’est perdu", remedy: "faites de la place, puis recommencez")
    case .denied:
      Wording(
        "le système ne laisse pas entrer à cet endroit", remedy: "vérifiez que c’est un dossier, et à qui il appartient")
    case .io: Wording("le système a refusé une lecture ou une écriture", remedy: "vérifiez le disque, puis recommencez")
    case .document: Wording("une notice ne peut pas être mise dans l’index", remedy: "partagez-la, ou retirez-la")
    case .limit: Wording("une limite de l’index est atteinte", remedy: "partagez la banque en plusieurs index")
    }
  }

  init(_ error: SearchError) {
    switch error {
    case .query(let fault): self.init(fault)
    case .index(let fault): self.init(fault)
    case .timeout:
      self.init(
        .timeout, "the search took longer than it may", remedy: "ask for fewer words or prefixes",
        french: Wording("la recherche a pris trop de temps", remedy: "demandez moins de mots ou de débuts de mots"))
    }
  }

  init(_ error: QueryError) {
    self.init(.query, error.message, remedy: error.remedy, column: error.column, french: Self.french(error.code))
  }

  private static func french(_ code: QueryError.Code) -> Wording {
    switch code {
    case .tooLong: Wording("la requête est trop longue", remedy: "gardez les mots qui comptent")
    case .tooManyTerms: Wording("la requête a trop de termes", remedy: "gardez les mots qui comptent")
    case .tooDeep: Wording("trop de parenthèses les unes dans les autres", remedy: "simplifiez la requête")
    case .unclosedQuotation:
      Wording("un guillemet est ouvert et jamais fermé", remedy: "ajoutez le guillemet fermant, ou retirez l’ouvrant")
    case .emptyQuotation: Wording("il n’y a rien entre les guillemets", remedy: "mettez-y des mots, ou retirez-les")
    case .unclosedGroup: Wording("une parenthèse est ouverte et jamais fermée", remedy: "ajoutez « ) », ou retirez « ( »")
    case .unopenedGroup: Wording("une parenthèse est fermée sans avoir été ouverte", remedy: "ajoutez « ( », ou retirez « ) »")
    case .emptyGroup: Wording("il n’y a rien entre les parenthèses", remedy: "mettez-y des mots, ou retirez-les")
    case .missingOperand: Wording("il manque un mot à côté d’un opérateur", remedy: "ajoutez-le, ou écrivez l’opérateur en minuscules")
    case .missingValue: Wording("il manque une valeur après les deux-points", remedy: "écrivez par exemple thème:mobilité")
    case .badMeeting:
      Wording(
        "il faut nommer de deux à cinq concepts",
        remedy: "écrivez-les avec des virgules : entre:alimentation,coopération, ou entre:\"espaces verts,santé\"")
    case .badYear: Wording("ce n’est pas une année, ni un intervalle d’années", remedy: "écrivez par exemple année:2019..2022")
    case .badDate: Wording("ce n’est pas une date", remedy: "écrivez à-fin:2022, à-fin:2022-06 ou à-fin:2022-06-30")
    case .badLanguage: Wording("cette langue n’est pas connue", remedy: "écrivez langue:fr ou langue:en")
    case .tooManyHits: Wording("trop de résultats demandés d’un coup", remedy: "précisez la requête")
    }
  }

  init(_ error: ExtractionError) {
    let code: Code =
      switch error.code {
      case .tool: .tool
      case .permission, .io: .io
      default: .configuration
      }
    self.init(
      code, error.message, remedy: error.remedy, path: error.path, line: error.line, column: error.column, cause: error.cause,
      french: error.line == nil
        ? Wording(error)
        : .init("la description n’est pas du YAML lisible", remedy: "vérifiez guillemets, retraits et deux-points sur cette ligne"))
  }

  /// A file named on the command line that cannot be read line by line.
  init(reading error: ByteError) {
    let french =
      error.code == .limit
      ? Wording("une ligne est trop longue", remedy: "partagez la notice")
      : Wording("le fichier ne peut pas être lu", remedy: "vérifiez son nom et ses droits")
    self.init(
      error.code == .limit ? .record : .io, error.message, remedy: error.remedy, path: error.path, cause: error.cause, french: french)
  }

  init(_ error: RecordError, path: String? = nil) {
    self.init(
      .record, error.message, remedy: error.remedy, path: path ?? error.path, offset: error.offset, cause: error.cause,
      french: Wording(error))
  }

  init(_ error: ExchangeError, path: String) {
    let remedy = "refaites l’index avec `fonds reindex --full`"
    let french: Wording? =
      switch error.code {
      case .damagedImage: Wording("le thésaurus compilé est endommagé", remedy: remedy)
      case .imageVersion: Wording("le thésaurus compilé est d’une autre version de fonds", remedy: remedy)
      case .malformed, .notRDF: Wording("ce n’est pas du SKOS en RDF/XML lisible", remedy: "exportez le thésaurus en SKOS, RDF/XML")
      case .noConcepts: Wording("le fichier ne décrit aucun concept", remedy: "prenez un fichier qui a des skos:Concept")
      case .tooLarge: Wording("le thésaurus est trop grand", remedy: "partagez-le en plusieurs fichiers")
      }
    self.init(
      error.code == .damagedImage || error.code == .imageVersion ? .indexDamaged : .configuration, error.message, remedy: error.remedy,
      path: path, offset: error.offset,
      line: error.line, column: error.column, cause: error.cause, french: french)
  }
}

/// Runs work on a file of lines with the errors of the catalogue.
@inline(__always)
func onLines<Result: ~Copyable>(_ body: () throws(ByteError) -> Result) throws(CatalogueError) -> Result {
  do throws(ByteError) {
    return try body()
  } catch {
    throw CatalogueError(reading: error)
  }
}

/// Runs a search with the errors of the catalogue.
@inline(__always)
func onSearch<Result>(_ body: () throws(SearchError) -> Result) throws(CatalogueError) -> Result {
  do throws(SearchError) {
    return try body()
  } catch {
    throw CatalogueError(error)
  }
}

/// Runs work on the index with the errors of the catalogue.
@inline(__always)
func onIndex<Result: ~Copyable>(_ body: () throws(IndexError) -> Result) throws(CatalogueError) -> Result {
  do throws(IndexError) {
    return try body()
  } catch {
    throw CatalogueError(error)
  }
}
