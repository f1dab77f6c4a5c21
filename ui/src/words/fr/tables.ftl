### Tableaux, feuilles de notes et formulaires repris, sur un bureau ou dans un secrétariat, dans la fenêtre et dans le terminal.

taken-whose = Quelles évaluations sont les vôtres ?
taken-whose-choose = Choisir un nom
taken-of = Évaluations de { $name }
taken-sum = { $count ->
    [0] Rien de ce qui est vide ici n’est rempli.
    [one] Une chose vide ici est remplie :
   *[other] { $count } choses vides ici sont remplies :
  } { $same ->
    [0] { "" }
    [one] Une autre est déjà identique.
   *[other] { $same } sont déjà identiques.
  }
taken-rationale = Justification : { $criterion }
taken-applicant = Au porteur du projet
taken-committee = Réservé au comité
taken-confidence = Degré de certitude
taken-number = Numéro
taken-title = Titre
taken-applicants = Porteurs
taken-track = Volet
taken-asked = Montant demandé
taken-conflicts = { $count ->
    [one] Une différence avec ce qui est ici
   *[other] { $count } différences avec ce qui est ici
  }
taken-conflicts-about = Ce qui est ici reste, sauf indication contraire de votre part.
taken-replace = Reprendre ce que dit le fichier
taken-replace-all = Reprendre partout ce que dit le fichier
taken-here = Ici :
taken-file = Fichier :
taken-call = Appel :
taken-fixed = { $count ->
    [one] Une différence avec l’appel, qui reste tel que le comité l’a fixé
   *[other] { $count } différences avec l’appel, qui reste tel que le comité l’a fixé
  }
taken-left-unknown = { $count ->
    [one] Absente de cet espace : { $list }
   *[other] Absentes de cet espace ({ $count }) : { $list }
  }
taken-left-declare = Indiquez d’abord si vous avez un lien d’intérêts : { $list }
taken-left-closed = Fermées, par votre déport ou votre question à la présidence : { $list }
taken-faults = { $count ->
    [one] Une case n’est pas comprise
   *[other] { $count } cases ne sont pas comprises
  }
taken-fault-line = Ligne { $cell } : « { $value } » n’est pas compris comme { $field }. Le reste est conservé.
taken-columns = Comment les colonnes sont lues
taken-sheet = Feuille
taken-take = { $count ->
    [0] Reprendre
    [one] Reprendre une donnée
   *[other] Reprendre { $count } données
  }
taken-done = { $taken ->
    [one] Une donnée a été reprise.
   *[other] { $taken } données ont été reprises.
  } { $kept ->
    [0] { "" }
    [one] Une autre reste telle quelle.
   *[other] { $kept } autres restent telles quelles.
  }

mapping-title = Ce que contient ce tableau
mapping-about = { $rows ->
    [one] Une ligne. Dites ce qu’est chaque colonne ; celles que personne ne réclame restent de côté.
   *[other] { $rows } lignes. Dites ce qu’est chaque colonne ; celles que personne ne réclame restent de côté.
}
mapping-remembered = { $rows ->
    [one] Une ligne. Un tableau aux mêmes en-têtes a déjà été intégré ; ses colonnes sont comprises comme alors.
   *[other] { $rows } lignes. Un tableau aux mêmes en-têtes a déjà été intégré ; ses colonnes sont comprises comme alors.
}
mapping-take = { $rows ->
    [one] Intégrer une ligne
   *[other] Intégrer { $rows } lignes
}
mapping-keep = Lire ainsi
mapping-unused = non utilisée
mapping-column = Colonne
mapping-values = Ses premières valeurs
mapping-meaning = Comprise comme
mapping-missing = Aucune colonne n’est comprise comme : { $field }.
mapping-cell = { $cell } : « { $value } » ne se lit pas comme { $field }. La ligne est gardée sans cette valeur.
field-number = numéro
field-title = titre
field-applicants = porteurs
field-institution = institution
field-email = courriel
field-track = volet
field-asked = montant demandé
field-smallest = plus petit montant utile
field-currency = monnaie
field-file = nom du fichier
field-abstract = résumé
field-keywords = mots-clés
field-orcid = ORCID
field-ror = ROR
field-country = pays
field-name = nom
field-language = langue
field-phone = téléphone
field-load = nombre maximal
field-expertise = compétences
field-role = rôle
field-control_number = numéro de contrôle
field-reviewer = évaluateur
field-criterion = critère
field-score = note
field-confidence = degré de certitude
field-comment = commentaire
field-action = action
field-round = tour
