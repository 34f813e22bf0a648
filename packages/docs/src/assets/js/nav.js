// Puts the whole navigation in the place of the few links that a page brings along. It runs while the page is read, right
// after these links, so that nothing is drawn twice. `navigation` comes from the build: see `render/nav.ts`.
(() => {
  const nav = document.getElementById('nav');
  const { root } = document.documentElement.dataset;
  const path = decodeURI(location.pathname.slice(new URL(root || './', location.href).pathname.length));
  const page = path === '' || path.endsWith('/') ? `${path}index.html` : path;

  function element(tag, properties, ...children) {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...children);
    return node;
  }

  function link(url, ...children) {
    const node = element('a', { href: root + url }, ...children);
    if (url === page) {
      node.setAttribute('aria-current', 'page');
    }
    return node;
  }

  function operation(folder, [verb, method, state]) {
    const badge = element('span', { className: `method method-${method}` }, method.toUpperCase());
    const className = state === 'old' ? 'is-deprecated' : '';
    return element('li', { className }, link(`${folder}/${verb}.html`, element('span', {}, verb), badge));
  }

  function item([url, title, operations]) {
    const folder = url.slice(0, url.lastIndexOf('/'));
    if (operations === undefined || folder !== page.slice(0, page.lastIndexOf('/'))) {
      return element('li', {}, link(url, title));
    }
    const list = element('ul', { className: 'nav-operations' }, ...operations.map((entry) => operation(folder, entry)));
    return element('li', { className: 'is-active' }, link(url, title), list);
  }

  nav.replaceChildren(
    ...globalThis.navigation.flatMap(([part, title, items]) => [
      ...(part === '' ? [] : [element('p', { className: 'nav-part' }, part)]),
      element('section', {}, element('h2', {}, title), element('ul', {}, ...items.map(item))),
    ]),
  );
})();
