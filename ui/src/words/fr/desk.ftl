## La copie de sécurité, et un ordinateur perdu

safety-title = Copie de sécurité
safety-alone = Votre travail n’existe que sur cet ordinateur. Choisissez où en garder une copie.
safety-why = Une clé, un autre disque, ou un dossier synchronisé. Tout y est chiffré avec un code que vous imprimez ; sans ce code, personne ne peut le lire.
safety-choose = Choisir un endroit…
safety-choose-other = Un autre endroit…
safety-choose-title = Où se trouve la copie de sécurité : une clé ou un dossier hors de cet ordinateur
safety-at = Dans { $folder }, à jour au { $when }. Elle a été relue.
safety-not-yet = Dans { $folder } ; pas encore de copie.
safety-away = L’endroit n’est pas là en ce moment. La copie se fera à son retour.
safety-behind = Quelque chose a changé depuis. La copie suit dans la minute, et à la fermeture de Paraph.
safety-same-disk = Cet endroit est sur le disque de cet ordinateur et se perd avec lui. Une clé ou un autre disque est plus sûr.
safety-make = Copier maintenant
safety-try = La relire
safety-tried = Relue : la copie du { $when } est entière.
safety-documents = { $here } documents sur { $of }
safety-code-show = Montrer le code…
safety-off = Ne plus faire de copies
safety-off-done = Il ne se fait plus de copies. Celles qui existent restent où elles sont.
safety-code-title = Le code de votre copie de sécurité
safety-code-about = Qui a la copie et ce code peut tout lire. Sans le code, personne ne le peut, et personne ne peut vous en donner un autre.
safety-code-apart = Imprimez-le, et gardez-le à l’écart de cet ordinateur et de la copie.
safety-code-print = Imprimer…
safety-code-kept = Je l’ai
safety-paper-title = Paraph : le code d’une copie de sécurité
safety-paper-of = { $name }, { $when }. Les copies se trouvent dans { $folder }, dans le dossier « Paraph-safety ».
safety-paper-install = Installez Paraph sur un autre ordinateur.
safety-paper-lost = Sur sa première page, choisissez « J’ai perdu mon ordinateur », puis l’endroit des copies.
safety-paper-type = Tapez le code. Majuscules, espaces et tirets n’ont pas d’importance.
safety-paper-apart = Gardez cette feuille à l’écart de l’ordinateur et des copies. Qui a les deux peut tout lire.
safety-ask = Votre travail n’existe que sur cet ordinateur. Choisissez où en garder une copie.
safety-ask-aside = Pas maintenant
lost-title = J’ai perdu mon ordinateur
lost-door = Reprendre à partir d’une copie de sécurité, avec son code imprimé.
lost-about = Avec une copie de sécurité et son code imprimé, vous reprenez ici là où vous en étiez : la même signature, les mêmes évaluations.
lost-where = Où se trouve la copie de sécurité
lost-choose = Choisir la clé ou le dossier…
lost-choose-other = Un autre endroit…
lost-code = Le code imprimé
lost-code-hint = Cinq groupes de cinq signes. Majuscules, espaces et tirets n’ont pas d’importance.
lost-look = Voir ce qu’elle contient
lost-which = Reprendre à partir de
lost-found = { $count ->
    [one] Une copie
   *[other] { $count } copies
    }
lost-damaged = { $name } est endommagé.
lost-do = Reprendre à partir de cette copie
lost-done = Vous reprenez ici. Remettez à nouveau quand quelque chose aura changé.
lost-also-title = Si quelqu’un d’autre peut avoir l’ordinateur
lost-also = Prévenez le comité : les documents sont confidentiels. S’il n’avait pas de phrase secrète, prenez une nouvelle signature dans les Réglages ; les évaluations remises restent.

## Un espace qui ne s’ouvre plus

broken-about = Paraph en a des sauvegardes valables. Celle que vous choisissez prend la place du fichier ; le fichier endommagé est gardé à côté.
broken-gone-about = Paraph en a des sauvegardes valables. Celle que vous choisissez prend la place du fichier.
broken-which = Quelle sauvegarde ?
broken-not-now = Pas maintenant
broken-do = La reprendre
broken-done = La sauvegarde est à sa place.

# L’espace d’évaluation : premier démarrage, page d’un fichier, avant de lire, propositions, comparer, remettre, historique, réglages.

