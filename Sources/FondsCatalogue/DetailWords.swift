package import FondsRecord

/// The details of a report, for people: what readers say in English, in the language of who asks.
///
/// Names, numbers and what libraries and programs say stay as they are.
package enum DetailWords {
  /// The detail in the words of a language; a sentence that is not known here stays in English.
  ///
  /// O(bytes of the detail).
  package static func words(of detail: String, in ui: Language) -> String {
    guard ui == .french, !detail.isEmpty else { return detail }
    var rest = Array(detail.utf8.prefix(byteLimit))[...]
    var words: [UInt8] = []
    while !rest.isEmpty {
      if let (french, length) = french(at: rest) {
        words += french
        rest = rest.dropFirst(length)
      } else {
        // French sets a space before the mark.
        if rest.starts(with: "; ".utf8) { words.append(0x20) }
        words.append(rest.removeFirst())
        // A sentence begins with a word.
        while let next = rest.first, isLetter(words[words.count - 1]), isLetter(next) { words.append(rest.removeFirst()) }
      }
    }
    return String(decoding: words, as: UTF8.self)
  }

  private static let byteLimit = 4_096
  /// Bytes of a name or number within a sentence.
  private static let gapLimit = 300

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) }

  /// A sentence with gaps for names and numbers, which stay in their order.
  private struct Sentence {
    var english: [[UInt8]]
    var french: [[UInt8]]

    init(_ english: String, _ french: String) {
      self.english = Self.parts(english)
      self.french = Self.parts(french)
    }

    private static func parts(_ text: String) -> [[UInt8]] {
      text.split(separator: "*", omittingEmptySubsequences: false).map { Array($0.utf8) }
    }
  }

  /// The French of the sentence that begins the text, and how many bytes it covers.
  private static func french(at text: ArraySlice<UInt8>) -> (french: [UInt8], length: Int)? {
    sentences.lazy.compactMap { sentence -> (french: [UInt8], length: Int)? in
      guard text.starts(with: sentence.english[0]) else { return nil }
      var place = text.startIndex + sentence.english[0].count
      var french = sentence.french[0]
      for (english, part) in zip(sentence.english, sentence.french).dropFirst() {
        guard let gap = (place..<min(text.endIndex, place + gapLimit)).first(where: { text[$0...].starts(with: english) }) else {
          return nil
        }
        // A gap at the end is one word.
        let end = english.isEmpty ? text[place...].firstIndex { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ";") } ?? text.endIndex : gap
        french += text[place..<end] + part
        place = end + english.count
      }
      return (french, place - text.startIndex)
    }.first
  }

  /// In the order in which they are tried: the longer one of two that begin alike goes first.
  private static let sentences: [Sentence] = [
    ("its content is binary data, which is not read", "son contenu n’est pas du texte, et fonds ne le lit pas"),
    ("its content is Netpbm image, which is not read", "son contenu est une image Netpbm, que fonds ne lit pas"),
    ("its content is *, which is not read", "son contenu est *, que fonds ne lit pas"),
    (
      "save it as text, HTML, Markdown, CSV, ODT, DOCX, ODS, XLSX or PDF",
      "enregistrez-le en texte, HTML, Markdown, CSV, ODT, DOCX, ODS, XLSX ou PDF"
    ),
    ("the workbook has no visible sheet *", "le classeur n’a pas de feuille visible *"),
    ("the table has no column *", "le tableau n’a pas de colonne *"),
    (
      "correct `tables` in fonds.yaml, or the header of the table",
      "corrigez `tables` dans fonds.yaml, ou l’en-tête du tableau"
    ),
    ("none of the * rows can be a record", "aucune des * lignes ne peut être une notice"),
    ("the archive has more than * bytes", "l’archive dépasse * octets"),
    ("the document is encrypted", "le document est chiffré"),
    ("save it without a password", "enregistrez-le sans mot de passe"),
    ("it is an office file of before 2007", "c’est un fichier bureautique d’avant 2007"),
    ("unpack it, or save it as ODT, DOCX, ODS, XLSX or PDF", "dépliez-le, ou enregistrez-le en ODT, DOCX, ODS, XLSX ou PDF"),
    ("save it as ODT, DOCX or PDF", "enregistrez-le en ODT, DOCX ou PDF"),
    ("it has more than * bytes", "il dépasse * octets"),
    ("make it shorter", "raccourcissez-le"),
    ("it lies outside of its root", "il est hors de sa racine"),
    ("name a source of the root", "nommez une source de la racine"),
    ("the system refuses to open it", "le système refuse de l’ouvrir"),
    ("give the account that runs fonds the right to read it", "donnez le droit de lecture au compte qui lance fonds"),
    ("it is not there", "il n’est pas là"),
    ("check the path and that its disk is mounted", "vérifiez le chemin, et que son disque est monté"),
    ("it is a symbolic link", "c’est un lien symbolique"),
    ("name the target of the link", "nommez la cible du lien"),
    ("the system cannot read it", "le système n’arrive pas à le lire"),
    ("check the disk", "vérifiez le disque"),
    ("it is no regular file", "ce n’est pas un fichier ordinaire"),
    ("name a regular file", "nommez un fichier ordinaire"),
    ("the archive has no directory", "l’archive n’a pas de sommaire"),
    ("fetch the file again or print it to a new PDF", "procurez-vous de nouveau le fichier, ou imprimez-le dans un nouveau PDF"),
    (
      "fetch the file again, or repair it with an office program",
      "procurez-vous de nouveau le fichier, ou réparez-le avec une suite bureautique"
    ),
    ("fetch the file again", "procurez-vous de nouveau le fichier"),
    ("its part * is encrypted", "sa partie * est chiffrée"),
    ("its part * grows beyond * bytes", "sa partie * se déploie au-delà de * octets"),
    ("its part * grows beyond * times its size", "sa partie * se déploie à plus de * fois sa taille"),
    ("its part * cannot be unpacked", "sa partie * ne se déplie pas"),
    ("its part * cannot be read", "sa partie * ne se lit pas"),
    ("its part * is missing", "sa partie * manque"),
    ("split the document", "partagez le document"),
    ("it is an archive of another kind", "c’est une archive d’une autre sorte"),
    ("save it again with an office program", "enregistrez-le de nouveau avec une suite bureautique"),
    ("the source that it describes is missing", "la source qu’elle décrit manque"),
    ("the description has no keys with values", "la description n’a pas de clés avec des valeurs"),
    ("write `title: …` and so on", "écrivez `title: …` et ainsi de suite"),
    ("the description has * bytes, more than *", "la description a * octets, plus que *"),
    ("keep descriptions short", "gardez les descriptions courtes"),
    ("the description is not UTF-8", "la description n’est pas en UTF-8"),
    ("save it as UTF-8", "enregistrez-la en UTF-8"),
    ("the description is no YAML", "la description n’est pas du YAML"),
    ("check quotes, indentation and colons on that line", "vérifiez guillemets, retraits et deux-points de cette ligne"),
    ("a second document follows", "un second document suit"),
    ("write one document", "écrivez un seul document"),
    ("anchors and aliases are not read", "les ancres et les alias ne sont pas lus"),
    ("write the value out", "écrivez la valeur en entier"),
    ("more than * values stand in one another", "plus de * valeurs sont emboîtées"),
    ("flatten the description", "aplatissez la description"),
    ("a key is no simple text", "une clé n’est pas un simple texte"),
    ("use a word as key", "prenez un mot pour clé"),
    ("a key stands twice in a mapping", "une clé revient deux fois"),
    ("keep one of them", "gardez-en une"),
    ("reading it takes too long", "sa lecture est trop longue"),
    ("simplify or split the source", "simplifiez ou partagez la source"),
    ("reading it takes longer than * seconds", "sa lecture prend plus de * secondes"),
    ("simplify the source", "simplifiez la source"),
    ("the program * is not installed", "le programme * n’est pas installé"),
    ("install the Debian package *: apt-get install *", "installez le paquet Debian * : apt-get install *"),
    ("install *: apt-get install *", "installez * : apt-get install *"),
    ("the program * could not be run", "le programme * n’a pas pu être lancé"),
    ("check the limits of the system", "vérifiez les limites du système"),
    ("no folder can be made for the images of pages", "aucun dossier ne peut être fait pour les images des pages"),
    (
      "make room in the folder of temporary files, or set TMPDIR",
      "faites de la place dans le dossier des fichiers temporaires, ou donnez-en un par TMPDIR"
    ),
    ("tesseract knows neither French nor English", "tesseract ne connaît ni le français ni l’anglais"),
    ("its page holds an image, or text without a readable encoding", "sa page est une image, ou d’un texte sans codage lisible"),
    (
      "its * pages hold images, or text without a readable encoding",
      "ses * pages sont des images, ou d’un texte sans codage lisible"
    ),
    (
      "let fonds recognise its text with --ocr, or do it with ocrmypdf",
      "laissez fonds en reconnaître le texte avec --ocr, ou faites-le avec ocrmypdf"
    ),
    ("the PDF takes too much computing", "le PDF demande trop de calcul"),
    ("the PDF takes too much memory", "le PDF demande trop de mémoire"),
    ("print it to a new PDF", "imprimez-le dans un nouveau PDF"),
    ("the PDF is protected by a password", "le PDF est protégé par un mot de passe"),
    ("save it without protection", "enregistrez-le sans protection"),
    ("the PDF is damaged", "le PDF est endommagé"),
    ("* is the identifier of *", "* est l’identifiant de *"),
    ("line *, column *:", "ligne *, colonne * :")
  ].map { Sentence($0.0, $0.1) }
}
