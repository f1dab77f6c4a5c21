### Ce que dit `paraph --help` : un message par commande ; ses attributs sont ses arguments, avec `-` et la valeur pour une
### valeur que l'on choisit, `more` pour ce que seule l'aide longue dit, et `examples`.

usage-heading-usage = Utilisation
usage-heading-arguments = Arguments
usage-heading-options = Options
usage-heading-commands = Commandes
usage-heading-examples = Exemples
usage-heading-everybody = Espaces et fichiers, pour tout le monde
usage-heading-reviewer = Évaluer
usage-heading-chair = Pour la présidence du comité
usage-heading-alone = Sans espace
usage-section-name = Nom
usage-section-synopsis = Synopsis
usage-section-description = Description
usage-command = COMMANDE
usage-default = [d’ordinaire : { $value }]
usage-values = [au choix : { $values }]
usage-environment = [ou la variable { $name }]
usage-names = VALEUR
    .order = PROPOSITION
    .witness = NOM
    .a-b = A,B
    .again = LIGNE
    .amount = MONTANT
    .call = APPEL
    .best = BOUT
    .card = CARTE
    .colour = COULEUR
    .commit = COMMIT
    .criterion = CRITÈRE
    .decision = DÉCISION
    .digits = CHIFFRES
    .documents = OÙ
    .done = MOMENT
    .due = MOMENT
    .duty = ENGAGEMENT
    .email = ADRESSE
    .evidence = FICHIER
    .file = FICHIER
    .file-csv = FICHIER.csv
    .filter = MOTS
    .folder = DOSSIER
    .form = GENRE
    .format = FORMAT
    .given = ÉTENDUE
    .ground = MOTIF
    .head = TÊTE
    .hit = ENDROIT
    .how = COMMENT
    .institution = INSTITUTION
    .language = LANGUE
    .letter = FICHIER
    .licence = LICENCE
    .limit = NOMBRE
    .link = LIEN
    .lo-hi = BAS..HAUT
    .load = NOMBRE
    .n = N
    .name = NOM
    .note = TEXTE
    .output = FICHIER
    .papers = PIÈCES
    .paths = FICHIER
    .per-proposal = NOMBRE
    .phrase = PHRASE
    .place = LIEU
    .pool = MONTANT
    .proposal = PROPOSITION
    .proposals = PROPOSITION
    .query = MOTS
    .reason = TEXTE
    .reviewer = ÉVALUATEUR
    .role = RÔLE
    .round = TOUR
    .sample = DOSSIER
    .seed = LIGNE
    .sort = COLONNE
    .source = NUMÉRO
    .sponsor = FINANCEUR
    .step = PAS
    .steps = ÉCHELON
    .table = TABLEAU
    .template = MODÈLE
    .text = TEXTE
    .to = LECTEUR
    .track = VOLET
    .value = VALEUR

## Ce qui ne va pas dans une ligne de commande, au-dessus de son utilisation.

usage-fault-value-none = { $argument } demande une valeur.
usage-fault-value = « { $value } » ne convient pas à { $argument }.
usage-fault-value-one-of = « { $value } » ne convient pas à { $argument }. Valeurs possibles : { $values }.
usage-fault-scale = Une échelle s’écrit par son plus bas et son plus haut pas, comme 1..6 ou -2..2.
usage-fault-argument = L’argument { $argument } n’existe pas ici.
usage-fault-command = La commande { $command } n’existe pas.
usage-fault-command-missing = { $command } demande une commande à sa suite : { $commands }.
usage-fault-missing = Il manque quelque chose : { $arguments }
usage-fault-conflict = { $argument } ne va pas avec { $other }.
usage-fault-twice = { $argument } ne peut être donné qu’une fois.
usage-fault-too-many = « { $value } » est de trop pour { $argument }.
usage-fault-count = { $argument } demande { $wanted } valeurs ; { $given } ont été données.
usage-fault-equals = { $argument } demande sa valeur après un signe égal.
usage-fault-letters = Un argument contient des signes qui ne sont pas du texte Unicode.
usage-fault-other = Cette ligne de commande n’a pas été comprise.
usage-fault-near = Vouliez-vous dire { $near } ?
usage-fault-way = { $command } --help en dit plus.

## Les commandes.