start-welcome = Lire des propositions, les noter, remettre un seul fichier signé.
start-where = Le tout sur cet ordinateur, sans réseau.
start-language = Langue
start-english = English
start-french = Français
start-size = Taille du texte
start-size-normal = Normale
start-size-large = Grande
start-size-larger = Très grande
start-letters = Les lettres seules sont des touches
start-letters-hint = À désactiver si vous dictez
start-doors = Qu’est-ce qui vous amène ?
start-door-sent = On m’a envoyé un fichier ou un dossier de propositions
start-door-sent-text = Déposez ici le fichier reçu du comité, ou les propositions.
start-door-sent-file = Choisir des fichiers…
start-door-sent-folder = Choisir un dossier…
start-door-call = Je prépare un appel
start-door-call-text = Composer la grille d’évaluation, inviter des évaluateurs, publier un résultat que chacun peut vérifier.
start-door-call-act = Préparer un appel
start-door-check = Je veux vérifier un résultat publié
start-door-check-text = Rien ne vous est demandé, pas même un nom.
start-door-check-act = Choisir le résultat…
start-sample = Visiter l’appel d’exemple
start-sample-office = Visiter l’espace d’un comité
start-sample-office-text = Le même appel après sa clôture : neuf évaluateurs ont envoyé leurs fichiers.
start-sample-office-wait = Neuf évaluateurs écrivent. Cela prend quelques secondes.
start-sample-office-name = Votre nom figure sous l’appel, à la présidence. Rien n’y compte.
start-sample-text = Des propositions inventées, pour tout essayer. Rien n’y compte.
place-lies = Votre travail sera conservé dans
place-choose = Choisir ailleurs…
start-go-on = Reprendre où vous étiez
start-not-here = n’est plus à sa place
choose-files = Choisir des fichiers
choose-folder = Choisir un dossier

me-name = Nom
me-email = Courriel
me-institution = Établissement
me-orcid = Identifiant ORCID
me-why-orcid = Figure sur votre attestation et dans votre carte. Peut rester vide.
me-orcid-wrong = Ce n’est pas un identifiant ORCID : son dernier chiffre ne convient pas. Il est conservé tel que vous l’avez saisi.
me-you-are = Vous êtes
me-why-email = Pour que la présidence sache de qui viennent ces évaluations.
me-why-institution = Sert à signaler d’éventuels liens d’intérêt. Peut rester vide.

file-looking = Lecture de { $name }…
file-kind-card = La carte d’une personne
file-kind-call = Appel « { $title } »
file-kind-score = Un fichier d’évaluations
file-kind-panel = Un fichier du comité
file-kind-result = Des résultats publiés
file-kind-receipt = Un accusé de réception
file-kind-sealed = Un fichier chiffré pour quelqu’un d’autre
file-kind-pdf = Un PDF
file-kind-folder = Un dossier de documents
file-kind-zip = Une archive de documents
file-kind-table = Un tableau
file-kind-mail = Un courriel
file-kind-workspace = Un espace de Paraph
file-kind-safety = Une copie de sécurité de Paraph
file-kind-key = Une clé privée
file-kind-marks = Des annotations d’un autre programme
file-kind-form = Un formulaire d’évaluation hors ligne
file-kind-other = Un fichier que Paraph ne connaît pas
file-from = De { $name }
file-call-line = { $sponsor } · { $proposals ->
    [one] une proposition
   *[other] { $proposals } propositions
  } · évaluations jusqu’au { $day } à { $hour } (heure de { $place })
file-call-line-open = { $sponsor } · { $proposals ->
    [one] une proposition
   *[other] { $proposals } propositions
  }
file-documents = { $documents ->
    [0] Les documents arrivent à part : déposez-les plus tard, quel que soit leur nom.
    [one] Un document s’y trouve.
   *[other] { $documents } documents s’y trouvent.
  }
