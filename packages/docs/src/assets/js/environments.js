// Aims every sample of the page at the sandbox, at production or at the mock on this machine.
(() => {
  const STORE = 'environment';

  function exportLine({ name, url }) {
    return name === 'mock' ? `export BELVO_BASE_URL=${url}` : `export BELVO_ENV=${name}`;
  }

  function apply(aim, environment) {
    const scope = aim.closest('.samples') ?? document.querySelector('main');
    for (const host of scope.querySelectorAll('.host')) {
      host.textContent = environment.url;
    }
    for (const line of scope.querySelectorAll('.aim-line')) {
      line.textContent = exportLine(environment);
    }
  }

  /** `Sandbox · sandbox.belvo.com`: names are those that BELVO_ENV takes. */
  function environmentOf({ value, text }) {
    const label = text.split(' · ')[0];
    return { name: label === 'Local mock' ? 'mock' : label.toLowerCase(), label, url: value };
  }

  const aims = [...document.querySelectorAll('.aim')].map((aim) => {
    const select = aim.querySelector('select');
    const environments = [...select.options].map(environmentOf);
    select.selectedIndex = 0;
    return { aim, environments, select };
  });

  function choose(name) {
    for (const { aim, environments, select } of aims) {
      const index = environments.findIndex((environment) => environment.name === name);
      // What does not exist in an environment stays with the one it exists in.
      select.selectedIndex = Math.max(index, 0);
      apply(aim, environments[select.selectedIndex]);
    }
  }

  for (const { environments, select } of aims) {
    select.addEventListener('change', () => {
      const { name, label } = environments[select.selectedIndex];
      globalThis.choices.set(STORE, name);
      choose(name);
      document.dispatchEvent(new CustomEvent('environment', { detail: { name, label } }));
    });
  }
  // Tabs of the same choice in the text of a guide.
  document.addEventListener('choice', ({ detail }) => {
    if (detail.group === STORE) {
      const all = aims.flatMap(({ environments }) => environments);
      const chosen = all.find(({ label }) => label === detail.label);
      if (chosen) {
        globalThis.choices.set(STORE, chosen.name);
        choose(chosen.name);
      }
    }
  });
  const known = globalThis.choices.get(STORE);
  if (known) {
    choose(known);
    const chosen = aims.flatMap(({ environments }) => environments).find(({ name }) => name === known);
    globalThis.chosenEnvironment = chosen?.label;
  }
})();
