# Wat er veranderde tussen twee versies van een rapport.
compare-with = Vergelijken met versie { $number }
compare-crumb = Vergelijken
compare-title = Versie { $new } vergeleken met versie { $old }
compare-others = Vergelijken met
compare-pages = { $pages }, dat waren er { $before }
compare-pages-same = { $pages }, evenveel als eerst
compare-changed = { $count ->
    [one] 1 gewijzigd
   *[other] { $number } gewijzigd
}
compare-added = { $count ->
    [one] 1 nieuw
   *[other] { $number } nieuw
}
compare-removed = { $count ->
    [one] 1 vervallen
   *[other] { $number } vervallen
}
compare-unknown = { $count ->
    [one] 1 niet te vergelijken
   *[other] { $number } niet te vergelijken
}
compare-kind-changed = Gewijzigd
compare-kind-added = Nieuw
compare-kind-removed = Vervallen
compare-kind-unknown = Niet te vergelijken
compare-page = Pagina { $number }
compare-page-moved = Pagina { $number }, was pagina { $before }
compare-page-of = Versie { $version }, pagina { $number }
compare-large = { $page }. Opent groot in een nieuw tabblad.
compare-place = { $place } van { $total }
compare-steps = Naar een andere wijziging
compare-previous = Vorige wijziging
compare-next = Volgende wijziging
compare-where = Gemarkeerd: { $places }
compare-words = Gewijzigde woorden en bedragen
compare-was = was:
compare-now = nu:
compare-word-added = toegevoegd
compare-word-removed = weggehaald
compare-none = U ziet geen verschil: alle pagina's zien er hetzelfde uit. Alleen het bestand zelf is anders, bijvoorbeeld door opnieuw opslaan.
compare-unshown = Ook gewijzigd, niet getoond: pagina { $pages }
compare-renumbered = Alleen het paginanummer schoof op: pagina { $pages }
compare-same = Ongewijzigd: pagina { $pages }
compare-beyond = { $count ->
    [one] De laatste pagina is niet vergeleken: het rapport is te lang.
   *[other] De laatste { $number } pagina's zijn niet vergeleken: het rapport is te lang.
}
compare-preparing = Wij vergelijken de versies nog. Dat duurt meestal een paar tellen.
compare-again = Opnieuw kijken
compare-failed-encrypted = Een van de twee versies is met een wachtwoord beveiligd. Wij kunnen ze niet vergelijken. Download beide om ze naast elkaar te leggen.
compare-failed-too-big = Een van de twee versies is te zwaar om te vergelijken. Download beide om ze naast elkaar te leggen.
compare-failed-unreadable = Een van de twee versies kan niet worden getoond. Wij kunnen ze niet vergelijken. Download beide om ze naast elkaar te leggen.
compare-download-old = Oudere versie
compare-download-new = Nieuwere versie
compare-place-page = de hele pagina
compare-place-top = boven
compare-place-middle = midden
compare-place-bottom = onder
compare-place-top-left = linksboven
compare-place-top-centre = midden boven
compare-place-top-right = rechtsboven
compare-place-middle-left = links
compare-place-middle-centre = midden
compare-place-middle-right = rechts
compare-place-bottom-left = linksonder
compare-place-bottom-centre = midden onder
compare-place-bottom-right = rechtsonder
compare-since = Wat is er veranderd sinds versie { $number }
compare-since-removed = { $count ->
    [one] Eén pagina is vervallen.
   *[other] { $number } pagina's zijn vervallen.
}
compare-since-none = Alle pagina's zien er hetzelfde uit.
compare-since-later = Welke pagina's zijn gewijzigd, zoeken wij nog uit. Laad dit scherm over een paar tellen opnieuw.
compare-since-unknown = Welke pagina's zijn gewijzigd, kunnen wij bij dit rapport niet laten zien.
