### Les écrans du comité : appel, personnes, évaluations reçues, classement et décisions, publication.

show-in-folder = Montrer dans le dossier
reason = Raison
language-en = anglais
language-fr = français

## Un tableau à intégrer

## Appel
call-go = Vers l’appel
call-untitled = Un appel encore sans titre
call-state-draft = En préparation. Rien n’est fixé avant que vous ne le figiez.
call-state-frozen = Figé et signé, édition { $edition }.
call-state-changed = L’édition { $edition } est figée ; il y a des modifications depuis.
call-template = Partir de…
call-copy = Un appel antérieur…
call-notice = Avis d’appel
call-freeze = Figer l’appel…
call-frozen = L’appel est figé et signé, édition { $edition }.
call-way = Le calendrier de cet appel
call-rooms = Parties de l’appel
call-room-money = Moyens
call-room-grid = Grille
call-room-rules = Règles
call-room-dates = Dates
call-room-proposals = Propositions
call-beside = Ce qui manque, et la grille d’évaluation
call-missing-title = Avant de pouvoir figer
call-missing-none = Il ne manque rien.
call-control-number = Votre numéro de contrôle
call-control-number-about = Il a sa place dans l’avis publié par le financeur : le public le compare à celui du résultat.
call-freeze-title = Figer l’appel
call-freeze-about = Une édition de l’appel est signée. Cet acte est définitif. Une édition ultérieure pourra le corriger ; les deux resteront visibles. Ce qui devient fixe :
call-freeze-act = Figer l’appel
call-freeze-tracks = { $count ->
    [one] un volet, avec son plafond et son budget
   *[other] { $count } volets, avec leurs plafonds et leurs budgets
}
call-freeze-criteria = { $count ->
    [one] un critère, avec son échelle et son poids
   *[other] { $count } critères, avec leurs échelles et leurs poids
}
call-freeze-proposals = { $count ->
    [0] aucune proposition pour l’instant
    [one] une proposition, avec le document qui sera lu
   *[other] { $count } propositions, avec les documents qui seront lus
}
call-freeze-faults = { $count ->
    [one] Il manque un élément avant de pouvoir figer l’appel.
   *[other] Il manque { $count } éléments avant de pouvoir figer l’appel.
}
call-card-title = Ce que verront les évaluateurs
call-card-empty = La grille paraît ici à mesure que vous l’écrivez.
call-card-weight = { $share } % de la note globale
call-card-steps = de { $min } à { $max }
call-title = Titre
call-sponsor = Financeur
call-short = Nom court
call-short-hint = Pour les noms de fichiers. Lettres, chiffres et traits d’union, 16 au plus.
call-pool = Enveloppe totale
call-unit = Unité
call-unit-hint = Un code de monnaie tel que EUR, ou un mot tel que crédits.
call-digits = Plus petite unité
call-digits-none = unités entières
call-digits-two = centièmes
call-no-amount = Ceci n’est pas un montant. C’est gardé ; écrivez seulement des chiffres.
call-tracks = Volets
call-track-n = Volet { $n }
call-track-title = Titre du volet
call-track-ceiling = Plafond par projet
call-track-budget = Budget propre
call-track-first = Ajouter un volet
call-track-add = Un autre volet
call-track-remove = Supprimer { $title }
call-line = Ligne de financement
call-fill = À la première qui dépasse le reste
call-fill-stop = s’arrêter
call-fill-part = donner le reste, puis s’arrêter
call-fill-skip = la passer, en la nommant
call-over = Demande au-dessus du plafond
call-over-refuse = non recevable
call-over-cap = ramenée au plafond
call-level = Non départagées par les notes
call-level-50 = dans l’intervalle à 50 %
call-level-90 = dans l’intervalle à 90 %
call-overflow = Ce qu’un volet laisse revient aux autres
call-calibrate = Corriger la sévérité de chaque évaluateur
call-calibrate-hint = Les moyennes simples restent à côté dans chaque liste.
call-unsigned = Les évaluations non signées comptent
call-criterion-n = Critère { $n }
call-criterion-title = Critère
call-criterion-weight = Poids
call-criterion-min = Minimum
call-criterion-max = Maximum
call-criterion-up = Monter { $title }
call-criterion-remove = Supprimer { $title }
call-criterion-steps = { $count ->
    [0] Échelons, aide et options : aucun intitulé encore
    [one] Échelons, aide et options : un intitulé
   *[other] Échelons, aide et options : { $count } intitulés
}
call-criterion-help = Aide pour les évaluateurs
call-criterion-best = Quel bout est le meilleur
call-best-high = { $step } est le meilleur
call-best-low = { $step } est le meilleur
call-criterion-halves = Demi-points entre les échelons
call-criterion-halves-hint = On peut donner 3,5 aussi bien que 3 et 4. Chaque échelon garde son libellé.
call-criterion-na = « Je ne peux pas me prononcer » est admis
call-criterion-evidence = Des passages à l’appui sont souhaités
call-criterion-add = Un autre critère
call-step = Intitulé de { $step }
call-zone = Fuseau horaire
call-zone-hint = Par exemple Europe/Paris.
call-date-opens = Début des évaluations
call-date-closes = Évaluations reçues jusqu’au
call-date-draw_at = Le nombre d’un tirage existe à partir du
call-date-publishes = Publication des résultats
call-rounds = Tours
call-round-n = Tour { $n }
call-round-remove = Retirer le tour { $n }
call-round-add = Un autre tour
call-round-rule = Ce qui compte
call-round-latest = le dernier tour de chaque évaluateur
call-round-last = le dernier tour seulement
call-date-hint = Année-mois-jour et heure, par exemple 2026-12-12 23:59.
call-no-count = Écrivez un nombre entier de { $min } à { $max }. Ce qui est écrit ici est gardé.
call-no-date = Ceci n’est pas une date avec son heure. C’est gardé ; écrivez 2026-12-12 23:59.
call-draw-source = Nombre public pour un tirage
call-draw-source-hint = Une loterie et sa date, ou un tour de drand, et comment le nombre s’écrira.
call-policy = Qui voit quoi
call-policy-applicants_shown = Les évaluateurs voient le nom des porteurs
call-policy-rationale_to_applicant = Les porteurs lisent la justification de chaque note
call-policy-reviewers_public = Le nom des évaluateurs est publié
call-policy-scores_public = Chaque note est publiée
call-policy-declined_named = Les propositions non retenues sont nommées
call-per-proposal = Évaluations par proposition
call-signatures = Présidents qui doivent signer le résultat
call-signatures-hint = S’il en faut plusieurs, le résultat fait le tour des signatures avant d’être publié.
call-closes = Un déport ferme
call-closes-documents = les documents
call-closes-reviews = les évaluations des autres
call-closes-discussion = la discussion
call-closes-ranking = la place au classement
call-vouch = Les évaluateurs sont reconnus par
call-vouch-invitation = la réponse à leur invitation
call-vouch-met = une rencontre
call-vouch-video = un appel vidéo
call-vouch-phone = un appel téléphonique
call-vouch-list = une liste signée
call-vouch-channel = une voie à laquelle le comité se fie, telle que le courriel institutionnel
call-veto = Un refus du financeur doit donner
call-veto-full = son motif et sa raison
call-veto-ground_only = son motif
call-veto-none = rien
call-officers = Les personnes nommées dans l’appel
call-officer-role = Rôle
call-officer-name = Nom
call-officer-email = Courriel
call-officer-remove = Supprimer { $name }
call-officer-add = Une autre personne
call-role-chair = présidence
call-role-deputy = suppléance
call-role-veto = peut refuser au nom du financeur
call-role-observer = observation
call-duties = Engagements des lauréats
call-duty-kind = Nature
call-duty-paper = article
call-duty-code = dépôt ouvert
call-duty-data = données
call-duty-report = rapport
call-duty-title = Selon les mots de l’appel
call-duty-months = Mois après la publication
call-duty-remove = Supprimer { $title }
call-duty-add = Un autre engagement
call-texts = Avec vos mots
call-instructions = Règle sur les conflits d’intérêts, et confidentialité
call-instructions-readers = Lu par les évaluateurs avant toute ouverture.
call-appeal = Voies et délais de recours
call-appeal-readers = Lu par les porteurs dans chaque lettre, et par le public.
call-from-papers = À partir de PDF…
call-from-folder = À partir d’un dossier…
call-from-table = À partir d’un tableau…
call-choose-papers = PDF des propositions
call-choose-folder = Un dossier de propositions
call-papers-taken = { $added } nouvelles, { $matched } rattachées à une proposition, { $known } déjà là.
call-table-taken = { $added } propositions ajoutées, { $changed } modifiées.
call-proposals-none = Aucune proposition pour l’instant
call-proposals-none-about = Déposez ici des PDF, un dossier, un zip ou un tableau.
call-track-sum = { $track } : { $count ->
    [one] une proposition demande
   *[other] { $count } propositions demandent
} { $asked }
call-col-number = Numéro
call-col-title = Titre
call-col-track = Volet
call-col-asked = Demandé
call-col-document = Document
call-pages = { $count ->
    [0] présent
    [one] une page
   *[other] { $count } pages
}
call-no-document = pas encore de document
call-want-no_amount = aucun montant
call-want-no_track = aucun volet
call-want-over_ceiling = au-dessus du plafond
call-want-no_email = aucune adresse pour la lettre

