"""The sentence material of the French pages: what people in territories in transition write, with gaps that a seeded generator fills.

All of it was written for this set. `Writer` composes articles, teasers, comments and announcements from it; the same seed gives the same text.
"""
import random
from dataclasses import dataclass, field

PLACES = ["Valbrune", "Saint-Ambroise-des-Haies", "Montferrand-le-Vieux", "la Combe-aux-Loups", "Pierrelongue", "Les Trois-Gués", "Kervadec",
          "Haute-Lande", "Bois-Marsal", "Ornoy-sur-Lèze", "la vallée de l’Aubrette", "Castelmaur", "Fontvive", "la plaine du Sausset"]
PEOPLE = ["Maïwenn Le Dantec", "Yacine Benarab", "Odile Ferrandier", "Lucas Teyssèdre", "Fatou Diémé", "Hélène Quintard", "Armel Rossignol",
          "Inès Zerrouki", "Bertrand Maupas", "Colette Vauzelle"]
ROLES = ["maire adjointe", "agent de développement", "présidente de l’association", "directeur des services", "maraîchère", "animateur du collectif",
         "chargée de mission", "élu communautaire", "sous-préfète", "institutrice"]
BODIES = ["la communauté de communes", "le syndicat mixte", "l’association Racines communes", "le parc naturel", "la régie de quartier",
          "la coopérative Les Semeurs", "le conseil de développement", "l’agence de l’eau", "le centre social", "la fédération des foyers ruraux"]
MONTHS = ["janvier", "mars", "avril", "mai", "juin", "septembre", "octobre", "novembre"]

