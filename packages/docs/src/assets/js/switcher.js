// Turns the panels of a switcher into tabs or into a list to choose from. Pattern: WAI-ARIA tabs.
(() => {
  const groups = new Map();

  function panelsOf(switcher) {
    return [...switcher.children].filter((child) => child.classList.contains('panel'));
  }

  function show(switcher, index) {
    for (const [at, panel] of panelsOf(switcher).entries()) {
      panel.classList.toggle('is-shown', at === index);
      panel.classList.toggle('is-hidden', at !== index);
    }
    for (const [at, tab] of [...switcher.querySelectorAll(':scope > .tablist > button')].entries()) {
      tab.setAttribute('aria-selected', String(at === index));
      tab.tabIndex = at === index ? 0 : -1;
    }
    const select = switcher.querySelector(':scope > .chooser > select');
    if (select) {
      select.selectedIndex = index;
    }
  }

  function choose(switcher, index) {
    const label = panelsOf(switcher)[index]?.dataset.label;
    const { group } = switcher.dataset;
    show(switcher, index);
    if (!group || label === undefined) {
      return;
    }
    if (group === 'language') {
      globalThis.choices.set(group, label);
    }
    for (const other of groups.get(group) ?? []) {
      const at = panelsOf(other).findIndex((panel) => panel.dataset.label === label);
      if (other !== switcher && at >= 0) {
        show(other, at);
      }
    }
    document.dispatchEvent(new CustomEvent('choice', { detail: { group, label } }));
  }

  function bindTabs(switcher, panels) {
    const list = switcher.querySelector(':scope > .tablist');
    list.setAttribute('role', 'tablist');
    for (const [index, tab] of [...list.children].entries()) {
      const panel = panels[index];
      tab.type = 'button';
      tab.id = `${panel.id}-tab`;
      tab.setAttribute('role', 'tab');
      tab.setAttribute('aria-controls', panel.id);
      panel.setAttribute('role', 'tabpanel');
      panel.setAttribute('aria-labelledby', tab.id);
      tab.addEventListener('click', () => choose(switcher, index));
    }
    list.addEventListener('keydown', (event) => moveFocus(event, switcher, list));
  }

  function moveFocus(event, switcher, list) {
    const tabs = [...list.children];
    const at = tabs.indexOf(document.activeElement);
    const targets = {
      ArrowRight: (at + 1) % tabs.length,
      ArrowLeft: (at - 1 + tabs.length) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    };
    const target = targets[event.key];
    if (target !== undefined) {
      event.preventDefault();
      choose(switcher, target);
      tabs[target].focus();
    }
  }

  function bindSelect(switcher) {
    const select = switcher.querySelector(':scope > .chooser > select');
    // Browsers keep what was chosen over a reload: the page begins with the first.
    select.selectedIndex = 0;
    select.addEventListener('change', () => choose(switcher, select.selectedIndex));
  }

  for (const switcher of document.querySelectorAll('.switcher')) {
    const panels = panelsOf(switcher);
    const { group, kind } = switcher.dataset;
    (kind === 'tabs' ? bindTabs : bindSelect)(switcher, panels);
    if (group) {
      groups.set(group, [...(groups.get(group) ?? []), switcher]);
    }
    const wanted = group === 'environment' ? globalThis.chosenEnvironment : group && globalThis.choices.get(group);
    const index = panels.findIndex((panel) => panel.dataset.label === wanted);
    show(switcher, Math.max(index, 0));
  }

  // The request that is chosen is shown with its answer.
  function showPair(request) {
    const pair = request.querySelector(':scope > .pair');
    for (let node = pair && document.getElementById(pair.dataset.pair); node; node = node.parentElement) {
      if (node.classList.contains('panel')) {
        show(node.parentElement, panelsOf(node.parentElement).indexOf(node));
      }
    }
  }
  const requests = document.querySelector('.samples .switcher[data-kind="select"]');
  const [onlyRequest] = document.querySelectorAll('.samples > .single');
  if (requests) {
    requests
      .querySelector(':scope > .chooser > select')
      ?.addEventListener('change', ({ target }) => showPair(panelsOf(requests)[target.selectedIndex]));
    showPair(panelsOf(requests)[0]);
  } else if (onlyRequest) {
    showPair(onlyRequest);
  }
  document.addEventListener('environment', ({ detail }) => {
    for (const switcher of groups.get('environment') ?? []) {
      show(
        switcher,
        Math.max(
          panelsOf(switcher).findIndex((panel) => panel.dataset.label === detail.label),
          0,
        ),
      );
    }
  });

  // A response that is unfolded shows its examples, and the other way round.
  document.addEventListener('choice', ({ detail }) => {
    if (detail.group === 'status') {
      const response = document.getElementById(`response-${detail.label.split(', ')[0]}`);
      if (response) {
        response.open = true;
      }
    }
  });
  function showStatus(response) {
    for (const switcher of groups.get('status') ?? []) {
      const at = panelsOf(switcher).findIndex((panel) =>
        panel.dataset.label.split(', ').includes(response.dataset.status),
      );
      show(switcher, Math.max(at, 0));
    }
  }
  for (const response of document.querySelectorAll('details.response')) {
    response.querySelector('summary').addEventListener('click', () => {
      if (!response.open) {
        showStatus(response);
      }
    });
  }
  document.addEventListener('reveal', ({ detail }) => {
    const response = detail.closest('details.response');
    if (response) {
      showStatus(response);
    }
  });
})();