usage-paraph = Évaluer des propositions hors ligne ; remettre, réunir, classer, publier et vérifier.
    .more =
        La fenêtre de Paraph et cette commande font le même travail sur les mêmes fichiers : l’espace d’évaluation et l’espace
        du comité. Ni l’une ni l’autre n’utilise jamais de réseau. Sans --workspace, une commande porte sur l’espace ouvert en
        dernier.
    .workspace = Le fichier de l’espace sur lequel porte la commande ; sinon, celui ouvert en dernier
    .json = Écrire un objet JSON au lieu de texte, pour les scripts
    .help = Dire comment s’utilise la commande ; --help en dit plus que -h
    .version = Dire quelle est cette version de Paraph
    .examples =
        Pour évaluer, du fichier reçu du comité au fichier à lui remettre :
          paraph desk accept appel-ouvert.paraph
          paraph conflicts list
          paraph conflicts none --rest
          paraph score P-017 faisabilité 4
          paraph comment P-017 "Un plan soigné ; le budget des voyages reste flou."
          paraph hand-in --preview
          paraph hand-in

        Pour présider, quand les évaluations reviennent :
          paraph receive ~/Téléchargements
          paraph receive ~/Téléchargements --take-in
          paraph ranking

        Pour essayer, avec l’appel d’exemple, sur un espace à part :
          paraph desk sample

        Codes de sortie :
          0   tout va bien
          1   quelque chose n’a pu être fait, ou un fichier est mauvais ; une phrase dit pourquoi
          2   fait, mais un fichier vous pose une question ou vient d’une personne inconnue
          64  la commande n’a pas été utilisée comme prévu
          65  les données ne peuvent être classées ou lues
          69  une partie de Paraph n’a pu être lancée
          74  un fichier n’a pu être lu ou écrit
usage-paraph-help = Dire comment s’utilise une commande.

usage-paraph-desk = Créer un espace, recevoir un appel, lister ce qui est là.
usage-paraph-desk-create = Créer un espace d’évaluation à soi, avec une grille de quatre critères.
    .name = Le nom de l’espace
usage-paraph-desk-accept = Recevoir le dossier d’appel envoyé par le comité ; crée un espace si aucun ne convient.
    .call = Le dossier d’appel
    .examples =
          paraph desk accept ~/Téléchargements/appel-ouvert.paraph
usage-paraph-desk-take = Reprendre vos évaluations d’un autre ordinateur, ou ce que dit un président.
    .more = Ce que vous avez changé ici depuis reste et repart comme plus récent. Un président peut dire qui ne doit pas lire quoi.
    .file = Ce que Remettre a écrit là-bas, ou ce que le président a envoyé
usage-paraph-desk-sample = Ouvrir l’appel d’exemple sur un espace à part.
usage-paraph-desk-list = Lister les espaces de cet ordinateur.
usage-paraph-desk-state = Dire où en est l’espace.

usage-paraph-me = Dire qui vous êtes ; le comité le voit.
    .more = Sans option, la commande écrit ce que l’on sait de vous.
    .name = Votre nom
    .email = Votre adresse électronique
    .institution = Là où vous travaillez
    .examples =
          paraph me --name "Amara Okafor" --email a.okafor@example.org

usage-paraph-signature = Votre carte, une phrase secrète, une autre signature.
usage-paraph-signature-card = Écrire votre carte : ce qu’il faut au comité pour vous reconnaître ou vous nommer dans un appel.
    .to = Le dossier où écrire
usage-paraph-signature-passphrase = Donner une phrase secrète à votre signature, la changer ou l’enlever.
    .more =
        Les phrases secrètes se lisent sur l’entrée standard, une par ligne : celle en vigueur, s’il y en a une, puis la
        nouvelle ; une ligne vide l’enlève.
usage-paraph-signature-replace = Prendre une nouvelle signature et retirer l’ancienne par un fichier pour le comité.
    .reason = Pourquoi ; cela figure dans le fichier pour le comité
    .passphrase = Lire la phrase secrète de l’ancienne signature sur l’entrée standard
    .to = Le dossier où écrire

usage-paraph-import = Intégrer des PDF, des dossiers et des zips.
    .more =
        Les documents se reconnaissent à leur contenu, quel que soit leur nom. Écrit une ligne par fichier et finit par 2 si un
        fichier pose une question ou n’a pu être lu ; tous les autres sont intégrés.
    .paths = PDF, dossiers ou zips
    .into = La proposition dont l’unique fichier est le document
    .add = Ajouter comme propositions à vous les fichiers qui ne sont pas de l’appel
    .examples =
          paraph import ~/Téléchargements/propositions.zip
          paraph import annexe.pdf --into P-017

