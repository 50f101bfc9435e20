"""The frames around the French pages: how sites of communes, associations, agencies and newspapers are built, each with its own bad habits.

Every template takes a `Site`, which hands out the furniture (menus, teasers, comments, notices) and marks up the body, and returns a page.
Class names are those of the publishing systems in question; the words in them were written for this set.
"""
from html import escape as e

from french_texts import COMMENTS, PEOPLE

MENU = ["Accueil", "La commune", "Vie municipale", "Démarches", "Enfance et jeunesse", "Agenda", "Annuaire", "Projets", "Ressources", "Actualités",
        "Qui sommes-nous ?", "Nous rejoindre", "Adhérer", "Presse", "Contact", "Boutique", "Espace membres", "Marchés publics"]
LEGAL = ["Mentions légales", "Plan du site", "Accessibilité : non conforme", "Données personnelles", "Gestion des cookies", "Crédits"]
COOKIES = ("Nous utilisons des cookies, et nos partenaires aussi, pour mesurer l’audience, adapter les contenus à vos centres d’intérêt et partager sur les "
           "réseaux sociaux. Vous pouvez accepter, refuser ou personnaliser vos choix à tout moment, en bas de chaque page.")


class Site:
    """Furniture and body of one page."""

    def __init__(self, writer, article):
        self.writer, self.article, self.random = writer, article, writer.random
        self.name = writer.pick(["Mairie de Fontvive", "Pays de l’Aubrette", "Racines communes", "Le Canton libre", "Réseau des vallées", "Territoires en chemin"])

    def title(self):
        return e(f"{self.article.title} – {self.name}")

    def links(self, count, pattern="<li class=\"menu-item\"><a href=\"/{n}\">{text}</a></li>"):
        names = [self.writer.pick(MENU) for _ in range(count)]
        return "\n".join(pattern.format(n=n, text=e(text)) for n, text in enumerate(names))

    def teasers(self, count, pattern):
        out = []
        for n in range(count):
            title, text = self.writer.teaser()
            out.append(pattern.format(n=n, title=e(title), text=e(text)))
        return "\n".join(out)

    def comments(self, pattern):
        return "\n".join(pattern.format(who=e(self.writer.pick(PEOPLE)), text=e(text)) for text in self.random.sample(COMMENTS, 3))

    def legal(self):
        return " | ".join(f"<a href=\"/l{n}\">{text}</a>" for n, text in enumerate(LEGAL))

    def body(self, paragraph="<p>{}</p>", level=2, quote="<blockquote><p>{}</p></blockquote>", item="<li>{}</li>", lists="<ul>{}</ul>", between=(),
             table="<table>{}</table>", heading=None, faq="<details><summary>{}</summary><p>{}</p></details>",
             caption="<figure><img src=\"/p.jpg\" alt=\"\"><figcaption>{}</figcaption></figure>"):
        """The parts of the article as markup; what is in `between` is put among the paragraphs."""
        heading = heading or f"<h{level}>{{}}</h{level}>"
        out, between = [], list(between)
        for number, (kind, content) in enumerate(self.article.parts):
            if kind == "heading":
                out.append(heading.format(e(content)))
            elif kind == "paragraph":
                out.append(paragraph.format(self.inline(content)))
                if between and number >= 2 and self.random.random() < 0.5:
                    out.append(between.pop(0))
            elif kind == "list":
                out.append(lists.format("\n".join(item.format(e(text)) for text in content)))
            elif kind == "quote":
                out.append(quote.format(e(content)))
            elif kind == "table":
                rows = "\n".join("<tr>" + "".join(f"<td>{e(cell)}</td>" for cell in row) + "</tr>" for row in content)
                out.append(table.format(rows))
            elif kind == "faq":
                out += [faq.format(e(question), e(answer)) for question, answer in content]
            elif kind == "caption":
                out.append(caption.format(e(content)))
        return "\n".join(out + between)

    def inline(self, text):
        """Text with links and emphasis here and there."""
        words = [e(word) for word in text.split(" ")]
        if len(words) > 20 and self.random.random() < 0.5:
            at = self.random.randint(3, len(words) - 6)
            name = self.writer.pick(["strong", "em", "a href=\"/dossier/voir\"", "span style=\"font-weight:400\""])
            words[at] = f"<{name}>{words[at]}"
            words[at + 2] += f"</{name.split(' ')[0]}>"
        return " ".join(words)


