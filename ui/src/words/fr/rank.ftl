# Ce que dit un classement : les phrases qui accompagnent les chiffres, et les défauts d'un tableau de notes.

rank-too-little = Les évaluations sont trop peu nombreuses pour estimer la sévérité ou le hasard. L’ordre est celui des simples moyennes ; il n’est pas éprouvé.
rank-nothing-repeats = Chaque proposition n’a qu’une évaluation et chaque évaluateur n’en a donné qu’une : ni le mérite ni la sévérité ne se distinguent du hasard. L’ordre est celui des simples moyennes ; il n’est pas éprouvé.
rank-no-convergence = L’estimation de la sévérité et du hasard ne s’est pas stabilisée. L’ordre est celui des simples moyennes ; il n’est pas éprouvé.
rank-severity-untold = Chaque évaluateur n’a donné qu’une évaluation : la sévérité ne se distingue pas du hasard et n’est pas corrigée.
rank-merit-untold = Chaque proposition n’a qu’une évaluation : le mérite ne se distingue pas du hasard.
rank-no-severity = Aucune différence de sévérité entre les évaluateurs n’a été trouvée.
rank-no-merit = Les notes ne montrent pas qu’une proposition soit meilleure qu’une autre.
rank-components = Ces { $groups } groupes de propositions n’ont aucun évaluateur en commun. Les comparer entre eux suppose qu’ils se valent en moyenne.
rank-iterative = Estimation par une méthode itérative ; les places peuvent différer des places exactes de moins d’une sur cent.
rank-reliability = La note d’un évaluateur renseigne à { $share } % sur la proposition et à { $rest } % sur l’évaluateur et le hasard. Il faudrait { $needed ->
    [one] une évaluation
   *[other] { $needed } évaluations
} pour atteindre 80 %.
rank-draws = Places et chances viennent de { $draws } lectures également plausibles des notes ; elles sont exactes à { $error } point de pourcentage près.
rank-line = Le financement atteint la place { $place } ; il reste { $left ->
    [one] { $left } unité
   *[other] { $left } unités
}.
rank-draw = Les notes ne permettent pas de départager ces { $group } propositions près de la ligne ; { $room ->
    [one] { $room } peut être financée
   *[other] { $room } peuvent être financées
}{ $part ->
    [yes] , la dernière pour une partie de sa demande
   *[no] {""}
 }. Un tirage au sort public en décide.
rank-no-draw = Aucun tirage au sort n’est nécessaire : toutes les propositions dont la place est ouverte peuvent être financées.
rank-leave-one-out = Sans l’un quelconque des évaluateurs, au plus { $changes } des { $decisions } décisions de financement changent.
rank-alone = { $count ->
    [one] Cet évaluateur n’a aucune proposition en commun avec un autre et ne peut être comparé : { $names }.
   *[other] Ces { $count } évaluateurs n’ont aucune proposition en commun avec un autre et ne peuvent être comparés : { $names }.
}
rank-one-total = { $count ->
    [one] Cet évaluateur a donné partout la même note globale : { $names }.
   *[other] Ces { $count } évaluateurs ont donné partout la même note globale : { $names }.
}
rank-articulation = { $count ->
    [one] Sans cet évaluateur, les propositions se séparent en groupes incomparables : { $names }.
   *[other] Sans l’un de ces { $count } évaluateurs, les propositions se séparent en groupes incomparables : { $names }.
}
rank-without-total = { $count ->
    [one] Cette proposition n’a pas d’évaluation complète et n’a pas de place : { $names }.
   *[other] Ces { $count } propositions n’ont pas d’évaluation complète et n’ont pas de place : { $names }.
}
rank-nameless = { $rows ->
    [one] Une ligne ne nomme aucune proposition ; elle est lue comme une proposition sans nom.
   *[other] { $rows } lignes ne nomment aucune proposition ; elles sont lues comme une seule proposition sans nom.
}
rank-reviewerless = { $rows ->
    [one] Une ligne ne nomme aucun évaluateur ; elle est lue comme un évaluateur sans nom.
   *[other] { $rows } lignes ne nomment aucun évaluateur ; elles sont lues comme un seul évaluateur sans nom.
}

rank-head-place = Place
rank-head-proposal = Proposition
rank-head-reviews = Évaluations
rank-head-raw = Moyenne
rank-head-calibrated = Sévérité corrigée
rank-head-expected = Place attendue
rank-head-50 = 50 %
rank-head-90 = 90 %
rank-head-funded = Financée
rank-head-group = Situation
rank-per-cent = { $share } %
rank-group-funded = financée
rank-group-part = financée en partie
rank-group-draw = non départagée par les notes
rank-group-not-funded = non financée

rank-fault-scale = Une échelle de { $low } à { $high } n’est pas possible : elle doit monter, de 1 000 échelons au plus.
rank-fault-twice = Le critère { $criterion } est nommé deux fois.
rank-fault-rubric = Ces critères ne peuvent être additionnés : { $cause }.
rank-fault-unreadable = Le fichier { $file } n’a pas pu être lu : { $cause }.
rank-fault-quote = { $file }, ligne { $line } : un guillemet est ouvert et n’est pas fermé. Fermez-le ou ôtez-le.
rank-fault-empty = Le fichier { $file } ne contient aucune ligne.
rank-fault-table = Le fichier { $file } n’est pas un tableau que l’on puisse classer : { $cause }.
rank-fault-column = Le fichier { $file } n’a pas de colonne { $column }. Ses colonnes : { $heads }.
rank-fault-cells = { $file }, ligne { $line } : { $cells ->
    [one] 1 cellule
   *[other] { $cells } cellules
} pour { $heads } en-têtes. Vérifiez les séparateurs de cette ligne.
rank-fault-no-criterion = { $file }, ligne { $line } : aucun critère n’y est nommé, alors que d’autres lignes en nomment. Remplissez la cellule, ou ôtez la colonne.
rank-fault-score = { $file }, ligne { $line } : « { $score } » n’est pas un nombre entier.
rank-fault-outside = { $file }, ligne { $line } : { $score } n’est pas un échelon de l’échelle, qui va de { $low } à { $high }.
rank-fault-criterion = Le fichier { $file } n’a pas de critère { $criterion }. Il a : { $known }.
rank-fault-amount = { $file }, ligne { $line } : « { $amount } » n’est pas un montant. Il faut un nombre entier, 0 ou plus.
rank-fault-request-twice = { $file }, ligne { $line } : { $proposal } demande une seconde fois.
rank-fault-no-request = Le fichier { $file } n’a pas de ligne pour { $proposal }, qui a des notes dans { $scores }.
rank-fault-write = Le fichier { $file } n’a pas pu être écrit : { $cause }.
