# Ce que dit l'espace du comité : ce qui manque, ce qu'est un fichier, ce que signifie un classement.

history-call-changed = Appel modifié
history-call-frozen = Appel figé, édition { $edition }
history-proposals-table = { $count ->
    [one] Une proposition tirée d’un tableau
   *[other] { $count } propositions tirées d’un tableau
}
history-proposals-files = { $count ->
    [one] Un document intégré
   *[other] { $count } documents intégrés
}
history-proposal-changed = Proposition { $number } modifiée
history-proposal-removed = Proposition { $number } retirée
history-person-changed = { $name } sur la liste
history-person-removed = { $name } retiré(e) de la liste
history-people-table = { $count ->
    [one] Une personne tirée d’un tableau
   *[other] { $count } personnes tirées d’un tableau
}
history-people-invited = { $count ->
    [one] Une invitation rédigée
   *[other] { $count } invitations rédigées
}
history-people-accepted = { $count ->
    [one] Une personne reconnue
   *[other] { $count } personnes reconnues
 }
history-person-distrusted = { $name } écarté(e)
history-assigned = { $count ->
    [one] Une attribution
   *[other] { $count } attributions
}
history-conflicts-signed = { $count ->
    [one] Un conflit d’intérêts signé, noté avant la réponse de la personne
   *[other] { $count } conflits d’intérêts signés, notés avant la réponse des personnes
 }
history-assigned-one = Attribution de { $number } modifiée
history-conflict = Conflit d’intérêts sur { $number }
history-taken-in = { $count ->
    [one] Un fichier intégré
   *[other] { $count } fichiers intégrés
 }
history-columns = Colonnes nommées
history-set-aside = { $file } mis de côté
history-admitted = Évaluation tardive admise
history-settled = Deux versions départagées
history-entered = { $count ->
    [one] Une entrée au registre
   *[other] { $count } entrées au registre
 }
history-typed = Formulaire papier saisi
history-confirmed = { $count ->
    [one] Une évaluation saisie, confirmée par son auteur
   *[other] { $count } évaluations saisies, confirmées par leurs auteurs
 }
history-unconfirmed = { $count ->
    [one] Confirmation d’une évaluation saisie annulée
   *[other] Confirmation de { $count } évaluations saisies annulée
 }
history-decided = Décision sur { $number }
history-absent = Sortis de la salle pour { $number }
history-vetoed = Refus de { $number } consigné
history-veto-removed = Refus de { $number } retiré
history-draw-announced = Tirage au sort annoncé
history-drawn = Nombre du tirage { $n } saisi
history-drawn-by-hand = Ordre du tirage { $n } saisi, tiré à la main
history-duties = { $count ->
    [one] Un engagement
   *[other] { $count } engagements
}
history-withheld = { $count ->
    [one] Un texte retenu
   *[other] { $count } textes retenus
}
history-file-done = { $name } : c’est fait
history-published = Résultats publiés, édition { $edition }
history-result-signed = Résultat signé, édition { $edition } : il attend d’autres signatures
history-chair-withdrawn = Déport de la proposition { $number } au titre de la présidence
history-chair-back = Fin du déport de la proposition { $number } au titre de la présidence
history-obligation = Engagement coché

office-template-open-compute = Crédits de calcul : deux volets, notes de 0 à 5
office-template-anr = Agence nationale : rapporteurs, puis comité
office-template-fns = Fonds de recherche : de 1 à 9, 9 au sommet
office-template-nih = Instituts : de 1 à 9, 1 au sommet ; une note globale à part
office-template-blank = À partir de rien
office-time-opens = Évaluations à partir du { $at }
office-time-closes = Évaluations jusqu’au { $at }
office-time-draw = Tirage au sort, s’il en faut un : { $at }. Nombre : { $source }
office-time-publishes = Résultats : { $at }

