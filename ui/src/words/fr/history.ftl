### Noms des étapes de l'historique : ce qui a changé, où, de quelle valeur à quelle valeur.

op-score = { $criterion } { $before } → { $after } sur { $number }
op-score-first = { $criterion } { $after } sur { $number }
op-score-clear = { $criterion } { $before } effacé sur { $number }
op-rationale = Justification de { $criterion } sur { $number }
op-text-applicant = Texte au porteur du projet sur { $number }
op-text-committee = Texte au comité sur { $number }
op-text-private = Note pour moi sur { $number }
op-confidence = Degré de certitude : { $after } sur { $number }
op-confidence-clear = Degré de certitude effacé sur { $number }
op-later = { $number } remise à la fin
op-later-clear = { $number } reprise
op-mark-highlight = Surlignage sur { $number }, page { $page }
op-mark-note = Note sur { $number }, page { $page }
op-mark-area = Cadre sur { $number }, page { $page }
op-mark-update = Annotation modifiée sur { $number }, page { $page }
op-mark-tie = Passage à l'appui de { $criterion } sur { $number }, page { $page }
op-mark-delete = Annotation supprimée sur { $number }, page { $page }
op-marks-import = { $count ->
    [one] Une annotation reprise sur { $number }
   *[other] { $count } annotations reprises sur { $number }
}
op-recuse = Déport sur { $number }
op-no-tie = Aucun lien d'intérêt avec { $number }
op-cleared = Déport sur { $number } retiré
op-unsure = Doute sur { $number }
op-tie-open = Réponse sur { $number } effacée
op-no-tie-rest = { $count ->
    [one] Aucun lien d'intérêt avec la dernière proposition
   *[other] Aucun lien d'intérêt avec les { $count } autres propositions
}
op-promise = Engagement de confidentialité
op-promise-clear = Engagement de confidentialité retiré
op-import = { $count ->
    [one] { $title } importée
   *[other] { $count } propositions importées
}
op-document = Document de { $number }
op-proposal = { $number } modifiée
op-hide = { $number } retirée de l'espace
op-call = Appel « { $title } » intégré
op-bind = { $count ->
    [one] Une proposition rattachée à l'appel
   *[other] { $count } propositions rattachées à l'appel
}
op-handin = Remise n° { $sequence }
op-receipt = Accusé de réception du n° { $sequence }
op-name = Nom { $name }
op-undo = Annulé : { $label }
op-redo = Rétabli : { $label }
cannot-judge = sans avis
