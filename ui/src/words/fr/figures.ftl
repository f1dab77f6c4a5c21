# Autres chiffres : évaluateurs, concordance, évaluateurs laissés de côté, ce que le financeur a changé. Pour la présidence.
figures-title = Autres chiffres
figures-about = Pour la présidence seule. Ni pour un projecteur, ni pour les résultats.
figures-room-reviewers = Évaluateurs
figures-room-agreement = Concordance
figures-room-hangs = Ce qui tient à une personne
figures-room-influence = Ce que le financeur a changé
figures-reviews = Évaluations
figures-severity = Sévérité, en points
figures-noise = Dispersion
figures-words = En mots
figures-plot = Le point : de combien de points l’évaluateur s’écarte des autres sur les mêmes propositions. Le trait : où cet écart se trouve avec une probabilité de 90 %.
figures-noise-sentence = Les notes de cet évaluateur s’écartent de celles des autres de { $points } points, sévérité corrigée ; l’usage est de { $usual }.
figures-flag-outstanding = Sévérité ou indulgence bien au-delà de ce que le hasard explique ; elle est corrigée.
figures-flag-one-total = A donné partout la même note globale.
figures-flag-alone = N’a aucune proposition en commun avec un autre et ne peut être comparé.
figures-flag-articulation = Sans cet évaluateur, les propositions se séparent en groupes incomparables.

figures-agreement = Concordance
figures-agreement-about = α de Krippendorff : 1 quand tous concordent, 0 quand les notes sont aussi éloignées que si elles étaient distribuées au hasard.
figures-total = Note globale
figures-criterion = Critère
figures-alpha = α
figures-alpha-range = à 95 %
figures-alpha-ordinal = α par rang d’échelon
figures-proposals = Propositions
figures-from-to = { $low } à { $high }
figures-no-range = En dessous de 20 propositions, aucun intervalle n’est donné.
figures-ordinal = Si seul l’ordre des échelons comptait, { $stay } des { $funded } propositions que les notes financent le resteraient.

figures-left-out = Sans chaque évaluateur tour à tour
figures-left-out-about = Par les seules notes : avant tirage au sort, décision ou refus.
figures-left-out-none = Sans l’un quelconque des évaluateurs, les mêmes propositions sont financées.
figures-left-out-absent = Non calculé ici : rien n’a été estimé, ou il y a plus de 300 évaluateurs.
figures-without = Sans
figures-comes-in = Entre
figures-falls-out = Sort
figures-islands = Groupes sans évaluateur commun
figures-islands-none = Toutes les propositions sont reliées par leurs évaluateurs : chacune peut être comparée à chaque autre.
figures-island = Groupe { $number }
figures-funded = Financées

figures-influence-about = Les mêmes règles, trois fois : par les seules notes et le tirage ; avec ce que le comité a décidé ; avec les refus du financeur.
figures-stage = Liste
figures-stage-scored = D’après les notes
figures-stage-decided = Telle que le comité l’a décidée
figures-stage-refused = Après les refus
figures-spent = Attribué
figures-moved = Montant déplacé
figures-refusals = Les refus
figures-refusals-none = Le financeur n’a rien refusé.
figures-tests-refused = Refus et caractéristiques des propositions
figures-tests-refused-none = Rien à comparer : aucune proposition qui aurait été financée n’a été refusée, ou les propositions n’ont pas de caractéristique qui les répartisse en groupes.
figures-tests-funded = Financement et caractéristiques, à volet et note égaux
figures-tests-funded-none = Rien à comparer : les propositions n’ont pas de caractéristique qui les répartisse en groupes.
figures-level-none = non précisé
figures-level-refused = Refusées
figures-looked-refused = { $count ->
    [0] Aucune caractéristique n’a été comparée aux refus.
    [one] Une caractéristique a été comparée aux refus.
   *[other] { $count } caractéristiques ont été comparées aux refus ; plus on en regarde, plus on en trouve par hasard.
 }
figures-looked-funded = { $count ->
    [0] Aucune caractéristique n’a été comparée au financement.
    [one] Une caractéristique a été comparée au financement.
   *[other] { $count } caractéristiques ont été comparées au financement ; plus on en regarde, plus on en trouve par hasard.
 }
figures-attribute = { $attribute } « { $value } »
figures-less-than-one = moins de 1
figures-test-two = Sur { $number } propositions, { $hit_with } des { $with } avec { $attribute } ont été refusées et { $hit_without } des { $without } sans. Une différence aussi grande vient par hasard dans { $cases } cas sur 100.
figures-test-many = Sur { $number } propositions en { $levels } groupes selon { $attribute }, les refus se répartissent comme dans le tableau. Une différence aussi grande vient par hasard dans { $cases } cas sur 100, à volet et note égaux.
figures-test-power = Si aucun refus n’avait touché { $attribute }, cela viendrait par hasard dans { $none } cas sur 100 ; si tous ceux qui le pouvaient l’avaient touché, dans { $all }.
figures-test-weak = Avec { $vetoes ->
    [one] un refus
   *[other] { $vetoes } refus
 }, cette comparaison ne pouvait rien montrer, quoi qu’il arrive.
figures-test-adjusted = Compte tenu des { $count } caractéristiques regardées (Holm) : { $cases } cas sur 100.
figures-funded-test = Sur { $number } propositions, le financement diffère selon { $attribute } comme dans le tableau. Une différence aussi grande vient par hasard dans { $cases } cas sur 100, à volet et note égaux.
figures-funded-weak = À volet et note égaux, cette comparaison ne pouvait rien montrer, quoi qu’il arrive.
figures-affinity-title = Évaluateurs de l’établissement d’un porteur
figures-affinity = { $count } évaluations viennent d’une personne de l’établissement d’un porteur. Sur les mêmes propositions, elles donnent { $points } points de { $direction ->
    [less] moins
   *[more] plus
 } que les autres (± { $width }).
figures-affinity-few = { $count ->
    [0] Aucune évaluation ne vient d’une personne de l’établissement d’un porteur, d’après la liste.
    [one] Une évaluation vient d’une personne de l’établissement d’un porteur : trop peu pour en dire plus.
   *[other] { $count } évaluations viennent d’une personne de l’établissement d’un porteur : trop peu pour en dire plus.
 }
figures-affinity-same = Cet écart retiré, les notes financeraient les mêmes propositions.
figures-affinity-differs = Cet écart retiré, les notes feraient entrer { $in } et sortir { $out }.

influence-cannot = Ce qu’on ne peut pas en conclure
influence-cannot-page = Ce qu’on ne peut pas en conclure :
influence-cannot-proper = Qu’un refus était justifié ou injustifié.
influence-cannot-none = Que l’absence de différence soit une absence d’influence.
influence-cannot-submitted = Quoi que ce soit sur des propositions qui n’ont jamais été déposées.
influence-cannot-cause = Qu’une caractéristique soit la cause : les propositions qui la portent peuvent différer en qualité.