office-want-title = Il manque un titre.
office-want-short = Il manque un nom court d’au plus 16 lettres, chiffres et traits d’union.
office-want-sponsor = Il manque le financeur.
office-want-unit = Il manque l’unité des montants.
office-want-pool = Il manque l’enveloppe totale.
office-want-track = Il faut au moins un volet.
office-want-round = Il faut au moins un tour.
office-want-criterion = Il faut au moins un critère.
office-want-weight = Aucun critère n’a de poids.
office-want-weight-range = Un poids va de 0 à 10 000.
office-want-draw-source = Il manque le nombre public d’un tirage au sort. Il est fixé dans l’appel, avant que l’on sache s’il servira.
office-want-proposals = Il n’y a pas encore de proposition.
office-want-id = Il manque un identifiant propre : minuscules, chiffres, tirets bas.
office-want-ceiling = Il manque le plafond par projet.
office-want-scale = L’échelon le plus haut doit dépasser le plus bas, de 1 000 au plus.
office-want-labels = Les deux bouts de l’échelle ont besoin de mots.
office-want-date = { $field ->
    [opens] Il manque la date de début des évaluations.
    [closes] Il manque la date de fin des évaluations.
    [draw_at] Il manque la date à partir de laquelle le nombre du tirage existe.
   *[other] Il manque la date des résultats.
 }
office-round = Évaluations
office-name-new = Nouvel espace
office-want-date-form = Ce n’est pas une date.
office-want-date-order = Les dates doivent se suivre : début des évaluations, fin des évaluations, résultats.
office-want-draw-order = Le tirage au sort doit se situer entre la fin des évaluations et les résultats.
office-want-zone = Ce fuseau horaire n’est pas connu.
office-want-vouch = Il faut au moins une manière de reconnaître les personnes.
office-want-signatures = L’appel demande { $needed } signatures et nomme { $count ->
    [one] une seule personne à la présidence
   *[other] { $count } personnes à la présidence
}.
office-want-proposal-title = { $number } n’a pas de titre.
office-want-proposal-asked = { $number } n’a pas de montant.
office-want-proposal-track = { $number } n’est dans aucun volet.
office-want-number-once = Le numéro { $number } est donné deux fois.
office-warn-closed = La fin des évaluations est passée.
office-warn-no-card = { $name } n’a pas de carte ici et reste hors de l’appel jusque-là.
office-warn-over-ceiling = { $number } demande plus que le plafond par projet.
office-warn-no-document = { $number } n’a pas de document.
office-warn-no-email = { $number } n’a pas d’adresse pour la lettre.
office-warn-appeal = L’appel ne dit pas comment présenter une réclamation.
office-warn-contradiction = { $count ->
    [one] Une évaluation existe en deux versions et ne compte pas.
   *[other] { $count } évaluations existent en deux versions et ne comptent pas.
 }

office-field-number = numéro
office-field-title = titre
office-field-name = nom
office-field-email = adresse électronique
office-field-asked = montant demandé

office-fault-no-office = Ceci relève de l’espace du comité. Un espace d’évaluation est ouvert.
    .hint = Ouvrez l’espace du comité, ou créez-en un.
office-fault-not-frozen = L’appel n’est pas encore figé.
    .hint = Figez d’abord l’appel.
office-fault-call-incomplete = L’appel ne peut pas encore être figé : { $what }
    .hint = Complétez ce qui est marqué ; tout est conservé tel que saisi.
office-fault-call-field = L’appel ne peut pas encore être figé : { $what }.
    .hint = Corrigez le champ indiqué.
office-fault-table = { $file } n’a pu être lu comme un tableau : { $reason }.
    .hint = Enregistrez-le en CSV ou XLSX et déposez-le à nouveau.
office-fault-mapping = Aucune colonne ne donne : { $field }.
    .hint = Dites quelle colonne c’est.
office-fault-file = { $file } : { $reason }
    .hint = Choisissez un dossier d’appel.
office-fault-no-call = { $file } n’est pas un dossier d’appel.
    .hint = Choisissez le fichier qui a été envoyé aux évaluateurs.
office-fault-no-answer = { $name } n’a pas encore répondu.
    .hint = Une carte arrive avec le premier fichier d’évaluations.
