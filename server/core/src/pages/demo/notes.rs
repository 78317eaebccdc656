//! The words of the notes to the accounts.

/// Heading and text of each note, in the order they are printed.
pub(super) const NOTES: [(&str, &str); 10] = [
    (
        "Algemeen",
        "De jaarrekening is opgesteld volgens Titel 9 Boek 2 van het Burgerlijk Wetboek en de Richtlijnen voor de \
         jaarverslaggeving voor kleine rechtspersonen. De waardering van activa en passiva en de bepaling van het \
         resultaat vinden plaats op basis van historische kosten, tenzij anders vermeld.",
    ),
    (
        "Continuïteit",
        "De in deze jaarrekening gehanteerde grondslagen van waardering en resultaatbepaling zijn gebaseerd op de \
         veronderstelling dat de onderneming haar activiteiten voortzet.",
    ),
    (
        "Materiële vaste activa",
        "Materiële vaste activa worden gewaardeerd tegen aanschafprijs, verminderd met lineaire afschrijvingen over \
         de verwachte economische levensduur en zo nodig met bijzondere waardeverminderingen. Op grond en op \
         activa in aanbouw wordt niet afgeschreven.",
    ),
    (
        "Voorraden",
        "Voorraden worden gewaardeerd tegen verkrijgingsprijs of lagere opbrengstwaarde. De opbrengstwaarde is de \
         geschatte verkoopprijs onder aftrek van de kosten die nodig zijn om de verkoop te realiseren.",
    ),
    (
        "Vorderingen",
        "Vorderingen worden bij eerste verwerking gewaardeerd tegen reële waarde en daarna tegen geamortiseerde \
         kostprijs. Voor oninbare vorderingen is een voorziening getroffen op basis van een beoordeling per debiteur.",
    ),
    (
        "Liquide middelen",
        "Liquide middelen bestaan uit kas en banktegoeden met een looptijd korter dan twaalf maanden. Zij staan ter \
         vrije beschikking van de onderneming, tenzij bij de toelichting anders is vermeld.",
    ),
    (
        "Schulden",
        "Schulden worden bij eerste verwerking opgenomen tegen reële waarde en daarna gewaardeerd tegen \
         geamortiseerde kostprijs. Aflossingen binnen één jaar zijn opgenomen onder de kortlopende schulden.",
    ),
    (
        "Netto-omzet",
        "Onder netto-omzet wordt verstaan de opbrengst van in het boekjaar geleverde goederen en diensten, onder \
         aftrek van kortingen en van over de omzet geheven belastingen.",
    ),
    (
        "Belastingen",
        "De belasting over het resultaat wordt berekend over het resultaat vóór belastingen, rekening houdend met \
         fiscaal vrijgestelde bedragen en met niet of beperkt aftrekbare kosten.",
    ),
    (
        "Gebeurtenissen na balansdatum",
        "Tussen de balansdatum en de datum van opmaak van deze jaarrekening hebben zich geen gebeurtenissen voorgedaan \
         die van invloed zijn op het beeld van vermogen en resultaat.",
    ),
];

/// What an annex says about an item of the balance sheet.
pub(super) const ANNEX: &str = "Deze post is aangesloten met de financiële administratie per balansdatum. De \
    onderliggende stukken zijn bij de onderneming aanwezig en worden zeven jaar bewaard.";