file-for-me = Il a été écrit pour vous.
file-not-for-me = Il a été écrit pour { $name }. Ne l’ouvrez que si c’est vous.
file-join = Ouvrir l’espace du comité
file-join-about = L’appel vous nomme à la présidence ou à la suppléance.
file-begin = Commencer
file-bring-in = Faire entrer
file-open-desk = Aller à cet espace
file-open-it = L’ouvrir
file-take-receipt = Enregistrer l’accusé de réception
file-take-marks = Reprendre les annotations
file-take-over = Reprendre
file-sign = Signer
file-look = Vérifier ce fichier
file-not-now = Pas maintenant
file-nothing = On ne peut rien en faire ici. Demandez à qui l’a envoyé à quoi il sert.
file-take-in-office = Faites-le entrer pour voir ce qu’il changerait. Regarder ne change rien.
file-table-desk = Un tableau se reprend là où sont ses propositions : ouvrez d’abord l’espace d’évaluation ou l’espace du comité.
file-open-mail = Extraire les pièces jointes
file-mail-empty = Rien de joint à ce courriel n’est utile à Paraph.
file-already = Cet appel est déjà dans un de vos espaces. Le travail est conservé ; ce fichier n’ajoute que ce qui est nouveau.
file-verdict-good = Valable
file-verdict-unknown = Pas encore compté
file-verdict-bad = Inutilisable
file-verdict-none = N’a pas pu être lu
file-signed-by = Signé par
file-trust-vouched = reconnu(e)
file-trust-seen = connu(e), pas encore reconnu(e)
file-trust-distrusted = écarté(e)
file-trust-unknown = jamais vu(e) sur cet ordinateur
file-control = Numéro de contrôle { $number }
file-control-why = À comparer avec celui qui est imprimé dans l’avis d’appel, non avec un numéro de la même page.
file-checked = Ce qui a été vérifié
file-receipt-done = La présidence a votre n° { $number }, enregistré { $when }.
file-receipt-other = Cet accusé de réception ne correspond à aucun de vos fichiers.
file-marks-done = { $taken ->
    [0] Aucune annotation n’était nouvelle.
    [one] Une annotation a été reprise.
   *[other] { $taken } annotations ont été reprises.
  }

declare-title = Avant de lire
declare-closes = Vous vous déportez lorsque quelque chose vous lie à un porteur ou une porteuse. Un déport ferme alors pour vous { $list }.
declare-closed-document = le document
declare-closed-reviews = les évaluations des autres
declare-closed-discussion = la discussion
declare-closes-none = Vous vous déportez lorsque quelque chose vous lie à un porteur ou une porteuse.
declare-ground-institution = même établissement
declare-ground-coauthor = travaux communs récents
declare-ground-family = famille
declare-ground-interest = un intérêt dans l’affaire
declare-ground-other = un autre lien
declare-promise = Je garde pour moi ce que je lis, ne l’utilise que pour cette évaluation et le supprime quand le travail est fini.
declare-promised = Promis { $when }.
declare-first = À regarder d’abord : { $count ->
    [one] une proposition a quelque chose en commun avec vous
   *[other] { $count } propositions ont quelque chose en commun avec vous
  }
declare-others = Les autres
declare-why-name = { $value } porte votre nom
declare-why-institution = { $value }, comme vous
declare-why-domain = { $value }, comme votre adresse
declare-answer = Lien avec { $number }
declare-none = Aucun lien d’intérêt
declare-recused = Je me déporte…
declare-unsure = Je ne sais pas, demander
declare-rest = { $count ->
    [one] Aucun lien avec la dernière
   *[other] Aucun lien avec les { $count } autres
  }
declare-rest-done = { $count ->
    [one] Aucun lien avec une proposition.
   *[other] Aucun lien avec { $count } propositions.
  }
declare-begin = Commencer à lire
declare-left = { $count ->
    [0] Chaque proposition a une réponse.
    [one] Une proposition n’a pas encore de réponse.
   *[other] { $count } propositions n’ont pas encore de réponse.
  }
declare-promise-first = La promesse vient d’abord.
declare-mail = Écrire à la présidence…
declare-mail-made = Un brouillon de courriel à la présidence se trouve dans { $path }.
declare-empty = Il n’y a pas encore de proposition. Déposez ici le fichier reçu du comité, ou les propositions.
declare-later-note = On peut aussi se déporter plus tard, d’une touche, pendant la lecture.

withdraw-title = Je me déporte de { $number }
withdraw-text = Cette proposition se ferme et rien de ce que j’ai écrit à son sujet ne sera remis. Je pourrai revenir sur ce choix ; il en restera une trace.
withdraw-ground = Quel est le lien ?
withdraw-words = En vos mots, pour le comité (peut rester vide)
withdraw-act = Je me déporte
withdraw-back = Revenir sur ce choix
withdraw-done = Vous vous êtes déporté(e) de { $number }. La proposition est fermée.
withdraw-back-done = { $number } est à nouveau ouverte. Le déport reste dans l’historique.