office-fault-vouch-way = L’appel ne prévoit pas de reconnaître les personnes par { $how ->
    [met] une rencontre
    [video] un appel vidéo
    [phone] un appel téléphonique
    [invitation] la réponse à leur invitation
    [list] une liste signée
   *[channel] une voie à laquelle le comité se fie
 }.
    .hint = Choisissez une autre manière, ou figez une nouvelle édition de l’appel.
office-fault-reason = Il manque une raison.
    .hint = Écrivez une phrase ; elle est conservée avec l’acte.
office-fault-licence = Indiquez la licence sous son nom SPDX, par exemple Apache-2.0, CC-BY-4.0 ou MIT OR Apache-2.0.
office-fault-commit = Un commit se donne par 7 à 64 chiffres hexadécimaux ; une branche, elle, se déplace.
office-fault-address = Indiquez un DOI, par exemple 10.5281/zenodo.1234, ou une adresse qui commence par https://.
office-fault-nobody = Il n’y a personne à qui attribuer, ou pas de proposition.
    .hint = Complétez d’abord la liste et les propositions.
office-fault-no-room = Rien n’a été modifié : le disque est plein. Il faut environ { $megabytes } Mo.
    .hint = Faites de la place, puis déposez à nouveau les fichiers.
office-fault-plan-gone = Ce qui a été déposé n’est plus sous la main.
    .hint = Déposez à nouveau les fichiers.
office-fault-nothing-ready = Aucun de ces fichiers ne peut être intégré tel quel.
    .hint = Répondez d’abord aux questions, ou choisissez les fichiers un à un.
office-fault-entered = { $file } figure au registre et ne peut être mis de côté.
    .hint = Départagez ou admettez des évaluations une à une, avec une raison.
office-fault-keeper = Seul le dépositaire que nomme l’appel peut inscrire au registre.
    .hint = Demandez-lui d’inscrire.
office-fault-ledger = Deux registres se contredisent. Rien n’est inscrit avant que ce soit éclairci.
    .hint = Gardez les deux fichiers et interrogez l’autre présidence.
office-fault-typing = Les deux saisies ne concordent pas encore : { $differences } diffèrent, { $unproved } n’ont été saisies qu’une fois.
    .hint = Faites la seconde saisie ; les différences sont marquées.
office-fault-not-entered = { $count ->
    [one] Un fichier est intégré sans être inscrit.
   *[other] { $count } fichiers sont intégrés sans être inscrits.
}
    .hint = Inscrivez-les d’abord au registre.
office-fault-not-closed = Le registre n’est pas clos.
    .hint = Inscrivez et clôturez-le d’abord : ce qui vient après est tardif.
office-fault-no-draw = Aucun tirage n’est nécessaire ici, ou il est déjà annoncé.
    .hint = Consultez la liste des tirages.
office-fault-draw-late = L’heure de ce nombre est passée.
    .hint = Indiquez un nombre ultérieur de la même source.
office-fault-draw-early = Le nombre n’existe pas avant { $at }.
    .hint = Revenez à ce moment-là.
office-fault-not-announced = Ce tirage n’a pas été annoncé.
    .hint = Annoncez-le d’abord ; l’annonce doit être publique avant que le nombre existe.
office-fault-seed-differs = Les deux saisies diffèrent au caractère { $at }.
    .hint = Saisissez à nouveau la ligne, exactement comme elle a été annoncée.
office-fault-seed-form = Ce n’est pas une ligne de texte.
    .hint = Saisissez le nombre sur une ligne, comme le dit l’annonce.
office-fault-witnesses = Un tirage à la main demande deux témoins.
    .hint = Nommez toutes les personnes présentes.
office-fault-hand-order = L’ordre ne nomme pas une fois chacune des { $count } propositions de la liste.
    .hint = Donnez-les toutes, dans l’ordre où les billets sont sortis.
office-fault-veto = Le refus ne peut pas encore être consigné : { $what }
    .hint = Complétez ce que l’appel exige.
office-fault-published = Le refus de { $number } a été publié et ne peut être retiré.
    .hint = Une édition ultérieure peut le corriger ; les deux restent visibles.
office-fault-blocked = Les résultats ne peuvent pas encore être publiés. { $what }
    .hint = Ouvrez Publier : l’écran dit ce qui vient d’abord.
