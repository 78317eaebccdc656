# What changed between two versions of a report.
compare-with = Compare with version { $number }
compare-crumb = Compare
compare-title = Version { $new } compared with version { $old }
compare-others = Compare with
compare-pages = { $pages }, was { $before }
compare-pages-same = { $pages }, as many as before
compare-changed = { $count ->
    [one] 1 changed
   *[other] { $number } changed
}
compare-added = { $count ->
    [one] 1 new
   *[other] { $number } new
}
compare-removed = { $count ->
    [one] 1 removed
   *[other] { $number } removed
}
compare-unknown = { $count ->
    [one] 1 cannot be compared
   *[other] { $number } cannot be compared
}
compare-kind-changed = Changed
compare-kind-added = New
compare-kind-removed = Removed
compare-kind-unknown = Cannot be compared
compare-page = Page { $number }
compare-page-moved = Page { $number }, was page { $before }
compare-page-of = Version { $version }, page { $number }
compare-large = { $page }. Opens large in a new tab.
compare-place = { $place } of { $total }
compare-steps = To another change
compare-previous = Previous change
compare-next = Next change
compare-where = Marked: { $places }
compare-words = Changed words and amounts
compare-was = was:
compare-now = now:
compare-word-added = added
compare-word-removed = taken out
compare-none = You see no difference: all pages look the same. Only the file itself differs, for example because it was saved again.
compare-unshown = Changed too, not shown: page { $pages }
compare-renumbered = Only the page number moved: page { $pages }
compare-same = Unchanged: page { $pages }
compare-beyond = { $count ->
    [one] The last page was not compared: the report is too long.
   *[other] The last { $number } pages were not compared: the report is too long.
}
compare-preparing = We are still comparing the versions. That usually takes a few seconds.
compare-again = Look again
compare-failed-encrypted = One of the two versions is protected by a password. We cannot compare them. Download both to put them side by side.
compare-failed-too-big = One of the two versions is too heavy to compare. Download both to put them side by side.
compare-failed-unreadable = One of the two versions cannot be shown. We cannot compare them. Download both to put them side by side.
compare-download-old = Older version
compare-download-new = Newer version
compare-place-page = the whole page
compare-place-top = top
compare-place-middle = middle
compare-place-bottom = bottom
compare-place-top-left = top left
compare-place-top-centre = top centre
compare-place-top-right = top right
compare-place-middle-left = left
compare-place-middle-centre = centre
compare-place-middle-right = right
compare-place-bottom-left = bottom left
compare-place-bottom-centre = bottom centre
compare-place-bottom-right = bottom right
compare-since = What changed since version { $number }
compare-since-removed = { $count ->
    [one] One page was removed.
   *[other] { $number } pages were removed.
}
compare-since-none = All pages look the same.
compare-since-later = We are still finding out which pages changed. Reload this screen in a few seconds.
compare-since-unknown = We cannot show which pages of this report changed.
