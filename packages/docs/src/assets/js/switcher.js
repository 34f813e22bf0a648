// Turns the panels of a switcher into tabs or into a list to choose from. Pattern: WAI-ARIA tabs.
(() => {
  const STORE = 'belvo-reference.';
  const groups = new Map();

  function panelsOf(switcher) {
    return [...switcher.children].filter((child) => child.classList.contains('panel'));
  }

  function remember(group, label) {
    try {
      localStorage.setItem(STORE + group, label);
    } catch {
      // Storage can be switched off; the choice then lasts as long as the page.
    }
  }

  function recall(group) {
    try {
      return localStorage.getItem(STORE + group);
    } catch {
      return null;
    }
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
    if (group !== 'status') {
      remember(group, label);
    }
    for (const other of groups.get(group) ?? []) {
      const at = panelsOf(other).findIndex((panel) => panel.dataset.label === label);
      if (other !== switcher && at >= 0) {
        show(other, at);
      }
    }
    document.dispatchEvent(new CustomEvent('choice', { detail: { group, label } }));
  }

  function addTabs(switcher, panels) {
    const list = document.createElement('div');
    list.className = 'tablist';
    list.setAttribute('role', 'tablist');
    list.setAttribute('aria-label', switcher.dataset.label);
    for (const [index, panel] of panels.entries()) {
      const tab = document.createElement('button');
      tab.type = 'button';
      tab.id = `${panel.id}-tab`;
      tab.textContent = panel.dataset.label;
      tab.setAttribute('role', 'tab');
      tab.setAttribute('aria-controls', panel.id);
      if (panel.dataset.tone) {
        tab.classList.add(panel.dataset.tone);
        tab.dataset.tone = panel.dataset.tone;
      }
      tab.addEventListener('click', () => choose(switcher, index));
      panel.setAttribute('role', 'tabpanel');
      panel.setAttribute('aria-labelledby', tab.id);
      list.append(tab);
    }
    list.addEventListener('keydown', (event) => moveFocus(event, switcher, list));
    switcher.prepend(list);
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

  function addSelect(switcher, panels) {
    const label = document.createElement('label');
    label.className = 'chooser';
    const select = document.createElement('select');
    select.setAttribute('aria-label', switcher.dataset.label);
    for (const panel of panels) {
      select.append(new Option(panel.dataset.label));
    }
    select.addEventListener('change', () => choose(switcher, select.selectedIndex));
    label.append(select);
    switcher.prepend(label);
  }

  for (const switcher of document.querySelectorAll('.switcher')) {
    const panels = panelsOf(switcher);
    const { group, kind } = switcher.dataset;
    (kind === 'tabs' ? addTabs : addSelect)(switcher, panels);
    if (group) {
      groups.set(group, [...(groups.get(group) ?? []), switcher]);
    }
    const wanted = group ? recall(group) : null;
    const index = panels.findIndex((panel) => panel.dataset.label === wanted);
    show(switcher, Math.max(index, 0));
  }

  // A response that is unfolded shows its examples, and the other way round.
  document.addEventListener('choice', ({ detail }) => {
    if (detail.group === 'status') {
      const response = document.getElementById(`response-${detail.label}`);
      if (response) {
        response.open = true;
      }
    }
  });
  function showStatus(response) {
    for (const switcher of groups.get('status') ?? []) {
      const at = panelsOf(switcher).findIndex((panel) => panel.dataset.label === response.dataset.status);
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