office-fault-edition-other = Ce qui se trouve ici ne donne plus ce que dit l’édition { $edition } ({ $member }) ; ses lettres ne sont donc pas écrites.
    .hint = Publiez une nouvelle édition et écrivez ses lettres, ou ouvrez la sauvegarde du jour de la publication.
office-fault-not-published = Rien n’a encore été publié.
    .hint = Publiez d’abord ; les lettres suivent.
office-fault-sign-nothing = { $file } : aucun résultat à signer ne s’y trouve.
    .hint = Demandez au président le fichier que Publier a écrit.
office-fault-sign-other = { $file } : c’est le résultat d’un autre appel, ou d’une édition antérieure de celui-ci.
    .hint = Ouvrez-le dans l’espace de cet appel.
office-fault-sign-differs = { $file } dit autre chose que ce qui est ici. { $what }
    .hint = Intégrez le dernier fichier de l’autre président et regardez de nouveau. Ne signez malgré tout que si vous savez d’où vient l’écart.
office-fault-sign-moved = { $file } a été signé ici, et depuis quelque chose a changé. { $what }
    .hint = Publiez de nouveau : le nouveau résultat fait le tour des signatures.
office-fault-sign-not-named = { $file } : votre signature n’est pas de celles que ce résultat accepte.
    .hint = Envoyez votre carte au président, qui refait alors le résultat.
office-fault-sign-stale = Quelque chose a été publié depuis que ce résultat a été signé : son numéro est pris.
    .hint = Publiez de nouveau : le nouveau résultat fait le tour des signatures.
office-sign-differs-unready = Ici, quelque chose est encore ouvert : fichiers non inscrits, registre non clos, ou tirage au sort.
office-sign-differs-reviews = D’autres évaluations comptent.
office-sign-differs-places = Les rangs diffèrent.
office-sign-differs-awards = Les aides diffèrent.

office-note-stranger = Cette personne n’est pas sur la liste.
office-note-name-alike = Une autre personne porte un nom semblable.
office-note-invitation-twice = Deux personnes ont répondu à l’invitation de { $name }.
office-note-edition-twice = Deux éditions différentes de la carte de { $name } sont ici.
office-note-not-counted = Pas encore compté : { $why }
office-note-unsigned = Non signé par l’évaluateur : saisi ici à partir de ce fichier.
office-note-edition-missing = Pas encore compté : écrit d’après une édition de cet appel qui n’est pas ici. Demandez ce dossier d’appel à la présidence et intégrez-le.
office-note-late = Arrivé après la clôture.

office-reason-hand = Fixée à la main.
office-reason-words = Tous deux parlent de : { $words }.
office-reason-spread = Répartie, pour que les propositions soient comparables.
office-fault-entered-by-other = Cette évaluation a été saisie par une autre présidence, qui seule peut dire qu’elle est confirmée.
office-comparable-none = Rien n’est encore attribué.
office-comparable-one = Toutes les propositions sont reliées par des évaluateurs : toutes sont comparables.
office-assign-infeasible = Ces propositions ont ensemble trop peu d’évaluateurs : { $numbers }. Il leur faut { $needed } évaluations ; { $available } sont possibles.
office-assign-nobody-free = Personne n’est libre pour elles : tous ont un conflit d’intérêts ou plus de place.
office-assign-who = { $count ->
    [one] Une seule personne peut s’en charger, et de combien d’entre elles : { $people }.
   *[other] Ces personnes peuvent s’en charger, chacune de combien d’entre elles : { $people }.
 }
office-assign-closed = Entre ces propositions et les personnes de la liste : { $declared ->
    [0] aucun conflit d’intérêts déclaré
    [one] un conflit d’intérêts déclaré
   *[other] { $declared } conflits d’intérêts déclarés
 }, { $suggested ->
    [0] aucun suggéré.
    [one] un suggéré. Si la suggestion est fausse, la lever.
   *[other] { $suggested } suggérés. Lever ceux qui sont faux.
 }