## Personnes
people-title = Personnes
people-add = Ajouter une personne
people-edit = Modifier…
people-edit-title = Modifier une fiche
people-more = Autres actions
people-from-table = À partir d’un tableau…
people-choose-table = Un tableau de personnes
people-table-taken = { $added } ajoutées, { $changed } modifiées.
people-invite = { $count ->
    [0] Tout le monde est invité
    [one] Inviter une personne
   *[other] Inviter { $count } personnes
}
people-invite-again = Réécrire toutes les invitations
people-invite-one = Écrire l’invitation
people-invited = { $count ->
    [one] Une invitation est écrite, avec un brouillon de message.
   *[other] { $count } invitations sont écrites, chacune avec un brouillon de message.
}
people-accept-all = { $count ->
    [one] Reconnaître la personne qui a répondu
   *[other] Reconnaître les { $count } personnes qui ont répondu à leur invitation
}
people-accept = Reconnaître cette personne
people-accepted = { $count ->
    [one] Une personne reconnue.
   *[other] { $count } personnes reconnues.
}
people-accepted-one = { $name } : reconnu(e).
people-sheets = Feuilles de notes pour tous
people-sheet-one = Feuille de notes et formulaire papier
people-sheets-made = { $count ->
    [one] Une feuille de notes est écrite.
   *[other] { $count } feuilles de notes sont écrites.
}
people-rooms = Parties de cet écran
people-room-list = Liste
people-room-assign = Qui lit quoi
people-none = Personne sur la liste pour l’instant
people-none-about = Saisissez des noms, ou déposez un tableau de noms et d’adresses.
people-strangers = { $count ->
    [one] Un fichier vient d’une personne qui n’est pas sur la liste.
   *[other] { $count } personnes absentes de la liste ont envoyé un fichier.
}
people-col-state = État
people-col-name = Nom
people-col-institution = Institution
people-col-assigned = Attribuées
people-col-received = Reçues
people-col-acts = Actions possibles
people-state-listed = sur la liste
people-state-invited = invité(e)
people-state-answered = a répondu
people-state-accepted = reconnu(e)
people-state-distrusted = écarté(e)
people-no-email = aucune adresse
people-row-acts = Actions pour { $name }
people-row-acts-short = Actions
people-compare = Comparer le numéro de contrôle…
people-distrust = Écarter
people-distrust-reason = Écarté(e) par la présidence du comité.
people-remove = Retirer de la liste
people-name = Nom
people-email = Courriel
people-institution = Institution
people-phone = Téléphone
people-load = Nombre maximal
people-language = Langue
people-expertise = Compétences
people-expertise-hint = Des mots, séparés par des virgules.
people-keep = Garder
control-title = Comparer le numéro de contrôle de { $name }
control-about = Appelez cette personne. Elle lit les neuf groupes à voix haute, dans Réglages, Identité ; vous les tapez. Rien n’est affiché ici que vous pourriez confirmer par erreur.
control-digits = Ce que vous entendez
control-differs = Le groupe { $group } est un autre.
control-differs-about = Faites répéter ce groupe. S’il reste différent, ne reconnaissez pas ce fichier.
control-agrees = Les neuf groupes concordent.
control-so-far = { $typed ->
    [one] Un groupe concorde jusqu’ici.
   *[other] { $typed } groupes concordent jusqu’ici.
}
control-how = Comment vous avez reconnu cette personne
assign-compute = Attribuer
assign-computed = { $count ->
    [one] Une attribution ajoutée.
   *[other] { $count } attributions ajoutées.
}
assign-table = Tableau
assign-import = Intégrer un tableau…
assign-export = Enregistrer comme tableau…
assign-export-hotcrp = Enregistrer comme tableau de HotCRP…
assign-price = Ce que coûte ce changement
assign-saved = Le tableau est enregistré.
assign-choose-table = Un tableau d’attributions ou de conflits
assign-short = { $count ->
    [one] Une proposition a trop peu de lecteurs : { $numbers }.
   *[other] { $count } propositions ont trop peu de lecteurs : { $numbers }.
}
assign-map = Carte des personnes et des propositions
assign-cell = { $name }, { $number } : { $what }
assign-role-primary = première lecture
assign-role-secondary = seconde lecture
assign-role-discussant = pour la discussion
assign-role-none = non attribuée
assign-conflict-reviewer = déport
assign-conflict-chair = conflit déclaré par la présidence
assign-conflict-suggested = peut-être un conflit
assign-legend = Un clic attribue une première lecture, puis une seconde, puis rien. C, ou le bouton droit, déclare un conflit ; un conflit suggéré est d’abord déclaré, puis levé la fois suivante. 1 et 2 sont des lectures, ⊘ un conflit, ? mérite un regard.
withdrawn-title = Propositions qu’un président ne doit pas lire
withdrawn-about = Les évaluateurs en sont avertis ; ce qu’ils écrivent sur une telle proposition va aux autres présidents et adjoints seulement, et reste fermé à qui s’est déporté.
withdrawn-row = { $name } : { $number } · { $title }
withdrawn-nobody = Personne d’autre ne la lit : nommez une personne suppléante dans Appel, Règles.
withdrawn-back = Je peux la lire
withdrawn-proposal = Je ne dois pas lire
withdrawn-choose = Choisir une proposition
withdrawn-ground = En raison de
withdrawn-act = Me déporter
withdrawn-file = Ce fichier avertit les évaluateurs. Il accompagne les invitations écrites dès lors ; envoyez-le aux personnes déjà invitées.