def spip(s):
    a = s.article
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="fr" lang="fr" dir="ltr"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>{s.title()}</title><meta name="generator" content="SPIP 3.2" /></head>
<body id="top" class="pas_surlignable page_article"><div id="page"><div id="entete"><a rel="start" href="/"><strong id="nom_site_spip">{e(s.name)}</strong></a>
<div class="formulaire_spip formulaire_recherche" id="formulaire_recherche"><form action="/spip.php"><div><label for="recherche">Rechercher :</label><input id="recherche" name="recherche" /></div></form></div></div>
<div id="conteneur"><div id="hierarchie"><a href="/">Accueil</a> &gt; <a href="/r2">Chantiers</a> &gt; <strong>{e(a.title)}</strong></div>
<div id="contenu"><div class="cartouche"><h1 class="crayon article-titre-12 titre">{e(a.title)}</h1>
<p class="soustitre"></p><p><small><abbr class="published" title="2021-03-02T08:00:00Z">{a.day}</abbr>, par <span class="vcard author"><a class="url fn spip_in" href="/auteur3">{e(a.author)}</a></span></small></p></div>
<div class="surlignable"><div class="crayon article-chapo-12 chapo"><p>{s.inline(a.lead)}</p></div>
<div class="crayon article-texte-12 texte">{s.body(level=3, heading='<h3 class="spip">{}</h3>', lists='<ul class="spip">{}</ul>', quote='<blockquote class="spip"><p>{}</p></blockquote>', table='<table class="spip"><tbody>{}</tbody></table>',
    caption="<dl class='spip_document_4 spip_documents spip_documents_center'><dt><img src='IMG/jpg/vue.jpg' alt='' /></dt><dd class='crayon document-titre-4 spip_doc_titre'>{}</dd></dl>")}</div></div>
<div class="notes surlignable"><h2>Notes</h2></div><a href="#forum" name="forum" id="forum"></a>
<div id="documents_portfolio"><h2 class="titre-portfolio">Portfolio</h2><a href="/IMG/1.jpg">vue 1</a></div>
<h2 class="forum-titre">Vos commentaires</h2><ul class="forum">{s.comments('<li class="forum-fil"><div class="forum-message"><div class="forum-chapo"><p class="forum-dec">Le 3 mai à 18:04, par {who}</p></div><div class="forum-texte"><p>{text}</p></div><p class="repondre"><a href="/r">Répondre à ce message</a></p></div></li>')}</ul></div></div>
<div id="navigation"><div class="rubriques"><h2 class="menu-titre">Rubriques</h2><ul>{s.links(9, '<li><a href="/rub{n}">{text}</a></li>')}</ul></div>
<div class="articles"><h2 class="menu-titre">Dans la même rubrique</h2><ul>{s.teasers(4, '<li><a href="/art{n}">{title}</a> {text}</li>')}</ul></div></div>
<div id="pied"><a href="/plan">Plan du site</a> | <a href="http://www.spip.net">SPIP</a> | <a href="/squelettes">Squelette</a></div></div></body></html>"""


def wordpress_classic(s):
    a = s.article
    return f"""<!DOCTYPE html><html lang="fr-FR"><head><meta charset="UTF-8" /><title>{s.title()}</title><link rel="profile" href="http://gmpg.org/xfn/11" />