# theme: (what it is about, titles, sentences)
THEMES = {
    "alimentation": ("l’alimentation", ["Une cantine qui nourrit tout un canton", "Remettre des légumes dans les cantines de {lieu}"], [
        "Les {n} cuisines du territoire achètent désormais leurs légumes à moins de trente kilomètres.",
        "La légumerie tourne quatre matins par semaine et emploie {p} personnes en insertion.",
        "Au début, personne ne savait combien de carottes il fallait pour mille deux cents repas.",
        "Un groupement de {p} maraîchers a accepté de planifier ses semis avec les cuisiniers.",
        "Le gaspillage a baissé d’un tiers depuis que les enfants choisissent la taille de leur portion.",
        "Le surcoût, huit centimes par repas, a été absorbé en cuisant moins souvent de la viande.",
        "Les conserves d’été, préparées avec le lycée agricole, tiennent jusqu’aux vacances de février."]),
    "mobilité": ("les déplacements", ["Se déplacer sans voiture quand il n’y a pas de train", "À {lieu}, la navette est conduite par ses voisins"], [
        "Chaque semaine, {n} habitants se partagent {p} véhicules garés devant la mairie.",
        "La ligne de bus ne passait que deux fois par jour, et jamais le dimanche.",
        "Le vélo à assistance électrique a remplacé une seconde voiture dans une famille sur six.",
        "Il a fallu convaincre l’assureur, puis le département, puis les voisins les plus prudents.",
        "Les conducteurs bénévoles suivent une demi-journée de formation avant leur premier trajet.",
        "Les arrêts ont été dessinés par des collégiens qui connaissaient chaque virage dangereux.",
        "Un kilomètre parcouru coûte vingt-deux centimes, carburant et entretien compris."]),
    "habitat": ("le logement", ["Des maisons vides aux maisons habitées", "Le bourg de {lieu} rouvre ses volets"], [
        "Dans le centre ancien, {n} logements étaient fermés depuis plus de cinq ans.",
        "La foncière solidaire achète les murs et les loue à bas prix à des ménages du pays.",
        "Les travaux ont été menés en chantier ouvert, avec {p} apprentis et deux compagnons.",
        "La laine de mouton du plateau isole les combles aussi bien que prévu.",
        "Une propriétaire de quatre-vingts ans a préféré un bail long à une vente rapide.",
        "Le règlement d’urbanisme interdisait justement ce que tout le monde souhaitait.",
        "Les loyers restent fixés pour quinze ans par une clause inscrite dans l’acte."]),
    "énergie": ("l’énergie", ["Du soleil sur le toit de l’école", "Comment {lieu} a mis son énergie en commun"], [
        "La centrale villageoise compte {n} actionnaires qui ont chacun une seule voix.",
        "Les panneaux posés sur le gymnase couvrent la consommation de {p} bâtiments publics.",
        "La chaufferie au bois fonctionne avec les tailles de haies de la vallée.",
        "Éteindre l’éclairage à vingt-trois heures a économisé plus que tous les ampoules neuves.",
        "Le raccordement au réseau a demandé dix-huit mois et trois dossiers différents.",
        "Un ménage accompagné réduit sa facture d’environ quatre cents euros par an.",
        "Les recettes financent un poste de conseiller qui se rend chez les habitants."]),
    "eau": ("l’eau", ["La rivière a demandé la parole", "Partager l’eau avant qu’elle ne manque"], [
        "Pendant l’été, {n} communes ont été ravitaillées par camion-citerne.",
        "Les agriculteurs ont ouvert leurs compteurs et les relevés sont affichés au marché.",
        "Le lit du ruisseau a été remonté sur {p} tronçons pour recharger la nappe.",
        "La tarification progressive protège les familles nombreuses et décourage les piscines.",
        "Une mare sur deux avait disparu depuis le remembrement.",
        "Les pêcheurs, d’abord hostiles, surveillent maintenant le retour des truites.",
        "La carte des zones humides a été dressée à pied, parcelle après parcelle."]),
    "démocratie": ("la participation", ["Un budget que les habitants écrivent", "Tirer au sort pour mieux décider à {lieu}"], [
        "L’assemblée réunit {n} personnes tirées au sort et indemnisées pour leur temps.",
        "Les élus se sont engagés à répondre par écrit à chaque proposition.",
        "Les réunions commencent par un repas, ce qui change tout à la suite.",
        "Sur {p} projets déposés, sept ont été réalisés dans l’année.",
        "Les agents municipaux craignaient d’être jugés ; ils sont devenus les meilleurs défenseurs de la démarche.",
        "Une minorité peut demander qu’une décision soit relue après six mois.",
        "Le compte rendu est lu à voix haute avant d’être approuvé."]),
    "foncier": ("la terre", ["Garder la terre nourricière", "À {lieu}, la terre ne part plus au plus offrant"], [
        "En dix ans, {n} hectares ont changé de mains sans que personne ne le sache.",
        "Le groupement foncier loue à {p} jeunes fermes qui n’auraient pas pu acheter.",
        "La mairie a usé de son droit de préemption pour la première fois de son histoire.",
        "Les cédants veulent d’abord savoir qui reprendra, ensuite à quel prix.",
        "Un bail environnemental garantit les haies et les prairies humides.",
        "Les notaires du secteur préviennent le collectif dès qu’une vente se prépare.",
        "Il reste à trouver comment loger ceux qui s’installent."]),
    "déchets": ("les déchets", ["Ce que la benne ne verra plus", "Une ressourcerie au cœur de {lieu}"], [
        "La ressourcerie détourne chaque mois {n} tonnes d’objets de l’enfouissement.",
        "Les couches lavables ont séduit {p} familles sur les trente de la première année.",
        "Le compost de quartier reçoit les épluchures de deux cents foyers.",
        "Réparer un grille-pain prend une heure et rend un sourire.",
        "La redevance incitative a d’abord fait monter les dépôts sauvages, puis baisser les poubelles.",
        "Les invendus du marché partent le jour même à l’épicerie solidaire.",
        "Le contrat avec l’incinérateur obligeait à payer même les tonnes évitées."]),
    "culture": ("la culture", ["Raconter le pays pour le transformer", "Le bal qui a lancé la transition de {lieu}"], [
        "La compagnie a recueilli {n} récits de vie avant d’écrire une seule réplique.",
        "Chaque banquet se tient dans un village différent et réunit {p} cuisiniers amateurs.",
        "Les archives du moulin ont été lues sur la place par des enfants de dix ans.",
        "On ne mobilise pas avec des chiffres mais avec des histoires où chacun se reconnaît.",
        "La bibliothèque prête aussi des outils, des graines et des instruments.",
        "Une fresque raconte ce que la vallée deviendra si rien ne change, et ce qu’elle pourrait être.",
        "Le cinéma itinérant laisse après chaque séance une heure de discussion."]),
    "monnaie": ("la monnaie locale", ["Une monnaie qui ne quitte pas la vallée", "Payer en pistils à {lieu}"], [
        "La monnaie circule dans {n} commerces et deux cabinets médicaux.",
        "Chaque billet change de mains {p} fois par an avant de revenir au comptoir.",
        "La commune verse une partie des primes de ses agents en monnaie locale, s’ils le demandent.",
        "Le fonds de garantie est placé dans une banque coopérative.",
        "Les commerçants rencontrent par ce biais des fournisseurs qu’ils ignoraient.",
        "La version numérique a demandé l’accord de l’autorité de contrôle.",
        "Sans bénévoles pour tenir les permanences, tout s’arrête en deux mois."]),
}

