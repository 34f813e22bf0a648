// An address with a field's id unfolds everything around that field and goes there; printing unfolds all.
(() => {
  function reveal() {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
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
