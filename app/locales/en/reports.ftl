# What a firm shares, and what it is called.

report-title = { $kind ->
    [annual-accounts] Annual accounts { $when }
    [vpb] Corporate income tax return { $when }
    [ib] Income tax return { $when }
    [btw] VAT return { $when }
    [icp] EC sales list { $when }
   *[other] { $title } { $when }
}
report-in-a-sentence = { $kind ->
    [annual-accounts] the annual accounts { $when }
    [vpb] the corporate income tax return { $when }
    [ib] the income tax return { $when }
    [btw] the VAT return { $when }
    [icp] the EC sales list { $when }
   *[other] the report { $title } { $when }
}
report-kind = Kind
report-kind-annual-accounts = Annual accounts
report-kind-vpb = Corporate income tax return (Vpb)
report-kind-ib = Income tax return (IB)
report-kind-btw = VAT return
report-kind-icp = EC sales list (ICP)
report-kind-other = Another report
report-other = A tax return or another report
report-year = Year
report-period = Period
report-period-hint = A quarter or a month is possible for VAT, ICP and another report
report-name = Title
report-name-hint = Only for another report, for example Forecast
report-start = Start
report-when = { $period ->
    [q1] Q1 { $year }
    [q2] Q2 { $year }
    [q3] Q3 { $year }
    [q4] Q4 { $year }
    [m01] January { $year }
    [m02] February { $year }
    [m03] March { $year }
    [m04] April { $year }
    [m05] May { $year }
    [m06] June { $year }
    [m07] July { $year }
    [m08] August { $year }
    [m09] September { $year }
    [m10] October { $year }
    [m11] November { $year }
    [m12] December { $year }
   *[year] { $year }
}
report-period-year = The whole year
report-period-q1 = Quarter 1
report-period-q2 = Quarter 2
report-period-q3 = Quarter 3
report-period-q4 = Quarter 4
report-period-m01 = January
report-period-m02 = February
report-period-m03 = March
report-period-m04 = April
report-period-m05 = May
report-period-m06 = June
report-period-m07 = July
report-period-m08 = August
report-period-m09 = September
report-period-m10 = October
report-period-m11 = November
report-period-m12 = December
