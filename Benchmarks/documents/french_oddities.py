"""More frames around the French pages: town halls, newspapers, page builders, wikis, and pages made by hand long ago."""
from html import escape as e

from french_sites import COOKIES, LEGAL


def town_tables(s):
    """Nested tables, spacers and fonts, as around 2003; no element says what it is."""
    a = s.article
    rows = s.body(paragraph='<font face="Verdana" size="2">{}</font><br><br>', heading='<font face="Verdana" size="3" color="#003366"><b>{}</b></font><br><br>', lists="<ul>{}</ul>", item='<li><font face="Verdana" size="2">{}</font>',
                  table='<table border="1" cellpadding="3">{}</table><br>', quote='<i><font face="Verdana" size="2">{}</font></i><br><br>')
    return f"""<HTML><HEAD><TITLE>{s.title()}</TITLE><META http-equiv="Content-Type" content="text/html; charset=iso-8859-1"></HEAD><BODY bgcolor="#FFFFFF" leftmargin="0">
<TABLE width="780" border="0" cellspacing="0" cellpadding="0" align="center"><TR><TD colspan="3"><img src="bandeau.gif" width="780" height="90" alt="{e(s.name)}"></TD></TR>
<TR><TD colspan="3" bgcolor="#003366"><font color="#FFFFFF" size="1">{s.links(9, '<a href="p{n}.htm"><font color="#FFFFFF">{text}</font></a> &nbsp;|&nbsp;')}</font></TD></TR>
<TR valign="top"><TD width="150" bgcolor="#EEEEEE"><table width="100%">{s.links(11, '<tr><td><img src="puce.gif"> <a href="m{n}.htm">{text}</a></td></tr>')}<tr><td><b>Horaires d'ouverture</b><br>Du lundi au vendredi de 9h &agrave; 12h<br>T&eacute;l. : 01 02 03 04 05</td></tr></table></TD>
<TD width="480"><table width="100%" cellpadding="8"><tr><td><font face="Verdana" size="4" color="#990000"><b>{e(a.title)}</b></font><br><img src="filet.gif" width="440" height="1"><br><br>
<font face="Verdana" size="2"><b>{s.inline(a.lead)}</b></font><br><br>
{rows}
<div align="right"><font size="1"><a href="javascript:window.print()">Imprimer cette page</a> - <a href="#top">Haut de page</a></font></div></td></tr></table></TD>
<TD width="150" bgcolor="#F8F8E0"><font size="1"><b>BR&Egrave;VES</b><br>{s.teasers(4, '<p><a href="b{n}.htm">{title}</a><br>{text}</p>')}</font></TD></TR>
<TR><TD colspan="3" align="center"><font size="1">Mairie - Site mis &agrave; jour le 12/03/2004 - <a href="mailto:mairie@exemple.fr">Webmestre</a> - Vous &ecirc;tes le visiteur n&deg; 10432</font></TD></TR></TABLE></BODY></HTML>"""


def handmade(s):
    """One heap of text and line breaks; elements are never closed."""
    a = s.article
    text = s.body(paragraph="{}<BR><BR>", heading="<CENTER><B>{}</B></CENTER><BR>", item="<LI>{}", lists="<UL>{}</UL>", quote="<DIV STYLE='margin-left:40px'>{}</DIV><BR>", caption="<IMG SRC=photo.jpg><BR><SMALL><I>{}</I></SMALL><BR><BR>")
    return f"""<HTML><HEAD><TITLE>{s.title()}</TITLE></HEAD><BODY BACKGROUND=papier.jpg TEXT=#333333>
<CENTER><A HREF=index.html><IMG SRC=logo.gif BORDER=0></A><BR><A HREF=index.html>Accueil</A> - <A HREF=carte.html>La carte</A> - <A HREF=livre.html>Le livre d'or</A> - <A HREF=liens.html>Nos liens</A><HR WIDTH=60%><H2>{e(a.title)}</H2></CENTER>
<DIV ALIGN=JUSTIFY>{s.inline(a.lead)}<BR><BR>{text}</DIV>
<HR><CENTER><FONT SIZE=-1><A HREF=index.html>Retour &agrave; l'accueil</A><BR>Page optimis&eacute;e pour 800x600 - derni&egrave;re modification en 2005 - &copy; {e(s.name)}</FONT></CENTER></BODY>"""