COMMON = [
    "Rien n’aurait été possible sans {corps}, qui a prêté ses locaux et son carnet d’adresses.",
    "« Nous avons commencé petit, par ce qui ne coûtait rien », se souvient {qui}, {role}.",
    "Le comité de pilotage s’est réuni onze fois en {an}, presque toujours le soir.",
    "La subvention est arrivée en {mois} {an}, huit mois après la première dépense.",
    "À {lieu}, l’idée a fait son chemin lentement, de cuisine en cuisine.",
    "Trois obstacles reviennent dans tous les témoignages : le temps, la confiance et la comptabilité.",
    "Les services de l’État ont d’abord cherché dans quelle case ranger le projet.",
    "Ce n’est pas un modèle : ce qui a réussi ici peut échouer dans le canton voisin.",
    "{qui} insiste : il faut nommer ses échecs, sinon les autres les répètent.",
    "Le lien entre les acteurs compte plus que chacune de leurs actions prises à part.",
    "L’évaluation, menée avec l’université, distingue ce qui est mesuré de ce qui est seulement espéré.",
    "Depuis {an}, {corps} publie ses comptes et les commente en réunion publique.",
    "Un agent sur deux a changé de métier sans changer de bureau.",
    "Il a fallu deux hivers pour que les habitudes cèdent, et un printemps pour qu’on oublie qu’elles avaient existé.",
    "La méthode tient en quatre mots : écouter, relier, essayer, raconter.",
    "Les limites sont connues : la démarche repose sur quelques personnes, et {qui} le dit sans détour.",
    "Dans un rapport de {an}, {corps} recommandait exactement l’inverse.",
    "Personne ne voulait signer le premier ; c’est {qui} qui a pris le stylo.",
    "Les communes voisines ont envoyé des observateurs, puis des chèques.",
    "Une convention lie les partenaires pour trois ans et prévoit comment ils pourront se séparer.",
    "Le plus difficile, confie {qui}, fut de renoncer à une belle idée que personne n’attendait.",
    "Sur le papier, tout était réglé ; sur le terrain, il manquait une clé et deux signatures.",
    "Aujourd’hui, le projet dépasse ceux qui l’ont lancé, et c’est sans doute son meilleur résultat.",
    "Les jeunes du lycée ont tenu le registre, filmé les visites et corrigé nos chiffres.",
    "Cette étape, que nous appelions le caillou blanc, a donné aux indécis une raison de venir.",
    "On apprend en marchant, à condition de s’arrêter de temps en temps pour regarder la carte.",
    "En {mois}, une crue a emporté le pont et la moitié du calendrier.",
    "Le conseil a voté à l’unanimité moins une voix, celle d’un élu qui nous aide désormais chaque semaine.",
    "Pour {corps}, l’enjeu n’est plus de convaincre mais de tenir dans la durée.",
    "Rien de tout cela ne figure dans les tableaux de bord officiels.",
]
HEADINGS = ["D’où vient l’idée", "Ce qui a bloqué", "Les leviers", "Comment nous avons fait", "Ce que cela coûte", "Et maintenant", "Les limites",
            "Qui décide", "Une journée ordinaire", "Ce que disent les habitants", "Trois ans après", "Le rôle de l’État", "Les premiers pas"]
QUESTIONS = ["Qui peut participer ?", "Combien cela coûte-t-il ?", "Faut-il habiter la commune ?", "Que se passe-t-il en cas d’absence ?",
             "À qui s’adresser pour commencer ?", "Peut-on arrêter en cours d’année ?"]
