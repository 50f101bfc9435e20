/// What the class and identifier of an element say of its part in the page, in English and French.
///
/// The words are those that people who make pages agree on without having met; none belongs to one site.
struct PageWords: OptionSet, Sendable {
  let rawValue: UInt32

  static let navigation = PageWords(rawValue: 1 << 0)
  static let frame = PageWords(rawValue: 1 << 1)
  static let aside = PageWords(rawValue: 1 << 2)
  static let advertisement = PageWords(rawValue: 1 << 3)
  static let sharing = PageWords(rawValue: 1 << 4)
  static let comments = PageWords(rawValue: 1 << 5)
  static let consent = PageWords(rawValue: 1 << 6)
  static let form = PageWords(rawValue: 1 << 7)
  /// Who, when, under which labels: told by the metadata.
  static let byline = PageWords(rawValue: 1 << 8)
  static let hidden = PageWords(rawValue: 1 << 9)
  static let content = PageWords(rawValue: 1 << 10)
  /// Very likely the content itself.
  static let article = PageWords(rawValue: 1 << 11)

  /// A foot is one whatever else it is called: `footer-content`.
  static let foot = PageWords(rawValue: 1 << 12)
  /// The words under a picture.
  static let caption = PageWords(rawValue: 1 << 13)
  /// A day of publication, which may look like an advertisement: `pub-date`.
  static let publication = PageWords(rawValue: 1 << 14)

  /// The paragraph that opens an article.
  static let lead = PageWords(rawValue: 1 << 15)

  /// Pictures shown one after the other.
  static let gallery = PageWords(rawValue: 1 << 16)

  /// A part of a page builder, whose every paragraph is a `widget`.
  static let builder = PageWords(rawValue: 1 << 17)
  /// A field whose label is hidden, not the field.
  static let label = PageWords(rawValue: 1 << 18)
  /// What one click unfolds: the pane of a tab, the body of an accordion.
  static let panel = PageWords(rawValue: 1 << 19)
  /// Tabs: their bar, or all of them with their panes.
  static let tabs = PageWords(rawValue: 1 << 20)
  /// A box that belongs to the text: a note, an example, a definition.
  static let note = PageWords(rawValue: 1 << 21)

  /// Something that takes place on a day, or a list of such things.
  static let event = PageWords(rawValue: 1 << 22)

  /// Who wrote it and when, even where something takes place on another day.
  static let signature = PageWords(rawValue: 1 << 23)

  /// Everything around the content.
  static let surroundings: PageWords = [.navigation, .frame, .aside, .advertisement, .sharing, .comments, .consent, .form]

  /// Reads an attribute value.
  static func words(in value: ArraySlice<UInt8>) -> PageWords {
    var words = PageWords(rawValue: matcher.marks(in: value))
    if words.contains(.publication) { words.remove(.advertisement) }
    if words.contains(.builder) { words.remove(.aside) }
    if words.contains(.label) || words.contains(.panel) { words.remove(.hidden) }
    return words
  }

  private static let matcher = WordMatcher(
    lists.flatMap { mark, words in words.split(whereSeparator: \.isWhitespace).map { (String($0), mark.rawValue) } })