usage-paraph-proposals = Lister les propositions avec vos notes.
    .filter = Mots du numéro, du titre ou des porteurs ; track:…, state:…, title:…, number:… précisent
    .sort = La colonne qui donne l’ordre
    .sort-number = Le numéro
    .sort-title = Le titre
    .sort-total = Votre note globale
    .sort-state = L’état
    .sort-asked = Le montant demandé
    .sort-changed = La dernière modification
    .examples =
          paraph proposals
          paraph proposals "state:open enzymes" --sort title

usage-paraph-conflicts = Déclarer ses liens d’intérêt, ou lister ce qui reste.
usage-paraph-conflicts-list = Les lister ; d’abord les propositions qui ont quelque chose en commun avec vous.
usage-paraph-conflicts-promise = Accepter l’engagement de confidentialité.
usage-paraph-conflicts-none = Déclarer n’avoir aucun lien avec une proposition, ou avec toutes celles qui restent.
    .more = --rest laisse de côté celles qui ont quelque chose en commun avec vous ; chacune demande sa réponse.
    .proposal = Le numéro de la proposition
    .rest = Avec toutes les autres qui restent et n’ont rien en commun avec vous
    .examples =
          paraph conflicts none P-017
          paraph conflicts none --rest
usage-paraph-conflicts-withdraw = Se déporter d’une proposition : elle se ferme et rien à son sujet n’est remis.
    .proposal = Le numéro de la proposition
    .ground = Le motif : l’un de ceux que l’appel nomme
    .text = La raison, en vos mots
usage-paraph-conflicts-unsure = Dans le doute : elle reste fermée et un brouillon de courriel interroge le comité.
    .proposal = Le numéro de la proposition
    .text = Ce dont vous doutez, en vos mots

usage-paraph-score = Noter un critère d’une proposition.
    .proposal = Le numéro de la proposition
    .criterion = L’identifiant du critère ou le début de son titre
    .value = Le pas de l’échelle ; x si vous ne pouvez pas vous prononcer, - pour effacer
    .examples =
          paraph score P-017 faisabilité 4
          paraph score P-017 budget x
          paraph score P-017 faisabilité -

usage-paraph-comment = Écrire un texte de votre évaluation, ou l’afficher.
    .more = Sans texte, affiche ce qui est là ; avec -, lit l’entrée standard.
    .proposal = Le numéro de la proposition
    .to = Qui le lira
    .to-applicant = Le porteur ou la porteuse du projet
    .to-committee = Le comité seul
    .to-me = Vous seul(e) : ne quitte jamais cet ordinateur
    .reasons = Le critère, si le texte justifie sa note
    .text = Le texte, ou - pour l’entrée standard
    .examples =
          paraph comment P-017 "Un plan soigné ; le budget des voyages reste flou."
          paraph comment P-017 --to committee - < note.txt
          paraph comment P-017 --reasons faisabilité "Les deux méthodes ont déjà été essayées."

usage-paraph-sure = Dire votre degré de certitude.
    .proposal = Le numéro de la proposition
    .value = Le degré, ou - pour effacer
usage-paraph-later = Remettre une proposition à la fin.
    .proposal = Le numéro de la proposition
    .no = La reprendre

usage-paraph-mark = Surligner un passage dans le document d’une proposition.
    .proposal = Le numéro de la proposition
    .phrase = Le passage, tel qu’il figure dans le document
    .criterion = Le critère à l’appui duquel il vient
    .note = Une note
    .colour = amber (ambre), green (vert), blue (bleu), red (rouge) ou violet
    .hit = Lequel de plusieurs endroits, à partir de 1
    .examples =
          paraph mark P-017 "en dix-huit mois" --criterion faisabilité

usage-paraph-show = Montrer une proposition avec votre évaluation.
    .proposal = Le numéro de la proposition
usage-paraph-compare = Mettre de deux à quatre propositions côte à côte.
    .proposals = Leurs numéros
usage-paraph-search = Chercher dans documents, titres et notes à vous.
    .query = Mots ; "…" est une phrase ; track:…, state:…, title:… précisent
    .limit = Au plus ce nombre de résultats
    .examples =
          paraph search membrane "open source" state:open
usage-paraph-round = Continuer dans un autre tour de l’appel, ou les lister.
    .more = Dans un espace d’évaluation, c’est le tour que vous évaluez ; dans celui du comité, celui des évaluations non signées.
    .round = L’identifiant du tour ; sinon, les tours sont listés
    .carry = Partir de ce que vous avez écrit dans un tour précédent
    .examples =
          paraph round
          paraph round final --carry
