# Lire et noter : la page, les annotations, la recherche, la vue texte et la fiche de notation.

read-document = Document de { $number }
read-page-name = Page { $page } sur { $count }
read-none = Rien n’est ouvert. Choisissez une proposition.
read-choose = Aller aux propositions
read-before = Précédente : { $number }
read-next = Suivante : { $number }
read-pages = Pages
read-find = Chercher
read-page = Page
read-of = sur { $count }
read-zoom-width = Largeur de page
read-zoom-page = Page entière
read-zoom-percent = { $percent } %
read-dark-pages = Pages sombres
read-page-missing = Cette page n’a pas pu être dessinée. La vue texte en montre les mots.
read-text-view = Vue texte
read-card-show = Montrer mon évaluation
read-card-hide = Cacher mon évaluation
read-card-width = Largeur de mon évaluation
read-tools = Outils
read-tool-area = Cadre
read-tool-note = Note de lecture
read-tool-off = Sélectionner du texte
read-tool-area-hint = Tracez un cadre sur la page. Échap pour finir.
read-tool-note-hint = Cliquez là où la note de lecture a sa place. Échap pour finir.
read-documents = Documents
read-document-main = Proposition
read-no-text-page = Cette page ne contient pas de texte lisible. Les cadres et les notes de lecture y fonctionnent.
read-hidden-text = Il y a du texte caché sur cette page.
read-later-on = Remise à la fin.
read-later-off = Reprise.
read-print-notes = Mes annotations
read-print-wait = Les pages sont dessinées pour le papier.

side-name = Pages, plan et annotations
side-pages = Pages
side-outline = Plan
side-marks = Annotations
side-no-outline = Ce document n’a pas de plan.
side-no-marks = Rien n’est encore annoté. Sélectionnez une phrase.
side-page = Page { $page }
side-close = Fermer la liste

find-name = Chercher dans ce document
find-hits = { $count ->
    [0] Rien trouvé
   *[other] { $at } sur { $count }
  }
find-next = Résultat suivant
find-previous = Résultat précédent
find-close = Fermer

mark-highlight = Surlignage
mark-note = Note de lecture
mark-area = Cadre
mark-amber = Ambre
mark-green = Vert
mark-blue = Bleu
mark-red = Rouge
mark-violet = Violet
mark-with = Surligner : { $colour }
mark-for = pour : { $criterion }
mark-for-none = pour : aucun critère
mark-for-nothing = Aucun critère : reste chez moi
mark-made = { $kind }, page { $page }.
mark-made-for = { $kind }, page { $page }, passage à l’appui de { $criterion }.
mark-removed = Annotation de la page { $page } retirée.
mark-note-field = Note de lecture
mark-note-readers-tied = lue avec votre justification
mark-note-readers-free = reste sur cet ordinateur
mark-colour = Couleur
mark-remove = Retirer
mark-open = Ouvrir l’annotation : { $quote }
mark-lost = Le texte a changé à cet endroit.
mark-close = Terminé

closed-missing = Le document de { $number } n’est pas encore là.
closed-missing-text = Déposez le dossier, l’archive ou le PDF que l’on vous a remis : Paraph le reconnaît à son contenu. On peut noter avant.
closed-withdrawn = Vous vous êtes déporté(e) de { $number }. La proposition est fermée et rien de ce que vous avez écrit à son sujet ne sera remis.
closed-unsure = La question de { $number } est posée à la présidence. La proposition reste fermée tant que vous n’avez pas dit qu’il n’y a aucun lien.
closed-open = Avant d’ouvrir { $number } : y a-t-il un lien avec un porteur ou une porteuse ?
closed-declare = Avant de lire
closed-password = { $number } demande un mot de passe.
closed-password-field = Mot de passe
closed-password-open = Ouvrir
closed-password-note = Il reste en mémoire jusqu’à la fermeture de Paraph.
closed-add = Choisir le document…
closed-waiting = { $number } attend d’être lu.
closed-reading = { $number } est en cours de lecture.
closed-refused = { $number } est illisible.

card-name = Mon évaluation de { $number }
card-head = Mon évaluation
card-done = { $done } sur { $of } · pas encore de note globale
card-total = note globale { $total }
card-weight = poids { $weight }
card-not-scored = pas de note
card-cannot = Je ne peux pas me prononcer
card-cannot-short = sans avis
card-cleared = note effacée
card-open = Ouvrir { $criterion }
card-passages = { $count ->
    [0] aucun passage
    [one] un passage
   *[other] { $count } passages
  }