## Évaluations reçues
received-title = Évaluations reçues
received-stand = { $here ->
    [one] { $here } évaluation sur { $of } est là.
   *[other] { $here } évaluations sur { $of } sont là.
}
received-register = { $size ->
    [0] Rien n’est encore au registre.
    [one] Un fichier est au registre.
   *[other] { $size } fichiers sont au registre.
}
received-closed = { $size ->
    [one] clos à une ligne
   *[other] clos à { $size } lignes
}
received-add = Ajouter
received-choose = Choisir des fichiers…
received-choose-folder = Choisir un dossier…
received-sample = Ce qui est revenu dans cet exemple se trouve dans { $folder }. Déposez ce dossier sur la fenêtre, ou :
received-sample-look = Regarder ces fichiers
received-enter = { $count ->
    [0] Rien à inscrire
    [one] Inscrire un fichier au registre…
   *[other] Inscrire { $count } fichiers au registre…
}
received-enter-title = Inscrire au registre
received-enter-about = { $count ->
    [one] Un fichier reçoit sa ligne au registre et un accusé de réception. Cet acte est définitif.
   *[other] { $count } fichiers reçoivent leurs lignes au registre et des accusés de réception. Cet acte est définitif.
}
received-enter-act = Inscrire au registre
received-close = Clore le registre
received-close-about = Ce qui est inscrit ensuite est tardif, et ne compte que si vous l’admettez avec une raison.
received-entered = { $count ->
    [one] Un fichier est inscrit ; le registre compte { $size } lignes. L’accusé de réception est écrit.
   *[other] { $count } fichiers sont inscrits ; le registre compte { $size } lignes. Les accusés de réception sont écrits.
}
received-rooms = Parties de cet écran
received-room-new = Déposés
received-room-here = Intégrés
received-room-questions = Attendent votre avis
received-room-owed = Encore attendu
received-room-typing = Saisie
received-room-unsigned = Non signées
received-round = Le tour auquel appartient ce qui arrive
received-empty = Rien n’a été déposé
received-empty-about = Déposez n’importe où des fichiers d’évaluations, des dossiers, des zips, des messages ou des feuilles de notes. Vous voyez ce que chacun changerait avant toute intégration.
received-none = Rien n’est encore revenu
received-group-ready = { $count ->
    [one] Prêt : un fichier
   *[other] Prêts : { $count } fichiers
}
received-group-question = { $count ->
    [one] Une question : un fichier
   *[other] Une question chacun : { $count } fichiers
}
received-group-again = { $count ->
    [one] À renvoyer : un fichier
   *[other] À renvoyer : { $count } fichiers
}
received-group-nothing = { $count ->
    [one] Rien de nouveau : un fichier
   *[other] Rien de nouveau : { $count } fichiers
}
received-take-in = { $count ->
    [one] Intégrer un fichier
   *[other] Intégrer { $count } fichiers
}
received-take-in-open = { $count ->
    [one] L’intégrer, répondre plus tard
   *[other] Intégrer les { $count }, répondre plus tard
}
received-taken-in = { $files ->
    [one] Un fichier intégré
   *[other] { $files } fichiers intégrés
} ; { $reviews ->
    [0] aucune évaluation de plus ne compte.
    [one] une évaluation de plus compte.
   *[other] { $reviews } évaluations de plus comptent.
}
received-act-take_in = Intégrer
received-act-accept = Reconnaître { $name }
received-act-call = Comparer le numéro de contrôle
received-act-write = Écrire à { $name }
received-act-map = Regarder les colonnes
received-act-admit = Admettre…
received-act-settle = Trancher…
received-act-set_aside = Mettre de côté
received-copied = Un message pour { $name } est dans le presse-papiers.
received-done = J’en ai fini avec ces fichiers
received-cell = { $cell } : « { $value } » n’est pas un échelon de { $criterion }.
received-unread = { $cell } : « { $value } » n’est pas compris.
received-no-proposal = « { $value } » n’est pas une proposition de cet appel.
received-left = { $name } est laissé de côté. Il reste où il est, et rien n’en est intégré.
received-what-new = nouvelle
received-what-replaced = remplace une précédente
received-what-same = inchangée
received-what-older = plus ancienne que celle qui est là
received-what-withdrawn = reprise par l’évaluateur
received-what-recused = déport : conflit d’intérêts
received-what-contradiction = deux versions différentes
received-what-outdated = sur une grille antérieure
received-texts = les textes diffèrent
received-col-person = Personne
received-col-file = Fichier
received-col-stands = Où il en est
received-col-index = Registre
received-number = N° { $n }
received-not-yet = pas encore compté
received-aside = mis de côté : { $reason }
received-set-aside = Mettre de côté…
received-set-aside-title = Mettre de côté le fichier de { $name }
received-set-aside-about = Il reste ici et ne compte pour rien tant que vous ne le reprenez pas.
received-take-up = Reprendre
received-receipt = Accusé de réception
received-replaced-by = remplacé par le n° { $n }
received-status-kept = { $count ->
    [one] une y figure inchangée
   *[other] { $count } y figurent inchangées
}
received-status-counted = { $count ->
    [one] une compte
   *[other] { $count } comptent
}
received-status-superseded = { $count ->
    [one] une remplacée
   *[other] { $count } remplacées
}
received-status-repeated = { $count ->
    [one] une répétée
   *[other] { $count } répétées
}
received-status-late = { $count ->
    [one] une tardive
   *[other] { $count } tardives
}
received-status-contradiction = { $count ->
    [one] une en deux versions
   *[other] { $count } en deux versions
}
received-status-withdrawn = { $count ->
    [one] une reprise
   *[other] { $count } reprises
}
received-status-recused = { $count ->
    [one] une fermée par un conflit
   *[other] { $count } fermées par un conflit
}
received-status-outdated = { $count ->
    [one] une sur une grille antérieure
   *[other] { $count } sur une grille antérieure
}
received-status-unknown = { $count ->
    [one] une pas encore comptée
   *[other] { $count } pas encore comptées
}
received-status-incomplete = { $count ->
    [one] une incomplète
   *[other] { $count } incomplètes
}
received-questions-none = Rien n’attend votre avis
received-question-contradiction = { $name } a signé deux versions de { $number }
received-question-late = { $name }, { $number } : arrivée après la clôture
received-reason-hint = Elle sera publique.
received-total = note globale { $total }
received-admit = Admettre
received-settle = La version { $n } vaut
received-owed-none = Rien n’est encore attribué
received-owed = { $missing ->
    [0] Rien ne manque : les { $of } évaluations sont là.
    [one] Une évaluation sur { $of } est encore attendue.
   *[other] { $missing } évaluations sur { $of } sont encore attendues.
 }
