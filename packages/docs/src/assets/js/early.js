// Runs before the page is drawn: alternatives that a tab hides never flash up.
document.documentElement.classList.add('js');