proposals-title = Propositions
proposals-view = Façon de regarder
proposals-as-list = Liste
proposals-as-scores = Mes notes en tableau
band-scored = { $done ->
    [one] { $done } notée
   *[other] { $done } notées
  } sur { $of }
band-withdrawn = { $count ->
    [one] un déport
   *[other] { $count } déports
  }
band-due = à rendre { $day } à { $hour } (heure de { $place })
band-in = { $days ->
    [0] aujourd’hui
    [1] demain
   *[other] dans { $days } jours
  }
band-over = { $days ->
    [1] depuis hier
   *[other] depuis { $days } jours
  }
band-a-day = environ { $count } par jour
band-go-on = Reprendre { $number }, page { $page }
band-begin = Commencer par { $number }
band-hand-in = Remettre ce que j’ai
band-rounds = Tour
band-carry = Partir de mes notes précédentes
band-all-done = Tout est noté.
proposals-documents = { $here } documents sur { $of } sont là
proposals-documents-drop = Déposez le dossier, l’archive ou les PDF que l’on vous a remis : Paraph les reconnaît à leur contenu, quel que soit leur nom.
proposals-add = Ajouter des documents…
proposals-declare = { $count ->
    [one] Une proposition n’a pas encore de réponse sur les liens d’intérêt. Elle reste fermée jusque-là.
   *[other] { $count } propositions n’ont pas encore de réponse sur les liens d’intérêt. Elles restent fermées jusque-là.
  }
proposals-declare-act = Répondre sur une page
filter-name = Quelles propositions
filter-all = Toutes
filter-new = Nouvelles
filter-reading = En lecture
filter-scored = Notées
filter-withdrawn = Déports
filter-later = Plus tard
search-name = Chercher dans les titres, les noms et chaque page
search-hits = { $count ->
    [0] Rien ne correspond à « { $query } ».
    [one] Un endroit correspond à « { $query } ».
   *[other] { $count } endroits correspondent à « { $query } ».
  }
search-more = Il y en a d’autres. Une expression plus longue en trouve moins.
search-unread = { $count ->
    [one] Un document n’est pas encore lu et n’a pas été fouillé.
   *[other] { $count } documents ne sont pas encore lus et n’ont pas été fouillés.
  }
search-page = page { $page }
search-in-title = titre
search-back = Retour à la liste
column-state = État
column-number = N°
column-title = Titre
column-track = Volet
column-asked = Demandé, { $unit }
column-total = Ma note globale
column-notes = Textes
column-institution = Établissement
column-pages = Pages
column-marks = Annotations
column-changed = Modifiée
column-confidence = Certitude
column-document = Document
columns = Colonnes
columns-usual = Les colonnes habituelles
row-notes = avec des textes
row-later = plus tard
row-scored = notes { $scores }
row-cannot = ne peut se prononcer
row-document-missing = document absent
row-document-waiting = attend d’être lu
row-document-reading = en cours de lecture
row-document-ready = présent
row-document-no_text = numérisé, sans texte
row-document-some_pages = quelques pages sans texte
row-document-repaired = endommagé, lu autant que possible
row-document-password = demande un mot de passe
row-document-refused = illisible
row-document-limit = lu en partie
selected = { $count ->
    [one] une sélectionnée
   *[other] { $count } sélectionnées
  }
selected-compare = Comparer
selected-later = Plus tard
selected-withdraw = Je me déporte…
selected-clear = Désélectionner
proposals-empty = Déposez ici le fichier reçu du comité, ou les propositions.
proposals-empty-text = Un fichier qui finit par .paraph, un dossier, une archive ou des PDF. Ou choisissez-les.
proposals-none-fit = Rien ne correspond.
proposals-show-all = Tout afficher

import-title = Documents
import-begun = { $count ->
    [one] Un fichier est en cours de lecture.
   *[other] { $count } fichiers sont en cours de lecture.
  }
import-ready = { $count ->
    [one] une proposition prête à lire
   *[other] { $count } propositions prêtes à lire
  }
import-known = { $count ->
    [one] une était déjà là
   *[other] { $count } étaient déjà là
  }
import-need = { $count ->
    [one] une vous attend
   *[other] { $count } vous attendent
  }
