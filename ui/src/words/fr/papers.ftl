# Pièces qui accompagnent un résultat : la fiche du juriste, les dossiers des lauréats, les attestations des évaluateurs.
papers-yes = oui
papers-no = non
papers-seen-by = Lu par
papers-date-signature = Date et signature

papers-lawyer = Avant la publication : ce qui devient public
papers-lawyer-about = Pour qui répond de la publication. Cette fiche ne refuse rien et montre tout ce que l’édition { $edition } du résultat dira, et à qui.
papers-lawyer-public = Ce que tout le monde pourra lire
papers-public-reviewers = Le nom des évaluateurs
papers-public-scores = Les notes de chaque évaluation, sous un code
papers-public-declined = Le titre et les porteurs des propositions non retenues
papers-public-rationale = Aux seuls porteurs : la justification de chaque note de leur propre proposition
papers-public-veto = D’un refus du financeur, au moins
papers-veto-full = son motif et sa raison
papers-veto-ground = son motif
papers-veto-none = rien
papers-lawyer-since = L’appel le disait dans son édition { $edition }, avant le début des évaluations le { $day } ; les évaluateurs l’ont accepté avec l’appel.
papers-lawyer-named = Qui est nommé
papers-named-officials = Par nom et fonction : { $names }.
papers-named-reviewers = { $count ->
    [one] Un évaluateur par son nom.
   *[other] { $count } évaluateurs par leur nom.
 }
papers-named-labels = { $count ->
    [one] Un évaluateur par un code, non par son nom.
   *[other] { $count } évaluateurs par un code chacun, non par leur nom.
 }
papers-named-funded = { $count ->
    [0] Aucune proposition financée.
    [one] Les porteurs d’une proposition financée, avec titre et montant.
   *[other] Les porteurs de { $count } propositions financées, avec titre et montant.
 }
papers-named-declined = { $count ->
    [0] Aucune autre proposition.
    [one] Les porteurs d’une proposition non retenue, avec son titre.
   *[other] Les porteurs de { $count } propositions non retenues, avec leur titre.
 }
papers-named-numbers = { $count ->
    [0] Aucune autre proposition.
    [one] Une proposition non retenue, par son seul numéro.
   *[other] { $count } propositions non retenues, par leur seul numéro.
 }
papers-lawyer-texts = Ce que liront les porteurs
papers-texts = { $count ->
    [0] Aucun texte ne va aux porteurs.
    [one] Un texte va aux porteurs.
   *[other] { $count } textes vont aux porteurs.
 } { $warned ->
    [0] Aucun ne contient de mot, de nom ou d’adresse qui mérite un second regard.
    [one] Un d’eux contient un mot, un nom ou une adresse qui mérite un second regard.
   *[other] { $warned } d’entre eux contiennent un mot, un nom ou une adresse qui mérite un second regard.
 } { $withheld ->
    [0] Rien n’est retenu, rien n’a été reformulé.
    [one] Un autre est retenu ; rien n’a été reformulé.
   *[other] { $withheld } autres sont retenus ; rien n’a été reformulé.
 }
papers-lawyer-open = Ce qui empêche encore la publication
papers-lawyer-kept = Ce qui est conservé, et combien de temps
papers-lawyer-kept-how = Ce qui est publié le reste : une édition ultérieure pourra le corriger, et les deux resteront visibles. L’espace du comité, avec les noms derrière les codes et les fichiers signés tels que reçus, se trouve sur l’ordinateur de la présidence et dans sa copie de sécurité, aussi longtemps que le veulent les règles du financeur.
papers-lawyer-no-appeal = L’appel ne dit rien des voies de recours.

papers-certificate = Attestation d’évaluation
papers-certificate-text = { $name } a évalué { $count ->
    [one] une proposition
   *[other] { $count } propositions
 } pour l’appel « { $call } » de { $sponsor }, entre le { $from } et le { $until }.
papers-certificate-no-proposal = La liste de ces propositions est confidentielle.
papers-certificate-chair = Présidence du comité
papers-on = Le { $day }
papers-certificate-subject = { $call } : votre attestation d’évaluation
papers-certificate-mail = Bonjour { $name },

    Merci d’avoir évalué pour « { $call } ». Votre attestation est jointe ; elle ne nomme aucune proposition.

    { $contact }

