# La page publique, l'annonce de l'appel, l'annonce d'un tirage au sort.
publish-edition = Résultats, édition { $edition }
publish-call-edition = Appel, édition { $edition }
publish-find = Retrouver une proposition
publish-find-how = Choisissez le numéro qui figure dans votre lettre. Chaque ligne de la liste dit ce qui a été décidé, et pourquoi.
publish-short = En bref
publish-how = Comment la décision a été prise
publish-dates = Dates
publish-list = La liste
publish-place = Place
publish-number = Numéro
publish-proposal = Proposition
publish-score = Note
publish-decision = Décision
publish-amount = Montant
publish-why = Motif
publish-track = Volet
publish-ceiling = Plafond par projet
publish-budget = Budget
publish-not-named = Non nommée : l’appel publie les propositions non retenues par leur seul numéro.
publish-decision-fund = Sélectionnée pour financement
publish-decision-decline = Non retenue
publish-decision-waitlist = Liste complémentaire
publish-list-legend = Place : place attendue, et au-dessous l’intervalle où elle se situerait dans neuf lectures des notes sur dix, toutes aussi plausibles. Note : sur 100, après correction de sévérité ; au-dessous la moyenne simple, si elle diffère.
publish-sponsor = Ce que le financeur a changé
publish-exceptions = Exceptions
publish-sat = Qui a siégé
publish-checks = Ce que vous pouvez vérifier, et ce que personne ne peut vérifier d’ici
publish-can = Ce que vous pouvez vérifier
publish-cannot = Ce que personne ne peut vérifier d’ici
publish-check-yourself = Vérifier soi-même
publish-check-notice = Comparez la première ligne des clés avec le numéro de contrôle que le financeur a imprimé dans l’annonce de l’appel. Il n’est pas répété sur cette page : qui modifierait la page modifierait aussi le numéro.
publish-check-recompute = La dernière ligne est un court programme, écrit avec la seule bibliothèque standard de Python et joint aux résultats : il recalcule les moyennes, la ligne et le tirage, et se lit en un quart d’heure.
publish-check-paraph = Avec Paraph ({ $version } ou plus récent), tout le classement est recalculé, à l’octet près :
publish-release = Ces résultats ont été calculés par { $version }. Aucun programme particulier n’est nécessaire pour les vérifier : les règles sont publiées, et toute version ultérieure calcule les mêmes octets à partir des mêmes évaluations.
publish-release-sum = Qui veut exactement le même programme compare son SHA-256 :
publish-release-build = Si aucun programme n’est proposé pour votre ordinateur, par exemple sur un Mac, on peut le construire à partir de sa source avec Rust, dans le dossier de la source, sans rien changer d’autre à l’ordinateur :
publish-release-commit = La source est celle du commit
publish-contact = Questions et réclamations
publish-made-by = Établi par { $version }. Cette page n’a besoin ni de script ni de réseau.
publish-draw = Le tirage au sort ({ $track })
publish-draw-number = Le nombre
publish-draw-list = SHA-256 de la liste
publish-draw-key = Liste et nombre, mêlés (clé)
publish-draw-id = Identifiant de la proposition
publish-draw-ticket = Billet
publish-ticket-taken = tirée
publish-ticket-part = tirée, en partie
publish-draw-check = Chaque billet peut être refait sur n’importe quel ordinateur. Le premier :
publish-opens = Évaluations à partir du
publish-closes = Évaluations jusqu’au
publish-draw-at = Tirage au sort, s’il en faut un
publish-publishes = Résultats
publish-notice-number = Le numéro de contrôle de la présidence du comité
publish-notice-keep = Conservez cette page. Quiconque vérifiera les résultats comparera ce numéro ; il ne figure dans aucun des fichiers qui les composent.
publish-notice-file = SHA-256 du dossier d’appel signé :
publish-notice-money = Ce qui est attribué
publish-notice-pool = Enveloppe totale :
publish-grid = Ce qui est évalué
publish-duties = Engagements des lauréats
publish-duties-after = Engagements des lauréats
publish-duties-about = État au moment de la publication de cette édition. Une édition ultérieure dira ce qui a été fait depuis.
publish-duty = Engagement
publish-duty-stands = État
publish-duty-seen = Où le voir
publish-duty-due = attendu pour le { $day }
publish-duty-late = en retard : attendu pour le { $day }
publish-duty-done = tenu le { $day }
publish-duty-after = tenu le { $day }, après l’échéance
publish-months = { $months ->
    [one] dans un délai d’un mois
   *[other] dans un délai de { $months } mois
 }
