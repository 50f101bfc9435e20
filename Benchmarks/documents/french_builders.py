"""Still more frames around the French pages: the design system of the State, page builders, letters, documents saved as pages, documentation."""
from html import escape as e

from french_sites import COOKIES


def state(s):
    """The design system of the State: every class begins with `fr-`."""
    a = s.article
    return f"""<!DOCTYPE html><html lang="fr" data-fr-scheme="system"><head><meta charset="utf-8"><title>{s.title()}</title><meta name="description" content="{e(a.lead)}"></head><body>
<div class="fr-skiplinks"><nav class="fr-container" role="navigation" aria-label="Accès rapide"><ul class="fr-skiplinks__list"><li><a class="fr-link" href="#contenu">Contenu</a></li><li><a class="fr-link" href="#footer">Pied de page</a></li></ul></nav></div>
<header role="banner" class="fr-header"><div class="fr-header__body"><div class="fr-container"><div class="fr-header__brand"><p class="fr-logo">République<br>Française</p><div class="fr-header__service"><p class="fr-header__service-title">{e(s.name)}</p><p class="fr-header__service-tagline">Le site des transitions dans les territoires</p></div></div></div></div>
<div class="fr-header__menu fr-modal" id="menu"><nav class="fr-nav" role="navigation"><ul class="fr-nav__list">{s.links(6, '<li class="fr-nav__item"><button class="fr-nav__btn" aria-expanded="false">{text}</button><div class="fr-collapse fr-mega-menu"><h4 class="fr-h4">{text}</h4><p class="fr-text--sm">Tout ce qu’il faut savoir sur cette rubrique, des textes officiels aux retours du terrain.</p><ul><li><a class="fr-nav__link" href="/r{n}">Voir la rubrique</a></li></ul></div></li>')}</ul></nav></div></header>
<div class="fr-notice fr-notice--info"><div class="fr-container"><p class="fr-notice__title">Le site évolue : certaines démarches sont momentanément indisponibles, merci de votre patience.</p></div></div>
<main role="main" id="contenu"><div class="fr-container"><nav role="navigation" class="fr-breadcrumb"><button class="fr-breadcrumb__button">Voir le fil d’Ariane</button><ol class="fr-breadcrumb__list"><li><a class="fr-breadcrumb__link" href="/">Accueil</a></li></ol></nav>
<div class="fr-grid-row fr-grid-row--gutters"><div class="fr-col-12 fr-col-md-4"><nav class="fr-sidemenu" aria-labelledby="t"><div class="fr-sidemenu__inner"><div class="fr-sidemenu__title" id="t">Dans cette rubrique</div><ul class="fr-sidemenu__list">{s.links(6, '<li class="fr-sidemenu__item"><a class="fr-sidemenu__link" href="/s{n}">{text}</a></li>')}</ul></div></nav></div>
<div class="fr-col-12 fr-col-md-8"><h1 class="fr-h1">{e(a.title)}</h1><p class="fr-text--xs fr-mb-2w">Publié le {a.day} | Modifié le {a.day}</p><p class="fr-text--lead">{s.inline(a.lead)}</p><ul class="fr-tags-group"><li><p class="fr-tag">{e(a.theme)}</p></li><li><p class="fr-tag">Collectivités</p></li></ul>
<div class="fr-mb-6w">{s.body(faq='<section class="fr-accordion"><h3 class="fr-accordion__title"><button class="fr-accordion__btn" aria-expanded="false">{}</button></h3><div class="fr-collapse"><p>{}</p></div></section>', table='<div class="fr-table"><table><tbody>{}</tbody></table></div>', quote='<figure class="fr-quote"><blockquote><p>{}</p></blockquote></figure>')}</div>
<div class="fr-share"><p class="fr-share__title">Partager la page</p><ul class="fr-btns-group"><li><a class="fr-btn--facebook fr-btn" href="#">Partager sur Facebook</a></li><li><button class="fr-btn--copy fr-btn">Copier dans le presse-papier</button></li></ul></div></div></div>
<section><h2 class="fr-h3">À lire aussi</h2><div class="fr-grid-row">{s.teasers(3, '<div class="fr-col-4"><div class="fr-card fr-enlarge-link"><div class="fr-card__body"><div class="fr-card__content"><h3 class="fr-card__title"><a href="/c{n}">{title}</a></h3><p class="fr-card__desc">{text}</p></div></div></div></div>')}</div></section></div>
<div class="fr-follow"><div class="fr-container"><div class="fr-follow__newsletter"><h2 class="fr-h5">Abonnez-vous à notre lettre d’information</h2><p class="fr-text--sm">Chaque mois, les appels à projets et les rendez-vous des territoires dans votre boîte.</p><a class="fr-btn" href="/abo">S’abonner</a></div></div></div></main>
<footer class="fr-footer" role="contentinfo" id="footer"><div class="fr-container"><p class="fr-footer__content-desc">Ce site est édité par la direction générale des collectivités et des transitions.</p><div class="fr-footer__bottom">{s.legal()}</div><div class="fr-footer__bottom-copy"><p>Sauf mention contraire, les contenus de ce site sont sous licence etalab-2.0</p></div></div></footer>
<dialog class="fr-modal" id="fr-consent-modal"><div class="fr-modal__body"><h1 class="fr-modal__title">Panneau de gestion des cookies</h1><p>{COOKIES}</p></div></dialog><div class="fr-consent-banner"><h2 class="fr-h6">À propos des cookies</h2><div class="fr-consent-banner__content"><p class="fr-text--sm">{COOKIES}</p></div></div></body></html>"""


