"""The catalogue of errors: code → what happened, what to do. Each code has a reproducer in tests/errors."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from secgen.kernel.text import Text


@frozen
class Entry:
    """The two texts of an error code: what happened and what to do, with ``{names}`` to fill in."""

    message: Text
    remedy: Text


def _e(fr: str, en: str, remedy_fr: str, remedy_en: str) -> Entry:
    return Entry(Text(fr, en), Text(remedy_fr, remedy_en))


CATALOGUE: Final[dict[str, Entry]] = {
    "SG-MONEY-TYPE": _e(
        "{value} n'est pas un montant exact",
        "{value} is not an exact amount",
        "écrire un texte comme « 48 000,00 », ou Money(centimes)",
        "write a text such as '48 000,00', or Money(cents)",
    ),
    "SG-MONEY-TEXT": _e(
        "montant illisible ou ambigu : « {value} »",
        "amount unreadable or ambiguous: '{value}'",
        "écrire 1 234,56 : espaces pour les milliers, virgule ou point suivi d'au plus deux décimales",
        "write 1 234,56: spaces for thousands, one comma or point with at most two decimals",
    ),
    "SG-MONEY-SPLIT": _e(
        "partage impossible selon {value}",
        "cannot split by {value}",
        "donner des poids positifs dont la somme n'est pas nulle",
        "give non-negative weights whose sum is not zero",
    ),
    "SG-RATE-TEXT": _e(
        "taux illisible : « {value} »",
        "rate unreadable: '{value}'",
        "écrire « 5,5 % » ou « 0.055 »",
        "write '5,5 %' or '0.055'",
    ),
    "SG-DATE-TEXT": _e(
        "date illisible ou ambiguë : « {value} »",
        "date unreadable or ambiguous: '{value}'",
        "écrire AAAA-MM-JJ, par exemple 2026-03-02",
        "write YYYY-MM-DD, for example 2026-03-02",
    ),
    "SG-INSTANT-TEXT": _e(
        "instant illisible ou sans fuseau : « {value} »",
        "instant unreadable or without offset: '{value}'",
        "écrire 2026-03-02T18:00:00+01:00, ou une date",
        "write 2026-03-02T18:00:00+01:00, or a day",
    ),
    "SG-SIRET": _e(
        "{where} : « {value} » n'est pas un SIRET valide",
        "{where}: '{value}' is not a valid SIRET",
        "vérifier les 14 chiffres et la clé",
        "check the 14 digits and their key",
    ),
    "SG-FIELD": _e(
        "{act} : champ « {field} » : valeur {value} refusée ({reason})",
        "{act}: field '{field}': value {value} refused ({reason})",
        "corriger le champ « {field} »",
        "correct the field '{field}'",
    ),
    "SG-FIELDS": _e(
        "{act} ne peut être lu : {problems}",
        "{act} cannot be read: {problems}",
        "corriger les champs nommés ; rien n'a été enregistré",
        "correct the fields named; nothing was recorded",
    ),
    "SG-ACT-UNKNOWN": _e(
        "acte inconnu : « {tag} »",
        "unknown act: '{tag}'",
        "actes connus : {known}",
        "known acts: {known}",
    ),
    "SG-LINE-TEXT": _e(
        "ligne budgétaire illisible : « {value} »",
        "budget line unreadable: '{value}'",
        "écrire NŒUD/ACTION/TITRE, par exemple 0175-CARA-DRAC/01/5",
        "write NODE/ACTION/TITLE, for example 0175-CARA-DRAC/01/5",
    ),
    "SG-RULES": _e(
        "refusé, {count} motif(s) bloquant(s) : {first} ; rien n'a été enregistré",
        "refused, {count} blocking finding(s): {first}; nothing was recorded",
        "voir chaque motif et son remède",
        "see each finding and its remedy",
    ),
    "SG-LAW-PACK": _e(
        "paquet de droit {pack} : {where} : {problem}",
        "law pack {pack}: {where}: {problem}",
        "corriger le paquet ; il n'a pas été chargé",
        "correct the pack; it was not loaded",
    ),
    "SG-LAW-UNKNOWN": _e(
        "paramètre de droit inconnu : « {id} »",
        "unknown law parameter: '{id}'",
        "paramètres proches : {near}",
        "near names: {near}",
    ),
    "SG-LAW-NOT-IN-FORCE": _e(
        "« {id} » n'a pas de valeur le {day}",
        "'{id}' has no value on {day}",
        "valeurs connues du {first} au {last} ; compléter le paquet de droit",
        "values known from {first} to {last}; complete the law pack",
    ),
    "SG-NOMENCLATURE": _e(
        "{kind} « {code} » inconnu en {year}",
        "{kind} '{code}' unknown in {year}",
        "codes connus : {known}",
        "known codes: {known}",
    ),
    "SG-STALE": _e(
        "le journal a avancé (position {found}, attendue {expected})",
        "the journal moved on (position {found}, expected {expected})",
        "relire et décider à nouveau",
        "read again and decide again",
    ),
    "SG-BUSY": _e(
        "d'autres écritures ont eu lieu pendant {tries} essais",
        "others kept recording during {tries} tries",
        "réessayer ; rien de ce lot n'a été enregistré",
        "try again; nothing of this batch was recorded",
    ),
    "SG-STORE-URL": _e(
        "adresse de stockage non reconnue : « {url} »",
        "store address not understood: '{url}'",
        "formes connues : {known}",
        "known forms: {known}",
    ),
    "SG-STORE-OPEN": _e(
        "stockage {url} : {problem}",
        "store {url}: {problem}",
        "vérifier le chemin, les droits et que le fichier est bien un journal secgen",
        "check the path, the rights, and that the file is a secgen journal",
    ),
    "SG-STORE-FULL": _e(
        "stockage {url} : plus de place ({problem}) ; rien de ce lot n'a été enregistré",
        "store {url}: no more room ({problem}); nothing of this batch was recorded",
        "faire de la place, puis enregistrer à nouveau ; les actes déjà enregistrés sont intacts",
        "make room, then record again; the acts recorded before are intact",
    ),
    "SG-STORE-READ-ONLY": _e(
        "stockage {url} : le fichier ou son dossier est en lecture seule",
        "store {url}: the file or its folder is read-only",
        "demander le droit d'écrire sur les deux ; lire et exporter restent possibles",
        "ask for the right to write on both; reading and exporting still work",
    ),
    "SG-STORE-DAMAGED": _e(
        "stockage {url} : fichier altéré {where} : {problem}",
        "store {url}: the file is damaged {where}: {problem}",
        "copier le dossier, puis reprendre une sauvegarde ; secgen rescue extrait ce qui se lit encore",
        "copy the folder, then take up a backup; secgen rescue writes out what can still be read",
    ),
    "SG-STORE-EMPTY": _e(
        "{url} n'est pas encore un bureau",
        "{url} is not an office yet",
        "lancer d'abord : secgen init {url} --year AAAA --region CODE",
        "first run: secgen init {url} --year YYYY --region CODE",
    ),
    "SG-CHAIN": _e(
        "la chaîne est rompue à la position {position} : {problem}",
        "the chain is broken at position {position}: {problem}",
        "comparer avec une sauvegarde ; tout ce qui précède est intact",
        "compare with a backup; everything before is intact",
    ),
    "SG-ANCHOR": _e(
        "l'ancre {file} n'est pas lisible : {problem}",
        "anchor {file} cannot be read: {problem}",
        "reprendre l'ancre là où elle a été conservée ; une ancre modifiée ne prouve rien",
        "take the anchor again from where it was kept; an altered anchor proves nothing",
    ),
    "SG-ANCHOR-OTHER": _e(
        "l'ancre {file} est celle d'un autre bureau : {found}, non {expected}",
        "anchor {file} is another office's: {found}, not {expected}",
        "donner une ancre de ce bureau",
        "give an anchor of this office",
    ),
    "SG-ANCHOR-CUT": _e(
        "le journal s'arrête à l'acte {found} ; le {made_at} l'ancre {file} y a vu l'acte {position}",
        "the journal stops at act {found}; on {made_at} anchor {file} saw act {position} in it",
        "état plus ancien remis en place, ou fin coupée à partir de l'acte {first} : reprendre une sauvegarde",
        "an older state was put back, or the end cut from act {first} on: take up a backup",
    ),
    "SG-ANCHOR-REWRITTEN": _e(
        "l'acte {position} n'est pas celui que l'ancre {file} a vu le {made_at} : le journal a été réécrit",
        "act {position} is not the one anchor {file} saw on {made_at}: the journal was written anew",
        "ce qui a changé est entre l'acte {first} et l'acte {position} : comparer avec une sauvegarde",
        "what changed is between act {first} and act {position}: compare with a backup",
    ),
    "SG-READ-ONLY": _e(
        "l'acte {tag} (position {position}) vient d'une extension absente",
        "act {tag} (position {position}) comes from a missing plugin",
        "installer l'extension {plugin} pour écrire à nouveau",
        "install plugin {plugin} to write again",
    ),
    "SG-PAST": _e(
        "l'office est vu tel que connu au {instant} : rien ne peut y être enregistré",
        "the office is seen as it was known at {instant}: nothing can be recorded in it",
        "enregistrer dans l'office ouvert, non dans celui que rend as_known_at",
        "record in the office that was opened, not in the one as_known_at gives",
    ),
    "SG-SNAPSHOT": _e(
        "l'instantané {file} ne peut être cru : {problem}",
        "snapshot {file} can't be believed: {problem}",
        "supprimer ce fichier : il est refait à partir du journal, qui n'est pas touché",
        "delete this file: it is made again from the journal, which is untouched",
    ),
    "SG-NOT-FOUND": _e(
        "{kind} « {id} » introuvable",
        "{kind} '{id}' not found",
        "{hint}",
        "{hint}",
    ),
    "SG-CLOSED": _e(
        "l'office est fermé",
        "the office is closed",
        "rouvrir avec secgen.open(url)",
        "open it again with secgen.open(url)",
    ),
    "SG-LAYOUT": _e(
        "{file} n'est pas au format {layout} : {problem}",
        "{file} is not in layout {layout}: {problem}",
        "{hint}",
        "{hint}",
    ),
    "SG-FILE": _e(
        "fichier {file} : {problem}",
        "file {file}: {problem}",
        "vérifier le chemin et les droits",
        "check the path and the rights",
    ),
    "SG-REPORT-OPTION": _e(
        "{report} : {option} « {value} » inconnu",
        "{report}: unknown {option} '{value}'",
        "valeurs possibles : {known}",
        "possible values: {known}",
    ),
    "SG-PLUGIN-BROKEN": _e(
        "extension {plugin} ({distribution}) écartée : {problem}",
        "plugin {plugin} ({distribution}) set aside: {problem}",
        "la mettre à jour ou la désinstaller",
        "update or uninstall it",
    ),
    "SG-PLUGIN-REQUIRED": _e(
        "ce bureau exige l'extension {plugin} : {problem}",
        "this office requires plugin {plugin}: {problem}",
        "l'installer ou la réparer avant d'ouvrir, ou enregistrer un autre office.plugins_chosen",
        "install or mend it before opening, or record another office.plugins_chosen",
    ),
    "SG-PLUGIN-DISABLED": _e(
        "{tag} : ce bureau a écarté l'extension {plugin}",
        "{tag}: this office has set plugin {plugin} aside",
        "enregistrer office.plugins_chosen sans elle dans « disabled », puis rouvrir",
        "record office.plugins_chosen without it in 'disabled', then open again",
    ),
    "SG-PLUGIN-TAG": _e(
        "le paquet de règles {pack} interroge l'acte « {tag} », que personne ne connaît : il ne serait jamais consulté",
        "rule pack {pack} asks about the act '{tag}', which nobody knows: it would never be asked",
        "corriger le paquet (proches : {near}), ou désactiver son extension",
        "mend the pack (near: {near}), or disable its plugin",
    ),
    "SG-PLUGIN-FAILED": _e(
        "extension {plugin} ({distribution}) : {what} a échoué : {problem}",
        "plugin {plugin} ({distribution}): {what} failed: {problem}",
        "la mettre à jour ou la désinstaller ; SECGEN_STRICT_PLUGINS=1 montre où elle échoue",
        "update or uninstall it; SECGEN_STRICT_PLUGINS=1 shows where it fails",
    ),
    "SG-PLUGIN-CHECK": _e(
        "le contrôle {check} a échoué, rien n'est enregistré : {problem}",
        "check {check} failed, nothing is recorded: {problem}",
        "la réparer ou la désactiver dans ce bureau",
        "mend its plugin or disable it in this office",
    ),
    "SG-PLUGIN-CONFLICT": _e(
        "« {name} » est fourni par {first} et par {second}",
        "'{name}' is provided by {first} and by {second}",
        "désactiver ou désinstaller l'une des deux",
        "disable or uninstall one of the two",
    ),
    "SG-EXTRA": _e(
        "{feature} demande le paquet « {package} »",
        "{feature} needs the package '{package}'",
        "pip install 'drac-secgen[{extra}]'",
        "pip install 'drac-secgen[{extra}]'",
    ),
    "SG-ACTOR": _e(
        "{act} : {actor} n'enregistre pas au nom de {by}",
        "{act}: {actor} does not record in the name of {by}",
        "laisser « by » vide, ou faire enregistrer par {by} (acting_as, --as)",
        "leave 'by' empty, or have {by} record it (acting_as, --as)",
    ),
    "SG-ACCESS-READ": _e(
        "{what} : {actor} ne peut pas le lire le {on}",
        "{what}: {actor} may not read it on {on}",
        "dire qui lit (acting_as, --as, SECGEN_ACTOR) ; peuvent : {could}",
        "say who reads (acting_as, --as, SECGEN_ACTOR); who may: {could}",
    ),
    "SG-VAULT-OPEN": _e(
        "coffre {vault} : {problem}",
        "vault {vault}: {problem}",
        "vérifier le chemin, les droits et que le fichier est bien un coffre secgen",
        "check the path, the rights, and that the file is a secgen vault",
    ),
    "SG-VAULT-NONE": _e(
        "ce bureau n'a pas de coffre",
        "this office has no vault",
        "ouvrir avec vault=, ou --vault : sqlite:///FICHIER.vault",
        "open it with vault=, or --vault: sqlite:///FILE.vault",
    ),
    "SG-VAULT-NO-KEY": _e(
        "la clé maîtresse du coffre n'est pas donnée",
        "the master key of the vault is not given",
        "donner --key-file, ou la variable d'environnement {variable}",
        "give --key-file, or the environment variable {variable}",
    ),
    "SG-VAULT-BAD-KEY": _e(
        "{where} ne contient pas une clé maîtresse",
        "{where} does not hold a master key",
        "une clé est {bytes} octets en base64 ; en faire une neuve : secgen vault new-key FICHIER",
        "a key is {bytes} bytes in base64; make a new one: secgen vault new-key FILE",
    ),
    "SG-VAULT-KEY-OPEN": _e(
        "la clé maîtresse {file} est mal gardée : {problem}",
        "the master key {file} is badly kept: {problem}",
        "la garder hors du dossier du coffre, lisible de son seul propriétaire (chmod 600)",
        "keep it outside the vault's folder, readable by its owner only (chmod 600)",
    ),
    "SG-VAULT-KEY": _e(
        "ce n'est pas la clé maîtresse de ce coffre",
        "this is not the master key of this vault",
        "retrouver la clé avec laquelle il a été créé ; sans elle rien n'est lisible",
        "find the key it was made with; without it nothing can be read",
    ),
    "SG-VAULT-TAMPERED": _e(
        "le coffre a été modifié en dehors de secgen : {what}",
        "the vault was altered outside secgen: {what}",
        "ne plus écrire ; comparer avec une sauvegarde et prévenir le délégué à la protection des données",
        "stop writing; compare with a backup and tell the data protection officer",
    ),
    "SG-VAULT-DENIED": _e(
        "{actor} ne peut pas agir sur {subject} pour « {purpose} » : {why}",
        "{actor} may not act on {subject} for '{purpose}': {why}",
        "demander l'habilitation à un administrateur du coffre ; la tentative a été notée",
        "ask an administrator of the vault; the attempt was noted",
    ),
    "SG-VAULT-ERASED": _e(
        "{subject} a été effacé le {on} ({reason})",
        "{subject} was erased on {on} ({reason})",
        "il n'y a pas de retour : la clé est détruite",
        "there is no way back: the key is destroyed",
    ),
}
