// Copy buttons for code and for the path of the endpoint.
(() => {
  /** Works from a disk too, where the clipboard API is not available. */
  function copyText(text) {
    if (navigator.clipboard && window.isSecureContext) {
      return navigator.clipboard.writeText(text);
    }
    const area = document.createElement('textarea');
    area.value = text;
    area.style.position = 'fixed';
    area.style.opacity = '0';
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done ? Promise.resolve() : Promise.reject(new Error('The browser refused to copy.'));
  }

  function addButton(host, text, label) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', label);
    button.addEventListener('click', () => {
      copyText(text()).then(
        () => showResult(button, 'Copied'),
        () => showResult(button, 'Press Ctrl+C'),
      );
    });
    host.append(button);
  }

  function showResult(button, text, before = 'Copy') {
    button.textContent = text;
    button.setAttribute('aria-live', 'polite');
    setTimeout(() => {
      button.textContent = before;
    }, 1500);
  }

  /** The page as Markdown: its twin is fetched, which pages that lie on a disk may not do. */
  function offerTwin() {
    const twin = document.querySelector('a.twin');
    if (!twin || !location.protocol.startsWith('http')) {
      return;
    }
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy-page';
    button.textContent = 'Copy page as Markdown';
    button.addEventListener('click', async () => {
      try {
        const response = await fetch(twin.href);
        if (!response.ok) {
          throw new Error(`Status ${response.status}`);
        }
        await copyText(await response.text());
        showResult(button, 'Copied', 'Copy page as Markdown');
      } catch {
        location.href = twin.href;
      }
    });
    document.querySelector('.page-tools')?.append(button);
  }
  offerTwin();

  for (const frame of document.querySelectorAll('.code-frame')) {
    addButton(frame.firstElementChild, () => frame.querySelector('pre').textContent, 'Copy this code');
  }
  for (const endpoint of document.querySelectorAll('[data-copy]')) {
    addButton(endpoint, () => endpoint.dataset.copy, 'Copy the path');
  }
})();