def divi(s):
    a = s.article
    module = '<div class="et_pb_module et_pb_text et_pb_text_{k} et_pb_text_align_left et_pb_bg_layout_light"><div class="et_pb_text_inner">{content}</div></div>'

    def block(content):
        return module.replace("{k}", str(s.random.randint(0, 40))).replace("{content}", content)
    parts = s.body(paragraph=block("<p>{}</p>"), heading=block("<h2>{}</h2>"), quote=block("<blockquote>{}</blockquote>"),
                   faq='<div class="et_pb_module et_pb_toggle et_pb_toggle_item et_pb_toggle_close"><h5 class="et_pb_toggle_title">{}</h5><div class="et_pb_toggle_content clearfix"><p>{}</p></div></div>')
    return f"""<!DOCTYPE html><html lang="fr-FR"><head><meta charset="UTF-8" /><title>{s.title()}</title></head><body class="page-template-default page et_pb_button_helper_class et_fixed_nav et_header_style_left et_pb_footer_columns4 et-db">
<div id="page-container"><div id="top-header"><div class="container clearfix"><div id="et-info"><span id="et-info-phone">01 02 03 04 05</span><ul class="et-social-icons"><li><a href="#"><span>Facebook</span></a></li></ul></div></div></div><header id="main-header"><div class="container clearfix et_menu_container"><div id="et-top-navigation"><nav id="top-menu-nav"><ul id="top-menu" class="nav">{s.links(8)}</ul></nav></div></div></header>
<div id="et-main-area"><div id="main-content"><article id="post-12" class="post-12 page type-page hentry"><div class="entry-content"><div class="et-l et-l--post"><div class="et_builder_inner_content et_pb_gutters3"><div class="et_pb_section et_pb_section_0 et_pb_fullwidth_section et_section_regular"><section class="et_pb_module et_pb_fullwidth_header et_pb_text_align_center"><div class="et_pb_fullwidth_header_container center"><div class="header-content-container center"><div class="header-content"><h1 class="et_pb_module_header">{e(a.title)}</h1><div class="et_pb_header_content_wrapper"><p>{s.inline(a.lead)}</p></div><a class="et_pb_button et_pb_more_button" href="/don">Nous soutenir</a></div></div></div></section></div>
<div class="et_pb_section et_pb_section_1"><div class="et_pb_row et_pb_row_0"><div class="et_pb_column et_pb_column_2_3">{parts}</div><div class="et_pb_column et_pb_column_1_3">{s.teasers(3, '<div class="et_pb_module et_pb_blurb"><div class="et_pb_blurb_content"><div class="et_pb_blurb_container"><h4 class="et_pb_module_header"><a href="/b{n}">{title}</a></h4><div class="et_pb_blurb_description"><p>{text}</p></div></div></div></div>')}</div></div></div>
<div class="et_pb_section et_pb_section_2"><div class="et_pb_module et_pb_signup"><div class="et_pb_newsletter_description"><h2>Restez au courant</h2><p>Une lettre par trimestre, c’est tout, et vos données restent chez nous.</p></div><form><p class="et_pb_newsletter_field"><input type="text" placeholder="Adresse"></p></form></div></div></div></div></div></article></div>
<footer id="main-footer"><div class="container"><div id="footer-widgets" class="clearfix"><div class="footer-widget"><div class="fwidget widget_text"><h4 class="title">L’association</h4><div class="textwidget"><p>{e(s.writer.paragraph(a.theme))}</p></div></div></div></div></div><div id="footer-bottom"><div class="container"><div id="footer-info">{s.legal()}</div></div></div></footer></div></div></body></html>"""