publish-role-chair = Présidence du comité
publish-role-deputy = Suppléance
publish-role-veto = Peut refuser au nom du financeur
publish-role-observer = Observation
publish-announce-title = Annonce d’un tirage au sort
publish-announce-what = Les notes ne permettent pas de départager { $count } propositions. { $places ->
    [one] Une seule peut être financée.
   *[other] { $places } d’entre elles peuvent être financées.
 } Un tirage au sort aura lieu.
publish-announce-part = La dernière que le budget atteint peut recevoir une partie de sa demande.
publish-announce-source = Le nombre sera : { $source }. Il sera connu le
publish-announce-list = SHA-256 de la liste (telle que signée) :
publish-announce-how = La liste a été écrite avant que le nombre existe. Liste et nombre sont joints et passés dans un mélangeur normalisé (SHA-256) ; chaque proposition en reçoit un billet, et les plus petits billets l’emportent. Qui conserve cette page pourra montrer que la liste n’a pas changé.

publish-in-short-funded = { $funded ->
    [one] Une proposition sur { $count } est sélectionnée pour financement, pour un total de { $spent } sur { $pool }.
   *[other] { $funded } propositions sur { $count } sont sélectionnées pour financement, pour un total de { $spent } sur { $pool }.
}
publish-in-short-part = { $count ->
    [0] {""}
    [one] L’une d’elles reçoit une partie de sa demande, le budget s’arrêtant là.
   *[other] { $count } d’entre elles reçoivent une partie de leur demande, le budget s’arrêtant là.
 }
publish-in-short-reviews = { $reviewers } évaluateurs ont rédigé { $reviews } évaluations prises en compte.
publish-in-short-not-discussed = { $count ->
    [0] {""}
    [one] Une proposition n’a pas été discutée au tour « { $round } » ; les évaluations précédentes lui donnent sa place.
   *[other] { $count } propositions n’ont pas été discutées au tour « { $round } » ; les évaluations précédentes leur donnent leurs places.
 }
publish-in-short-draw = { $count ->
    [0] Aucun tirage au sort n’a été nécessaire.
    [one] Un tirage au sort a décidé là où les notes ne le pouvaient pas.
   *[other] { $count } tirages au sort ont décidé là où les notes ne le pouvaient pas.
 }
publish-in-short-veto = { $count ->
    [0] Le financeur n’a rien refusé.
    [one] Le financeur a refusé une proposition (veto).
   *[other] Le financeur a refusé { $count } propositions (veto).
 }
publish-how-rubric = Chaque évaluateur a noté { $criteria } ; la note globale va de 0 à 100.
publish-how-calibrated = Les notes globales sont comparées après correction de la sévérité de chacun, par une méthode publiée (REML, { $method ->
    [iterative] par calcul itératif
   *[exact] par calcul exact
 }).
publish-how-raw = L’ordre est celui des moyennes simples.
publish-how-line = Les attributions suivent l’ordre jusqu’à épuisement du budget. Là où l’intervalle à 50 % des places contient la ligne, les notes ne décident pas et l’on tire au sort.
publish-how-line-90 = Les attributions suivent l’ordre jusqu’à épuisement du budget. Là où l’intervalle à 90 % des places contient la ligne, les notes ne décident pas et l’on tire au sort.
publish-how-part = La dernière proposition que le budget atteint reçoit ce qui reste, si une partie de sa demande lui est utile.
publish-how-panel = Le comité a examiné la liste et décidé ; là où il s’est écarté de l’ordre, la ligne le dit.
publish-close = Clôture du registre
publish-published = Publication

publish-why-rank-fund = Sa place est au-dessus de la ligne, quoi que fasse le hasard.
publish-why-rank-decline = Sa place est au-dessous de la ligne.
publish-why-rank-waitlist = La suivante dans l’ordre, si une attribution se libère.
publish-why-fits = Non départagée par les notes près de la ligne ; toutes celles qui l’étaient peuvent être financées.
publish-why-draw-fund = Non départagée par les notes ; son billet était le { $ticket ->
    [1] 1ᵉʳ
   *[other] { $ticket }ᵉ
 } sur { $of }.
publish-why-draw-decline = Non départagée par les notes ; son billet était le { $ticket ->
    [1] 1ᵉʳ
   *[other] { $ticket }ᵉ
 } sur { $of }, et { $places ->
    [one] { $places } proposition pouvait être financée
   *[other] { $places } propositions pouvaient être financées
 }.
publish-why-part = Elle reçoit ce qui restait du budget, moins que sa demande ({ $asked }).
publish-why-veto = Refusée par le financeur. { $public }
publish-why-panel-fund = Retenue par le comité, contre l’ordre. { $reason }
publish-why-panel-decline = Non retenue par le comité, contre l’ordre. { $reason }
publish-why-ceiling = Demande plus que le plafond par projet.
publish-why-threshold = Au-dessous de la note minimale que l’appel exige.
publish-why-unreviewed = N’a aucune évaluation complète.
publish-why-raw-fund = Au-dessus de la ligne dans l’ordre des moyennes simples.
publish-why-raw-decline = Au-dessous de la ligne dans l’ordre des moyennes simples.
publish-why-money = Le budget restant n’atteint pas sa demande.

