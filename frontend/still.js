// Pages of the office that the server alone draws: what a script can do for a form. Each works without it.

// A second press while the first is under way does nothing. No button is disabled: it would drop its own name and value
// from what is sent.
addEventListener('submit', (event) => {
    const form = event.target;
    if (form.method !== 'post') return;
    if (form.hasAttribute('aria-busy')) event.preventDefault();
    else form.setAttribute('aria-busy', 'true');
});

// A page that comes back out of the browser's memory must be usable again.
addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('form[aria-busy]')) form.removeAttribute('aria-busy');
});

// Ticks every row of the page, or none.
addEventListener('change', ({ target }) => {
    const { ticks } = target.dataset;
    if (ticks) for (const row of document.querySelectorAll(ticks)) row.checked = target.checked;
});

// From row to row with the arrows, and x ticks the row.
addEventListener('keydown', (event) => {
    if (!event.target.matches('.table-main') || event.ctrlKey || event.metaKey || event.altKey) return;
    const mains = [...document.querySelectorAll('.table-main')];
    const at = mains.indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: mains.length - 1 }[event.key];
    if (to !== undefined) mains[to]?.focus();
    else if (event.key === 'x') event.target.closest('tr').querySelector('[name="ids[]"]')?.click();
    else return;
    event.preventDefault();
});

// Says which file was chosen, also when that was before the script was there.
const size = (bytes) => {
    const unit = [[1e6, 'megabyte'], [1e3, 'kilobyte']].find(([from]) => bytes >= from) ?? [1, 'byte'];
    const style = { style: 'unit', unit: unit[1], maximumFractionDigits: unit[0] === 1e6 ? 1 : 0 };
    return new Intl.NumberFormat(document.documentElement.lang, style).format(bytes / unit[0]);
};
for (const zone of document.querySelectorAll('.file-drop')) {
    const input = zone.querySelector('input');
    const tell = () => {
        const file = input.files[0];
        const [name, bytes] = zone.querySelectorAll('.file-chosen > span');
        name.textContent = file?.name ?? '';
        bytes.textContent = file ? size(file.size) : '';
        zone.toggleAttribute('data-chosen', Boolean(file));
    };
    input.addEventListener('change', tell);
    addEventListener('pageshow', tell);
}

document.documentElement.setAttribute('data-ready', '');