card-passage-page = p. { $page }
card-passage-go = Aller à la page { $page } : { $quote }
card-reasons = Justification
card-reasons-hint = Pourquoi cette note ?
card-last = Mes trois derniers { $step } :
card-last-none = Pas encore d’autre { $step }.
card-readers-label = sera lu par le porteur du projet, sans votre nom
card-readers-applicant = sera lu par le porteur
card-readers-committee = réservé au comité
card-to-applicant = Au porteur du projet
card-to-committee = Réservé au comité
card-to-committee-readers = jamais lu par le porteur
card-to-self = Pour moi seul
card-to-self-readers = ne quitte jamais cet ordinateur
card-sure = Degré de certitude
card-sure-say = Degré de certitude : { $step }.
card-say = { $step }. { $criterion }. { $done ->
    [one] { $done } noté
   *[other] { $done } notés
  } sur { $of }.
card-withdraw = Je me déporte…
card-later = Plus tard
card-phrases = Phrases
card-next = Proposition suivante
card-missing = { $count ->
    [0] Rien ne manque.
    [one] Il manque un élément.
   *[other] Il manque { $count } éléments.
  }
card-read-earlier = Le document a été remplacé après vos notes. Votre évaluation dit que vous avez lu { $name } ; une note donnée maintenant dira que vous avez lu le nouveau.
card-handed-in = Remise telle quelle, n° { $number }.
card-missing-rationale = La justification manque encore.
card-missing-evidence = Un passage à l’appui manque encore.
text-name = Texte de { $number }
text-loose = Mots dont l’ordre n’est pas sûr

command-search = Chercher dans toutes les pages
command-proposal-next = Proposition suivante
command-proposal-previous = Proposition précédente
command-find = Chercher dans ce document
command-find-next = Résultat suivant
command-find-previous = Résultat précédent
command-zoom-in = Plus grand
command-zoom-out = Plus petit
command-zoom-width = Largeur de page
command-page-go = Aller à une page
command-page-list = Pages, plan et annotations
command-card = Montrer ou cacher mon évaluation
command-text-view = Vue texte
command-highlight = Surligner la sélection ou le résultat
command-note = Note de lecture
command-area = Cadre
command-mark-next = Annotation suivante
command-mark-previous = Annotation précédente
command-unscored-next = Critère suivant sans note
command-unscored-previous = Critère précédent sans note
command-comment = Écrire la justification
command-cannot-judge = Je ne peux pas me prononcer
command-later = Plus tard
command-withdraw = Je me déporte
command-step-up = Monter d’un échelon
command-step-down = Descendre d’un échelon
command-criterion-next = Critère suivant
command-criterion-previous = Critère précédent
keys-digit = Noter : l’échelon de ce numéro
keys-clear = Effacer la note
keys-move = Se déplacer sans noter
keys-take = Prendre l’échelon
read-link = Lien vers la page { $page }
read-link-outside = Adresse externe : { $address }
read-link-address = Ce lien mène au-dehors et n’est pas ouvert :
read-beside = Document à côté
read-beside-name = { $number }, à côté
read-beside-together = Défiler ensemble
read-beside-close = Fermer le document à côté
text-order-structure = ordre donné par le fichier
text-order-found = ordre trouvé par Paraph
text-order-unsure = ordre incertain
text-order-none = pas de texte
side-filter = Chercher dans les annotations
side-any-colour = Toutes les couleurs
side-about = Critère ou étiquette
side-about-any = Tout
side-filtered = { $count } sur { $of }
mark-adjust = D’autres mots…
mark-adjust-hint = Sélectionnez les mots voulus. Maj et une flèche le font au clavier.
mark-adjust-here = Placer ici
mark-adjust-leave = Laisser
mark-alike = Le texte a un peu changé ici : vérifiez que c’est bien ce passage.
mark-tags = Étiquettes
mark-tags-hint = séparées par des virgules ; elles restent sur cet ordinateur
marks-write = Enregistrer dans un fichier…
marks-write-pdf = Copie du PDF avec les annotations
marks-write-xfdf = XFDF, pour d’autres lecteurs de PDF
marks-write-markdown = Markdown, en texte
marks-write-json-ld = Web Annotations (JSON-LD)
marks-written = Enregistré : { $path }
command-read-back = Revenir où j’étais
command-read-forward = Avancer de nouveau
command-rotate = Tourner les pages
