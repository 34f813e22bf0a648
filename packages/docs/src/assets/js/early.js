// Runs before the page is drawn: what a tab hides never flashes up, and neither does the other theme.
document.documentElement.classList.add('js');
try {
  const theme = localStorage.getItem('belvo-reference.theme');
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.dataset.theme = theme;
  }
} catch {
  // Storage can be switched off; the theme is then the one of the system.
}
