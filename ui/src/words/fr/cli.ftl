### What the command line says.

cli-me-unknown = Aucun nom n’a encore été indiqué. Indiquez-le : paraph me --name …
cli-email = Courriel
cli-institution = Établissement
cli-control-number = Numéro de contrôle
cli-state =
    { $name } : { $proposals ->
        [one] une proposition
       *[other] { $proposals } propositions
    }, { $documents ->
        [one] un document est là
       *[other] { $documents } documents sont là
    }.
    { $path }
cli-gone = n’est plus là
cli-no-workspaces = Il n’y a pas encore d’espace. Créez-en un : paraph desk create, ou paraph desk accept FICHIER.
cli-band = { $scored } sur { $of } notées · { $withdrawn } en déport
cli-import-waiting = en attente
cli-import-reading = en lecture
cli-import-done = intégré
cli-import-known = déjà là
cli-import-question = question
cli-import-failed = non intégré
cli-import-skipped = laissé de côté
cli-ask-not-of-call = Ce n’est pas un document de l’appel. Ajoutez-le avec --add.
cli-ask-same-text = Le même texte est déjà là dans un autre fichier.
cli-ask-password = Ce PDF demande un mot de passe.
cli-import-sum = { $ready ->
    [one] Une proposition prête à lire
   *[other] { $ready } propositions prêtes à lire
}, { $known } déjà là, { $need } vous attendent.
cli-tie-open = ouvert
cli-tie-none = aucun lien
cli-tie-recused = en déport
cli-tie-unsure = dans le doute
cli-conflicts-open = { $open ->
    [0] Toutes les propositions ont une réponse.
    [one] Une proposition n’a pas encore de réponse.
   *[other] { $open } propositions n’ont pas encore de réponse.
}
cli-conflicts-which = Nommez une proposition, ou dites --rest pour toutes les autres.
cli-draft = Projet de courriel : { $path }
cli-review = { $number } : { $scored } sur { $of } notés, note globale { $total }
cli-text-applicant = Au porteur du projet
cli-text-committee = Réservé au comité
cli-text-private = Pour moi seul
cli-mark = Surligné page { $page } : { $quote }
cli-phrase-missing = « { $phrase } » est introuvable dans le document.
cli-not-a-step = « { $text } » n’est pas un échelon : donnez un nombre entier, x ou -.
cli-no-hits = Rien n’a été trouvé.
cli-undone = Annulé : { $label }
cli-redone = Rétabli : { $label }
cli-would-undo = L’étape suivante est : { $label }. Nommez-la par son numéro pour l’annuler.
cli-nothing-to-undo = Il n’y a rien à annuler.
cli-is-undone = annulé
cli-change-new = nouveau
cli-change-changed = modifié
cli-change-same = inchangé
cli-preview = { $count ->
    [one] Une évaluation part
   *[other] { $count } évaluations partent
} ; il manque quelque chose à { $missing }. Restent ici { $notes } notes pour vous seul(e) et { $marks } annotations sans critère.
cli-handed-in = Remise n° { $number } : { $count ->
    [one] une évaluation
   *[other] { $count } évaluations
}, { $path }
cli-bundle-id = Identifiant { $id }
cli-in-clear = Non chiffré : toute personne sur le chemin peut le lire.
cli-receipt = Le comité a le n° { $number } : inscrit le { $at }, ligne { $index } du registre.
cli-written = Écrit : { $path }
cli-taken = { $taken } annotations reprises, { $known } déjà là, { $left } sans place.
cli-scores-change = { $number }, { $what } : { $before } → { $after }
cli-safety-none = Il n’y a pas de copie de sécurité : votre travail n’existe que sur cet ordinateur. `paraph safety set DOSSIER` choisit un endroit.
cli-safety-at = Copie de sécurité dans { $folder }, faite et relue à { $at }.
cli-safety-away = L’endroit n’est pas là en ce moment ; la copie se fera à son retour.
cli-safety-same-disk = Cet endroit est sur le disque de cet ordinateur, et se perd avec lui.
cli-safety-behind = Quelque chose a changé depuis ; la copie se fait dans la minute, ou à la fin de la prochaine commande.
cli-safety-copy = { $name }, de { $person }, { $at } : { $proposals } propositions, { $scored } notées, { $marks } annotations, { $documents } documents sur { $of }
cli-backup-way = Pour la reprendre : paraph backup restore --workspace { $workspace }
cli-backup-none-good = { $file } : il n’y en a aucune sauvegarde valable sur cet ordinateur.
cli-backup-bad = endommagée
cli-no-backups = Il n’y a pas encore de sauvegarde.
cli-check-good = Rien à signaler dans ce fichier ni dans ses documents.
cli-check-bad = Il y a un problème :

## Lire des PDF sans espace de travail
extract-some-failed = { $failed ->
    [one] Un fichier n’a pu être lu jusqu’au bout ; { $read } l’ont été. La dernière ligne de chacun dit comment il a fini.
   *[other] { $failed } fichiers n’ont pu être lus jusqu’au bout ; { $read } l’ont été. La dernière ligne de chacun dit comment il a fini.
}
extract-missing = { $file } : le fichier n’a pu être lu : { $error }.
extract-no-worker = Le programme qui lit les PDF n’a pas démarré : { $error }. Réinstallez Paraph.