def town_modern(s):
    a = s.article
    return f"""<!DOCTYPE html><html class="no-js" lang="fr"><head><meta charset="utf-8"><title>{s.title()}</title></head><body class="page-demarche">
<div class="skiplinks"><ul><li><a href="#contenu">Contenu</a></li><li><a href="#menu">Menu</a></li></ul></div>
<div id="alerte" class="alerte-bandeau" role="alert"><p>Vigilance orange : en raison des vents forts, les parcs et les cimetières sont fermés jusqu’à demain midi. <a href="/alerte">En savoir plus</a></p></div>
<header class="entete" role="banner"><div class="entete__logo">{e(s.name)}</div><div class="megamenu"><ul class="megamenu__n1">{s.links(5, '<li><button aria-expanded="false">{text}</button><div class="megamenu__panneau"><p class="megamenu__intro">Toutes les informations utiles sur cette rubrique, vos démarches et vos interlocuteurs.</p><ul><li><a href="/s{n}">{text}</a></li><li><a href="/t{n}">Tout voir</a></li></ul></div></li>')}</ul></div></header>
<div class="fil-ariane"><span>Vous êtes ici :</span> <a href="/">Accueil</a> &gt; <a href="/d">Démarches</a> &gt; {e(a.title)}</div>
<div class="conteneur grille"><div class="colonne colonne--principale" id="contenu"><div class="titre-page"><h1>{e(a.title)}</h1><div class="outils"><button>A+</button><button>A-</button><a href="#">Imprimer la page</a><a href="#">Écouter</a></div></div>
<p class="chapeau">{s.inline(a.lead)}</p><div class="rte">{s.body(faq='<div class="accordeon"><h3 class="accordeon__titre"><button aria-expanded="false">{}</button></h3><div class="accordeon__contenu"><p>{}</p></div></div>', lists='<ul class="liste-puces">{}</ul>', table='<div class="tableau-responsive"><table class="tableau">{}</table></div>')}</div>
<div class="bloc-contact"><h2>Contact</h2><p>Service des relations aux usagers<br>12 place de la République<br>Tél. 01 02 03 04 05</p></div>
<div class="bloc-utile"><p>Cette page vous a-t-elle été utile ?</p><button>Oui</button><button>Non</button></div>
<p class="maj">Mis à jour le {a.day}</p></div>
<div class="colonne colonne--laterale"><div class="encart encart--acces-rapides"><h2>En un clic</h2><ul>{s.links(8, '<li><a class="acces" href="/a{n}">{text}</a></li>')}</ul></div><div class="encart"><h2>À télécharger</h2><ul class="liste-fichiers"><li><a href="/f.pdf">Formulaire de demande (PDF, 230 ko)</a></li><li><a href="/g.pdf">Règlement intérieur (PDF, 1 Mo)</a></li></ul></div><div class="encart encart--agenda"><h2>Agenda</h2>{s.teasers(3, '<div class="evenement"><span class="date">12 mai</span><h3><a href="/e{n}">{title}</a></h3><p>{text}</p></div>')}</div></div></div>
<div class="bandeau-newsletter"><form><label>Inscrivez-vous à la lettre d’information de la commune</label><input type="email"><button>OK</button></form></div>
<footer class="pied" role="contentinfo"><div class="pied__adresse"><p>Hôtel de ville, ouvert du lundi au vendredi de 8 h 30 à 17 h et le samedi matin pour l’état civil.</p></div><ul>{s.links(4)}</ul><p>{s.legal()}</p></footer>
<div id="tarteaucitronRoot"><div id="tarteaucitronAlertBig"><span id="tarteaucitronDisclaimerAlert">{COOKIES}</span><button>Tout accepter</button></div></div></body></html>"""