usage-paraph-undo = Annuler la dernière modification, ou une par son numéro.
    .step = Le numéro de l’étape, tel que paraph history l’affiche
usage-paraph-redo = Refaire ce qui a été annulé en dernier.
    .step = Le numéro de l’étape
usage-paraph-history = Lister les modifications, les plus récentes d’abord.
    .on = Seulement celles d’une proposition
    .limit = Au plus ce nombre

usage-paraph-hand-in = Signer vos évaluations et écrire le fichier à envoyer.
    .more =
        Rien n’est envoyé : le fichier va au comité par la voie de votre choix. Après une modification, remettez à nouveau ; le
        dernier fichier remplace les précédents.
    .preview = Montrer seulement ce qui partirait, ce qui reste et ce qui manque
    .clear = Ne pas chiffrer : n’importe qui peut lire le fichier en chemin
    .neutral = Donner au fichier un nom qui ne dit rien
    .to = Le dossier où écrire
    .mail = Écrire aussi un brouillon de courriel
    .copy = Écrire aussi une copie à lire
    .copy-html = Une page web, aussi pour l’impression
    .copy-markdown = Du texte simple
    .certificate = Écrire aussi l’attestation : votre nom, l’appel, le nombre d’évaluations
    .last = Ne rien remettre : la copie et l’attestation sont celles de la dernière fois
    .examples =
          paraph hand-in --preview
          paraph hand-in --mail

usage-paraph-receipt = Recevoir l’accusé de réception envoyé par le comité.
    .file = L’accusé de réception
usage-paraph-scores = Écrire vos notes pour un autre programme, ou les en reprendre.
usage-paraph-scores-write = Écrire vos notes et vos textes.
    .more = Vos textes pour vous seul n’y sont pas.
    .file = Le fichier à écrire
    .form = La forme
    .form-csv = Du texte pour tout tableur
    .form-xlsx = Un classeur
    .form-hotcrp = Les formulaires hors ligne de HotCRP
usage-paraph-scores-take = Reprendre des notes d’un tableau, d’une feuille de notes ou des formulaires de HotCRP.
    .more =
        Ce qui est vide ici est rempli ; ce qui est ici reste, sauf indication contraire. Se termine par 2 quand quelque
        chose n’a pas été compris ou n’appartient à aucune proposition d’ici.
    .file = Le fichier
    .look = Montrer seulement ce qu’il changerait
    .replace = Là où le fichier diffère de ce qui est ici, reprendre ce qu’il dit
    .reviewer = Les évaluations de qui, si le fichier nomme plusieurs personnes
    .examples =
          paraph scores take notes.xlsx --look
          paraph scores take formulaires.txt
usage-paraph-marks = Échanger des annotations avec d’autres programmes.
usage-paraph-marks-export = Écrire les annotations d’une proposition.
    .proposal = Le numéro de la proposition
    .format = Sous quelle forme
    .format-pdf = Une copie annotée du document
    .format-xfdf = XFDF, pour les programmes qui lisent les PDF
    .format-json-ld = Web Annotation, en JSON-LD
    .format-markdown = Markdown, à lire
    .output = Le fichier à écrire
usage-paraph-marks-import = Intégrer les annotations d’un autre programme.
    .more = D’un PDF annoté, de XFDF, de Web Annotation JSON, ou de ce qu’écrivent Zotero, Mendeley ou Hypothesis.
    .file = Le fichier
    .on = La proposition, là où le fichier ne le dit pas

usage-paraph-backup = Faire, lister ou rétablir des sauvegardes.
usage-paraph-backup-make = En faire une tout de suite.
usage-paraph-backup-list = Les lister avec ce qu’elles contiennent.
usage-paraph-backup-restore = Mettre une sauvegarde à la place de l’espace, qui est gardé à côté.
    .more = Possible aussi là où l’espace ne s’ouvre plus.
    .file = La sauvegarde ; sinon, la plus récente qui soit bonne
    .examples =
          paraph backup list
          paraph backup restore
usage-paraph-check = Vérifier le fichier de l’espace et chaque document.

usage-paraph-safety = Copie de secours hors de cet ordinateur, et comment en repartir.
usage-paraph-safety-set = Lui choisir un endroit : une clé, un autre disque, un dossier synchronisé.
    .more = La première copie est faite et relue tout de suite.
    .folder = Le dossier