  private static let lists: [(PageWords, String)] = [
    (
      .navigation,
      """
      nav- navbar navigation -navi- navheader navfooter -menu submenu breadcrumb -crumb -ariane- paginat -pager- page-numbers
      -pages-links -prev-next- prevnext -toolbar- -toc- sitemap skip-link skiplink skip-to quicklinks jump-to
      -langs- language-switcher lang-switch
      """
    ),
    (
      .frame,
      """
      header masthead footer -banner -topbar- -bottom-bar- copyright -entete- -pied- pieddepage -bandeau- site-info -logo- colophon
      disclaimer -disclosure- -mentions-legales-
      """
    ),
    (.gallery, "-gallery- -galerie- slideshow diaporama"), (.lead, "chapo -chapeau- -lead- -intro- introduction -accroche- -teaser-text-"),
    (
      .panel,
      """
      -tab-pane -tabpane -tab-panel -tabpanel -tab-content -tabcontent -tabs-content -tabs-pane -tabs--content -tabs--pane accordion accordeon -collapse- -collapsible-
      -collapsed- -toggle-content- -toggle-body- -faq- -foldable- -depliant- -depliable- -expandable- -panel-body- -contenu-onglet
      -onglet-contenu
      """
    ), (.tabs, "-tabs-"), (.event, "-event- -events- -vevent- -evenement- -evenements- -agenda- -agendas-"),
    (.signature, "-byline -author- -auteur- -pubdate- -published- -publication-date -posted-on- -post-meta- -entry-meta- -article-meta-"),
    (.note, "-encadre- -note- -callout- -admonition- -definition- -exemple- -example- -highlight-box-"),
    (.builder, "elementor-widget page-widget"), (.label, "label-hidden label-visually-hidden"),
    (.foot, "footer -pied- pieddepage -pied-de-page- colophon"), (.caption, "caption legende"),
    (.publication, "-pub-date -pub-info -pub-time -date-pub- -pub-on-"),
    (
      .aside,
      """
      sidebar -aside- -rail- -widget related recommend recirc -popular- most-read mostread most-viewed -trending- -teaser -promo
      see-also -seealso -read-more- readmore -more-from -more-stories -also-read -similar- -supplemental- -latest- -upnext-
      -read-next -voir-aussi- -lire-aussi- -alire- -connexes- -encart- -a-lire- -suggest -carousel -newsfeed -infobox- -ticker-
      -extra- -gallery- -galerie- slideshow diaporama -bio- author-box authorbox -about-author -crosslinks- -editorspick -viral- -zergnet-
      """
    ),
    (
      .advertisement,
      """
      -ad- -ads- -adv- advert -adslot -adsense -adbox -adwrap -adsby -dfp- -gpt- sponsor outbrain taboola -pub- publicite skyscraper
      -promoted- -commercial- revcontent -ob-widget -advertorial- -shopping- -affiliate-
      """
    ),
    (
      .sharing,
      """
      -share- sharing -shares- sharedaddy -share-bar sharebar sharethis share-buttons -social socialbar -follow- -followus- addthis addtoany
      -partage- -partager- -retweet- -tweet-button -bookmarks- -emailthis- -print- -printer- -toolbox- -tools-
      -like-button
      """
    ),
    (
      .comments,
      """
      comment -discuss disqus -replies- -respond- -reactions- -shoutbox- -remark- -livefyre- -forum-reponses- -forum-fil- -forum-message- -forum-titre- -forum-total- -trackback -pingback
      """
    ),
    (.consent, "cookie gdpr -rgpd- -consent- -privacy-notice- -tarteaucitron- -didomi- -onetrust-"),
    (
      .form,
      """
      subscri newsletter -signup- sign-up -login- -log-in- -signin- -search- searchform search-box -recherche- -inscription- -connexion-
      -abonne -abonnement- -donate- -don- -popup- popover -modal- -overlay- -lightbox- -tooltip- -toast- -captcha- -optin- -cta-
      -call-to-action- -feedback- -register- -registration- -registrati
      """
    ),
    (
      .byline,
      """
      byline -author -auteur- -dateline- -timestamp- -pubdate- -published- -publication-date -post-date- -entry-date- -date- -time-
      -post-meta entry-meta article-meta -meta- metadata -tags- -tag-list -taglist- -categories- -cat-links- -keywords- post-info
      -postinfo- -entry-utility- -views- -viewcount- -rating- -reading-time- -readtime- -article-info -permalink-
      """
    ),
    (
      .hidden, "-hidden- -visually-hidden visuallyhidden -sr-only- screen-reader -offscreen- -off-screen- -noprint- -invisible- -d-none-"
    ),
    (
      .content,
      """
      article -body- bodytext body-text bodycopy body-copy content -entry -hentry -main- maincol -page -post- -posts- -text- texte -blog -story
      storytext story-body -contenu- -corps- -section- -column- chapter -chapo
      """
    ),
    (
      .article,
      """
      articlebody article-body articletext article-text article-content articlecontent -post-content -postcontent -post-body -postbody
      -post-entry- -entry-content -entrycontent -entry-text -story-body storybody -storytext -story-text -story-content -main-content
      -maincontent -mw-content- -page-content- -body-content- -news-text- -blog-content -single-content -content-body -contenu-article
      -corps-article- -texte-article- -article-texte
      """
    )
  ]
}