def typo3(s):
    a = s.article
    return f"""<!DOCTYPE html><html lang="fr-FR"><head><meta charset="utf-8"><!-- This website is powered by TYPO3 --><title>{s.title()}</title></head><body id="p312" class="page-312 pagelevel-3 language-2 backendlayout-subnavigation_left layout-default">
<div id="top"></div><div class="body-bg"><header id="page-header" class="bp-page-header navbar navbar-mainnavigation"><div class="container"><a class="navbar-brand" href="/">{e(s.name)}</a><nav id="mainnavigation"><ul class="navbar-nav">{s.links(7, '<li class="nav-item"><a class="nav-link" href="/{n}"><span class="nav-link-text">{text}</span></a></li>')}</ul></nav></div></header>
<nav class="breadcrumb-section" aria-label="Fil d’Ariane"><ol class="breadcrumb"><li class="breadcrumb-item">Accueil</li></ol></nav><div id="page-content" class="bp-page-content main-section"><section class="section section-default"><div class="container"><div class="section-row"><div class="section-column subnav-wrap"><nav class="frame frame-type-menu_subpages"><ul class="subnav-nav">{s.links(6, '<li class="subnav-item"><a class="subnav-link" href="/{n}">{text}</a></li>')}</ul></nav></div>
<main class="section-column maincontent-wrap" role="main"><div id="c881" class="frame frame-default frame-type-news_newsdetail"><div class="frame-container"><div class="frame-inner"><div class="news news-single"><div class="article" itemscope="itemscope" itemtype="http://schema.org/Article"><div class="header"><h1 itemprop="headline">{e(a.title)}</h1></div>
<div class="footer"><p><span class="news-list-date"><time itemprop="datePublished">{a.day}</time></span><span class="news-list-author">Créé par {e(a.author)}</span></p></div>
<div class="teaser-text" itemprop="description"><p>{s.inline(a.lead)}</p></div><div class="news-text-wrap" itemprop="articleBody">{s.body(paragraph='<p class="bodytext">{}</p>', table='<table class="contenttable">{}</table>', caption='<div class="news-img-wrap"><div class="mediaelement mediaelement-image"><img src="/f.jpg"></div><p class="news-img-caption">{}</p></div>')}</div>
<div class="news-backlink-wrap"><a class="btn" href="/liste">Retour à la liste</a></div><div class="news-related-wrap"><div class="news-related news-related-files"><h4>Fichiers associés</h4><ul><li><a href="/x.pdf">synthese.pdf</a> 340 Ko</li></ul></div><div class="news-related news-related-news"><h4>Articles liés</h4><ul>{s.teasers(3, '<li><span class="news-related-news-date">02.03.</span> <a href="/n{n}">{title}</a><p>{text}</p></li>')}</ul></div></div></div></div></div></div></div>
<div id="c90" class="frame frame-default frame-type-textpic"><div class="frame-inner"><header class="frame-header"><h2 class="element-header">Restons en contact</h2></header><p>Pour toute question, l’équipe répond du lundi au jeudi. <a href="/contact">Nous écrire</a></p></div></div></main></div></div></section></div>
<footer id="page-footer" class="bp-page-footer"><section class="section footer-section footer-section-content"><div class="container"><p>{e(s.writer.paragraph(a.theme))}</p></div></section><section class="footer-section-meta"><div class="copyright"><p>Tous droits réservés</p></div>{s.legal()}</section></footer></div></body></html>"""


