# Een bestand herkennen: in de browser, of door het te sturen.
verify-stays = Uw bestand blijft op uw apparaat. Wij rekenen hier de vingerafdruk uit en sturen alleen die.
verify-sends = Dit bestand is te groot om hier uit te rekenen. Wij sturen het op om het te controleren en bewaren het niet.
verify-failed = Dit bestand kon hier niet worden gelezen. Kies het opnieuw. Of druk nog eens op de knop: dan sturen wij het op om het te controleren.
verify-busy = Even geduld, wij rekenen de vingerafdruk uit.
verify-device = Gecontroleerd op uw eigen apparaat: uw bestand is niet verstuurd.
verify-sent = Uw bestand is verstuurd om het te controleren. Wij hebben het niet bewaard.
