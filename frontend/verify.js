// /verify: recognises a file without sending it. Its digest is made here, and only that is asked about.
// Without this script, and for a file that does not fit in memory, the form sends the file itself.
const LARGEST = 2 ** 30;
const form = document.querySelector('form[action="/verify/file"]');
const says = (name, shown) => {
    const line = document.getElementById(`verify-${name}`);
    if (line) line.hidden = !shown;
};

if (form && globalThis.crypto?.subtle) {
    const input = form.elements.namedItem('file');
    let failed;
    const fits = (file) => file !== failed && file.size <= LARGEST;
    const tell = () => {
        const file = input.files[0];
        says('stays', !file || fits(file));
        says('sends', Boolean(file) && file.size > LARGEST);
        says('failed', Boolean(file) && file === failed);
        says('busy', false);
    };
    const ask = async (file) => {
        try {
            const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
            const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
            location.assign(`/verify?sha256=${sha256}&how=device`);
        } catch {
            // Nothing is sent that was said to stay: the next press does, and the page says so.
            failed = file;
            tell();
        }
    };
    form.addEventListener('submit', (event) => {
        const file = input.files[0];
        if (!file || file.size === 0 || !fits(file)) return;
        event.preventDefault();
        says('busy', true);
        ask(file);
    });
    input.addEventListener('change', tell);
    addEventListener('pageshow', tell);
    tell();
}
