// The navigation of small screens, and the place of the current page in that of large ones.
(() => {
  const button = document.querySelector('.menu-button');
  const nav = document.getElementById('nav');
  button.hidden = false;
  button.setAttribute('aria-controls', nav.id);
  button.setAttribute('aria-expanded', 'false');
  button.addEventListener('click', () => {
    const isOpen = nav.classList.toggle('is-open');
    button.setAttribute('aria-expanded', String(isOpen));
  });
  const current = nav.querySelector('[aria-current]');
  if (current && nav.scrollHeight > nav.clientHeight) {
    nav.scrollTop = current.offsetTop - nav.clientHeight / 3;
  }
})();
