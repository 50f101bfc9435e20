import FondsRecord

/// What the names of `meta` elements mean: Open Graph, Dublin Core, citation tags, and the plain ones.
enum MetaElement {
  /// The field and origin of a lower-case name; `nil` for names that say nothing about the document.
  static func meaning(of name: String) -> (name: MetadataName, origin: MetadataOrigin)? {
    for (prefix, origin, fields) in vocabularies {
      guard let prefix = prefix.first(where: { name.hasPrefix($0) }) else { continue }
      return fields[String(name.dropFirst(prefix.count))].map { ($0, origin) }
    }
    return plain[name].map { ($0, .meta) }
  }

  private static let vocabularies: [([String], MetadataOrigin, [String: MetadataName])] = [
    (
      ["og:"], .openGraph,
      [
        "title": .title, "description": .abstract, "url": .url, "site_name": .site, "updated_time": .modified,
        "article:published_time": .published,
        "article:modified_time": .modified, "article:author": .author, "article:tag": .keywords
      ]
    ),
    (
      ["article:"], .openGraph,
      [
        "published_time": .published, "modified_time": .modified, "author": .author, "tag": .keywords, "published": .published,
        "modified": .modified
      ]
    ),
    (["twitter:"], .openGraph, ["title": .title, "description": .abstract]),
    (
      ["dc.", "dc:", "dcterms.", "dcterms:", "dc.terms."], .dublinCore,
      [
        "title": .title, "title.alternative": .subtitle, "alternative": .subtitle, "creator": .author, "author": .author,
        "publisher": .publisher,
        "date": .published, "date.issued": .published, "issued": .published, "date.created": .created, "created": .created,
        "date.modified": .modified, "modified": .modified, "available": .published, "description": .abstract,
        "description.abstract": .abstract,
        "abstract": .abstract, "subject": .keywords, "subject.keyword": .keywords, "language": .language, "rights": .licence,
        "rights.license": .licence, "license": .licence, "identifier": .url, "identifier.uri": .url
      ]
    ),
    (
      ["citation_"], .citation,
      [
        "title": .title, "author": .author, "publisher": .publisher, "publication_date": .published, "date": .published,
        "online_date": .published, "abstract": .abstract, "keywords": .keywords, "language": .language, "abstract_html_url": .url,
        "public_url": .url, "author_institution": .producer, "technical_report_institution": .producer
      ]
    )
  ]

  /// Plain names, and the properties of schema.org where they stand in `meta` elements.
  private static let plain: [String: MetadataName] = [
    "title": .title, "headline": .title, "author": .author, "creator": .author, "description": .abstract, "abstract": .abstract,
    "keywords": .keywords, "news_keywords": .keywords, "date": .published, "pubdate": .published, "datepublished": .published,
    "publication_date": .published, "publish-date": .published, "datemodified": .modified, "last-modified": .modified, "revised": .modified,
    "datecreated": .created, "language": .language, "content-language": .language, "inlanguage": .language, "publisher": .publisher,
    "license": .licence, "licence": .licence, "application-name": .site
  ]
}