usage-paraph-safety-state = Dire où elle en est.
usage-paraph-safety-code = Afficher le code qui l’ouvre. Gardez-le loin de cet ordinateur.
usage-paraph-safety-make = Faire une copie tout de suite et la relire.
usage-paraph-safety-try = Relire la copie.
usage-paraph-safety-off = Ne plus faire de copies. Celles qui existent restent.
usage-paraph-safety-look = Dire ce que contiennent les copies d’un endroit.
    .more = Le code vient de l’entrée standard.
    .place = Une copie de sécurité, ou le dossier ou la clé où elles se trouvent
usage-paraph-safety-restore = J’ai perdu mon ordinateur : repartir d’une copie sur celui-ci.
    .more = Le code vient de l’entrée standard.
    .place = Une copie de sécurité, ou le dossier ou la clé où elles se trouvent : alors la plus récente

usage-paraph-call = Créer l’appel : champs, propositions, édition figée, avis.
usage-paraph-call-create = Créer un espace du comité.
    .name = Le nom de l’espace
usage-paraph-call-sample = Ouvrir l’espace d’un comité inventé, tel que sa présidence le trouve après la clôture.
    .more = Affiche l’espace, puis le dossier de ce qui est revenu : paraph receive le reprend.
usage-paraph-call-show = Montrer l’appel tel qu’il est, et ce qu’il y manque.
usage-paraph-call-template = Lister les modèles, ou partir de l’un d’eux.
    .template = L’identifiant du modèle
usage-paraph-call-set = Changer des champs de l’appel.
    .file = Un objet JSON dont les champs remplacent ceux de l’appel, ou - pour l’entrée standard
    .examples =
          paraph call show --json > appel.json
          paraph call set champs.json
usage-paraph-call-copy = Partir du dossier d’un appel précédent.
    .file = Le dossier de l’appel précédent
usage-paraph-call-name = Nommer quelqu’un dans l’appel, d’après sa carte.
    .card = Sa carte, telle que paraph signature card l’a écrite
    .role = Sa fonction dans l’appel : chair, deputy, veto ou observer
    .role-chair = Conduit l’appel et signe pour lui
    .role-deputy = Lit ce qu’une présidence qui s’est déportée ne doit pas lire
    .role-veto = Peut refuser au nom du financeur
    .role-observer = Voit, et ne signe rien
    .examples =
          paraph call name Bela.paraph --as deputy
usage-paraph-call-proposals = Intégrer des propositions : tableaux, PDF, dossiers, zips.
    .paths = Tableaux (CSV, XLSX, ODS) et documents ; sans eux, la liste s’affiche
    .examples =
          paraph call proposals propositions.xlsx pdf/
usage-paraph-call-freeze = Figer : signer une édition de l’appel. Acte définitif ; une édition ultérieure pourra corriger.
usage-paraph-call-notice = Écrire l’avis d’appel avec le numéro de contrôle.
    .to = Le dossier où écrire

usage-paraph-people = Lister, inviter et reconnaître les personnes.
usage-paraph-people-list = Lister tout le monde, avec ce que l’on en sait.
usage-paraph-people-import = Reprendre les personnes d’un tableau.
    .table = Le tableau, CSV, XLSX ou ODS
usage-paraph-people-add = Ajouter quelqu’un à la liste.
    .name = Nom
    .email = Adresse électronique
    .institution = Là où travaille la personne
    .language = La langue de l’invitation, en ou fr
usage-paraph-people-invite = Écrire les invitations : un fichier et un brouillon de courriel par personne.
    .to = Le dossier où écrire
    .documents = Documents dans le fichier (yes), à côté (no), ou dedans jusqu’à 15 Mo (auto)
    .examples =
          paraph people invite --to ~/Invitations
usage-paraph-people-accept = Reconnaître toutes les personnes qui ont répondu, ou une par son nom.
    .name = La personne
    .how = Comment vous le savez : met (rencontre), video, phone (téléphone), invitation, list (liste) ou channel (voie)
    .replaces = La personne dont celle-ci remplace la signature perdue ; les deux comptent pour une
    .examples =
          paraph people accept
          paraph people accept "Wei-Lun Chen" --how phone
usage-paraph-people-compare = Comparer ce que vous avez entendu au téléphone avec un numéro de contrôle.
    .name = La personne
    .digits = Les chiffres entendus
