// Sends the operation of the page to the mock on this machine, with the values of a form. Never to Belvo: keys have no
// place in a page, and the policy of the server allows this machine alone.
(() => {
  const place = document.querySelector('[data-console]');
  if (!place) {
    return;
  }
  const { method, path, parameters, bodies, mock } = JSON.parse(place.dataset.console);

  function element(tag, properties = {}, ...children) {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...children);
    return node;
  }

  function field(name, hint, input) {
    input.id = `console-${name}`;
    const label = element('label', { htmlFor: input.id }, element('code', {}, name), ` ${hint}`);
    return element('div', { className: 'console-field' }, label, input);
  }

  function build() {
    const base = element('input', { type: 'url', value: mock, required: true });
    const inputs = parameters.map(([where, name, required, value]) => ({
      where,
      name,
      input: element('input', { type: 'text', value: required ? value : '', placeholder: value, required }),
      required,
    }));
    const shown = inputs.filter(({ required }) => required);
    const others = inputs.filter(({ required }) => !required);
    const rows = (list) => list.map(({ name, where, input }) => field(name, where, input));
    const names = Object.keys(bodies);
    const text = (name) => JSON.stringify(bodies[name], null, 2);
    const body = names.length > 0 && element('textarea', { value: text(names[0]), rows: 10, spellcheck: false });
    const example = names.length > 1 && element('select', {}, ...names.map((name) => new Option(name)));
    if (example) {
      example.addEventListener('change', () => {
        body.value = text(example.value);
      });
    }
    const output = element('div', { className: 'console-output', tabIndex: -1 });
    output.setAttribute('aria-live', 'polite');
    const form = element(
      'form',
      { className: 'console-form' },
      field('server', 'the mock on this machine', base),
      ...rows(shown),
      ...(others.length > 0
        ? [element('details', {}, element('summary', {}, `${others.length} more`), ...rows(others))]
        : []),
      ...(example ? [field('example', '', example)] : []),
      ...(body ? [field('body', 'JSON', body)] : []),
      element('button', { type: 'submit', className: 'console-send' }, 'Send'),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      send({ base, inputs, body, output });
    });
    return [form, output];
  }

  /** Only addresses of this machine. */
  function toUrl(text) {
    const url = new URL(text);
    if (!['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)) {
      throw new Error('The console speaks to this machine alone. Copy the request to send it to Belvo.');
    }
    return url.origin;
  }

  async function send({ base, inputs, body, output }) {
    output.replaceChildren('Sending…');
    try {
      let target = toUrl(base.value) + path;
      const query = new URLSearchParams();
      const headers = { Authorization: `Basic ${btoa('any:any')}` };
      for (const { where, name, input } of inputs) {
        if (where === 'path') {
          target = target.replace(`{${name}}`, encodeURIComponent(input.value));
        } else if (input.value !== '' && where === 'query') {
          query.append(name, input.value);
        } else if (input.value !== '') {
          headers[name] = input.value;
        }
      }
      if (body) {
        headers['Content-Type'] = 'application/json';
      }
      const search = query.size > 0 ? `?${query}` : '';
      const response = await fetch(target + search, { method, headers, ...(body ? { body: body.value } : {}) });
      show(output, response, await response.text());
    } catch (error) {
      const isDown = error instanceof TypeError;
      output.replaceChildren(
        isDown ? `No answer from ${base.value}. Start the mock with: npm run mock` : String(error.message),
      );
    }
  }

  function show(output, response, text) {
    let body = text;
    try {
      body = JSON.stringify(JSON.parse(text), null, 2);
    } catch {
      // Not JSON: shown as it came.
    }
    const pre = element('pre', { className: 'code', tabIndex: 0 }, element('code', {}, body || 'No body.'));
    output.replaceChildren(
      element(
        'p',
        { className: 'console-status' },
        element('span', { className: `status status-${String(response.status)[0]}` }, String(response.status)),
        ` ${response.statusText}`,
      ),
      pre,
    );
  }

  const button = element('button', { type: 'button', className: 'console-open' }, 'Try it against the mock');
  button.setAttribute('aria-expanded', 'false');
  button.addEventListener('click', () => {
    if (place.childElementCount === 1) {
      place.append(...build());
    } else {
      place.replaceChildren(button);
    }
    button.setAttribute('aria-expanded', String(place.childElementCount > 1));
  });
  place.replaceChildren(button);
})();