received-owed-sum = Reçues
received-owed-legend = ● reçue · ◐ reçue, pas encore comptée · ⊘ déport · case vide : attendue
received-owes = { $count ->
    [one] doit une évaluation.
   *[other] doit { $count } évaluations.
}
received-never-came = { $count ->
    [one] Le n° { $numbers } n’est jamais arrivé
   *[other] Les n° { $numbers } ne sont jamais arrivés
 } ; le plus récent remplace tous les précédents.
received-has = Le n° { $n } est là.
received-remind = Écrire à { $name }
received-remind-all = Écrire les rappels
received-confirm-made = { $count ->
    [0] Rien n’a été saisi pour une personne de la liste.
    [one] Un courriel est écrit.
   *[other] { $count } courriels sont écrits.
 }
received-reminded = { $count ->
    [one] Un brouillon de message est écrit.
   *[other] { $count } brouillons de messages sont écrits.
}
received-map = Carte de qui doit quoi
received-owed-missing = attendue
received-owed-here = reçue
received-owed-open = pas encore comptée
received-owed-crossed = déport
typing-person = Formulaires papier de
typing-choose = Choisir une personne
typing-pass = Quelle saisie
typing-first = Première saisie
typing-second = Seconde saisie
typing-state = { $differences ->
    [0] Aucune différence
    [one] Une différence
   *[other] { $differences } différences
} ; { $unproved ->
    [0] chaque case a été saisie deux fois.
    [one] une case n’a été saisie qu’une fois.
   *[other] { $unproved } cases n’ont été saisies qu’une fois.
}
typing-take-in = Intégrer
typing-nobody = Choisissez de qui vous avez les formulaires
typing-nobody-about = Chaque note est saisie deux fois. Là où la seconde saisie diffère de la première, elle s’arrête.
typing-none = Rien n’est attribué à cette personne
typing-cell = { $number }, { $criterion }
typing-other-first = 1re fois : { $value }
typing-other-second = 2e fois : { $value }
unsigned-none = Rien n’a été saisi pour personne
unsigned-none-about = Feuilles de notes, tableaux et formulaires saisis figurent ici avec ce qui a été saisi, jusqu’à ce que leurs auteurs l’aient confirmé.
unsigned-stand = { $count ->
    [one] Une évaluation est arrivée non signée
   *[other] { $count } évaluations sont arrivées non signées
} ; { $confirmed ->
    [0] aucune n’est confirmée par son auteur.
    [one] une est confirmée par son auteur.
   *[other] { $confirmed } sont confirmées par leurs auteurs.
}
unsigned-drafts = Écrire les courriels de relecture
unsigned-draft = Écrire à { $name }
unsigned-type = Saisir à nouveau
unsigned-all-right = Réponse reçue : tout est exact
unsigned-person = { $count ->
    [one] une évaluation
   *[other] { $count } évaluations
}, { $confirmed ->
    [0] aucune confirmée
    [one] dont une confirmée
   *[other] dont { $confirmed } confirmées
 }