usage-paraph-people-sheets = Écrire les feuilles de notes et les formulaires papier, pour tout le monde ou pour une personne.
    .name = La personne

usage-paraph-assign = Répartir les propositions, à la main ou par calcul.
usage-paraph-assign-list = Lister qui lit quoi.
usage-paraph-assign-compute = Calculer une répartition à côté de ce qui est fait à la main.
    .per-proposal = Lecteurs par proposition
    .load = Au plus ce nombre de propositions par lecteur
usage-paraph-assign-set = Confier une proposition à une personne, ou la lui reprendre.
    .name = La personne
    .proposal = Le numéro de la proposition
    .role = primary (rapporteur), secondary (second) ou discussant (discutant) ; sans rôle, la proposition est reprise
usage-paraph-assign-withdraw = Dire que vous ne devez pas lire une proposition comme président.
    .more =
        Écrit un fichier qui le dit aux évaluateurs : leurs fichiers à son sujet ne vont alors qu’aux autres. Il accompagne
        les invitations écrites dès lors ; envoyez-le aux personnes déjà invitées.
    .proposal = Le numéro de la proposition ; sans lui, les déports sont listés
    .ground = institution, coauthor (coauteur), family (famille), interest (intérêt) ou other (autre)
    .back = Vous pouvez de nouveau la lire
usage-paraph-assign-import = Reprendre répartition et liens d’intérêt d’un tableau, aussi de HotCRP.
    .table = Le tableau
usage-paraph-assign-export = Écrire la répartition comme tableau de HotCRP.
    .file = Le fichier à écrire
    .names = Un tableau avec noms et rôles, non celui de HotCRP

usage-paraph-receive = Regarder ce qui est revenu, et l’intégrer.
    .more =
        On peut donner des fichiers, dossiers, zips et courriels. Rien ne change sans --take-in ou --all. Finit par 1 si un
        fichier est à renvoyer, par 2 si un fichier pose une question, par 0 si rien ne reste.
    .paths = Fichiers et dossiers ; sans eux, ce qui est intégré est listé
    .take-in = Intégrer ce qui est prêt
    .all = Intégrer aussi ce qui pose une question : c’est gardé, et compte une fois la réponse donnée
    .examples =
          paraph receive ~/Téléchargements
          paraph receive ~/Téléchargements --take-in
usage-paraph-enter = Porter au registre ce qui est intégré ; accuser réception.
    .more = Cet acte est définitif.
    .close = Clore le registre : ce qui vient après est en retard
usage-paraph-question = Admettre une évaluation tardive, trancher deux versions.
usage-paraph-question-list = Lister les questions.
usage-paraph-question-admit = Admettre une évaluation tardive.
    .head = La tête de l’évaluation, telle que paraph question list l’affiche
    .reason = Pourquoi ; cela figure au registre
usage-paraph-question-settle = Dire laquelle de deux versions vaut.
    .head = La tête de la version qui vaut, telle que paraph question list l’affiche
    .reason = Pourquoi ; cela figure au registre
usage-paraph-join = Ouvrir l’espace d’un appel qui vous nomme au comité.
    .call = Le dossier d’appel
usage-paraph-panel = Écrire ce que l’on sait ici, pour l’autre présidence.
    .more = Un fichier pour chaque groupe de personnes qui peuvent le lire.
    .to = Le dossier où écrire
    .clear = En clair, alors que le fichier pourrait être chiffré
    .hand-on = Transmettre à cette présidence ou suppléance les évaluations écrites pour d’autres
usage-paraph-owed = Lister qui doit quoi ; avec --remind, écrire des rappels.
    .remind = Écrire un brouillon de courriel par personne
usage-paraph-unsigned = Évaluations non signées : saisir, demander, confirmer.
usage-paraph-unsigned-list = Les lister, personne par personne.
usage-paraph-unsigned-type = Saisir un formulaire papier.
    .more =
        Les échelons suivent l’ordre de la grille ; x signifie « je ne peux pas me prononcer », - rien. Tout se saisit deux
        fois ; avec --again, c’est la seconde, et la commande finit par 1 tant que les deux diffèrent.
    .name = De qui, par son nom
    .proposal = Le numéro de la proposition
    .steps = Un échelon par critère, x ou -
    .again = La seconde fois
    .examples =
          paraph unsigned type "Amara Okafor" P-017 4 3 5 x
          paraph unsigned type "Amara Okafor" P-017 4 3 5 x --again