def newspaper(s):
    a = s.article
    ads = ['<div class="pub pub--inread" id="pub-milieu-1"><span class="pub__label">Publicité</span></div>', f'<aside class="lire-aussi"><span>Lire aussi</span> <a href="/l">{e(s.writer.title(a.theme))}</a></aside>',
           f'<p class="article__inread">Lire aussi : <a href="/m">{e(s.writer.title(a.theme))}</a></p>',
           '<div class="bloc-newsletter-inline"><p class="bloc-newsletter-inline__titre">La lettre du vendredi</p><p>Chaque vendredi à sept heures, l’essentiel de la semaine dans les territoires, raconté par la rédaction.</p><form><input type="email"><button>Je m’inscris</button></form></div>']
    return f"""<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{s.title()}</title><meta property="og:type" content="article">
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{a.title}","author":{{"@type":"Person","name":"{a.author}"}}}}</script></head><body class="article abo--non">
<div id="didomi-host" class="didomi-host" role="dialog" aria-modal="true"><div class="didomi-popup-container"><h1>Nous respectons votre vie privée</h1><p>{COOKIES} {COOKIES} {COOKIES}</p><button>Accepter et fermer</button></div></div>
<header class="site-entete"><a href="/">{e(s.name)}</a><nav class="rubriques"><ul>{s.links(10)}</ul></nav><div class="direct">EN DIRECT <a href="/direct">{e(s.writer.title(a.theme))}</a></div></header>
<div class="banniere-haute pub" aria-hidden="true"></div><main><div class="page__contenu"><article class="article article--standard"><header class="article__entete"><ul class="fil"><li><a href="/">Accueil</a></li><li><a href="/terr">Territoires</a></li></ul><h1 class="article__titre">{e(a.title)}</h1><p class="article__chapo">{s.inline(a.lead)}</p>
<div class="article__signature"><span class="auteur">Par <a href="/a">{e(a.author)}</a></span><span class="meta__date">Publié le {a.day} à 06h30 - Mis à jour à 11h12</span><span class="temps-lecture">Temps de lecture : 4 min</span></div>
<div class="barre-partage"><ul><li><a href="#">Partager sur Facebook</a></li><li><a href="#">Envoyer par e-mail</a></li><li><button>Offrir l’article</button></li></ul></div>
<figure class="article__media"><img src="/une.jpg"><figcaption>Vue aérienne du bourg, au printemps. {e(a.author)} / {e(s.name)}</figcaption></figure></header>
<div class="article__corps">{s.body(paragraph='<p class="article__paragraphe">{}</p>', heading='<h2 class="article__intertitre">{}</h2>', quote='<blockquote class="article__citation">{}</blockquote>', between=ads, caption='<figure class="article__media"><img src="/m.jpg"><figcaption class="article__legende">{}</figcaption></figure>')}
<div class="offre-abonnement"><h3>Cet article vous a plu ?</h3><p>Abonnez-vous à partir d’un euro par mois et soutenez un journal qui ne dépend que de ses lecteurs.</p><a href="/abo">Je m’abonne</a></div></div>
<section class="reactions" id="commentaires"><h2>Réagir (3)</h2>{s.comments('<div class="reaction"><span class="reaction__auteur">{who}</span><span>il y a 2 heures</span><p class="reaction__texte">{text}</p><button>Signaler</button></div>')}</section></article>
<div class="colonne-droite"><section class="plus-lus"><h2>Les plus lus</h2><ol>{s.teasers(5, '<li><a href="/p{n}">{title}</a></li>')}</ol></section><section class="meme-sujet"><h2>Sur le même sujet</h2>{s.teasers(4, '<div class="carte"><h3 class="carte__titre"><a href="/c{n}">{title}</a></h3><p class="carte__desc">{text}</p></div>')}</section></div></div></main>
<div class="services"><h2>Nos services</h2><ul>{s.links(6, '<li><a href="/sv{n}">{text}</a></li>')}</ul></div><footer class="pied-de-page">{s.legal()}<p>Directeur de la publication : {e(a.author)}. Commission paritaire n° 0000.</p></footer></body></html>"""