def hosted(s):
    """A site made in a browser: generated identifiers, a span in every paragraph, everything in sections of equal rank."""
    a = s.article

    def cid():
        return "comp-" + "".join(s.random.choice("abcdefghijkl0123456789") for _ in range(8))

    def rich(content):
        return f'<div id="{cid()}" class="HcOXKn c9GqVL QxJLC3 {cid()} wixui-rich-text" data-testid="richTextElement">{content}</div>'
    parts = s.body(paragraph=rich('<p class="font_8 wixui-rich-text__text"><span style="letter-spacing:normal;" class="wixui-rich-text__text">{}</span></p><p class="font_8"><span class="wixGuard">​</span></p>'),
                   heading=rich('<h2 class="font_2 wixui-rich-text__text"><span class="color_15">{}</span></h2>'), lists=rich('<ul class="font_8">{}</ul>'), item='<li><p class="font_8">{}</p></li>', quote=rich('<p class="font_8"><span style="font-style:italic">{}</span></p>'))
    return f"""<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{s.title()}</title></head><body class=""><div id="SITE_CONTAINER"><div id="main_MF" class="main_MF"><div id="SCROLL_TO_TOP" class="Vd6aQZ ignore-focus SCROLL_TO_TOP" role="region" aria-label="top of page"><span class="mHZSwn">top of page</span></div><div id="site-root" class="site-root"><div id="masterPage" class="mesh-layout masterPage css-editing-scope"><header class="xU8fqS SITE_HEADER wixui-header" id="SITE_HEADER">{rich('<h6 class="font_6">' + e(s.name) + '</h6>')}<nav class="R2RpQg" aria-label="Site"><ul>{s.links(7, '<li class="itemDepth0"><a data-testid="linkElement" href="/{n}"><p>{text}</p></a></li>')}</ul></nav></header>
<main id="PAGES_CONTAINER" class="PAGES_CONTAINER"><div id="SITE_PAGES"><div class="xpmKd_ kUnhz" id="Containerp4x"><div data-mesh-id="Containerp4xinlineContent"><section id="{cid()}" class="comp-kx wixui-section">{rich('<h1 class="font_0">' + e(a.title) + '</h1>')}{rich('<p class="font_7">' + s.inline(a.lead) + '</p>')}</section><section id="{cid()}" class="wixui-section">{parts}</section>
<section id="{cid()}" class="wixui-section"><div data-hook="post-list">{s.teasers(3, '<div class="post-list-item-wrapper"><a href="/p{n}"><div class="blog-post-title-font"><h2 class="bD0vt9">{title}</h2></div></a><div class="blog-post-description-font">{text}</div><span>4 vues</span></div>')}</div></section></div></div></div></main>
<footer class="SITE_FOOTER_WRAPPER wixui-footer" id="SITE_FOOTER">{rich('<p class="font_9">©2024 par ' + e(s.name) + '. Créé avec un éditeur en ligne.</p>')}</footer></div></div><div role="region" aria-label="bottom of page"><span>bottom of page</span></div></div></div></body></html>"""


