// The search: a dialog over a prebuilt index, loaded when it is first needed. No request leaves the site.
(() => {
  const { root } = document.documentElement.dataset;
  const dialog = document.querySelector('dialog.search');
  const button = document.querySelector('.search-button');
  const KINDS = ['get', 'post', 'put', 'patch', 'delete'];
  let selected = 0;
  let loading = 0;

  function element(tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      node.setAttribute(name, value);
    }
    node.append(...children);
    return node;
  }

  const input = element('input', {
    type: 'text',
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-controls': 'search-results',
    'aria-autocomplete': 'list',
    'aria-label': 'Search guides, operations, fields and errors',
    placeholder: 'What to do, operation, path, field, error code',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const note = element('p', { class: 'note', 'aria-live': 'polite' });
  const list = element('ul', { id: 'search-results', role: 'listbox', 'aria-label': 'Results' });
  const close = element(
    'button',
    { type: 'button', class: 'search-close', 'aria-label': 'Esc: close the search' },
    'Esc',
  );
  dialog.append(element('div', { class: 'search-head' }, input, close), note, list);

  // Scripts may only come from the folder of the site.
  const policy = window.trustedTypes?.createPolicy('belvo-docs', {
    createScriptURL(name) {
      if (!/^[a-z-]+\.js$/.test(name)) {
        throw new TypeError(`${name} is no script of this site.`);
      }
      return `${root}assets/${name}`;
    },
  }) ?? { createScriptURL: (name) => `${root}assets/${name}` };

  function loadScript(name) {
    const script = document.createElement('script');
    loading += 1;
    script.src = policy.createScriptURL(name);
    script.addEventListener('load', () => {
      loading -= 1;
      update();
    });
    script.addEventListener('error', () => {
      note.textContent = 'The index is missing. Build the site again.';
    });
    document.head.append(script);
  }

  function loadIndex() {
    if (!window.searchIndex && loading === 0) {
      loadScript('search.js');
      loadScript('search-index.js');
    }
  }

  function toItem([kind, title, detail, url], index) {
    const item = element('li', { id: `search-result-${index}`, role: 'option', 'aria-selected': 'false' });
    const label = element('span', { class: 'kind' });
    label.append(KINDS.includes(kind) ? element('span', { class: `method method-${kind}` }, kind.toUpperCase()) : kind);
    item.append(label, element('span', { class: 'title' }, title), element('span', { class: 'detail' }, detail));
    item.dataset.href = root + url;
    item.addEventListener('click', (event) => go(item, event.ctrlKey || event.metaKey));
    item.addEventListener('auxclick', (event) => go(item, event.button === 1));
    return item;
  }

  /** Goes to a result, in a tab of its own with Ctrl or the middle button; the query stays for when one comes back. */
  function go(item, inNewTab) {
    const { href } = item.dataset;
    if (inNewTab) {
      window.open(href, '_blank', 'noopener');
      return;
    }
    dialog.close();
    location.href = href;
  }

  function select(index) {
    const items = [...list.children];
    selected = items.length === 0 ? 0 : (index + items.length) % items.length;
    for (const [at, item] of items.entries()) {
      item.setAttribute('aria-selected', String(at === selected));
    }
    items[selected]?.scrollIntoView({ block: 'nearest' });
    if (items[selected]) {
      input.setAttribute('aria-activedescendant', items[selected].id);
    } else {
      input.removeAttribute('aria-activedescendant');
    }
  }

  function update() {
    const query = input.value;
    sessionStorage.setItem('belvo-reference.query', query);
    if (!window.searchIndex || !globalThis.rankEntries) {
      note.textContent = 'Loading the index…';
      return;
    }
    const results = globalThis.rankEntries(window.searchIndex, query);
    list.replaceChildren(...results.map(toItem));
    list.hidden = results.length === 0;
    input.setAttribute('aria-expanded', String(results.length > 0));
    const hint = `${window.searchIndex.length} entries. Arrow keys and Enter; Ctrl+Enter opens a tab.`;
    note.textContent = query.trim() === '' ? hint : results.length === 0 ? `Nothing is called “${query}”.` : '';
    note.hidden = note.textContent === '';
    select(0);
  }

  function open() {
    loadIndex();
    if (!dialog.open) {
      dialog.showModal();
    }
    if (input.value === '') {
      input.value = sessionStorage.getItem('belvo-reference.query') ?? '';
    }
    input.select();
    update();
  }

  list.hidden = true;
  button.hidden = false;
  button.addEventListener('click', open);
  close.addEventListener('click', () => dialog.close());
  input.addEventListener('input', update);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      select(selected + (event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Enter' && list.children[selected]) {
      event.preventDefault();
      go(list.children[selected], event.ctrlKey || event.metaKey);
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