def elementor(s):
    a = s.article
    box = '<div class="elementor-element elementor-element-3f{k} elementor-widget elementor-widget-{kind}" data-element_type="widget"><div class="elementor-widget-container">{content}</div></div>'

    def widget(kind, content):
        return box.replace("{k}", str(s.random.randint(1000, 9999))).replace("{kind}", kind).replace("{content}", content)
    parts = s.body(paragraph=widget("text-editor", "<p>{}</p>"), heading=widget("heading", '<h2 class="elementor-heading-title elementor-size-default">{}</h2>'), lists=widget("icon-list", '<ul class="elementor-icon-list-items">{}</ul>'),
                   item='<li class="elementor-icon-list-item"><span class="elementor-icon-list-text">{}</span></li>', faq=widget("toggle", '<div class="elementor-toggle-item"><div class="elementor-tab-title"><a class="elementor-toggle-title">{}</a></div><div class="elementor-tab-content"><p>{}</p></div></div>'))
    return f"""<!DOCTYPE html><html lang="fr-FR"><head><meta charset="UTF-8"><title>{s.title()}</title></head><body class="page-template-default page page-id-77 elementor-default elementor-page">
<div data-elementor-type="header" class="elementor elementor-12 elementor-location-header"><section class="elementor-section elementor-top-section"><div class="elementor-container">{widget('theme-site-title', e(s.name))}{widget('nav-menu', '<nav class="elementor-nav-menu--main"><ul>' + s.links(7) + '</ul></nav>')}</div></section></div>
<main id="content" class="site-main post-77 page type-page"><div class="page-content"><div data-elementor-type="wp-page" class="elementor elementor-77"><section class="elementor-section elementor-top-section elementor-hero"><div class="elementor-container">{widget('heading', '<h1 class="elementor-heading-title">' + e(a.title) + '</h1>')}{widget('text-editor', '<p>' + s.inline(a.lead) + '</p>')}{widget('button', '<a class="elementor-button-link" href="/agir"><span class="elementor-button-text">Rejoindre le mouvement</span></a>')}</div></section>
<section class="elementor-section"><div class="elementor-container elementor-column-gap-default"><div class="elementor-column elementor-col-100"><div class="elementor-widget-wrap elementor-element-populated">{parts}</div></div></div></section>
<section class="elementor-section">{widget('posts', '<div class="elementor-posts-container elementor-grid">' + s.teasers(3, '<article class="elementor-post elementor-grid-item post"><div class="elementor-post__text"><h3 class="elementor-post__title"><a href="/x{n}">{title}</a></h3><div class="elementor-post__excerpt"><p>{text}</p></div><a class="elementor-post__read-more" href="/x{n}">Lire la suite »</a></div></article>') + '</div>')}</section>
<section class="elementor-section">{widget('form', '<form class="elementor-form"><h3>Écrivez-nous</h3><label>Votre message</label><textarea></textarea><button>Envoyer</button></form>')}</section></div></div></main>
<div data-elementor-type="footer" class="elementor elementor-15 elementor-location-footer"><div class="elementor-container">{widget('text-editor', '<p>' + e(s.name) + ' est une association loi 1901, ouverte à toutes et à tous, présente dans douze départements.</p>')}{widget('text-editor', '<p>' + s.legal() + '</p>')}</div></div></body></html>"""


def application(s):
    """A page drawn by a script framework: hashed names, no paragraphs, sections everywhere."""
    a, n = s.article, lambda: "css-" + "".join(s.random.choice("abcdefghijklmnopqrstuvwxyz0123456789") for _ in range(6))
    k, h = n(), n()
    return f"""<!doctype html><html lang="fr"><head><meta charset="utf-8"/><title>{s.title()}</title></head><body><noscript>Vous devez activer JavaScript pour afficher ce site correctement, ou changer de navigateur.</noscript><div id="root"><div class="{n()}">
<div class="{n()}" role="banner"><div class="{n()}">{e(s.name)}</div><div role="navigation" class="{n()}">{s.links(7, '<div class="css-1x"><a href="/{n}">{text}</a></div>')}</div></div>
<div class="{n()}"><div class="{n()}"><section class="{n()}"><div class="{h}">{e(a.title)}</div><div class="{n()}"><div>{e(a.author)}</div><div>{a.day}</div><div>6 min</div></div></section><section class="{n()}"><div class="{k}">{s.inline(a.lead)}</div>{s.body(paragraph=f'<div class="{k}">{{}}</div>', heading=f'<h2 class="{h}">{{}}</h2>', lists='<div role="list">{}</div>', item='<div role="listitem"><span>•</span><span>{}</span></div>', quote=f'<div class="{n()}"><div class="{k}">{{}}</div></div>')}</section>
<section class="{n()}"><div class="{n()}">Vous pourriez aimer</div>{s.teasers(4, '<a class="css-c4" href="/v{n}"><div class="css-t">{title}</div><div class="css-d">{text}</div><div>5 min</div></a>')}</section></div></div>
<div class="{n()}"><div>Un projet de {e(s.name)}</div><div>{s.legal()}</div></div></div></div><div id="portal-root"><div class="{n()}" role="dialog"><div>{COOKIES}</div><button>OK</button></div></div><script id="__DATA__" type="application/json">{{"props":{{"titre":"{a.title}"}}}}</script></body></html>"""