def letter(s):
    """A newsletter put on the web: tables within tables, a preview text, links to leave."""
    a = s.article

    def row(content):
        return f'<tr><td align="left" valign="top" style="padding:0 20px" class="mcnTextContent">{content}</td></tr>'
    parts = s.body(paragraph=row("{}<br><br>"), heading=row('<strong style="font-size:18px">{}</strong>'), lists=row("<ul>{}</ul>"), quote=row("<em>{}</em>"))
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html><head><meta charset="utf-8"><title>{s.title()}</title></head><body>
<div id="awesomewrap"><div id="awesomebar"><ul><li><a href="#">S’abonner</a></li><li><a href="#">Numéros précédents</a></li><li><a href="#">Traduire</a></li></ul></div></div><span class="mcnPreviewText" style="display:none; font-size:0px;">{e(a.lead)}</span>
<center><table align="center" border="0" cellpadding="0" cellspacing="0" height="100%" width="100%" id="bodyTable"><tr><td align="center" valign="top" id="bodyCell"><table border="0" width="600" class="templateContainer"><tr><td id="templatePreheader"><table><tr><td class="mcnTextContent" style="text-align:center"><a href="#">Voir cet e-mail dans votre navigateur</a></td></tr></table></td></tr>
<tr><td id="templateHeader"><table>{row('<h1>' + e(a.title) + '</h1>')}</table></td></tr><tr><td id="templateBody"><table class="mcnTextBlock">{row(s.inline(a.lead) + '<br>')}{parts}</table></td></tr>
<tr><td id="templateFooter"><table class="mcnFollowBlock"><tr><td><a href="#">Facebook</a></td><td><a href="#">Site</a></td></tr></table><table>{row('<em>© 2024 ' + e(s.name) + ', tous droits réservés.</em><br><br>Vous recevez ce courriel parce que vous vous êtes inscrit lors d’une rencontre.<br>Vous pouvez <a href="#">modifier vos préférences</a> ou <a href="#">vous désinscrire de cette liste</a>.')}</table></td></tr></table></td></tr></table></center></body></html>"""


def saved(s):
    """A document saved as a page by a word processor, in a frame of its own."""
    a = s.article
    style = "style='margin:0cm;text-align:justify;font-size:11.0pt;font-family:\"Calibri\",sans-serif'"
    parts = s.body(paragraph=f"<p class=MsoNormal {style}>{{}}<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>", heading="<h1 style='mso-list:l0 level1'><span style='mso-bidi-theme-font:minor-latin'>{}<o:p></o:p></span></h1>", lists="{}",
                   item="<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span style='font-family:Symbol'>·<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>{}<o:p></o:p></p>",
                   table="<table class=MsoTableGrid border=1 cellspacing=0>{}</table>", quote="<p class=MsoQuote><i>{}<o:p></o:p></i></p>", caption="<p class=MsoCaption align=center>{}<o:p></o:p></p>")
    return f"""<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40"><head><meta http-equiv=Content-Type content="text/html; charset=windows-1252"><title>{s.title()}</title><style><!-- p.MsoNormal {{margin:0cm;}} --></style></head>
<body lang=FR style='tab-interval:35.4pt'><div class=WordSection1><p class=MsoTitle>{e(a.title)}<o:p></o:p></p><p class=MsoNormal {style}><b>{s.inline(a.lead)}<o:p></o:p></b></p>{parts}</div></body></html>"""


def documentation(s):
    a = s.article
    return f"""<!doctype html><html lang="fr" class="no-js"><head><meta charset="utf-8"><title>{s.title()}</title></head><body dir="ltr" data-md-color-scheme="default"><input class="md-toggle" type="checkbox" id="__drawer"><label class="md-overlay" for="__drawer"></label><div data-md-component="skip"><a href="#contenu" class="md-skip">Aller au contenu</a></div>