<script>var wp = {{"emoji": "{e(a.title)}"}};</script></head><body class="post-template-default single single-post postid-52 single-format-standard two-column right-sidebar">
<div id="page" class="hfeed"><a class="screen-reader-text skip-link" href="#content">Aller au contenu principal</a>
<header id="branding" role="banner"><hgroup><h1 id="site-title"><span><a href="/">{e(s.name)}</a></span></h1><h2 id="site-description">Ensemble, pas à pas</h2></hgroup>
<nav id="access" role="navigation"><div class="menu"><ul>{s.links(8)}</ul></div></nav></header>
<div id="main"><div id="primary"><div id="content" role="main"><nav id="nav-single"><h3 class="assistive-text">Navigation des articles</h3><span class="nav-previous"><a href="/p" rel="prev">← Précédent</a></span></nav>
<article id="post-52" class="post-52 post type-post status-publish hentry category-actus tag-transition"><header class="entry-header"><h1 class="entry-title">{e(a.title)}</h1>
<div class="entry-meta"><span class="sep">Publié le </span><a href="/d"><time class="entry-date" datetime="2020-02-01">{a.day}</time></a><span class="by-author"> par {e(a.author)}</span></div></header>
<div class="entry-content"><p class="has-drop-cap">{s.inline(a.lead)}</p>
{s.body(between=[f'<p><strong>À lire aussi : <a href="/autre">{e(s.writer.title(a.theme))}</a></strong></p>'], caption='<div id="attachment_9" class="wp-caption aligncenter" style="width: 610px"><img src="/u.jpg" alt=""/><p class="wp-caption-text">{}</p></div>')}
<div class="sharedaddy sd-sharing-enabled"><div class="robots-nocontent sd-block sd-social"><h3 class="sd-title">Partager :</h3><div class="sd-content"><ul><li><a class="share-twitter" href="#">Twitter</a></li><li><a href="#">Facebook</a></li></ul></div></div></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>Articles similaires</em></h3>{s.teasers(3, '<div class="jp-relatedposts-post"><h4><a href="/r{n}">{title}</a></h4><p>{text}</p></div>')}</div></div>
<footer class="entry-meta">Cette entrée a été publiée dans <a href="/c">Actus</a>, marquée avec <a href="/t">transition</a>, <a href="/t2">{e(a.theme)}</a>.</footer></article>
<div id="comments"><h2 id="comments-title">3 réflexions sur « <span>{e(a.title)}</span> »</h2><ol class="commentlist">{s.comments('<li class="comment"><article class="comment"><footer class="comment-meta"><cite class="fn">{who}</cite> <span class="says">dit :</span></footer><div class="comment-content"><p>{text}</p></div></article></li>')}</ol>
<div id="respond"><h3 id="reply-title">Laisser un commentaire</h3><form><p class="comment-notes">Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *</p><textarea></textarea><input type="submit" value="Laisser un commentaire"></form></div></div>
</div></div><div id="secondary" class="widget-area" role="complementary"><aside class="widget widget_recent_entries"><h3 class="widget-title">Articles récents</h3><ul>{s.teasers(5, '<li><a href="/x{n}">{title}</a></li>')}</ul></aside>
<aside class="widget widget_tag_cloud"><h3>Étiquettes</h3><div class="tagcloud">{s.links(14, '<a href="/t{n}" style="font-size:{n}pt">{text}</a>')}</div></aside>
<aside class="widget widget_text"><div class="textwidget"><p>{e(s.writer.paragraph(a.theme))}</p></div></aside></div></div>
<footer id="colophon"><div id="site-generator"><a href="#">Fièrement propulsé par WordPress</a></div></footer></div></body></html>"""


def wordpress_blocks(s):
    a = s.article
    return f"""<!DOCTYPE html><html lang="fr-FR"><head><meta charset="UTF-8"><title>{s.title()}</title><meta property="og:title" content="{e(a.title)}"></head>
