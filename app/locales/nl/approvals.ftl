approvals-declaration = Ik heb de jaarrekening { $year } van { $client } (versie { $version }) bekeken en ga ermee akkoord.
