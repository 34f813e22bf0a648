// The navigation of small screens, and the place of the current page in that of large ones.
(() => {
  const button = document.querySelector('.menu-button');
  const nav = document.getElementById('nav');
  button.hidden = false;
  button.setAttribute('aria-controls', nav.id);
  button.setAttribute('aria-expanded', 'false');
  function toggle(isOpen) {
    nav.classList.toggle('is-open', isOpen);
    button.setAttribute('aria-expanded', String(isOpen));
    // It lies over the page, and comes after it for who reads by keyboard or ear.
    (isOpen ? (nav.querySelector('[aria-current]') ?? nav.querySelector('a')) : button).focus();
  }
  button.addEventListener('click', () => toggle(!nav.classList.contains('is-open')));
  nav.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') {
      toggle(false);
    }
  });
  const current = nav.querySelector('[aria-current]');
  if (current && nav.scrollHeight > nav.clientHeight) {
    nav.scrollTop = current.offsetTop - nav.clientHeight / 3;
  }
})();