<body class="wp-singular post-template-default single wp-embed-responsive"><a class="skip-link screen-reader-text" id="wp-skip-link" href="#wp--skip-link--target">Aller au contenu</a>
<div class="wp-site-blocks"><header class="wp-block-template-part"><div class="wp-block-group alignfull is-layout-constrained"><p class="wp-block-site-title"><a href="/">{e(s.name)}</a></p>
<nav class="is-responsive wp-block-navigation"><button aria-haspopup="dialog">Menu</button><ul class="wp-block-navigation__container">{s.links(7, '<li class="wp-block-navigation-item"><a href="/{n}"><span>{text}</span></a></li>')}</ul></nav></div></header>
<main class="wp-block-group is-layout-flow" id="wp--skip-link--target"><div class="wp-block-group has-global-padding is-layout-constrained"><h1 class="wp-block-post-title">{e(a.title)}</h1>
<div class="wp-block-group is-layout-flex wp-block-group-is-layout-flex"><div class="wp-block-post-date"><time>{a.day}</time></div><p class="wp-block-paragraph">Par</p><div class="wp-block-post-author-name">{e(a.author)}</div></div></div>
<div class="entry-content wp-block-post-content has-global-padding is-layout-constrained"><p class="has-large-font-size">{s.inline(a.lead)}</p>
{s.body(paragraph='<p class="wp-block-paragraph">{}</p>', heading='<h2 class="wp-block-heading">{}</h2>', lists='<ul class="wp-block-list">{}</ul>', table='<figure class="wp-block-table"><table class="has-fixed-layout"><tbody>{}</tbody></table></figure>', quote='<blockquote class="wp-block-quote is-layout-flow"><p>{}</p></blockquote>', faq='<details class="wp-block-details"><summary>{}</summary><p>{}</p></details>', caption='<figure class="wp-block-image size-large"><img src="/a.webp" alt=""/><figcaption class="wp-element-caption">{}</figcaption></figure>',
    between=['<div class="wp-block-group has-background" style="padding:2rem"><h3 class="wp-block-heading">Recevez notre lettre</h3><p>Une fois par mois, des nouvelles des territoires. Pas de publicité, désinscription en un clic.</p><div class="wp-block-jetpack-subscriptions"><form><input type="email" placeholder="Votre adresse"><button>S’abonner</button></form></div></div>'])}</div>
<div class="wp-block-group"><div class="taxonomy-category wp-block-post-terms"><a href="/c">Récits</a>, <a href="/d">{e(a.theme)}</a></div>
<nav class="wp-block-group" aria-label="Publications"><div class="post-navigation-link-previous wp-block-post-navigation-link"><a href="/p">← {e(s.writer.title(a.theme))}</a></div></nav>
<div class="wp-block-comments"><h2 class="wp-block-comments-title">3 réponses</h2><ol class="wp-block-comment-template">{s.comments('<li><div class="wp-block-columns"><div class="wp-block-comment-author-name">{who}</div><div class="wp-block-comment-content"><p>{text}</p></div></div></li>')}</ol></div></div>
<h2 class="wp-block-heading">Plus de publications</h2><div class="wp-block-query alignwide"><ul class="wp-block-post-template">{s.teasers(4, '<li class="wp-block-post"><h2 class="wp-block-post-title"><a href="/q{n}">{title}</a></h2><div class="wp-block-post-excerpt"><p class="wp-block-post-excerpt__excerpt">{text}</p></div></li>')}</ul></div></main>
<footer class="wp-block-template-part"><div class="wp-block-group"><p class="has-small-font-size">{e(s.name)} est soutenu par la région et par l’Union européenne, qui ne sont pas responsables des propos tenus ici.</p><p>{s.legal()}</p></div></footer></div>
<div id="cmplz-cookiebanner-container"><div class="cmplz-cookiebanner cmplz-bottom-right" aria-modal="true" role="dialog"><div class="cmplz-title">Gérer le consentement</div><div class="cmplz-message">{COOKIES}</div><div class="cmplz-categories"><details class="cmplz-category"><summary>Fonctionnel</summary><div class="cmplz-description">Le stockage ou l’accès technique est strictement nécessaire.</div></details></div></div></div></body></html>"""


def drupal(s):
    a = s.article
    return f"""<!DOCTYPE html><html lang="fr" dir="ltr" prefix="og: https://ogp.me/ns#"><head><meta charset="utf-8" /><title>{s.title()}</title><meta name="Generator" content="Drupal 9" /></head>
