// The search of the office as a palette over any page: Ctrl K, or the button that leads to its page. What it shows is
// the `.find` of that page, so that there is one search and one set of words.
const button = () => document.querySelector('.find-open');
let dialog;
let asked;

// The page's own `.find` for these words, or nothing where it cannot be had.
const load = async (words) => {
    asked?.abort();
    asked = new AbortController();
    const address = `${button().href}?q=${encodeURIComponent(words)}`;
    const answer = await fetch(address, { signal: asked.signal, redirect: 'error' });
    // Without its head: that has a style with the nonce of another page.
    const text = await answer.text();
    const page = new DOMParser().parseFromString(text.slice(text.indexOf('<body')), 'text/html');
    return page.querySelector('.find');
};

const leads = () => [...dialog.querySelectorAll('.find-lead')];

const renew = async (input) => {
    try {
        const found = await load(input.value);
        if (found) dialog.querySelector('.find-found').replaceWith(found.querySelector('.find-found'));
        return Boolean(found);
    } catch (error) {
        // Signed out, or no connection: the page itself says which.
        if (error.name !== 'AbortError') location.assign(button().href);
        return false;
    }
};

const keys = (event) => {
    const all = leads();
    const at = all.indexOf(document.activeElement);
    const input = dialog.querySelector('input');
    const go = (to) => {
        event.preventDefault();
        (to < 0 ? input : all[Math.min(to, all.length - 1)])?.focus();
    };
    // A search field would first be emptied by it.
    if (event.key === 'Escape') {
        event.preventDefault();
        dialog.close();
    } else if (event.key === 'ArrowDown') go(at + 1);
    else if (event.key === 'ArrowUp') go(at - 1);
    else if (event.key === 'Enter' && at < 0) {
        event.preventDefault();
        // What is shown may be older than what is typed.
        renew(input).then((renewed) => renewed && leads()[0]?.click());
    } else if (at >= 0 && event.key.length === 1 && !event.ctrlKey && !event.metaKey) input.focus();
};

const open = async () => {
    if (dialog?.open) return dialog.close();
    try {
        const found = await load('');
        if (!found) throw new Error('no search here');
        dialog ??= document.body.appendChild(document.createElement('dialog'));
        dialog.className = 'dialog palette';
        dialog.setAttribute('aria-label', found.dataset.label);
        dialog.dataset.testid = 'palette';
        dialog.replaceChildren(found);
        dialog.onkeydown = keys;
        dialog.onclick = ({ target }) => {
            if (target === dialog) dialog.close();
        };
        const input = dialog.querySelector('input');
        input.addEventListener('input', () => renew(input));
        dialog.showModal();
        input.focus();
    } catch (error) {
        if (error.name !== 'AbortError') location.assign(button().href);
    }
};

// On its own page the field is there already.
if (!document.querySelector('.find')) {
    addEventListener('keydown', (event) => {
        if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k') return;
        if (!button()) return;
        event.preventDefault();
        open();
    });
    addEventListener('click', (event) => {
        const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
        if (!plain || !event.target.closest('.find-open')) return;
        event.preventDefault();
        open();
    });
}
