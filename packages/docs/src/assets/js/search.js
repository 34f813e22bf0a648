// The search: a dialog over a prebuilt index, loaded when it is first needed. No request leaves the site.
(() => {
  const { root } = document.documentElement.dataset;
  const dialog = document.querySelector('dialog.search');
  const button = document.querySelector('.search-button');
  dialog.innerHTML =
    '<input type="text" role="combobox" aria-expanded="true" aria-controls="search-results" aria-autocomplete="list"' +
    ' aria-label="Search operations, schemas, fields and errors" placeholder="Operation, schema, field, error code" autocomplete="off" spellcheck="false">' +
    '<p class="note" aria-live="polite"></p><ul id="search-results" role="listbox" aria-label="Results"></ul>';
  const input = dialog.querySelector('input');
  const list = dialog.querySelector('ul');
  const note = dialog.querySelector('.note');
  let selected = 0;

  function loadIndex() {
    if (window.searchIndex || document.getElementById('search-index')) {
      return;
    }
    const script = document.createElement('script');
    script.id = 'search-index';
    script.src = `${root}assets/search-index.js`;
    script.addEventListener('load', update);
    script.addEventListener('error', () => {
      note.textContent = 'The index is missing. Build the site again.';
    });
    document.head.append(script);
  }

  function element(tag, className, text) {
    const node = document.createElement(tag);
    node.className = className;
    node.textContent = text;
    return node;
  }

  function toItem([kind, title, detail, url], index) {
    const item = document.createElement('li');
    item.id = `search-result-${index}`;
    item.setAttribute('role', 'option');
    const link = document.createElement('a');
    link.href = root + url;
    link.tabIndex = -1;
    const isMethod = ['get', 'post', 'put', 'patch', 'delete'].includes(kind);
    const label = element('span', 'kind', '');
    label.append(isMethod ? element('span', `method method-${kind}`, kind.toUpperCase()) : kind);
    link.append(label, element('span', 'title', title), element('span', 'detail', detail));
    link.addEventListener('click', () => dialog.close());
    item.append(link);
    return item;
  }

  function select(index) {
    const items = [...list.children];
    selected = items.length === 0 ? 0 : (index + items.length) % items.length;
    for (const [at, item] of items.entries()) {
      item.setAttribute('aria-selected', String(at === selected));
    }
    items[selected]?.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', items[selected]?.id ?? '');
  }

  function update() {
    const query = input.value;
    if (!window.searchIndex) {
      note.textContent = 'Loading the index…';
      return;
    }
    const results = globalThis.rankEntries(window.searchIndex, query);
    list.replaceChildren(...results.map(toItem));
    const hint = `${window.searchIndex.length} entries. Use the arrow keys and Enter.`;
    note.textContent = query.trim() === '' ? hint : results.length === 0 ? `Nothing is called “${query}”.` : '';
    note.hidden = note.textContent === '';
    select(0);
  }

  function open() {
    loadIndex();
    if (!dialog.open) {
      dialog.showModal();
    }
    input.select();
    update();
  }

  button.hidden = false;
  button.addEventListener('click', open);
  input.addEventListener('input', update);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      select(selected + (event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      list.children[selected]?.querySelector('a').click();
    }
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) {
      dialog.close();
    }
  });
  document.addEventListener('keydown', (event) => {
    const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? '');
    const isShortcut = event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isShortcut || (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      open();
    }
  });
})();