publish-veto-ground-legal = Motif : juridique.
publish-veto-ground-sanctions = Motif : sanctions.
publish-veto-ground-budget = Motif : budget.
publish-veto-ground-ethics = Motif : éthique.
publish-veto-ground-other = Motif : autre.
publish-veto-no-ground = Aucun motif n’a été donné.
publish-veto-no-reason = Aucune raison n’a été donnée.
publish-veto-reason = Raison : { $reason }
publish-veto-for-sponsor = Consigné par la présidence du comité pour { $sponsor }, non signé par le financeur.
publish-veto-self = Signé par { $sponsor }.
publish-panel-same = Les décisions du comité n’ont rien changé à la liste établie d’après les notes.
publish-panel-moved = Par rapport à la liste établie d’après les notes, les décisions du comité ont fait entrer { $in } et sortir { $out } ; montant déplacé : { $amount }.
publish-veto-none = Le financeur n’a pas exercé son droit de refus.
publish-veto-one = { $number } a été refusée. { $public }
publish-veto-moved = Elle aurait été financée ; { $amount } sont allés à { $names }.
publish-veto-moved-none = Elle aurait été financée ; aucune autre ne prend sa place, et { $amount } restent dans l’enveloppe.
publish-veto-nothing = Elle n’aurait pas été financée ; rien n’a changé.
publish-veto-without = Sans les refus : { $funded } financées.

publish-except-late = { $count ->
    [0] Aucune évaluation n’est arrivée après la clôture.
    [one] Une évaluation est arrivée après la clôture ; elle ne compte pas, sauf admission motivée par la présidence.
   *[other] { $count } évaluations sont arrivées après la clôture ; elles ne comptent pas, sauf admission motivée par la présidence.
 }
publish-except-admitted = Admise bien que tardive : { $reason }
publish-except-unsigned = { $count ->
    [0] Chaque évaluation prise en compte est signée par son auteur.
    [one] Une évaluation a été saisie par la présidence ; elle n’est pas signée par l’évaluateur.
   *[other] { $count } évaluations ont été saisies par la présidence ; elles ne sont pas signées par les évaluateurs.
 }
publish-except-confirmed = { $count ->
    [0] Aucune de celles-ci n’a été confirmée par son auteur.
    [one] Une de celles-ci a été confirmée par son auteur.
   *[other] { $count } de celles-ci ont été confirmées par leurs auteurs.
 }
publish-except-unsigned-same = Sans les évaluations non signées, les mêmes { $funded } propositions sont financées.
publish-except-unsigned-differs = Sans les évaluations non signées, la liste serait autre : { $out } en sortirait, { $in } y entrerait.
publish-except-recused = { $count ->
    [0] Personne n’a déclaré de conflit d’intérêts.
    [one] Un conflit d’intérêts a été déclaré ; la note correspondante ne compte pas.
   *[other] { $count } conflits d’intérêts ont été déclarés ; les notes correspondantes ne comptent pas.
 }
publish-except-contradiction = { $count ->
    [0] Aucun évaluateur n’a signé deux versions différentes d’une même évaluation.
    [one] Une évaluation existe en deux versions différentes ; aucune ne compte.
   *[other] { $count } évaluations existent en deux versions différentes ; aucune ne compte.
 }
publish-except-superseded = { $count ->
    [0] Aucune évaluation n’a été remplacée par son auteur.
    [one] Une évaluation a été remplacée par son auteur.
   *[other] { $count } évaluations ont été remplacées par leurs auteurs.
 }
publish-except-sealed = { $count ->
    [one] Un fichier n’a pu être ouvert ici ; il figure au registre.
   *[other] { $count } fichiers n’ont pu être ouverts ici ; ils figurent au registre.
 }
publish-except-unknown = { $count ->
    [one] Une entrée du registre ne compte pas : son signataire n’a pas été reconnu.
   *[other] { $count } entrées du registre ne comptent pas : leurs signataires n’ont pas été reconnus.
 }
publish-except-withheld = { $count ->
    [one] Une remarque destinée à un porteur a été retenue ; elle est comptée et son empreinte SHA-256 est publiée.
   *[other] { $count } remarques destinées aux porteurs ont été retenues ; elles sont comptées et leurs empreintes SHA-256 sont publiées.
 }