unsigned-source = D’après
unsigned-source-paper = papier
unsigned-source-table = un tableau ou une feuille de notes
unsigned-source-hotcrp = HotCRP
unsigned-source-openreview = OpenReview
unsigned-confirmed = Confirmée
unsigned-confirmed-of = Confirmée par { $name } : { $number }
unsigned-other-chair = saisie par une autre présidence

## Classement et décisions
ranking-title = Classement et décisions
ranking-tracks = Volet
ranking-all = Tous
ranking-more = Affichage
ranking-order-place = Par place
ranking-order-disputed = Les plus controversées d’abord
ranking-figures = Autres chiffres…
ranking-room = Vue de salle
ranking-what-if = Et si…
ranking-draw = Tirage au sort…
ranking-not-the-result = Ceci n’est pas le résultat
ranking-back = Revenir au dossier
ranking-not-entered = { $count ->
    [one] Un fichier est intégré sans être inscrit au registre. Il compte ici à titre provisoire.
   *[other] { $count } fichiers sont intégrés sans être inscrits au registre. Ils comptent ici à titre provisoire.
}
ranking-to-received = Évaluations reçues
ranking-list = Classement
ranking-col-place = Place
ranking-col-proposal = Proposition
ranking-col-interval = Place, dans 90 lectures sur 100
ranking-col-raw = Moyenne
ranking-col-calibrated = Sévérité corrigée
ranking-col-asked = Demandé
ranking-col-chance = Financée sur 100
ranking-col-decision = Décision
ranking-interval = entre { $low } et { $high }
ranking-untested = non éprouvée
ranking-reviews = { $count ->
    [one] une évaluation
   *[other] { $count } évaluations
}
ranking-not-discussed = non discutée
ranking-vetoed = refusée par le financeur
ranking-ticket = tirage : { $n }
ranking-recused = { $count ->
    [one] un déport
   *[other] { $count } déports
}
ranking-award = reçoit { $award }
ranking-part = en partie
ranking-decide-short = Décider
ranking-raw-below = moyenne { $raw }
ranking-decide = Décider de { $number }
ranking-decision-fund = Sélectionnée pour financement
ranking-decision-decline = Non retenue
ranking-decision-waitlist = Liste complémentaire
ranking-decision-none = Comme le dit la ligne
decide-title = { $number } : { $decision }
decide-about = Cette décision s’écarte de ce que disent les notes. Elle reste ouverte jusqu’à la publication des résultats.
decide-votes = Voix, s’il y a eu un vote
decide-votes-for = pour
decide-votes-against = contre
decide-votes-abstained = abstentions
decide-act = Décider
ranking-veto = Refus du financeur…
ranking-veto-remove = Reprendre le refus
ranking-group-funded = au-dessus de la ligne
ranking-group-part = financée en partie
ranking-group-draw = non départagée par les notes
ranking-group-not_funded = au-dessous de la ligne
ranking-group-out = laissée de côté
ranking-rest = { $count ->
    [one] Une proposition de plus
   *[other] { $count } propositions de plus
}
ranking-legend = Le trait épais est la ligne de financement. Entre les pointillés, aux points creux, les notes ne départagent pas. Trait fin : 90 lectures sur 100 ; trait épais : 50.
ranking-no-reviews = Aucune évaluation de cette proposition ne compte.
ranking-criterion = Critère
ranking-unsigned = non signée
ranking-not-ranked = non classée
ranking-reviewer-n = Évaluateur { $n }
ranking-total = Note globale
ranking-to-applicant = Au porteur du projet
ranking-to-committee = Réservé au comité
ranking-beside = Lignes, tirage et refus
ranking-line = La ligne
ranking-line-of = La ligne : { $track }
ranking-spent = { $spent } attribués
ranking-spent-of = { $spent } sur { $budget }
ranking-draw-title = Tirage au sort
ranking-refusals = Refus du financeur
ranking-refusals-none = Aucun.
ranking-trust = Quelle confiance accorder à l’ordre
room-before = Précédente
room-next = Suivante
room-at = { $n } sur { $of }
room-which = Quelles propositions
room-all = Toutes
room-upper = La moitié supérieure d’après les notes
room-closed = { $count ->
    [one] Fermée tant qu’une personne est dans la salle.
   *[other] Fermée tant que { $count } personnes sont dans la salle.
}
room-out = Hors de la salle
room-place = Place { $place }
room-raw = moyenne { $mean } sur 100
veto-title = Refus de { $number } par le financeur
veto-behalf = Au nom de qui
veto-given = Ce qui est donné
veto-given-full = le motif et la raison
veto-given-ground_only = le motif seul
veto-given-none = rien
veto-ground = Motif
veto-ground-legal = juridique
veto-ground-sanctions = sanctions
veto-ground-budget = budget
veto-ground-ethics = éthique
veto-ground-other = autre
veto-reason = Raison
veto-reason-hint = Elle sera publique, mot pour mot.
veto-letter = La lettre du financeur…
veto-effect = Ce que cela change
veto-moved = { $amount } changent de destination.
veto-public = Ce que dira la page publique
veto-record = Inscrire le refus
what-if-title = Et si…
what-if-about = Rien de ceci n’est gardé. Ce que vous voyez porte la mention que ce n’est pas le résultat, sur papier aussi.
what-if-pool = L’enveloppe était de
what-if-without = Sans les évaluations de
what-if-nobody = personne n’est écarté
what-if-weights = D’autres poids
what-if-no-veto = Sans les refus du financeur
what-if-no-unsigned = Sans les évaluations non signées
what-if-raw = Moyennes simples seules
what-if-knapsack = Le plus de note pour l’argent, contre l’ordre (sac à dos)
what-if-look = Regarder
draw-title = Tirage au sort
draw-of = Tirage { $track }
draw-state-needed = Nécessaire.
draw-state-announced = Annoncé.
draw-state-drawn = Tiré.
draw-places = { $count } y participent ; { $places ->
    [one] une peut être financée
   *[other] { $places } peuvent être financées
}, avec { $money }.
draw-source = Le nombre public
draw-due = Il existe à partir du
draw-due-hint = Année-mois-jour et heure de { $zone } : 2026-12-12 23:59.
draw-order-decides = Leur ordre décide de celle qui reçoit tout et de celle qui n’en reçoit qu’une partie.
draw-announce-about = L’annonce doit être sortie avant que le nombre n’existe. Paraph ne peut le prouver seul : envoyez-la à tous les intéressés. Cet acte est définitif.
draw-announce = Annoncer le tirage
draw-commit = Code de contrôle de la liste
draw-file = Code de contrôle de l’annonce
draw-seed = Le nombre
draw-seed-first = Le nombre, écrit comme annoncé
draw-seed-hint = Une ligne. La première personne tape ici.
draw-seed-second = Le même, tapé par une seconde personne
draw-seed-differs = Ce n’est pas ce que la première personne a tapé.
draw-enter = Saisir le nombre tiré
draw-correct = Le nombre a été mal saisi…
draw-correct-about = Les billets sont refaits à partir du nombre corrigé. Cet acte est définitif : les deux nombres restent dans les résultats et au procès-verbal.
draw-correct-enter = Saisir le nombre corrigé
draw-hand = Billets d’une urne…
draw-hand-about = À la place du nombre. Personne ne peut refaire un tirage à la main : les noms de ses témoins sont publiés avec l’ordre.
draw-hand-next = { $number } est la suivante
draw-hand-back = Remettre la dernière
draw-hand-witnesses = Témoins
draw-hand-witnesses-hint = Deux personnes au moins, séparées par des virgules.
draw-hand-enter = Saisir cet ordre
draw-witnesses = Tiré à la main, témoins
draw-minutes = Procès-verbal du tirage
draw-taken = tirée
draw-taken-part = tirée, en partie
draw-not-taken = non tirée
draw-check = Copier sa vérification
draw-copied = La ligne de commande est dans le presse-papiers.

