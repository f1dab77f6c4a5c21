# Lettres, invitations, relances, accusés de réception, feuilles de notes.
letter-decision-fund = Votre proposition est sélectionnée pour financement.
letter-decision-decline = Nous avons le regret de vous informer que votre proposition n’a pas été retenue.
letter-decision-waitlist = Votre proposition figure sur la liste complémentaire.
letter-amount = Montant attribué : { $amount }.
letter-place = { $place ->
    [1] Environ 1ʳᵉ
   *[other] Environ { $place }ᵉ
 } sur { $of } ; avec d’autres évaluateurs comparables, entre la { $low ->
    [1] 1ʳᵉ
   *[other] { $low }ᵉ
 } et la { $high ->
    [1] 1ʳᵉ
   *[other] { $high }ᵉ
 } place.
letter-place-same = { $place ->
    [1] 1ʳᵉ
   *[other] { $place }ᵉ
 } sur { $of } ; avec d’autres évaluateurs comparables, la même place.
letter-not-discussed = Le comité n’a pas discuté cette proposition au tour « { $round } » ; les évaluations précédentes lui donnent sa place.
letter-place-plain = { $place ->
    [1] 1ʳᵉ
   *[other] { $place }ᵉ
 } sur { $of } dans l’ordre des moyennes simples.
letter-duties = Vos engagements
letter-duty = { $title }, au plus tard le { $due }
letter-ticket = Votre billet dans le tirage au sort
letter-ticket-sentence = Votre billet était le { $place ->
    [1] 1ᵉʳ
   *[other] { $place }ᵉ
 } sur { $of } ; { $places ->
    [one] { $places } proposition pouvait être financée
   *[other] { $places } propositions pouvaient être financées
 }. Chacun peut le refaire avec cette ligne :
letter-ticket-by-hand = Le sort a été tiré à la main. Votre billet était le { $place ->
    [1] 1ᵉʳ
   *[other] { $place }ᵉ
 } sur { $of } ; { $places ->
    [one] { $places } proposition pouvait être financée
   *[other] { $places } propositions pouvaient être financées
 }. Témoins : { $witnesses } ; personne ne peut refaire ce tirage.
letter-reviews = Les évaluations
letter-unsigned = Cette évaluation est arrivée non signée et a été saisie par la présidence du comité.
letter-confirmed = Cette évaluation est arrivée non signée et a été saisie par la présidence du comité ; son auteur l’a confirmée.
letter-no-passage = Aucun passage n’a été relevé.
letter-passage-page = page { $page }
letter-withheld = { $count ->
    [one] Une remarque a été retenue ; son empreinte SHA-256 figure dans le fichier joint.
   *[other] { $count } remarques ont été retenues ; leurs empreintes SHA-256 figurent dans le fichier joint.
 }
letter-no-reviews = Il n’y a pas d’évaluation à montrer.
letter-cannot-judge = ne s’est pas prononcé
letter-object = Questions et réclamations
letter-check = Vérifier cette lettre
letter-check-how = Le fichier joint letter.jsonl contient les lignes mêmes de vos évaluations. Le SHA-256 de chacune figure comme compté dans les résultats publiés ; à côté des résultats décompressés, ceci les affiche :
letter-mail-subject = { $call } : décision sur { $number }
letter-mail = { $decision }

    { $number } · { $title }

    La lettre et les évaluations sont jointes, avec letter.jsonl, qui permet de vérifier que les notes et les mots sont bien ceux qui ont compté.

    { $contact }
invite-subject = { $call } : invitation à évaluer
invite-text = Bonjour { $name },

    Vous êtes invité(e) à évaluer { $count ->
        [one] une proposition
       *[other] { $count } propositions
    } pour « { $call } » ({ $sponsor }), jusqu’au { $closes }.

    Pour commencer : installez Paraph, puis ouvrez le fichier joint { $file } d’un double clic. Aucun réseau ni compte n’est nécessaire. La première page demande votre nom et vos liens d’intérêts.
    { $documents }
    En cas de doute, appelez ou écrivez : { $contact }
invite-documents-inside = Les documents sont dans le fichier ({ $size } Mo).
invite-documents-beside = Les documents ({ $size } Mo) arrivent à part, dans un zip : déposez-le sur la fenêtre, quel que soit son nom.
remind-subject = { $call } : { $missing ->
    [one] il manque une évaluation
   *[other] il manque { $missing } évaluations
 }
remind-text = Bonjour { $name },

    { $missing ->
        [one] Une évaluation manque encore ici : { $numbers }
       *[other] { $missing } évaluations manquent encore ici : { $numbers }
    }. { $sequence ->
        [0] Aucun fichier de votre part n’est arrivé.
       *[other] Le dernier fichier arrivé est votre n° { $sequence }.
    }
    Les évaluations sont attendues jusqu’au { $closes }. Vous pouvez remettre aussi souvent que vous le souhaitez ; le dernier fichier remplace les précédents.

    { $contact }
