### Ce que `paraph verify` écrit à côté de la phrase de chaque fichier.

verify-someone = cette personne
verify-another = une autre personne
verify-reader = la personne nommée
verify-call = un appel qui n’est pas ici
verify-somewhere = une de ses parties
verify-some-day = un jour antérieur
verify-some = plusieurs
verify-letter-good = { $file } : les lignes de cette lettre vont ensemble. Le résultat montre si elles ont compté.
verify-good = valable
verify-unknown = pas encore compté
verify-bad = inutilisable
verify-signed = signé par { $name }, clé { $fingerprint } : { $trust ->
    [vouched] personne reconnue ici
    [seen] personne connue, pas encore reconnue
    [distrusted] personne qui n’est plus reconnue
   *[unknown] jamais vue sur cet ordinateur
  }
verify-also-signed = signé aussi par { $name }, clé { $fingerprint }
verify-nameless = quelqu’un sans nom
verify-compare = numéro de contrôle { $control } : comparez-le en entier avec celui qui est imprimé dans l’appel ou que son propriétaire lit à voix haute.
verify-note = remarque { $code } : { $sentence }
verify-result-holds = Les parties de ce résultat s’accordent : sceau, signatures, registre, états, notes, données d’entrée et tirages au sort.
verify-signatures = L’appel demande la signature de { $needed } présidents ; { $by } d’entre eux ont signé.
verify-announced = Ceci est une annonce : la liste d’un tirage au sort, avant que son nombre existe.
verify-recomputed-same = Classement recalculé à partir de ses propres notes : identique.
verify-recomputed-differs = Recalculé à partir de ses propres notes, le classement diffère { $count ->
    [one] à un endroit
   *[other] à { $count } endroits
} :
verify-recomputed-of = { $proposal }, { $path } : publié { $published }, mais les notes donnent { $recomputed }
verify-recomputed-at = { $path } : publié { $published }, mais les notes donnent { $recomputed }
verify-recomputed-nothing = rien
verify-recomputed-more = et { $count } de plus
verify-recomputed-aggregate = Les notes n’ont pas été publiées : le classement ne peut pas être recalculé à partir de ce qui l’a été.
verify-chair-unknown = Il s’accorde avec lui-même, et il est signé par une clé que cet ordinateur n’a jamais vue : { $fingerprint }.
    .hint = Comparez en entier le numéro de contrôle { $control } avec celui qui est imprimé dans l’appel ; il n’est pas valable avant.
