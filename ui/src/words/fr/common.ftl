# Ce que tous les écrans partagent : le cadre, le pied, les touches, l’annulation, les fautes.

app-name = Paraph
close = Fermer
cancel = Annuler
back = Retour
done = Terminé
retry = Réessayer
continue = Continuer
none = aucun
saved = Enregistré
yes = Oui
no = Non
open = Ouvrir
show-all = Tout afficher
loading = Un instant…

rail-name = Écrans
skip-to-content = Aller au contenu
rail-desk = Mon espace d’évaluation
rail-office = L’espace du comité
rail-proposals = Propositions
rail-read = Lire
rail-compare = Comparer
rail-hand-in = Remettre
rail-call = Appel
rail-people = Personnes
rail-received = Évaluations reçues
rail-ranking = Classement et décisions
rail-publish = Publier
rail-history = Historique
rail-settings = Réglages
rail-help = Aide
help-contents = Pages du guide
rail-example = Exemple
rail-example-long = Ceci est l’appel d’exemple. Rien n’y compte.
sample-next-declare = À essayer : répondez à chaque ligne, puis commencez à lire
sample-next-read = À essayer : ouvrez une proposition et notez quatre critères
sample-next-hand-in = À essayer : remettez ce que vous avez noté
sample-next-receive = À essayer : déposez ce que les évaluateurs ont renvoyé
sample-next-accept = À essayer : reconnaissez tous ceux qui ont répondu
sample-next-enter = À essayer : inscrivez les fichiers au registre
sample-next-rank = À essayer : regardez la ligne et le tirage, puis publiez
sample-next-done = C’était un appel entier. Le guide dit le reste
sample-next-none = C’était une évaluation entière. Le guide dit le reste
rail-done = { $done ->
    [one] { $done } notée
   *[other] { $done } notées
  } sur { $of }
content-name = Contenu
foot-name = État du travail
foot-saved = Tout est enregistré, { $time }
foot-nothing-yet = Tout est enregistré au fur et à mesure
foot-nothing-leaves = Rien ne quitte cet ordinateur
foot-undo = Annuler « { $what } »
foot-palette = Tout trouver, tout faire
foot-job = { $label } : { $done } sur { $of }
foot-job-open = { $label }…

palette-title = Tout trouver, tout faire
palette-hint = Une commande, un numéro, un titre, un nom
palette-empty = Rien ne porte ce nom.
palette-commands = Commandes
palette-proposals = Propositions

keys-title = Touches
keys-intro = Ce sont les touches de ce clavier. Toutes peuvent être changées dans les réglages.
keys-everywhere = Partout
keys-desk = Dans mon espace d’évaluation
keys-office = Dans l’espace du comité
keys-proposals = Propositions
keys-reading = En lisant
keys-scoring = En notant
keys-comparing = En comparant
keys-single-off = Les lettres seules sont désactivées.
key-ctrl = Ctrl
key-shift = Maj
key-alt = Alt
key-enter = Entrée
key-escape = Échap
key-space = Espace
key-page-up = Page↑
key-page-down = Page↓
key-delete = Suppr
key-backspace = ⌫
command-palette = Tout trouver, tout faire
command-keys = Montrer les touches
command-undo = Annuler
command-redo = Rétablir
command-history = Historique
command-pane-next = Partie suivante de la fenêtre
command-pane-previous = Partie précédente de la fenêtre
command-print = Imprimer
command-add-files = Ajouter des fichiers…
command-language = Changer de langue
command-settings = Réglages
command-help = Aide : le guide
command-go-proposals = Aller aux propositions
command-go-read = Aller à la lecture
command-go-compare = Aller à la comparaison
command-go-hand-in = Aller à la remise
command-go-call = Aller à l’appel
command-go-people = Aller aux personnes
command-go-received = Aller aux évaluations reçues
command-go-ranking = Aller au classement et aux décisions
command-go-publish = Aller à la publication
command-room-view = Vue de salle, pour un projecteur

undo-done = Annulé : { $what }.
redo-done = Rétabli : { $what }.
undo-nothing = Il n’y a rien à annuler ici.
redo-nothing = Il n’y a rien à rétablir ici.
undo-act = Annuler
redo-act = Rétablir
undo-elsewhere = La modification précédente est ailleurs : { $what }, { $where }, { $when }. Rien n’a été changé.
undo-earlier = La modification précédente date d’une autre session : { $what }, { $when }. Rien n’a été changé.
undo-go-there = Y aller

fault-copy = Copier un message pour la présidence
fault-copied = Le message est dans le presse-papiers.
fault-message = Paraph { $version } indique : { $message } { $hint } (code : { $code }, { $time })
drop-title = Relâcher pour faire entrer
drop-pdf = { $count ->
    [one] Ce PDF sera lu et apparaîtra dans les propositions.
   *[other] Ces { $count } PDF seront lus et apparaîtront dans les propositions.
  }
drop-folder = Tous les PDF de ce dossier seront lus. Les documents de l’appel sont reconnus à leur contenu.
drop-zip = Tous les PDF de cette archive seront lus.
drop-paraph = Une page dira ce qu’est ce fichier, de qui il vient et ce qu’il faut en faire.
drop-table = Paraph montrera ce que dit ce tableau avant d’en reprendre quoi que ce soit.
drop-mail = Les pièces jointes de ce courriel seront extraites et examinées.
drop-mixed = { $count } fichiers seront examinés, chacun selon sa nature.
drop-office = Vous verrez ce que chaque fichier changerait avant toute intégration.
drop-unknown = Paraph va regarder ce que c’est.

state-new = nouvelle
state-reading = en lecture
state-reading-of = en lecture, { $done } sur { $of }
state-scored = notée
state-withdrawn = déport
state-handed_in = remise
state-unsure = question posée
state-declared = à déclarer