## Publier
publish-title = Publier
publish-stand = L’édition { $edition } a été publiée { $when }.
publish-stand-none = Rien n’est encore publié.
publish-signatures = L’appel demande que { $needed } présidents signent le résultat. Peuvent aussi signer : { $names }.
publish-signatures-none = L’appel demande que { $needed } présidents signent le résultat. Aucune autre carte n’est ici.
publish-waits-about = Envoyez le fichier aux autres. Ce qui revient s’ouvre ici ; avec la dernière signature, le résultat est publié.
publish-sign = Ouvrir un résultat signé…
publish-sign-choose = Le résultat d’un autre président, ou le mien avec les signatures des autres
publish-sign-even-so = Signer malgré tout
publish-made-to-sign = Le résultat est signé et attend les autres : il n’est pas encore publié.
publish-ask = Publier les résultats…
publish-ask-title = Publier les résultats
publish-ask-about = Le résultat est signé et tout ce qui sort est écrit. Cet acte est définitif. Une édition ultérieure pourra le corriger ; les deux resteront visibles.
publish-ask-strand = { $strand } : { $sentence }
publish-ask-decided = { $count ->
    [one] Une décision du comité accompagne la liste.
   *[other] { $count } décisions du comité accompagnent la liste.
}
publish-ask-refused = { $count ->
    [0] Le financeur n’a rien refusé.
    [one] Le financeur a refusé une proposition.
   *[other] Le financeur a refusé { $count } propositions.
}
publish-ask-texts = { $count ->
    [0] Aucun texte ne va aux porteurs.
    [one] Un texte va aux porteurs tel qu’il a été écrit.
   *[other] { $count } textes vont aux porteurs tels qu’ils ont été écrits.
}
publish-act = Publier les résultats
publish-plain-means = C’est l’ordre des moyennes simples qui est publié
publish-aggregate-proposed = Avec si peu d’évaluateurs, chaque note pourrait trahir une personne. L’appel décide de leur publication ; une nouvelle édition de l’appel peut les cacher.
publish-withheld = { $count ->
    [one] Un texte est retenu. Ce nombre est publié.
   *[other] { $count } textes sont retenus. Ce nombre est publié.
}
publish-blockers = { $count ->
    [one] Un obstacle à la publication
   *[other] { $count } obstacles à la publication
}
publish-done = Le résultat est publié dans son dossier.
publish-letters = Écrire les lettres
publish-letters-made = { $count ->
    [one] Une lettre est écrite.
   *[other] { $count } lettres sont écrites.
}
publish-rooms = Parties de cet écran
publish-room-texts = Ce que liront les porteurs
publish-room-page = La page publique
publish-room-files = Fichiers
publish-room-commitments = Engagements
publish-files-about = Que faire de ces fichiers :
publish-check = Code de contrôle du résultat, pour l’avis imprimé du financeur : { $sha256 }
publish-edition-announced = Annonce d’un tirage, édition { $edition }, { $when }
publish-edition-final = Résultat, édition { $edition }, { $when }
publish-page-waits = La page sera faite dès que rien ne fera plus obstacle à la publication.
publish-page-size = Un seul fichier de { $size }, dans les deux langues, lisible sans script.
texts-filter = Quels textes
texts-all = Tous
texts-warned = Avec une alerte
texts-withheld = Retenus
texts-none = Aucun texte ici
texts-by = { $label }, { $part }
texts-overall = l’ensemble
texts-withhold = Retenir
texts-give = Retenu : le laisser sortir
commitments-none = Les engagements paraîtront ici une fois un résultat publié.
commitments-filter = Quels engagements
commitments-filter-open = Ouverts
commitments-filter-late = En retard
commitments-unpublished = { $count ->
    [one] Un engagement en dit plus que l’édition publiée. Une nouvelle édition le signe et le rend public.
   *[other] { $count } engagements en disent plus que l’édition publiée. Une nouvelle édition les signe et les rend publics.
}
commitments-done = tenu le { $day }
commitments-due = attendu le { $day }
commitments-was-due = était attendu le { $day }
commitments-after = tenu après le { $day }
commitments-link = DOI ou adresse
commitments-link-hint = DOI ou adresse
commitments-link-of = DOI ou adresse pour { $number }
commitments-commit = Commit
commitments-commit-of = Commit pour { $number }
commitments-licence = Licence
commitments-licence-hint = par exemple CC-BY-4.0
commitments-licence-of = Licence pour { $number }
commitments-day = Tenu le
commitments-day-of = Tenu le, pour { $number }
commitments-evidence = Pièce…
commitments-kept = La pièce est retenue par son code { $sha256 }….
commitments-missing = Encore attendu : { $what }.
commitments-lacks-address = DOI ou adresse
commitments-lacks-commit = commit
commitments-lacks-licence = licence
commitments-next = Public avec la prochaine édition.
control-replaces = Prend la place de
control-replaces-nobody = personne
control-replaces-about = Après une signature perdue : les deux comptent comme une seule personne.
received-for-chairs = Pour les autres présidences…
received-for-chairs-made = { $count ->
    [one] Un fichier pour les autres présidences.
   *[other] { $count } fichiers pour les autres présidences.
}
received-hand-on-title = Fichiers pour les autres présidences
received-hand-on-about = On évalue pour les présidences que l’appel nomme. Qui est nommé plus tard, ou supplée une présidence, n’a pas reçu ces évaluations : sans elles, rien ne compte sur cet ordinateur et rien ne peut en être publié.
received-hand-on = { $count ->
    [one] Transmettre un fichier d’évaluations à { $name }
   *[other] Transmettre { $count } fichiers d’évaluations à { $name }
}
received-hand-on-means = { $name } lira alors tout ce qui vous y est écrit. Cela ne se reprend pas.
received-hand-on-kept = { $count ->
    [one] Un fichier n’est jamais transmis à { $name } : il parle d’une proposition que { $name } ne doit pas lire.
   *[other] { $count } fichiers ne sont jamais transmis à { $name } : ils parlent d’une proposition que { $name } ne doit pas lire.
}
received-hand-on-write = Écrire les fichiers
call-officer-card = { $name } : reprendre de la carte…
call-officer-card-choose = La carte de { $name }