import-running = { $count ->
    [one] une encore en lecture
   *[other] { $count } encore en lecture
  }
import-cancel = Annuler
import-clear = Ranger
import-show = Montrer les fichiers
import-hide = Cacher les fichiers
import-more = { $count ->
    [one] Une autre vous attend
   *[other] { $count } autres vous attendent
  }
import-state-waiting = attend
import-state-reading = en cours de lecture
import-state-done = prêt
import-state-known = était déjà là
import-state-question = vous attend
import-state-failed = n’a pas pu être lu
import-state-skipped = laissé de côté
import-ask-not_of_call = Ce n’est pas un document de l’appel. L’ajouter comme une proposition à vous ?
import-ask-same_text = Il a le même texte que { $title }. Est-ce le même document ?
import-ask-password = Il demande un mot de passe.
import-add = L’ajouter
import-same = Le même document
import-other = Une autre proposition
import-skip = Le laisser de côté
import-for-all = de même pour tous les fichiers de cette sorte
import-password = Mot de passe
import-password-try = Ouvrir
job-import = Lecture des documents
job-read = Lecture des documents
job-backup = Sauvegarde
job-check = Vérification des documents après un arrêt imprévu
job-export = Écriture des copies
job-office = En cours

scores-hint = Un chiffre note la case ; les flèches déplacent ; x dit que vous ne pouvez pas vous prononcer ; Suppr efface. Des cases copiées dans un tableur peuvent être collées.
scores-go-on = Après une note, passer à la case suivante
scores-bring = Reprendre des notes…
scores-write = Écrire les notes
scores-write-xlsx = En classeur (XLSX)
scores-write-csv = En texte pour tout tableur (CSV)
scores-write-hotcrp = En formulaires hors ligne (HotCRP)
scores-written = Écrit dans { $path }. Vos textes pour vous seul n’y sont pas.
scores-filled = { $count ->
    [0] Rien n’a été saisi.
    [one] Une note saisie.
   *[other] { $count } notes saisies.
  }
scores-left = { $count ->
    [one] Laissée telle quelle : { $list }
   *[other] Laissées telles quelles ({ $count }) : { $list }
  }
scores-left-cell = { $number } « { $text } »
scores-sure = Certitude
scores-sure-cell = Degré de certitude, { $number }
scores-wants-tie = indiquez d’abord si vous avez un lien
scores-cell = { $criterion }, { $number }
scores-empty = pas de note

compare-title = Comparer
compare-way = Façon de comparer
compare-two = Deux à la fois
compare-columns = Trois ou quatre
compare-criterion = Un critère, toutes les propositions
compare-print = Imprimer mon ordre
compare-with = Comparer avec
compare-add = Ajouter une proposition
compare-remove = Enlever { $number }
compare-rival-total = note globale proche
compare-rival-track = même volet
compare-rival-unsure = les moins certaines
compare-equal = { $count ->
    [one] un critère à égalité
   *[other] { $count } critères à égalité
  }
compare-equal-show = Les montrer
compare-equal-hide = Les replier
compare-stronger = plus forte
compare-not-scored = pas de note
compare-total = Ma note globale
compare-together = Défiler ensemble
compare-spread = Mes notes
compare-spread-criterion = { $criterion } : { $count } notes
compare-early = Tôt et tard
compare-early-text = { $count ->
    [0] Aucune n’a été notée avant que vous en ayez vu dix.
    [one] Une a été notée avant que vous en ayez vu dix.
   *[other] { $count } ont été notées avant que vous en ayez vu dix.
  }
compare-early-show = Ne montrer que celles-ci
compare-early-all = Tout afficher
compare-moves = { $up } et { $down } déplacent une proposition d’un échelon ; cela s’annule.
compare-unscored = Pas encore notées
compare-none = Rien n’est encore noté sur ce critère.
compare-need = Il n’y a pas encore deux propositions à comparer.
compare-moved = { $number } : { $criterion } { $from } → { $to }.
compare-order-title = Mon ordre
compare-order-made = { $name }, { $when }. Ce n’est pas le résultat.
compare-open-page = Ouvrir la page { $page } de { $number }

handin-title = Remettre
handin-never = Pas encore remis
handin-done = Remis le { $when } (n° { $number })
handin-changes = { $count ->
    [one] Une modification depuis : remettez à nouveau
   *[other] { $count } modifications depuis : remettez à nouveau
  }
