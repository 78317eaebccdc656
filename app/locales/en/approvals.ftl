approvals-declaration = I have read the annual accounts { $year } of { $client } (version { $version }) and I approve them.