# Noms dans les documents, pour les appels dont les experts ne doivent pas connaître les déposants.
names-check = Chercher des noms dans les documents
names-title = Ce qui nomme une personne
names-about = { $count ->
    [one] Un document examiné
   *[other] { $count } documents examinés
  } : noms des déposants et des institutions, et ce que les fichiers disent d’eux-mêmes. Les noms écrits autrement ne sont pas trouvés : regardez aussi.
names-clean-none = Rien n’a été trouvé.
names-author = Auteur dans le fichier : { $text }
names-metadata = Titre ou mots-clés du fichier : { $text }
names-producer = Fait avec : { $text }
names-mark = Auteur d’une annotation, page { $page } : { $text }
names-text = { $text } figure { $count ->
    [one] page { $pages }
   *[other] pages { $pages }
  }
names-file_name = { $text } figure dans le nom du fichier
names-copy = Copie nettoyée
names-clean = Mettre une copie nettoyée à sa place
names-clean-all = Copies nettoyées pour tous
names-clean-about = Auteur, programme, annotations, scripts et fichiers joints disparaissent. Ce qui est écrit sur les pages reste.
names-done = { $count ->
    [one] Une copie nettoyée a été faite.
   *[other] { $count } copies nettoyées ont été faites.
  } Les originaux sont gardés.
names-close = Fermer