office-assign-would-help = { $missing ->
    [one] Une évaluation de plus suffirait : une charge plus haute pour quelqu’un sans conflit d’intérêts, un évaluateur de plus, ou une évaluation de moins pour l’une d’elles.
   *[other] { $missing } évaluations de plus suffiraient : des charges plus hautes pour des personnes sans conflit d’intérêts, d’autres évaluateurs, ou moins d’évaluations pour elles.
 } Rien n’a été changé.
office-price-fit = Adéquation de toutes les paires : { $before } avant, { $after } avec ce changement ; { $best } si tout ce qui n’est pas fait à la main était attribué à nouveau. Une paire qui convient en chaque mot compte 100.
office-price-fit-alone = Adéquation de toutes les paires : { $before } avant, { $after } avec ce changement. En attribuant tout à nouveau autour, il manquerait des évaluateurs. Une paire qui convient en chaque mot compte 100.
office-price-forbidden = Entre { $name } et { $number }, il y a un conflit d’intérêts, déclaré ou suggéré.
office-price-overloaded = { $name } a alors { $has } propositions, et devait en avoir { $most } au plus.
office-price-short = { $number } a alors { $has ->
    [one] { $has } évaluateur
   *[other] { $has } évaluateurs
 } ; l’appel en demande { $wants }.
office-price-groups = Les propositions forment alors { $after } groupes sans évaluateur commun ; avant, { $before ->
    [one] toutes étaient reliées
   *[other] elles en formaient { $before }
 }.
office-refused-action = Ligne { $line } : « { $value } » n’est pas une action connue ici.
office-refused-proposal = Ligne { $line } : il n’y a pas de proposition { $value }.
office-refused-person = Ligne { $line } : { $value } n’est pas sur la liste.
office-refused-not-pdf = { $file } n’est pas un PDF et a été laissé de côté.

office-group-ready = { $count ->
    [0] Rien n’est prêt.
    [one] Un fichier sur { $of } est prêt à être intégré.
   *[other] { $count } fichiers sur { $of } sont prêts à être intégrés.
 }
office-group-question = { $count ->
    [0] Aucune question.
    [one] Un fichier pose une question.
   *[other] { $count } fichiers posent une question chacun.
 }
office-group-again = { $count ->
    [0] Rien n’est à renvoyer.
    [one] Un fichier est à renvoyer.
   *[other] { $count } fichiers sont à renvoyer.
 }
office-group-nothing = { $count ->
    [0] Tout le reste est nouveau.
    [one] Un fichier n’apporte rien de nouveau.
   *[other] { $count } fichiers n’apportent rien de nouveau.
 }
office-file-good = Valable.
office-file-pdf = C’est un PDF. Il ne contient pas d’évaluation, même s’il est annoté.
    .hint = Demandez le fichier que Remettre écrit. Le document d’une proposition se dépose dans Appel, Propositions.
office-file-mail = Rien n’est joint à ce courriel.
    .hint = Ouvrez-le dans votre messagerie et cherchez la pièce jointe, ou demandez-le de nouveau.
office-file-mail-cut = Ce courriel a été coupé en chemin : la pièce jointe n’est pas arrivée entière.
    .hint = Demandez-le de nouveau, ou le fichier sur une clé.
office-file-reviews = N° { $sequence } : { $reviews ->
    [one] une évaluation
   *[other] { $reviews } évaluations
 }, dont { $new } de nouveau.
office-panel-brings = D’une autre présidence : { $new ->
    [0] rien de nouveau
    [one] un fichier nouveau
   *[other] { $new } fichiers nouveaux
} sur { $of }{ $ahead ->
    [0] .
    [one] , et une ligne de plus au registre.
   *[other] , et { $ahead } lignes de plus au registre.
}
office-fault-one-chair = L’appel ne nomme aucune autre présidence ni suppléance.
    .hint = Ajoutez-en un dans Appel, Règles, par sa carte.
office-fault-not-named = Vous n’êtes nommé ni à la présidence ni à la suppléance de « { $title } ».
    .hint = Envoyez votre carte à la présidence, qui vous nommera dans la prochaine édition ; comme évaluateur, ouvrez le fichier dans votre espace d’évaluation.
