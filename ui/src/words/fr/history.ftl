### Noms des étapes de l'historique : ce qui a changé, où, de quelle valeur à quelle valeur.

op-score = { $criterion } { $before } → { $after } sur { $number }
op-score-first = { $criterion } { $after } sur { $number }
op-score-clear = { $criterion } { $before } effacé sur { $number }
op-rationale = Justification de { $criterion } sur { $number }
op-text-applicant = Texte au porteur du projet sur { $number }
op-text-committee = Texte au comité sur { $number }
op-text-private = Note pour moi sur { $number }
op-confidence = Degré de certitude : { $after } sur { $number }
op-confidence-clear = Degré de certitude effacé sur { $number }
op-table = { $count ->
    [one] Une donnée reprise de { $file }
   *[other] { $count } données reprises de { $file }
  }
op-scores-fill = { $count ->
    [one] Une note saisie
   *[other] { $count } notes saisies
  }
op-round-carried = { $count ->
    [one] Une évaluation reprise dans « { $round } »
   *[other] { $count } évaluations reprises dans « { $round } »
  }
op-later = { $number } remise à la fin
op-later-clear = { $number } reprise
op-mark-highlight = Surlignage sur { $number }, page { $page }
op-mark-note = Note sur { $number }, page { $page }
op-mark-area = Cadre sur { $number }, page { $page }
op-mark-update = Annotation modifiée sur { $number }, page { $page }
op-mark-move = Annotation déplacée sur { $number }, page { $page }
op-mark-tie = Passage à l’appui de { $criterion } sur { $number }, page { $page }
op-mark-delete = Annotation supprimée sur { $number }, page { $page }
op-document-clean = Copie nettoyée de { $number } mise à sa place
op-marks-import = { $count ->
    [one] Une annotation reprise sur { $number }
   *[other] { $count } annotations reprises sur { $number }
}
op-recuse = Déport sur { $number }
op-no-tie = Aucun lien d’intérêt avec { $number }
op-cleared = Déport sur { $number } retiré
op-unsure = Doute sur { $number }
op-tie-open = Réponse sur { $number } effacée
op-no-tie-rest = { $count ->
    [one] Aucun lien d’intérêt avec la dernière proposition
   *[other] Aucun lien d’intérêt avec les { $count } autres propositions
}
op-promise = Engagement de confidentialité
op-promise-clear = Engagement de confidentialité retiré
op-import = { $count ->
    [one] { $title } importée
   *[other] { $count } propositions importées
}
op-document = Document de { $number }
op-proposal = { $number } modifiée
op-hide = { $number } retirée de l’espace
op-bind = { $count ->
    [one] Une proposition rattachée à l’appel
   *[other] { $count } propositions rattachées à l’appel
}
op-handin = Remise n° { $sequence }
op-receipt = Accusé de réception du n° { $sequence }
op-taken-over = { $count ->
    [0] Évaluations d’un autre ordinateur regardées
    [one] Une évaluation reprise d’un autre ordinateur
   *[other] { $count } évaluations reprises d’un autre ordinateur
}
op-officials-withdrawn = Qui, à la présidence, ne doit pas lire quoi
op-undo = Annulé : { $label }
op-redo = Rétabli : { $label }
cannot-judge = sans avis

## La grille d'un espace sans appel.

grid-title = Mon évaluation
grid-sponsor = Sans financeur : mon propre espace
grid-track = Toutes les propositions
grid-round = Évaluation
grid-reviewer = Évaluateur ou évaluatrice
grid-quality = Qualité
grid-quality-help = La question est-elle neuve et digne d’être posée, et l’argument solide ?
grid-feasibility = Faisabilité
grid-feasibility-help = Cette équipe peut-elle y parvenir dans le temps et avec les moyens demandés ?
grid-openness = Ouverture
grid-openness-help = Articles, code et données seront-ils accessibles à d’autres, et quand ?
grid-need = Besoin de la ressource
grid-need-help = Ce qui est demandé est-il nécessaire, et ne peut-on l’obtenir ailleurs ?
grid-step-0 = irréalisable tel que décrit
grid-step-1 = faible
grid-step-2 = moyen : un risque majeur n’est pas traité
grid-step-3 = bon : des risques qui comptent
grid-step-4 = très bon : risques mineurs, bien traités
grid-step-5 = excellent : rien ne s’y oppose
grid-sure-1 = une supposition fondée
grid-sure-2 = assez sûr(e)
grid-sure-3 = sûr(e) : c’est mon domaine

## Fichiers et courriels d'un espace.

folder-earlier = Précédents
folder-sample-committee = Comité d’exemple
mail-handin-subject = Mes évaluations pour « { $call } », n° { $number }
mail-handin-body =
    Bonjour,

    vous trouverez ci-joint mes évaluations pour « { $call } » ({ $count ->
        [one] une proposition
       *[other] { $count } propositions
    }), n° { $number }. Le dernier fichier remplace les précédents, même s’il arrive en premier. Il s’ouvre avec Paraph.

    { $name }
mail-conflict-subject = « { $call } » : puis-je évaluer { $number } ?
mail-conflict-body =
    Bonjour,

    je ne sais pas si j’ai un lien d’intérêt avec { $number }, « { $title } ». { $reason }

    Jusqu’à votre réponse, la proposition me reste fermée.

    { $name }

taken-over-own = De votre autre ordinateur : { $taken ->
    [0] aucune évaluation n’a été reprise
    [one] une évaluation a été reprise
   *[other] { $taken } évaluations ont été reprises
}{ $same ->
    [0] .
    [one] , une est la même ici.
   *[other] , { $same } sont les mêmes ici.
}{ $kept ->
    [0] { "" }
    [one] { " " }Une a été changée ici depuis : elle reste, et la prochaine remise remplacera les deux.
   *[other] { " " }{ $kept } ont été changées ici depuis : elles restent, et la prochaine remise remplacera les deux.
}
taken-over-withdrawn = { $name } ne doit pas lire votre évaluation de { $numbers } : elle va aux autres seulement.
taken-over-nobody = Plus aucun président n’est écarté de la lecture de vos évaluations.