handin-changes-short = { $count ->
    [one] une modification depuis votre dernière remise
   *[other] { $count } modifications depuis votre dernière remise
  }
handin-received = La présidence l’a reçu : enregistré { $when }
handin-received-older = La présidence a le n° { $number } : enregistré { $when }
handin-often = Vous pouvez remettre aussi souvent que vous voulez. Le dernier fichier remplace tous les précédents, même s’il arrive en premier.
handin-act = Remettre…
handin-leaves = Ce qui part
handin-leaves-count = { $count ->
    [0] Rien encore : aucune proposition n’est notée.
    [one] Une évaluation
   *[other] { $count } évaluations
  }
handin-stays = Ce qui reste sur cet ordinateur
handin-stays-notes = { $count ->
    [one] Votre texte pour vous seul sur une proposition
   *[other] Vos textes pour vous seul sur { $count } propositions
  }
handin-stays-marks = { $count ->
    [one] Une annotation liée à aucun critère
   *[other] { $count } annotations liées à aucun critère
  }
handin-stays-withdrawn = { $count ->
    [one] Ce que vous avez écrit sur la proposition dont vous vous êtes déporté(e)
   *[other] Ce que vous avez écrit sur les { $count } propositions dont vous vous êtes déporté(e)
  }
handin-stays-unsure = { $count ->
    [one] Ce que vous avez écrit sur la proposition soumise à la présidence
   *[other] Ce que vous avez écrit sur les { $count } propositions soumises à la présidence
  }
handin-stays-nothing = Rien de ce que vous avez écrit ne reste en arrière.
handin-stays-always = L’endroit où vous avez arrêté de lire, et l’historique de vos modifications
handin-missing = Ce qui manque
handin-missing-none = Rien ne manque.
handin-missing-note = Cela peut être remis tel quel. Rien ici n’est obligatoire.
handin-untouched = { $count ->
    [one] Une proposition n’a pas été commencée.
   *[other] { $count } propositions n’ont pas été commencées.
  }
handin-not-assigned = { $count ->
    [one] { $list } ne vous était pas attribuée. Elle part avec les autres et c’est indiqué.
   *[other] { $list } ne vous étaient pas attribuées. Elles partent avec les autres et c’est indiqué.
  }
handin-line-new = nouvelle
handin-line-changed = modifiée
handin-line-same = inchangée
handin-line-scored = notée
handin-line-incomplete = incomplète
handin-line-withdrawn = déport
handin-line-taken_back = retirée
handin-line-parts = { $rationales ->
    [0] sans justification
    [one] une justification
   *[other] { $rationales } justifications
  } · { $evidence ->
    [0] sans passage
    [one] un passage
   *[other] { $evidence } passages
  }
handin-line-applicant = au porteur
handin-line-committee = au comité
handin-missing-more = { $count ->
    [one] Une autre proposition
   *[other] { $count } autres propositions
  }
handin-part-score = note : { $criterion }
handin-part-rationale = justification : { $criterion }
handin-part-evidence = passage : { $criterion }
handin-part-confidence = degré de certitude
handin-part-conflict = une réponse sur les liens
handin-part-applicant = texte au porteur
handin-parts-score = { $count ->
    [one] une note
   *[other] { $count } notes
  }
handin-parts-rationale = { $count ->
    [one] une justification
   *[other] { $count } justifications
  }
handin-parts-evidence = { $count ->
    [one] un passage
   *[other] { $count } passages
  }
handin-parts-confidence = { $count ->
    [one] un degré de certitude
   *[other] { $count } degrés de certitude
  }
handin-parts-conflict = { $count ->
    [one] une réponse sur les liens
   *[other] { $count } réponses sur les liens
  }
handin-parts-applicant = { $count ->
    [one] un texte au porteur
   *[other] { $count } textes au porteur
  }
since-title = Ce qui a changé depuis le n° { $number }
since-new = Pas encore remise
since-gone = Absente du prochain fichier : ce que vous avez remis reste chez la présidence
since-taken-back = retirée : il n’en reste rien ici
since-score = { $criterion } { $before } → { $after }
since-confidence = degré de certitude { $before } → { $after }
since-passages-added = { $count ->
    [one] un passage ajouté : { $criterion }
   *[other] { $count } passages ajoutés : { $criterion }
  }
since-passages-removed = { $count ->
    [one] un passage retiré : { $criterion }
   *[other] { $count } passages retirés : { $criterion }
  }
