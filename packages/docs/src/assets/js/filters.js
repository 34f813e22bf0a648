// Buttons that leave only the rows of one kind in a table.
(() => {
  for (const filters of document.querySelectorAll('[data-filters]')) {
    const rows = [...document.getElementById(filters.dataset.filters).querySelectorAll('[data-action]')];
    const buttons = [...filters.children].map((item) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.setAttribute('aria-pressed', 'false');
      button.append(...item.childNodes);
      item.append(button);
      button.addEventListener('click', () => {
        const isOn = button.getAttribute('aria-pressed') === 'true';
        for (const other of buttons) {
          other.setAttribute('aria-pressed', String(other === button && !isOn));
        }
        for (const row of rows) {
          row.hidden = !isOn && row.dataset.action !== item.dataset.filter;
        }
      });
      return button;
    });
    // An address that names a hidden row shows it again.
    window.addEventListener('hashchange', () => {
      const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (row?.hidden) {
        buttons.find((button) => button.getAttribute('aria-pressed') === 'true')?.click();
        row.scrollIntoView();
      }
    });
  }
})();