usage-paraph-unsigned-typed = Montrer ce qui a été saisi pour une personne, les deux fois.
    .name = De qui, par son nom
usage-paraph-unsigned-take = Intégrer ce qui a été saisi, une fois les deux saisies égales.
    .name = De qui, par son nom
usage-paraph-unsigned-ask = Écrire à chacun pour savoir si ce qui a été saisi est exact.
    .name = À qui, par son nom ; sinon, à tous
usage-paraph-unsigned-confirm = Dire qu’une personne a confirmé ce qui a été saisi.
    .name = Qui, par son nom
    .proposals = Les numéros ; sinon, tous ceux de cette personne
    .no = Annuler la confirmation
    .examples =
          paraph unsigned ask
          paraph unsigned confirm "Amara Okafor"
usage-paraph-ranking = Montrer le classement, son incertitude et la ligne.
    .more = Avec une option, montre ce que serait le classement sous une hypothèse ; rien n’est modifié.
    .without = Sans cette personne (nom ou identifiant) ; peut être donné plusieurs fois
    .pool = Avec une autre enveloppe, dans la plus petite unité, comme les centimes
    .no-veto = Sans les refus du financeur
    .no-unsigned = Sans les évaluations arrivées sans signature
    .raw = Par simples moyennes, sans correction de sévérité
    .knapsack = Avec le plus de note pour l’argent, contre l’ordre
    .figures = Sévérité, bruit et accord, pour la présidence seule
    .influence = Ce que le comité et le financeur ont changé, et ce qu’on ne peut pas en conclure
    .examples =
          paraph ranking
          paraph ranking --without "Amara Okafor"
          paraph ranking --pool 240000000
usage-paraph-decide = Décider d’une proposition ; en attente jusqu’à publication.
    .proposal = Le numéro de la proposition
    .decision = La décision
    .decision-fund = Sélectionnée pour financement
    .decision-decline = Non retenue
    .decision-waitlist = Sur la liste complémentaire
    .decision-line = Comme le dit la ligne de financement : retire une décision
    .amount = Le montant, dans la plus petite unité, comme les centimes
    .reason = Pourquoi
    .examples =
          paraph decide P-017 fund --reason "Complète P-003."
          paraph decide P-017 line
usage-paraph-veto = Enregistrer un refus du financeur, ou voir son effet.
    .more = Sans --record, montre ce que ferait le refus.
    .proposal = Le numéro de la proposition
    .behalf = Au nom de qui
    .given = Ce qui en est dit publiquement
    .given-full = Motif et raison
    .given-ground-only = Le motif
    .given-none = Rien
    .ground = legal (juridique), sanctions, budget, ethics (éthique) ou other (autre)
    .reason = La raison
    .letter = La lettre du financeur
    .record = L’enregistrer
    .remove = Retirer un refus enregistré
usage-paraph-draw = Tirer au sort là où les notes ne départagent pas.
usage-paraph-draw-list = Lister les tirages à faire, annoncés et faits.
usage-paraph-draw-announce = Annoncer : signer la liste avant que le numéro existe. Acte définitif.
    .track = Ce volet seulement
    .source = Quel numéro public sert
    .due = Quand le numéro paraît, par exemple 2026-11-27T21:00:00Z
    .to = Le dossier où écrire
    .examples =
          paraph draw list
          paraph draw announce
usage-paraph-draw-enter = Saisir le numéro tiré, tapé deux fois par deux personnes. Acte définitif.
    .seed = La ligne, exactement comme l’annonce la décrit
    .again = La même, tapée par une seconde personne
    .track = Ce volet seulement
    .corrects = Corrige un numéro mal saisi
usage-paraph-draw-by-hand = Saisir l’ordre dans lequel les billets sont sortis d’une urne.
    .more = À la place d’un nombre, devant deux personnes au moins, dont les noms sont publiés. Personne ne peut refaire un tel tirage.
    .order = Toutes les propositions de la liste, par leur numéro, dans l’ordre où elles sont sorties
    .witness = Un témoin ; à donner deux fois au moins
    .track = Ce volet seulement
usage-paraph-publish = Publier les résultats : fichier signé, page, tableau.
    .more = Avec VERIFY.txt, qui dit à chacun comment vérifier. Acte définitif ; une édition ultérieure pourra corriger.
    .to = Le dossier où écrire
    .preview = Montrer seulement ce qui s’y oppose et ce que liraient les porteurs
    .examples =
          paraph publish --preview
          paraph publish --to ~/Résultats
    .sign = Signer le résultat d’un autre président, ou reprendre les signatures des autres
    .even-so = Signer bien qu’il dise autre chose que ce qui est ici