since-rationale = { $how ->
    [added] justification ajoutée : { $criterion }
    [removed] justification retirée : { $criterion }
   *[changed] justification réécrite : { $criterion }
  }
since-applicant = { $how ->
    [added] texte au porteur ajouté
    [removed] texte au porteur retiré
   *[changed] texte au porteur réécrit
  }
since-committee = { $how ->
    [added] texte au comité ajouté
    [removed] texte au comité retiré
   *[changed] texte au comité réécrit
  }
since-withdrawn = déport
since-back = déport levé
since-basis = mêmes mots, pour une autre copie du document ou une autre édition de l’appel
since-before = Remis
since-after = Maintenant
handin-readers = Lu par { $names }
handin-readers-count = { $names } : { $count ->
    [one] une évaluation
   *[other] { $count } évaluations
  }
handin-sheet-title = Remettre, n° { $number }
handin-sheet-fixed = Ce fichier est signé. On ne peut pas le reprendre, seulement le remplacer par un plus récent.
handin-sheet-file = Ce sera { $file }
handin-sheet-file-named = Le fichier portera votre nom
handin-sheet-folder = dans { $folder }
handin-encrypt = Chiffrer : lisible seulement par { $names }
handin-encrypt-no = L’appel ne nomme personne pour qui le chiffrer. Quiconque reçoit le fichier peut le lire.
handin-neutral = Un nom de fichier qui ne dit rien
handin-neutral-hint = Sinon, il nomme l’appel et vous.
handin-passphrase = Phrase secrète de votre signature
handin-sheet-act = Remettre { $count ->
    [one] une évaluation
   *[other] { $count } évaluations
  }
handin-made = Remis
handin-made-say = Remis, n° { $number }.
handin-made-text = Envoyez ce fichier à la présidence. Rien n’est parti tout seul.
handin-show = Montrer dans le dossier
handin-mail = Nouveau courriel avec ce fichier
handin-copy = Copier sur une clé…
handin-drag = On peut faire glisser le fichier d’ici vers un courriel.
handin-copied = Copié dans { $path }.
handin-mailed = Le brouillon se trouve dans { $path }.
handin-history = Précédents
handin-history-empty = Rien n’a encore été remis depuis cet espace.
handin-number = N° { $number }
handin-count = { $count ->
    [one] une évaluation
   *[other] { $count } évaluations
  }
handin-encrypted = chiffré
handin-open = lisible par tous
handin-gone = le fichier n’est plus à sa place
handin-receipts = Déposez l’accusé de réception n’importe où : vous verrez ici qu’il est arrivé.
handin-receipt = Accusé de réception : enregistré { $when }
handin-none = pas de note
handin-readable = Copie à lire
handin-readable-html = En page web, aussi pour l’impression
handin-readable-markdown = En texte simple (Markdown)
handin-readable-done = Une copie lisible par tous se trouve dans { $path }.
handin-certificate = Attestation pour mon rapport d’activité
handin-certificate-about = Une page avec votre nom, l’appel et le nombre d’évaluations. Aucune proposition n’y est nommée.