def event(s):
    a = s.article
    days = "".join("<tr>" + "".join(f"<td class='jour'>{'<a href=/j>' + str(7 * w + d) + '</a>' if (w + d) % 3 == 0 else 7 * w + d}</td>" for d in range(1, 8)) + "</tr>" for w in range(4))
    return f"""<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{s.title()}</title></head><body><header><div class="wrap"><a class="logo" href="/">{e(s.name)}</a><nav>{s.links(6, '<a href="/{n}">{text}</a>')}</nav></div></header><div class="wrap cols"><div class="agenda-detail vevent"><span class="categorie">Rencontre</span><h1 class="summary">{e(a.title)}</h1>
<div class="description">{f'<p class="accroche">{s.inline(a.lead)}</p>'}{s.body(level=3)}</div>
<form class="inscription" action="/inscrire"><h3>S’inscrire</h3><p>Les champs marqués d’une étoile sont obligatoires, vos données ne sont transmises à personne.</p><label>Nom *</label><input name="nom"><label>Courriel *</label><input name="mail"><select><option>1 personne</option><option>2 personnes</option></select><button>Valider</button></form>
<div class="partage"><span>Partager l’événement</span> <a href="#">Facebook</a> <a href="#">Mastodon</a> <a href="/cal.ics">Ajouter à mon agenda</a></div></div>
<div class="lateral"><table class="calendrier"><caption>Mai 2025</caption><tr><th>L</th><th>M</th><th>M</th><th>J</th><th>V</th><th>S</th><th>D</th></tr>{days}</table><h3>À venir</h3><ul class="liste-evenements">{s.teasers(5, '<li><a href="/ev{n}">{title}</a> <span>18 h 30, salle des fêtes</span></li>')}</ul><div class="nuage-tags">{s.links(12, '<a class="tag t{n}" href="/t{n}">{text}</a>')}</div></div></div><footer><p>{s.legal()}</p></footer></body></html>"""


def blog(s):
    a = s.article
    return f"""<!DOCTYPE html><html dir='ltr' lang='fr' xmlns='http://www.w3.org/1999/xhtml'><head><meta charset='utf-8'/><meta content='blogger' name='generator'/><title>{s.title()}</title></head><body class='loading'><div class='navbar section' id='navbar'></div><div class='body-fauxcolumns'></div><div class='content'><div class='content-inner'><header><div class='header-inner'><div class='header section' id='header'><div class='widget Header'><div class='titlewrapper'><h1 class='title'><a href='/'>{e(s.name)}</a></h1></div><div class='descriptionwrapper'><p class='description'><span>Carnet de route d’un territoire qui change, tenu à plusieurs mains.</span></p></div></div></div></div></header>
<div class='main-outer'><div class='region-inner main-inner'><div class='columns fauxcolumns'><div class='column-center-outer'><div class='main section' id='main'><div class='widget Blog' id='Blog1'><div class='blog-posts hfeed'><div class='date-outer'><h2 class='date-header'><span>{a.day}</span></h2><div class='date-posts'><div class='post-outer'><div class='post hentry uncustomized-post-template'><h3 class='post-title entry-title'>{e(a.title)}</h3><div class='post-header'><div class='post-header-line-1'></div></div>
<div class='post-body entry-content' id='post-body-882'>{s.inline(a.lead)}<br /><br />{s.body(paragraph='{}<br /><br />', heading='<b>{}</b><br /><br />', caption='<table class="tr-caption-container"><tbody><tr><td><img src="/b.jpg"></td></tr><tr><td class="tr-caption">{}</td></tr></tbody></table>')}<div style='clear: both;'></div></div>
<div class='post-footer'><div class='post-footer-line post-footer-line-1'><span class='post-author vcard'>Publié par <span class='fn'>{e(a.author)}</span></span> <span class='post-timestamp'>à <a href='/l'><abbr class='published'>10:22</abbr></a></span></div><div class='post-footer-line'><span class='post-labels'>Libellés : <a href='/s'>{e(a.theme)}</a></span></div></div></div>
<div class='comments' id='comments'><h4>3 commentaires:</h4><div id='Blog1_comments-block-wrapper'><dl class='avatar-comment-indent' id='comments-block'>{s.comments("<dt class='comment-author'>{who}</dt><dd class='comment-body'><p>{text}</p></dd>")}</dl></div></div></div></div></div></div><div class='blog-pager' id='blog-pager'><a href='/n'>Article plus récent</a><a href='/p'>Article plus ancien</a></div></div></div></div>
<div class='column-right-outer'><aside><div class='sidebar section' id='sidebar-right-1'><div class='widget Text'><h2>Qui suis-je</h2><div class='widget-content'>{e(s.writer.paragraph(a.theme))}</div></div><div class='widget BlogArchive'><h2>Archives</h2><ul class='hierarchy'>{s.teasers(6, "<li><a href='/z{n}'>{title}</a></li>")}</ul></div></div></aside></div></div></div></div></div></div></body></html>"""


