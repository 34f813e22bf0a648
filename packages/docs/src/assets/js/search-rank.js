// Ranks the entries of the index for a query. Pure, so that it can be tested without a page.
(() => {
  const KIND_WEIGHT = { guide: 3, resource: 4, schema: 2, error: 3, event: 3, field: -8, parameter: -9 };
  const OPERATION_WEIGHT = 4;

  function scoreWord(word, title, detail) {
    if (title === word) {
      return 20;
    }
    if (title.startsWith(word)) {
      return 12;
    }
    if (new RegExp(`(^|[^a-z0-9])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`).test(title)) {
      return 9;
    }
    if (title.includes(word)) {
      return 6;
    }
    return detail.includes(word) ? 3 : 0;
  }

  /**
   * Entries that have every word of the query in title or detail, best first.
   * Words may be separated by spaces, and `createdBy` finds `created_by`.
   */
  function rank(entries, query, limit = 30) {
    const normalize = (text) => text.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
    const words = query.trim().split(/\s+/).filter(Boolean);
    if (words.length === 0) {
      return [];
    }
    const found = [];
    for (const [index, [kind, title, detail]] of entries.entries()) {
      const plain = title.toLowerCase();
      const split = normalize(title);
      const rest = `${detail.toLowerCase()} ${normalize(detail)}`;
      let score = KIND_WEIGHT[kind] ?? OPERATION_WEIGHT;
      for (const word of words) {
        const plainWord = word.toLowerCase();
        const gain = Math.max(scoreWord(plainWord, plain, rest), scoreWord(normalize(word), split, ''));
        if (gain === 0) {
          score = Number.NEGATIVE_INFINITY;
          break;
        }
        score += gain;
      }
      if (score > Number.NEGATIVE_INFINITY) {
        found.push({ index, score });
      }
    }
    found.sort(
      (a, b) => b.score - a.score || entries[a.index][1].length - entries[b.index][1].length || a.index - b.index,
    );
    return found.slice(0, limit).map(({ index }) => entries[index]);
  }

  globalThis.rankEntries = rank;
})();