office-fault-no-card = { $file } n’est pas la carte de quelqu’un.
    .hint = Demandez le fichier que fait Réglages, Vous, Ma carte.
office-file-same = Déjà là.
office-file-edition = L’édition { $edition } de cet appel ({ $title }), qui n’est pas encore ici.
office-file-known = Déjà là. { $sentence }
office-sheet-other = { $file } appartient à un autre appel, ou à une grille antérieure.
office-sheet-ready = Feuille de notes de { $name } : { $new ->
    [one] une évaluation
   *[other] { $new } évaluations
 }, non signée par l’évaluateur.
office-sheet-step = { $cell } : « { $value } » n’est pas un échelon de { $criterion }.{ $count ->
    [one] {""}
   *[other] {" "}{ $count } cases en tout.
 }
    .hint = Demandez ce qui était voulu ; les autres cases peuvent être intégrées.
office-sheet-unread = { $cell } : « { $value } » n’est pas compris.{ $count ->
    [one] {""}
   *[other] {" "}{ $count } cases en tout.
 }
    .hint = Demandez ce qui était voulu ; les autres cases peuvent être intégrées.
office-table-look = { $reviews ->
    [one] Une évaluation non signée. Regardez les colonnes avant de l’intégrer.
   *[other] { $reviews } évaluations non signées. Regardez les colonnes avant de les intégrer.
}
office-table-map = { $file } : dites quelle colonne est quoi.
office-question-contradiction = { $name } a signé deux versions sur { $number }. Aucune ne compte avant une évaluation plus récente ou un choix motivé.
office-question-late = L’évaluation de { $number } par { $name } est arrivée après la clôture. Selon la règle de l’appel, elle ne compte pas, sauf admission motivée. { $effect }
office-late-same = Avec elle, les mêmes propositions sont financées.
office-late-changes = Avec elle, { $in } entrerait et { $out } sortirait.

office-of-strand = { $strand } : { $sentence }
office-line = Le financement va jusqu’à la place { $place } : { $funded ->
    [0] aucune sélectionnée
    [one] une sélectionnée
   *[other] { $funded } sélectionnées
 }{ $part ->
    [yes] , la dernière pour une partie de sa demande
   *[no] {""}
 }.
office-nothing-counts = Des évaluations sont là, et aucune ne compte encore. Reconnaissez leurs auteurs.
office-unreviewed = { $count ->
    [one] Une proposition n’a pas d’évaluation complète et pas de place.
   *[other] { $count } propositions n’ont pas d’évaluation complète et pas de place.
 }
office-not-discussed = { $count ->
    [one] Une proposition sur { $of } n’a pas été discutée : sans évaluation au tour « { $round } », ce sont les évaluations précédentes qui lui donnent sa place.
   *[other] { $count } propositions sur { $of } n’ont pas été discutées : sans évaluation au tour « { $round } », ce sont les évaluations précédentes qui leur donnent leur place.
 }
office-over-ceiling = { $count ->
    [one] Une proposition demande plus que le plafond par projet.
   *[other] { $count } propositions demandent plus que le plafond par projet.
 }
office-unsigned-shown = Les évaluations non signées sont montrées et ne comptent pas, comme le dit l’appel.
office-severity = Sur les mêmes propositions, cet évaluateur donne { $points } points de { $direction ->
    [less] moins
   *[more] plus
 } que les autres (± { $width }).
office-plot-ranking = Places de { $count } propositions et leur incertitude
office-not-the-result = Ce n’est pas le résultat
office-what-if = Ce n’est pas le résultat : { $what }
office-what-if-without = sans { $names }
office-what-if-weights = avec d’autres poids
office-what-if-pool = avec une enveloppe de { $amount }
office-what-if-no-veto = sans les refus du financeur
office-what-if-no-unsigned = sans les évaluations non signées
office-what-if-raw = d’après les seules moyennes simples
office-what-if-knapsack = avec le plus de note pour l’argent, contre l’ordre
office-knapsack = Contre l’ordre, { $in } entreraient et { $out } sortiraient : { $given } attribués au lieu de { $before }, et { $gain } % de plus en note multipliée par le montant.
office-knapsack-why = La ligne ne fait pas cela : une meilleure proposition sortirait pour de moins chères, demander moins serait payant, et un centime changé pourrait changer bien des décisions.

