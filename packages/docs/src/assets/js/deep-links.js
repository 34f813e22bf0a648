// An address with a field's id unfolds everything around that field and goes there; printing unfolds all.
(() => {
  function reveal() {
    let id = decodeURIComponent(location.hash.slice(1));
    let target = id && document.getElementById(id);
    // A field whose body is written out elsewhere on the page leads to what it is in.
    while (!target && id.includes('.')) {
      id = id.slice(0, id.lastIndexOf('.'));
      target = document.getElementById(id);
    }
    if (!target) {
      return;
    }
    for (let node = target; node; node = node.parentElement) {
      if (node instanceof HTMLDetailsElement) {
        node.open = true;
      }
    }
    document.dispatchEvent(new CustomEvent('reveal', { detail: target }));
    target.scrollIntoView();
  }

  // The name of a field is its address.
  document.addEventListener('click', ({ target }) => {
    const field = target.closest?.('.field-head > code')?.closest('.field');
    if (field) {
      location.hash = field.id;
    }
  });

  // One button unfolds everything, and folds it again.
  const folded = [...document.querySelectorAll('main details')];
  const head = document.querySelector('.page-tools');
  if (head && folded.length > 2) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'expand-all';
    button.textContent = 'Expand all';
    button.addEventListener('click', () => {
      const open = button.textContent === 'Expand all';
      for (const details of folded) {
        details.open = open;
      }
      button.textContent = open ? 'Collapse all' : 'Expand all';
    });
    head.append(button);
  }

  const opened = [];
  window.addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll('details:not([open])')) {
      details.open = true;
      opened.push(details);
    }
  });
  window.addEventListener('afterprint', () => {
    for (const details of opened.splice(0)) {
      details.open = false;
    }
  });
  window.addEventListener('hashchange', reveal);
  reveal();
})();
