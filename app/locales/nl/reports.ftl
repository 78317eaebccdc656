# Wat een kantoor deelt, en hoe het heet.

report-title = { $kind ->
    [annual-accounts] Jaarrekening { $when }
    [vpb] Aangifte vennootschapsbelasting { $when }
    [ib] Aangifte inkomstenbelasting { $when }
    [btw] Btw-aangifte { $when }
    [icp] Opgaaf ICP { $when }
   *[other] { $title } { $when }
}
report-in-a-sentence = { $kind ->
    [annual-accounts] de jaarrekening { $when }
    [vpb] de aangifte vennootschapsbelasting { $when }
    [ib] de aangifte inkomstenbelasting { $when }
    [btw] de btw-aangifte { $when }
    [icp] de opgaaf ICP { $when }
   *[other] het rapport { $title } { $when }
}
report-kind = Soort
report-kind-annual-accounts = Jaarrekening
report-kind-vpb = Aangifte vennootschapsbelasting (Vpb)
report-kind-ib = Aangifte inkomstenbelasting (IB)
report-kind-btw = Btw-aangifte
report-kind-icp = Opgaaf ICP
report-kind-other = Ander rapport
report-other = Een aangifte of ander rapport
report-year = Jaar
report-period = Periode
report-period-hint = Een kwartaal of maand kan bij btw, ICP en een ander rapport
report-name = Titel
report-name-hint = Alleen bij een ander rapport, bijvoorbeeld Prognose
report-start = Starten
report-when = { $period ->
    [q1] 1e kwartaal { $year }
    [q2] 2e kwartaal { $year }
    [q3] 3e kwartaal { $year }
    [q4] 4e kwartaal { $year }
    [m01] januari { $year }
    [m02] februari { $year }
    [m03] maart { $year }
    [m04] april { $year }
    [m05] mei { $year }
    [m06] juni { $year }
    [m07] juli { $year }
    [m08] augustus { $year }
    [m09] september { $year }
    [m10] oktober { $year }
    [m11] november { $year }
    [m12] december { $year }
   *[year] { $year }
}
report-period-year = Het hele jaar
report-period-q1 = 1e kwartaal
report-period-q2 = 2e kwartaal
report-period-q3 = 3e kwartaal
report-period-q4 = 4e kwartaal
report-period-m01 = Januari
report-period-m02 = Februari
report-period-m03 = Maart
report-period-m04 = April
report-period-m05 = Mei
report-period-m06 = Juni
report-period-m07 = Juli
report-period-m08 = Augustus
report-period-m09 = September
report-period-m10 = Oktober
report-period-m11 = November
report-period-m12 = December