ITEMS = ["réunir d’abord ceux qui ont déjà essayé", "tenir un journal de bord partagé", "prévoir une salle chauffée et du café", "faire relire la convention par un juriste",
         "payer le temps des animateurs", "inviter un agent de l’État dès la première réunion", "publier les comptes chaque trimestre", "garder une place vide pour les absents",
         "écrire les règles de sortie avant les règles d’entrée", "mesurer peu de choses mais les mesurer bien"]
COMMENTS = ["Bravo pour cette initiative, nous cherchons à faire la même chose dans notre canton mais les élus traînent.",
            "Je ne suis pas d’accord avec vos chiffres : chez nous, le prix a doublé en trois ans et personne n’en parle.",
            "Merci de cet article, où peut-on vous joindre pour organiser une visite avec une vingtaine de personnes ?",
            "Tout cela est bien joli, mais qui paiera quand les subventions s’arrêteront, je vous le demande.",
            "Mon père racontait que la coopérative existait déjà avant la guerre, dans le même bâtiment.",
            "Petite correction : la réunion dont vous parlez a eu lieu en octobre, pas en novembre, j’y étais."]


@dataclass
class Article:
    theme: str
    title: str
    lead: str
    # (kind, content): heading, paragraph, list, quote, table (rows), faq (pairs), caption
    parts: list = field(default_factory=list)
    author: str = ""
    day: str = ""


class Writer:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def pick(self, values):
        return self.random.choice(values)

    def fill(self, text):
        return text.format(lieu=self.pick(PLACES), qui=self.pick(PEOPLE), role=self.pick(ROLES), corps=self.pick(BODIES), n=self.random.randint(11, 97),
                           p=self.random.randint(3, 9), an=self.random.randint(2016, 2025), mois=self.pick(MONTHS))

    def start(self, text):
        return text[0].upper() + text[1:]

    def sentences(self, theme, count):
        own, common = THEMES[theme][2], COMMON
        return [self.start(self.fill(self.pick(own if self.random.random() < 0.4 else common))) for _ in range(count)]

    def paragraph(self, theme, least=2, most=5):
        return " ".join(dict.fromkeys(self.sentences(theme, self.random.randint(least, most))))

    def title(self, theme):
        return self.fill(self.pick(THEMES[theme][1]))

    def article(self, theme=None, sections=None, rich=()):
        """An article; `rich` names what it shall hold beside headings and paragraphs: list, quote, table, faq, caption."""
        theme = theme or self.pick(list(THEMES))
        article = Article(theme, self.title(theme), self.paragraph(theme, 1, 2), author=self.pick(PEOPLE),
                          day=f"{self.random.randint(1, 28)} {self.pick(MONTHS)} {self.random.randint(2017, 2025)}")
        article.parts.append(("paragraph", self.paragraph(theme, 3, 5)))
        headings = self.random.sample(HEADINGS, sections if sections is not None else self.random.randint(2, 4))
        wanted = list(rich)
        for heading in headings or [None]:
            if heading:
                article.parts.append(("heading", heading))
            for _ in range(self.random.randint(1, 3)):
                article.parts.append(("paragraph", self.paragraph(theme)))
            if wanted:
                article.parts += self.extra(wanted.pop(0), theme)
        for kind in wanted:
            article.parts += self.extra(kind, theme)
        return article

    def extra(self, kind, theme):
        if kind == "list":
            return [("paragraph", "Ce que nous conseillons à qui veut se lancer :"), ("list", [self.start(item) for item in self.random.sample(ITEMS, self.random.randint(3, 6))])]
        if kind == "quote":
            return [("quote", self.paragraph(theme, 2, 3))]
        if kind == "table":
            rows = [["Année", "Participants", "Budget"]] + [[str(year), str(self.random.randint(20, 400)), f"{self.random.randint(3, 90)} 000 €"] for year in range(2019, 2024)]
            return [("table", rows)]
        if kind == "faq":
            return [("faq", [(question, self.paragraph(theme, 1, 3)) for question in self.random.sample(QUESTIONS, 3)])]
        return [("caption", f"{self.start(self.pick(BODIES))} en visite à {self.pick(PLACES)}, {self.pick(MONTHS)} {self.random.randint(2017, 2025)}.")]

    def teaser(self):
        theme = self.pick(list(THEMES))
        return self.title(theme), self.sentences(theme, 1)[0]