publish-sat-public = { $count ->
    [one] Un évaluateur, nommément :
   *[other] { $count } évaluateurs, nommément :
}
publish-sat-blinded = { $count ->
    [one] Un évaluateur. Son nom n’est pas publié ; un même nom de code le désigne dans la liste, les lettres et les accusés de réception :
   *[other] { $count } évaluateurs. Leurs noms ne sont pas publiés ; chacun porte un même nom de code dans la liste, les lettres et les accusés de réception :
}
publish-sat-accepted = Reconnus par : { $how }.
publish-how-met = rencontre ({ $count })
publish-how-video = visioconférence ({ $count })
publish-how-phone = numéro de contrôle lu de vive voix ({ $count })
publish-how-invitation = réponse à une invitation reçue par courriel ({ $count })
publish-how-list = liste signée de numéros de contrôle ({ $count })
publish-how-channel = voie de confiance ({ $count })

publish-can-ranking = Que l’ordre et la ligne découlent des notes publiées : le classement peut être recalculé, à l’octet près.
publish-cannot-ranking = Le classement lui-même : les notes individuelles ne sont pas publiées dans cet appel. Chaque porteur peut vérifier les siennes.
publish-can-entries = Que chaque fichier du registre a un statut, et que ce qui compte y figurait avant la clôture.
publish-can-draw = Chaque billet du tirage au sort.
publish-can-letter = Comme porteur : que les notes et les mots de la lettre appartiennent à des évaluations prises en compte.
publish-can-reviewer = Comme évaluateur : que son fichier figure au registre, inchangé et pris en compte, ou pourquoi il ne l’est pas.
publish-cannot-fair = Si les évaluateurs ont été équitables.
publish-cannot-real = Si un nom de code est une personne réelle. Un auditeur muni des cartes le peut.
publish-cannot-time = Que la liste d’un tirage a été annoncée avant que le nombre existe : seuls ceux qui ont reçu l’annonce peuvent le montrer.
publish-cannot-hand = Un tirage à la main : seuls ses témoins peuvent en répondre.
publish-cannot-veto = Si un refus du financeur était fondé.
publish-proves = Cette page prouve que la liste découle des notes et que rien n’a changé après la clôture. Elle ne prouve pas que les évaluateurs ont été équitables.
publish-contact-chair = { $name }, { $email }
publish-contact-phone = Téléphone : { $phone }

publish-draw-source = Source : { $source }.
publish-draw-announced = La liste a été annoncée le { $at }, pour un nombre attendu le { $due }.
publish-draw-places = { $places ->
    [one] Une place
   *[other] { $places } places
 } pour { $count } propositions.
publish-draw-taken = Dans l’ordre des billets, le budget a suffi pour { $taken } ; le reste était insuffisant pour la suivante.
publish-draw-corrected = Un nombre mal saisi a été corrigé ; les deux figurent dans les résultats.
publish-draw-by-hand = Le nombre n’a pas servi : le sort a été tiré à la main. Témoins : { $witnesses }. Personne ne peut refaire ce tirage.
publish-announce-mail-subject = Annonce d’un tirage au sort : { $call }
publish-announce-mail = Les notes ne permettent pas de départager certaines propositions ; un tirage au sort aura lieu.

    { $draws }

    Conservez ce courriel : il montrera que la liste n’a pas changé. Le fichier signé est joint.
publish-announce-mail-one = Entre : { $members }
    Nombre : { $source }
    Il sera connu : { $due }
    SHA-256 de la liste : { $commit }
publish-file-result = Les résultats signés : pour le site et les archives.
publish-file-to-sign = Le résultat signé, pas encore publié : { $missing ->
    [one] il manque une signature
   *[other] il manque { $missing } signatures
}. À envoyer à { $names }, pour signature dans Publier et renvoi du fichier que Paraph écrit.
publish-file-page = La page à lire : pour le site.
publish-file-table = La liste sous forme de tableau.
publish-file-verify = Comment chacun vérifie les résultats sans Paraph.
publish-file-recompute = Un court programme Python qui recalcule les moyennes, la ligne et le tirage.
publish-file-crate = Des descriptions pour des archives telles que Zenodo.
publish-file-member = Ce dossier, avec les { $count } parties des résultats signés que lisent VERIFY.txt et le programme Python : pour le site.

publish-waits = Le résultat, édition { $edition }, est signé par { $by } et n’est pas publié : { $missing ->
    [one] il manque une signature.
   *[other] il manque { $missing } signatures.
}
publish-signed = Signé par { $by }. { $missing ->
    [0] Il ne manque aucune signature : renvoyez le fichier.
    [one] Il manque encore une signature : renvoyez le fichier, ou passez-le au président suivant.
   *[other] Il manque encore { $missing } signatures : renvoyez le fichier, ou passez-le au président suivant.
}
