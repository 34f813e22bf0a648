// Marks in the list of contents what is being read.
(() => {
  const links = [...document.querySelectorAll('.contents a')];
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  if (links.length === 0 || !('IntersectionObserver' in window)) {
    return;
  }
  const visible = new Set();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        visible[isIntersecting ? 'add' : 'delete'](target);
      }
      const first = headings.findIndex((heading) => visible.has(heading));
      if (first >= 0) {
        for (const [index, link] of links.entries()) {
          link.classList.toggle('is-read', index === first);
        }
      }
    },
    { rootMargin: '-60px 0px -60% 0px' },
  );
  for (const heading of headings) {
    if (heading) {
      observer.observe(heading);
    }
  }
})();
