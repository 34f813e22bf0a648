// Light, dark, or what the system says. Also the small store that the other parts remember choices in.
(() => {
  const PREFIX = 'belvo-reference.';
  globalThis.choices = {
    get(name) {
      try {
        return localStorage.getItem(PREFIX + name);
      } catch {
        return null;
      }
    },
    set(name, value) {
      try {
        localStorage.setItem(PREFIX + name, value);
      } catch {
        // Storage can be switched off; the choice then lasts as long as the page.
      }
    },
  };

  const button = document.querySelector('.theme-button');
  const LABELS = { system: 'Theme: system', light: 'Theme: light', dark: 'Theme: dark' };
  const ORDER = Object.keys(LABELS);
  let current = document.documentElement.dataset.theme ?? 'system';

  function show() {
    if (current === 'system') {
      delete document.documentElement.dataset.theme;
    } else {
      document.documentElement.dataset.theme = current;
    }
    button.setAttribute('aria-label', LABELS[current]);
    button.title = LABELS[current];
    button.dataset.current = current;
  }

  button.hidden = false;
  button.textContent = '';
  button.addEventListener('click', () => {
    current = ORDER[(ORDER.indexOf(current) + 1) % ORDER.length];
    globalThis.choices.set('theme', current);
    show();
  });
  show();
})();