usage-paraph-letters = Écrire les lettres de décision, en pages et courriels.
    .to = Le dossier où écrire
usage-paraph-papers = Écrire la fiche du juriste, les dossiers ou les attestations.
    .more = La fiche précède la publication ; dossiers et attestations viennent de la dernière édition.
    .papers = Quelles pièces
    .papers-lawyer = Une fiche à lire et à signer avant la publication
    .papers-dossiers = Un fichier par aide accordée
    .papers-certificates = Une page par évaluateur, avec un projet de courriel
    .papers-minutes = Ce qui a été fait, tiré et refusé, à signer à la main
    .to = Le dossier où écrire
    .examples =
          paraph papers lawyer
          paraph papers certificates --to ~/Attestations
usage-paraph-obligations = Lister les engagements des lauréats, ou en cocher un.
    .proposal = Le numéro de la proposition
    .duty = paper (article), code, data (données) ou report (rapport)
    .done = Quand il a été tenu, par exemple 2027-03-01T00:00:00Z
    .link = DOI ou adresse
    .commit = Commit du dépôt
    .licence = Licence sous son nom SPDX, par exemple CC-BY-4.0
    .evidence = Un fichier dont le SHA-256 est retenu comme pièce
    .examples =
          paraph obligations
          paraph obligations P-017 data --done 2027-03-01T00:00:00Z --link 10.5281/zenodo.1234 --licence CC-BY-4.0
usage-paraph-sample-committee = Créer le comité d’exemple dans un nouveau dossier.
    .folder = Le dossier
    .sample = L’appel d’exemple, s’il n’est pas trouvé tout seul

usage-paraph-verify = Vérifier des fichiers : sont-ils intacts, et de qui ?
    .more =
        Fichiers de toute sorte, fichiers chiffrés, accusés de réception et lignes des lettres. Avec --workspace, ils sont
        confrontés aux personnes, appels, registre et clés d’un espace ; sinon, personne n’est connu. Finit par 0 si tous sont
        bons, 1 si un au moins est mauvais, 2 si aucun n’est mauvais mais un au moins inconnu, 74 si un fichier n’a pu être lu.
    .recompute = Reclasser chaque résultat à partir de ses propres notes ; celui qui diffère est mauvais
    .identity = Un fichier d’identités age (AGE-SECRET-KEY-1…) qui ouvrent les fichiers chiffrés
    .files = Les fichiers ; un dossier d’appel parmi eux sert de référence aux autres
    .examples =
          paraph verify resultats.paraph appel.paraph
          paraph verify --recompute resultats.paraph
usage-paraph-rank = Classer n’importe quel tableau de notes.
    .more = Le tableau a les colonnes proposal, reviewer, criterion et score, et peut avoir confidence et panel.
    .scores = Le tableau de notes, CSV en UTF-8
    .scale = Le plus bas et le plus haut pas de chaque critère, comme 1..6 ou -2..2
    .criteria = Les critères qui font la note globale ; sinon, tous ceux du tableau
    .best = Quel bout de l’échelle est le meilleur
    .best-high = Le plus haut pas
    .best-low = Le plus bas pas
    .budget = Ce qu’il y a à donner, en unités entières
    .requests = Un tableau avec les colonnes proposal et requested
    .diagnostics = Écrire dans ce fichier les chiffres non arrondis, en points
    .json = Écrire en JSON les entiers publiés
    .examples =
          paraph rank --scores notes.csv --scale 1..6
          paraph rank --scores notes.csv --scale 1..6 --budget 2400000 --requests demandes.csv
usage-paraph-extract = Lire des PDF et écrire leur texte en lignes JSON.
    .more =
        Une ligne par page avec sha, page (à partir de 1) et text, puis une pour la fin du fichier, avec page 0 et outcome :
        text, no-text (une image numérisée), needs-password (mot de passe), refused (pas un PDF lisible) ou limit (lecture
        interrompue). Finit par 0 si tous les fichiers ont été lus, 65 sinon ; les autres sont complets.
    .files = Les PDF
    .jobs = Combien de fichiers sont lus à la fois ; sinon, autant que de cœurs
    .more-time = Accorder à chaque fichier quatre fois plus de temps
    .examples =
          paraph extract *.pdf > pages.jsonl