<body class="layout-two-sidebars page-node-78 path-node node--type-article"><a href="#main-content" class="visually-hidden focusable skip-link">Aller au contenu principal</a>
<div class="dialog-off-canvas-main-canvas" data-off-canvas-main-canvas><div id="page-wrapper"><div id="page"><header id="header" class="header" role="banner"><div class="section layout-container clearfix"><div class="region region-header"><div id="block-marque"><div class="site-branding__text"><a href="/">{e(s.name)}</a></div></div></div></div></header>
<div class="highlighted"><aside class="layout-container section clearfix" role="complementary"><div class="region region-highlighted"><div data-drupal-messages-fallback class="hidden"></div></div></aside></div>
<div id="main-wrapper" class="layout-main-wrapper layout-container clearfix"><div id="main" class="layout-main clearfix"><div class="region region-breadcrumb"><nav class="breadcrumb" role="navigation"><ol><li><a href="/">Accueil</a></li><li>Fiches</li></ol></nav></div>
<div id="sidebar-first" class="column sidebar"><div class="section"><div class="region region-sidebar-first"><nav role="navigation" class="block block-menu"><h2>Dans cette rubrique</h2><ul class="menu">{s.links(8)}</ul></nav><div class="views-element-container block block-views"><h2>À la une</h2><div class="content">{s.teasers(3, '<div class="views-row"><div class="views-field views-field-title"><span class="field-content"><a href="/n{n}">{title}</a></span></div><div class="views-field views-field-body"><div class="field-content">{text}</div></div></div>')}</div></div></div></div></div>
<main id="content" class="column main-content" role="main"><section class="section"><a id="main-content" tabindex="-1"></a><div class="region region-content"><div id="block-titre" class="block block-core block-page-title-block"><div class="content"><h1 class="title page-title"><span class="field field--name-title">{e(a.title)}</span></h1></div></div>
<div id="block-onglets" class="block block-core block-local-tasks-block"><div class="content"><nav class="tabs" role="navigation"><ul class="tabs primary"><li><a href="/v">Voir</a></li><li><a href="/e">Modifier</a></li></ul></nav></div></div>
<div id="block-systeme" class="block block-system block-system-main-block"><div class="content"><article role="article" about="/node/78" class="node node--type-article node--view-mode-full clearfix"><header><div class="node__meta"><span>Soumis par <span>{e(a.author)}</span> le {a.day}</span></div></header>
<div class="node__content clearfix"><div class="field field--name-field-chapo field--type-text-long field--label-hidden field__item"><p>{s.inline(a.lead)}</p></div>
<div class="clearfix text-formatted field field--name-body field--type-text-with-summary field--label-hidden field__item">{s.body(level=2, caption='<div class="media media--type-image"><img src="/i.jpg"/><div class="field field--name-field-legende field__item">{}</div></div>')}</div>
<div class="field field--name-field-documents field--label-above"><div class="field__label">Documents à télécharger</div><div class="field__items"><div class="field__item"><span class="file file--mime-application-pdf"><a href="/f.pdf">rapport-annuel.pdf</a></span> <span>(1.2 Mo)</span></div><div class="field__item"><a href="/g.pdf">annexe-2.pdf</a></div></div></div>
<div class="field field--name-field-tags field--label-above"><h3 class="field__label">Mots clés</h3><ul class="links field__items"><li><a href="/t1">{e(a.theme)}</a></li><li><a href="/t2">gouvernance</a></li></ul></div>
<div class="a2a_kit addtoany_list"><a href="#">Facebook</a><a href="#">LinkedIn</a></div><ul class="links inline"><li><a href="/login">Se connecter</a> ou <a href="/register">s’inscrire</a> pour publier un commentaire</li></ul>
<section class="field field--name-comment comment-wrapper"><h2 class="title">Commentaires</h2>{s.comments('<article role="article" class="comment js-comment"><div class="comment__meta">Soumis par {who}</div><div class="comment__content"><div class="field field--name-comment-body"><p>{text}</p></div></div></article>')}</section></div></article></div></div></div></section></main></div></div>
<footer class="site-footer"><div class="layout-container"><div class="site-footer__top clearfix">{s.legal()}</div></div></footer></div></div></div>
<div id="sliding-popup" class="eu-cookie-compliance-banner"><div class="popup-content info"><div id="popup-text"><h2>Nous utilisons des cookies</h2><p>{COOKIES}</p></div><button>Accepter</button></div></div></body></html>"""


def joomla(s):
    a = s.article
    return f"""<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="fr-fr" lang="fr-fr"><head><meta charset="utf-8" /><title>{s.title()}</title><meta name="generator" content="Joomla! - Open Source Content Management" /></head>