def wiki(s):
    a = s.article
    return f"""<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{s.title()}</title></head><body class="page-container"><div id="yw-container"><div id="yw-topnav" class="navbar navbar-default topnavpage"><a class="navbar-brand" href="/?PagePrincipale">{e(s.name)}</a><div class="include yw-topnav">{s.links(6, '<li><a href="/?P{n}">{text}</a></li>')}</div><a href="#LoginModal" data-toggle="modal">Se connecter</a></div>
<div id="yw-header"><div class="div_include include"><p>Ensemble, documentons ce qui se fait ailleurs pour oser le faire ici.</p></div></div><div id="yw-main"><div class="page-widget page" data-tag="FicheRetour"><div class="BAZ_cadre_fiche id1"><h1 class="BAZ_fiche_titre">{e(a.title)}</h1>
<div class="BAZ_rubrique"><span class="BAZ_label">Résumé :</span> <span class="BAZ_texte">{s.inline(a.lead)}</span></div><div class="BAZ_rubrique"><span class="BAZ_texte">{s.body(paragraph='{}<br /><br />', heading='<h3>{}</h3>')}</span></div></div>
<div class="BAZ_fiche_info"><span>Fiche créée le {a.day} par {e(a.author)}, mise à jour hier</span></div></div></div><div class="footer"><div class="footer-actions"><a href="/edit">Éditer la page</a> :: <a href="/suivi">Dernière édition</a> :: <a href="/share">Partager</a> :: <a href="/dpf">PDF</a></div></div>
<div id="yw-footer"><div class="include"><p>(&gt;^_^)&gt; Galope sous <a href="https://yeswiki.net">YesWiki</a> &lt;(^_^&lt;)</p></div></div></div><div class="modal fade" id="LoginModal"><div class="modal-dialog"><h3>Identification</h3><p>Entrez l’adresse et le mot de passe que vous avez reçus lors de votre inscription au réseau.</p></div></div></body></html>"""


def resources(s):
    """A page whose content is a list: what to download, with a word on each."""
    a = s.article
    return f"""<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{s.title()}</title></head><body><div id="global"><div id="haut"><div class="accroche-site">{e(s.name)}</div><ul id="menu-principal">{s.links(7)}</ul></div><div id="colonne-gauche"><h4>Affiner</h4><form class="facettes"><ul>{s.links(8, '<li><label><input type="checkbox"> {text} ({n})</label></li>')}</ul></form><div class="bloc pub-partenaire"><p>Avec le soutien de nos partenaires publics et privés, que nous remercions ici.</p></div></div>
<div id="centre"><h1>{e(a.title)}</h1><div class="intro"><p>{s.inline(a.lead)}</p></div>{s.body(level=2)}</div>
<div id="colonne-droite"><div class="bloc"><h4>Nouveautés</h4>{s.teasers(4, '<div class="nouveaute"><a href="/nv{n}">{title}</a><p>{text}</p></div>')}</div></div><div id="bas"><p>{s.legal()}</p><p>Réalisation : l’atelier du bas de la rue, {len(LEGAL)} rue Haute.</p></div></div></body></html>"""