receipt-subject = { $call } : accusé de réception
receipt-text = Bonjour { $name },

    Vos évaluations sont arrivées et figurent au registre. L’accusé de réception est joint : déposez-le sur la fenêtre de Paraph.

    { $contact }
sheet-note-for = Feuille de notes de { $name }
sheet-note-until = Jusqu’au { $closes }
sheet-note-how = Un échelon par case ; x = je ne peux pas me prononcer. Ne modifiez pas les titres des colonnes. Renvoyez le fichier à { $contact }.
sheet-number = Numéro
sheet-title = Titre
sheet-to-applicant = Au porteur du projet
sheet-to-committee = Réservé au comité
sheet-withdraw = Je me déporte (conflit d’intérêts)
sheet-yes = oui
sheet-scores = Notes
sheet-scale = Échelle
sheet-confidence = Degré de certitude
sheet-not-a-step = Ce n’est pas un échelon. Échelons entiers seulement ; x = je ne peux pas me prononcer.
confirm-subject = { $call } : merci de relire ce qui a été saisi pour vous
confirm-text = Bonjour { $name },

    { $count ->
        [one] Une évaluation a été saisie pour vous
       *[other] { $count } évaluations ont été saisies pour vous
    } d’après { $source }. Elles comptent telles qu’elles figurent ici et sont indiquées comme non signées par vous :

    { $lines }

    Merci de répondre à ce courriel, même si tout est exact ; sinon, indiquez la case fausse.

    { $contact }
confirm-line = { $number } : { $scores }
confirm-score = { $criterion } { $step }
confirm-source-hotcrp = un formulaire HotCRP
confirm-source-openreview = OpenReview
confirm-source-table = un tableau
confirm-source-paper = papier
letter-moment = { $weekday } { $day } { $month } { $year } à { $hour } h { $minute } ({ $zone })
letter-day = { $day } { $month } { $year }
letter-zone = heure de { $city }
letter-weekday-1 = lundi
letter-weekday-2 = mardi
letter-weekday-3 = mercredi
letter-weekday-4 = jeudi
letter-weekday-5 = vendredi
letter-weekday-6 = samedi
letter-weekday-7 = dimanche
letter-month-1 = janvier
letter-month-2 = février
letter-month-3 = mars
letter-month-4 = avril
letter-month-5 = mai
letter-month-6 = juin
letter-month-7 = juillet
letter-month-8 = août
letter-month-9 = septembre
letter-month-10 = octobre
letter-month-11 = novembre
letter-month-12 = décembre

# Mes notes, écrites pour un autre programme.
scores-file = Notes
scores-reasons = { $criterion } : justification

# Un titre dans un fichier d’annotations.
marks-file-page = Page { $page }

# Une copie à lire de ce qui a été remis, et l’attestation de l’évaluateur.
copy-title = Remis : n° { $number }
copy-about = Ce que { $name } a remis le { $when }, n° { $number }. Copie à lire : c’est le fichier signé qui compte.
copy-received = Inscrit au registre le { $when }.
copy-withdrawn = Retirée : aucune évaluation de cette proposition n’est maintenue.
copy-total = Ma note globale : { $total } sur 100.
copy-no-score = pas de note
copy-of = { $part } :
copy-quote = « { $quote } »
copy-page = page { $page }
copy-sure = Degré de certitude
copy-to-applicant = Au porteur du projet
copy-to-committee = Réservé au comité
copy-reasons-applicant = Les justifications sont lues par les porteurs de projet.
copy-reasons-committee = Les justifications sont réservées au comité.
certificate-file = Attestation
certificate-title = Attestation d’évaluation
certificate-text = { $count ->
    [one] a évalué une proposition
   *[other] a évalué { $count } propositions
 } pour l’appel « { $call } » ({ $sponsor }). Les évaluations, signées, ont été remises le { $when }.
certificate-secret = Le nom des propositions évaluées reste confidentiel.
certificate-received = Elles ont été inscrites au registre de l’appel le { $when }, sous le n° { $place }.
certificate-keeper = Numéro de contrôle de la personne qui tient le registre : { $number }.
certificate-no-receipt = Aucun accusé de réception du comité n’est encore arrivé.
certificate-reviewer = Numéro de contrôle de l’évaluateur : { $number }.
certificate-about = Cette page a été produite par l’évaluateur avec Paraph. La présidence du comité peut la confirmer :
certificate-alone = Cette page a été produite par l’évaluateur avec Paraph, pour des propositions hors de tout appel. Personne d’autre ne peut la confirmer.
certificate-sign = Date et signature de la présidence du comité