<body class="site com_content view-article no-layout no-task itemid-101"><div class="body" id="top"><div class="container"><header class="header" role="banner"><div class="header-inner clearfix"><a class="brand pull-left" href="/"><span class="site-title">{e(s.name)}</span></a><div class="header-search pull-right"><form class="form-inline"><label class="element-invisible">Rechercher…</label><input type="search" /></form></div></div></header>
<nav class="navigation" role="navigation"><ul class="nav menu nav-pills mod-list">{s.links(7, '<li class="item-{n}"><a href="/{n}">{text}</a></li>')}</ul></nav><div class="row-fluid"><main id="content" role="main" class="span9"><ul itemscope itemtype="https://schema.org/BreadcrumbList" class="breadcrumb"><li class="active">Vous êtes ici : </li><li><a class="pathway" href="/"><span>Accueil</span></a></li></ul>
<div id="system-message-container"></div><div class="item-page" itemscope itemtype="https://schema.org/Article"><meta itemprop="inLanguage" content="fr-FR" /><div class="page-header"><h2 itemprop="headline">{e(a.title)}</h2></div>
<div class="icons"><div class="btn-group pull-right"><ul class="dropdown-menu"><li class="print-icon"><a href="#">Imprimer</a></li><li class="email-icon"><a href="#">E-mail</a></li></ul></div></div>
<dl class="article-info muted"><dt class="article-info-term">Détails</dt><dd class="createdby" itemprop="author">Écrit par : <span itemprop="name">{e(a.author)}</span></dd><dd class="category-name">Catégorie : <a href="/c">Blog</a></dd><dd class="published"><time itemprop="datePublished">Publication : {a.day}</time></dd><dd class="hits">Affichages : 1207</dd></dl>
<div itemprop="articleBody"><p>{s.inline(a.lead)}</p>
{s.body(level=3, paragraph='<p style="text-align: justify;">{}</p>', between=['<div class="moduletable alert alert-info"><p>Ce site est tenu par des bénévoles. <a href="/don">Faites un don</a> pour nous aider.</p></div>'])}</div>
<ul class="tags inline"><li class="tag-2"><a href="/tag" class="label label-info">{e(a.theme)}</a></li></ul><ul class="pager pagenav"><li class="previous"><a href="/p" rel="prev"><span>Précédent</span></a></li><li class="next"><a href="/n" rel="next"><span>Suivant</span></a></li></ul></div></main>
<div id="aside" class="span3"><div class="well _menu"><h3 class="page-header">Derniers articles</h3><ul class="latestnews mod-list">{s.teasers(5, '<li><a href="/a{n}"><span>{title}</span></a></li>')}</ul></div><div class="well"><h3 class="page-header">Connexion</h3><form id="login-form"><p>Bonjour, identifiez-vous pour accéder aux documents réservés.</p><input name="username"/><ul class="unstyled"><li><a href="/o">Mot de passe oublié ?</a></li></ul></form></div><div class="well"><h3>Le mot de la semaine</h3><div class="custom"><p>{e(s.writer.paragraph(a.theme))}</p></div></div></div></div></div></div>
<footer class="footer" role="contentinfo"><div class="container"><hr /><p class="pull-right"><a href="#top" id="back-top">Haut de page</a></p><p>&copy; 2024 {e(s.name)}</p></div></footer></body></html>"""