history-title = Historique
history-intro = Chaque modification, avec son heure. Chacune peut être annulée seule.
history-empty = Rien n’a encore été modifié.
history-undo = Annuler ceci
history-redo = Rétablir
history-undone = annulé
history-kept = ne peut pas être annulé
history-more = Montrer les plus anciennes
history-go = Y aller
settings-title = Réglages
settings-basics = Langue et apparence
settings-language = Langue
settings-language-system = Comme le système
settings-look = Couleurs
settings-look-system = Comme le système
settings-look-light = Claires
settings-look-dark = Sombres
settings-text = Taille du texte
settings-percent = { $percent } %
settings-motion = Mouvement
settings-motion-on = Les choses bougent
settings-motion-off = Rien ne bouge
settings-reading = Lire et noter
settings-dark-pages = Pages sombres
settings-go-on = Après une note, passer au critère suivant
settings-single = Les lettres seules sont des touches
settings-single-hint = À désactiver si vous dictez ou utilisez un autre mode de saisie. Tout a aussi une touche avec Ctrl ou Alt.
settings-phrases = Vos phrases toutes faites
settings-phrases-hint = Une par ligne. On peut les insérer dans tout texte en notant.
settings-keys = Touches
settings-key-press = Appuyez sur les nouvelles touches…
settings-key-change = Changer
settings-key-back = Comme avant
settings-identity = Vous
settings-control = Numéro de contrôle
settings-control-why = Comparé de vive voix, pour que la présidence sache que votre fichier est bien le vôtre.
settings-card = Ma carte en fichier…
settings-card-about = Pour une présidence qui vous nomme dans un appel, ou qui veut vous accepter avant votre première évaluation.
settings-card-made = Votre carte est dans { $name }.
settings-passphrase = Phrase secrète…
settings-passphrase-title = Une phrase secrète pour votre signature
settings-passphrase-about = Elle est demandée avant une remise. Paraph s’en passe : votre signature est alors dans un fichier que seul votre compte peut lire. Une phrase secrète oubliée ne se retrouve pas.
settings-passphrase-old = Celle en vigueur
settings-passphrase-new = La nouvelle ; vide, elle est retirée
settings-passphrase-again = La nouvelle encore une fois
settings-passphrase-differs = Les deux ne sont pas identiques.
settings-passphrase-keep = Garder
settings-passphrase-kept = La phrase secrète sera désormais demandée.
settings-passphrase-gone = Aucune phrase secrète n’est plus demandée.
settings-unlock = Ouvrir avec la phrase secrète…
settings-unlock-title = Ouvrir votre signature
settings-unlock-do = Ouvrir
settings-unlocked = Votre signature est ouverte jusqu’à la fermeture de Paraph.
settings-replace = Nouvelle signature…
settings-replace-title = Une nouvelle signature
settings-replace-about = Quand quelqu’un d’autre peut avoir la vôtre, ou que vous avez oublié sa phrase secrète. Ce qui est déjà au registre reste valable ; la présidence compare votre nouveau numéro de contrôle et compte les deux comme une seule personne. Vos évaluations restent en place.
settings-replace-reason = Pourquoi ? Le fichier pour la présidence le dira.
settings-replace-old = Phrase secrète, si vous la connaissez
settings-replace-do = Prendre une nouvelle signature
settings-replaced = Envoyez les deux fichiers à la présidence : l’un retire l’ancienne signature, l’autre est votre nouvelle carte.
settings-replaced-alone = Envoyez votre nouvelle carte à la présidence. L’ancienne signature n’a pas pu être ouverte et ne peut se retirer elle-même : dites-le par téléphone.
settings-no-key = Une signature est créée quand elle sert pour la première fois. Rien ne vous est demandé.
settings-places = Où sont les fichiers
settings-place-desk = Cet espace
settings-place-workspaces = Nouveaux espaces
settings-place-handin = Fichiers remis
settings-place-backup = Sauvegardes
settings-place-change = Choisir ailleurs…
settings-place-show = Montrer
settings-place-synchronised = Ce dossier est synchronisé par un autre programme, qui peut endommager un espace ouvert. Choisissez-en un qui ne l’est pas.
settings-place-network = Ce dossier est sur un réseau, ce qui peut endommager un espace ouvert. Choisissez-en un sur cet ordinateur.
settings-safety = Rien ne se perd
settings-backup-list = Sauvegardes
settings-backup-line = { $proposals ->
    [one] { $proposals } proposition
   *[other] { $proposals } propositions
  }, { $scored ->
    [one] { $scored } notée
   *[other] { $scored } notées
  }, { $marks ->
    [one] { $marks } annotation
   *[other] { $marks } annotations
  }
settings-backup-none = Pas encore de sauvegarde. La première se fait toute seule.
settings-backup-make = Faire une sauvegarde
settings-backup-restore = Reprendre celle-ci…
settings-backup-restore-title = Reprendre la sauvegarde du { $when }
settings-backup-restore-text = L’espace actuel sera gardé à côté, et celui-ci ouvert à sa place.
settings-backup-restore-act = La reprendre
settings-backup-bad = n’a pas passé sa vérification
settings-check = Tout vérifier
settings-check-good = Tout est comme il a été écrit.
settings-check-bad = Quelque chose est endommagé.
settings-workspaces = Espaces sur cet ordinateur
settings-workspace-open = Ouvrir
settings-workspace-close = Fermer cet espace
settings-version = Paraph { $version }
settings-about-text = Pas de réseau, pas de compte, aucun envoi. Logiciel libre sous licence MIT ou Apache 2.0.