office-veto-out = { $number } sort.
office-veto-in = { $number } entre.
office-veto-free = Aucune autre n’entre pour l’instant : { $amount } se libèrent.
office-veto-nothing = { $number } ne serait pas financée de toute façon : rien ne change.
office-veto-gives-less = L’appel exige que l’on en dise davantage.
office-veto-for-whom = Pour qui est-ce consigné ?
office-veto-ground = Il manque le motif.
office-veto-reason = Il manque la raison.
office-veto-letter = Il manque la lettre du financeur.

office-draws = { $count ->
    [one] Le sort décide dans un groupe que les notes ne départagent pas.
   *[other] Le sort décide dans { $count } groupes que les notes ne départagent pas.
 }
office-wait-enter = { $count ->
    [one] Un fichier n’est pas encore inscrit au registre.
   *[other] { $count } fichiers ne sont pas encore inscrits au registre.
}
office-wait-close = Le registre n’est pas encore clos.
office-wait-due = Le nombre sera connu le { $at }.

office-block-ledger = Deux registres se contredisent.
office-block-not-entered = { $count ->
    [one] Un fichier est intégré sans être inscrit au registre.
   *[other] { $count } fichiers sont intégrés sans être inscrits au registre.
}
office-block-not-closed = Le registre n’est pas clos.
office-block-open = { $count ->
    [one] Les présidents diffèrent sur un point.
   *[other] Les présidents diffèrent sur { $count } points.
}
office-block-records = { $count ->
    [one] Un acte est contredit par un autre.
   *[other] { $count } actes se contredisent.
}
office-block-draw = Un tirage au sort reste à faire.
office-block-nothing = Aucune évaluation ne compte.
office-not-sent = { $count ->
    [one] Un fichier inscrit au registre n’est pas ici : il a été écrit pour d’autres que vous.
   *[other] { $count } fichiers inscrits au registre ne sont pas ici : ils ont été écrits pour d’autres que vous.
} Qui les détient peut les transmettre : { $name } choisit dans Évaluations reçues, Ajouter, Pour les autres présidences…, et coche votre nom.
office-block-signers = L’appel demande que { $needed } présidents signent le résultat ; { $count ->
    [one] la carte d’une seule personne habilitée est ici
   *[other] les cartes de { $count } personnes habilitées sont ici
}. Intégrez la carte ou un fichier d’un autre président.

office-text-hard = Un mot dur.
office-text-address = Une adresse.
office-text-other = Nomme une autre proposition : { $number }.
office-text-name = Nomme une personne : { $name }.

office-cli-edition = Édition { $edition } : { $path }
office-cli-receive-left = { $count ->
    [one] Un fichier pose une question et a été laissé. Avec --all, il est intégré aussi : il est conservé et compte dès qu’il y est répondu.
   *[other] { $count } fichiers posent une question et ont été laissés. Avec --all, ils sont intégrés aussi : ils sont conservés et comptent dès qu’il y est répondu.
 }
office-cli-typed-count = La grille a { $wanted } critères ; { $given } échelons ont été donnés.
office-cli-confirmed = confirmée
office-cli-typed = { $differences ->
    [0] Aucune différence
    [one] Une différence
   *[other] { $differences } différences
 } ; { $unproved ->
    [0] chaque case a été saisie deux fois.
    [one] une case n’a été saisie qu’une fois.
   *[other] { $unproved } cases n’ont été saisies qu’une fois.
 }
office-cli-taken = { $added } de nouveau, { $changed } de modifié, { $same } d’inchangé.
office-cli-not-json = Ce n’est pas un objet JSON dont les champs sont ceux de l’appel.
office-cli-not-read = { $file } n’a pu être lu.
office-cli-control-same = Le numéro de contrôle concorde.
office-cli-control-part = C’est une partie du numéro. Les neuf groupes sont comparés.
office-cli-control-differs = Le numéro diffère au groupe { $group }.