<header class="md-header"><nav class="md-header__inner md-grid"><div class="md-header__title"><div class="md-header__topic"><span class="md-ellipsis">{e(s.name)}</span></div></div><div class="md-search" role="dialog"><div class="md-search__inner"><form class="md-search__form"><input placeholder="Rechercher"></form><div class="md-search__output"><div class="md-search-result__meta">Initialisation du moteur de recherche</div></div></div></div></nav></header>
<div class="md-container"><main class="md-main"><div class="md-main__inner md-grid"><div class="md-sidebar md-sidebar--primary"><nav class="md-nav md-nav--primary"><ul class="md-nav__list">{s.links(12, '<li class="md-nav__item"><a href="{n}/" class="md-nav__link"><span class="md-ellipsis">{text}</span></a></li>')}</ul></nav></div><div class="md-sidebar md-sidebar--secondary"><nav class="md-nav md-nav--secondary" aria-label="Sommaire"><label class="md-nav__title">Sommaire</label><ul>{''.join(f'<li><a href="#s{n}">{e(content)}</a></li>' for n, (kind, content) in enumerate(a.parts) if kind == 'heading')}</ul></nav></div>
<div class="md-content"><article class="md-content__inner md-typeset"><a href="/edit" title="Modifier cette page" class="md-content__button md-icon"></a><h1 id="t">{e(a.title)}<a class="headerlink" href="#t">¶</a></h1><p>{s.inline(a.lead)}</p>{s.body(heading='<h2 id="x">{}<a class="headerlink" href="#x" title="Lien permanent">¶</a></h2>', faq='<details class="question"><summary>{}</summary><p>{}</p></details>', table='<div class="md-typeset__scrollwrap"><div class="md-typeset__table"><table><tbody>{}</tbody></table></div></div>')}
<div class="admonition note"><p class="admonition-title">Contribuer</p><p>Une erreur, un oubli ? Chacun peut proposer une modification.</p></div><aside class="md-source-file"><span class="md-source-file__fact">Dernière mise à jour : {a.day}</span></aside></article></div></div></main>
<footer class="md-footer"><nav class="md-footer__inner md-grid"><a href="/p" class="md-footer__link md-footer__link--prev"><span class="md-footer__direction">Précédent</span><div class="md-ellipsis">{e(s.writer.title(a.theme))}</div></a></nav></footer></div></body></html>"""


def publication(s):
    """A letter published on a platform: prompts to subscribe between the paragraphs, likes, and the next posts."""
    a = s.article
    prompt = '<div class="subscription-widget-wrap-editor" data-component-name="SubscribeWidget"><div class="subscription-widget show-subscribe"><div class="preamble"><p class="cta-caption">Merci de nous lire ! Abonnez-vous gratuitement pour recevoir les prochains billets et soutenir notre travail.</p></div><form class="subscription-widget-subscribe"><input type="email" class="email-input"/><input type="submit" class="button primary" value="S’abonner"/></form></div></div>'
    button = '<p class="button-wrapper"><a class="button primary" href="/partager"><span>Partager</span></a></p>'
    return f"""<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{s.title()}</title><meta property="og:title" content="{e(a.title)}"></head><body class=""><div id="entry"><div id="main" class="main typography use-theme-bg"><div class="pencraft pc-display-flex topBar"><div class="pencraft titleContainer"><h1 class="pencraft"><a href="/">{e(s.name)}</a></h1></div><button>S’abonner</button><button>Se connecter</button></div>
<div><div class="single-post-container"><div class="container"><div class="single-post"><div class="pencraft pc-display-contents pubTheme"><article class="typography newsletter-post post"><div role="region" aria-label="Post header" class="post-header"><h1 dir="auto" class="post-title published">{e(a.title)}</h1><h3 dir="auto" class="subtitle">{s.inline(a.lead)}</h3><div class="pencraft byline-wrapper"><div class="profile-hover-card-target"><a href="/@a">{e(a.author)}</a></div><div class="pencraft meta">{a.day}</div></div><div class="pencraft post-ufi"><a>12</a><a>3</a><a>Partager</a></div></div>
<div class="visibility-check"></div><div><div class="available-content"><div dir="auto" class="body markup">{s.body(heading='<h2 class="header-anchor-post">{}<div class="pencraft header-anchor-parent"></div></h2>', between=[prompt, button], caption='<div class="captioned-image-container"><figure><a class="image-link" href="/i.jpg"><img src="/i.jpg"></a><figcaption class="image-caption">{}</figcaption></figure></div>')}</div></div></div><div class="post-footer"><div class="pencraft like-button-container">12 mentions J’aime</div></div></article></div>
<div id="discussion" class="pencraft comments-section"><h4>Discussion sur ce billet</h4>{s.comments('<div class="comment"><table class="comment-content"><tbody><tr><td><div class="comment-meta">{who}</div><div class="comment-body"><p>{text}</p></div></td></tr></tbody></table></div>')}</div>
<div class="portable-archive"><div class="portable-archive-list">{s.teasers(4, '<div class="pencraft reader2-post-container"><a href="/b{n}">{title}</a><div>{text}</div><div>3 mai • {n}</div></div>')}</div></div><div class="subscribe-footer"><p>Prêt à en lire plus ?</p></div></div></div></div></div></div></div></body></html>"""