papers-dossier = dossier de l’aide accordée
papers-dossier-of = { $number } : dossier de l’aide accordée
papers-dossier-asked = Montant demandé
papers-dossier-reason = Raison ou condition
papers-dossier-commitments = Engagements
papers-dossier-duty = Quoi
papers-dossier-due = Échéance
papers-dossier-done = Fait
papers-dossier-link = Où
papers-dossier-commit = commit { $is }
papers-dossier-licence = licence { $is }
papers-dossier-no-duty = L’appel n’en demande aucun.
papers-dossier-proof = Ce qui le prouve
papers-dossier-proof-how = Tout cela figure dans le résultat publié ; chacun peut l’y comparer.
papers-proof-result = Résultat signé
papers-proof-call = Appel en vigueur
papers-proof-proposal = Proposition
papers-proof-document = SHA-256 du document qui a été lu
papers-proof-head = Évaluation { $label }

minutes-title = Procès-verbal du comité
minutes-draws = Procès-verbal du tirage au sort
minutes-written = Établi le { $at }.
minutes-hour = Heure
minutes-out = Ont quitté la salle
minutes-who = Qui
minutes-decisions = Décisions
minutes-no-decision = Le comité n’a pris aucune décision qui s’écarte de l’ordre.
minutes-words = En ces termes
minutes-words-on = Ce que la présidence a tranché sur des évaluations
minutes-votes = { $for } pour, { $against } contre, { $abstained } abstentions
minutes-letter = SHA-256 de la lettre du financeur : { $sha256 }
minutes-settled = L’une de deux versions vaut : { $reason }
minutes-admitted = Admise bien que tardive : { $reason }
minutes-by-hand = Tirage à la main le { $at } : { $order }. Témoins : { $witnesses }.
minutes-announced = Annoncé
minutes-places = À tirer
minutes-places-of = { $places ->
    [one] une proposition
   *[other] { $places } propositions
 }
minutes-entered = Nombre saisi, frappé deux fois
minutes-witnesses = Tiré à la main, témoins
minutes-key = Liste et nombre, mêlés (clé)
minutes-refusals = Refus du financeur
minutes-not-drawn = non tirée
minutes-file = SHA-256 de l’annonce
minutes-list = SHA-256 de la liste
minutes-number = Le nombre
minutes-due = Connu à partir du
minutes-source = Le nombre public
minutes-ticket = Billet
minutes-signatures = Signatures
minutes-witness = Témoin
minutes-reviews = { $reviews ->
    [one] Une évaluation compte
   *[other] { $reviews } évaluations comptent
 } pour { $proposals } propositions ; { $funded } sont sélectionnées, pour { $spent } au total.
minutes-not-discussed = { $count ->
    [one] Une proposition n’a pas été discutée
   *[other] { $count } propositions n’ont pas été discutées
 } au tour « { $round } » : { $numbers }.
minutes-closed = Le registre a été clos à { $size ->
    [one] une ligne
   *[other] { $size } lignes
 } le { $at }.

publish-papers = Pièces
publish-papers-lawyer = Écrire la fiche du juriste
publish-papers-lawyer-about = Pour le juriste : une fiche à lire et à signer avant la publication : ce qui devient public, qui est nommé, les refus mot pour mot.
publish-papers-minutes = Écrire le procès-verbal
publish-papers-minutes-about = Pour le comité : qui a siégé, qui a quitté la salle et quand, les décisions, les refus et les tirages avec leur heure, à signer à la main.
publish-papers-certificates = Écrire les attestations
publish-papers-certificates-about = Pour les évaluateurs : une page pour chacun, dans sa langue, avec un projet de courriel ; aucune proposition n’y est nommée.
publish-papers-dossiers = Écrire les dossiers
publish-papers-dossiers-about = Pour le financeur : un fichier par aide accordée : décision, état des engagements, évaluations, et ce qui le prouve.
publish-papers-letters-about = Pour les porteurs : une par proposition, avec un projet de courriel et le fichier par lequel ses porteurs peuvent la vérifier.
publish-editions = Éditions
publish-papers-made = { $count ->
    [one] Un fichier est écrit.
   *[other] { $count } fichiers sont écrits.
 }
publish-shown = Quelle page
publish-shown-edition = Édition { $edition }, telle que publiée
publish-shown-next = Telle que serait une nouvelle édition
