/// Short lines that are never what a page is about: buttons read aloud, bylines, notices, announcements of other pages.
///
/// They stand inside the content without an element of their own to know them by. The lists hold set phrases of English and French only. A whole
/// sentence that begins with one of them is safe, unless it is a link or speaks of letters, networks and the like as such notices do.
enum ResidueLine {
  /// The longest line looked at, in bytes.
  private static let longest = 120
  /// The longest line that a phrase which may also begin a title decides on, in bytes.
  private static let longestTitle = 80
  /// The longest whole sentence that is a set phrase, in bytes.
  private static let longestSentence = 40
  /// The longest notice of rights, in bytes.
  private static let longestNotice = 400

  /// True for a line to leave out; white space in it is single.
  ///
  /// - Parameter isLinked: Most of the line is a link.
  static func matches(_ line: ArraySlice<UInt8>, isLinked: Bool) -> Bool {
    guard line.count <= longestNotice else { return false }
    let plain = lowercased(line)
    if isNotice(plain) { return true }
    guard line.count <= longest else { return false }
    guard plain.contains(where: isWord) else { return plain.allSatisfy { "-_*|=~#. ".utf8.contains($0) } }
    let opening = plain.drop { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "[") }
    if begins(opening, with: labels) || isReadingTime(opening) { return true }
    if begins(opening, with: openings), isLinked || !isSentence(plain) || hasCue(plain) { return true }
    if begins(opening, with: vague), isLinked || hasCue(plain) || plain.count <= longestTitle && !isSentence(plain, least: 0) {
      return true
    }
    guard let start = plain.firstIndex(where: isWord), let end = plain.lastIndex(where: isWord) else { return false }
    return whole.contains(plain[start...end])
  }

  private static func begins(_ line: ArraySlice<UInt8>, with phrases: [UInt8: [ArraySlice<UInt8>]]) -> Bool {
    line.first.flatMap { phrases[$0] }.map { $0.contains { line.starts(with: $0) } } ?? false
  }

  /// True for a line of more than so many bytes that ends as a sentence does.
  private static func isSentence(_ line: ArraySlice<UInt8>, least: Int = longestSentence) -> Bool {
    line.count > least && LineShape.endsSentence(line)
  }

  /// True for `Lecture : 4 min`.
  private static func isReadingTime(_ line: ArraySlice<UInt8>) -> Bool {
    line.count <= longestSentence && line.starts(with: reading) && line.firstRange(of: minutes) != nil
  }

  private static let reading = Array("lecture :".utf8)
  private static let minutes = Array(" min".utf8)

  /// Whether a line speaks of what only notices speak of.
  private static func hasCue(_ line: ArraySlice<UInt8>) -> Bool { cues.contains { line.firstRange(of: $0) != nil } }

  private static let cues = phrases(
    """
    newsletter, inbox, e-mail, email, facebook, twitter, linkedin, instagram, youtube, whatsapp, podcast, app store, google play, subscri,
    unsubscribe, click here, this article, this story, this page, cookie, updates, comments, breaking news, your phone, courriel, infolettre, lettre d, notre lettre,
    nos lettres, abonn, boîte mail, boite mail, réseaux sociaux, notre page, cet article, cette page, en cliquant, cliquez, notifications, alertes, notre chaîne, votre téléphone
    """)

  /// True for a notice of rights: it begins with the word or the sign, and reserves them.
  private static func isNotice(_ line: ArraySlice<UInt8>) -> Bool {
    guard rights.contains(where: { line.starts(with: $0) }) else { return false }
    return reserved.contains { line.firstRange(of: $0) != nil }
  }

  private static let rights = phrases("copyright, ©, (c)")
  private static let reserved = phrases(
    "all rights reserved, tous droits réservés, may not be reproduced, not to be reproduced, may not be published")

  /// Lower case of ASCII and of the accented capitals À to Þ, which French needs.
  private static func lowercased(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var plain: [UInt8] = []
    plain.reserveCapacity(line.count)
    for byte in line {
      let isCapital = (0x41...0x5A).contains(byte) || (plain.last == 0xC3 && (0x80...0x9E).contains(byte))
      plain.append(isCapital ? byte + 0x20 : byte)
    }
    return plain[...]
  }

  private static func isWord(_ byte: UInt8) -> Bool { byte >= 0x80 || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) }

  private static let whole = Set(
    phrases(
      """
      share, share this, share this page, share this article, tweet, pin it, print, print this page, email, e-mail, email this, comment, comments,
      no comments, add a comment, leave a comment, leave a reply, advertisement, advertisements, advert, sponsored, close, caption, by,
      related stories, related articles, related content, related links, related posts, related topics, more stories, see also, read also, read more,
      you may also like, you might also like, recommended, recommended for you, most popular, continue reading,
      continue reading the main story, start quote, end quote, skip to content, skip to main content, back to top, top of page, previous, next,
      menu, search, loading, enlarge, enlarge image, click to enlarge, play, play video, subscribe, sign up, log in, login, register, text size,
      font size, share on facebook, share on twitter, follow us, download pdf, edit, edit this page, advertising, contents, table of contents
      partager, partager cette page, partager cet article, imprimer, envoyer, envoyer par mail, envoyer à un ami, commentaire, commentaires,
      aucun commentaire, ajouter un commentaire, laisser un commentaire, répondre, publicité, annonce, sponsorisé, fermer, légende, par,
      articles liés, articles similaires, sur le même sujet, sur le même thème, dans la même rubrique, voir aussi, à voir aussi, lire aussi,
      à lire aussi, lire également, lire la suite, lire plus, en savoir plus, les plus lus, continuer la lecture, aller au contenu, haut de page,
      retour en haut, retour, précédent, suivant, rechercher, chargement, agrandir, cliquer pour agrandir, s'abonner, s’abonner, s'inscrire,
      s’inscrire, se connecter, connexion, suivez-nous, sommaire, table des matières, modifier
      """))

  /// Phrases that may as well begin a title or a sentence of the text.
  private static let vague = Dictionary(
    grouping: phrases(
      """
      get the latest, for the latest, stay in touch, stay informed, support our work, help us continue, more:, watch:, don't miss, share your thoughts,
      add to cart, add to basket, add to favorites, add to favourites, add to calendar, add to my, add to list, add to wish, add to reading
      faites un don, soutenez-nous, aidez-nous à continuer, fiche créée le, retrouvez-nous, restez informé, ne manquez rien, ne ratez rien,
      réagissez à, partagez votre avis, donnez votre avis
      """)
  ) { $0.first ?? 0 }

  /// Phrases that no sentence begins with.
  private static let labels = Dictionary(
    grouping: phrases(
      """
      posted:, published:, updated:, tags:, categories:, comments (, copyright ©, copyright (c), © , all rights reserved, photo:, photos:,
      photo by, photo credit, photograph by, image credit, image:, credit:, image caption, media caption, read more:, read also:, see also:,
      related:, also read:, mise à jour :, mots-clés :, mots clés :, étiquettes :, commentaires (, tous droits réservés, photo :,
      crédit photo, crédits photo, crédit :, crédits :, lire aussi :, à lire aussi :, lire également :, voir aussi :, sur le même sujet :
      """)
  ) { $0.first ?? 0 }

  /// Phrases that begin notices, and now and then a sentence; by first byte.
  private static let openings = Dictionary(
    grouping: phrases(
      """
      last updated, last modified, page last updated, posted on, posted by, published on, first published, story first published,
      updated on, filed under, filed in, posted in, tagged, share this, share on, follow us, view comments, view all comments, text size,
      sign up for, sign up to, subscribe to, click here to, print article, subscribe now, join our newsletter, join our mailing list,
      stay up to date, never miss, like this story, like this article, enjoyed this, if you enjoyed this, did you like this,
      want more like this, share this story, share this article, do you want to be informed, download our app, download the app,
      was this page useful, was this page helpful, was this article helpful, rate this, reading time, estimated reading time, publié le,
      publié par, publiée le, posté le, posté par, mis à jour le, mise à jour le, dernière mise à jour, modifié le, mis en ligne le,
      classé dans, partager sur, suivez-nous, abonnez-vous, inscrivez-vous, cliquez ici, recevez notre, recevez nos, recevez chaque,
      recevez l'actu, recevez toute, pour ne rien manquer, temps de lecture, rejoignez-nous sur, cet article vous a plu, vous avez aimé cet,
      vous avez apprécié cet, partagez cet, partagez cette, partagez sur, téléchargez notre application, téléchargez l'appli,
      cette page vous a-t-elle, cet article vous a-t-il, avez-vous trouvé cette page
      """)
  ) { $0.first ?? 0 }

  private static func phrases(_ list: String) -> [ArraySlice<UInt8>] {
    list.utf8.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\n") }.map { phrase in Array(phrase.drop { $0 == 0x20 })[...] }.filter
    { !$0.isEmpty }
  }
}
