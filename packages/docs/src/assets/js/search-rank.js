// Ranks the entries of the index for a query with MiniSearch. No page is needed, so that it can be tested without one.
(() => {
  // A page that answers goes before a name in a list.
  const KIND_WEIGHT = {
    guide: 1.5,
    page: 1.4,
    resource: 1.5,
    error: 1.5,
    status: 1.6,
    event: 0.9,
    workflow: 0.9,
    section: 0.75,
    schema: 0.7,
    decision: 0.6,
    field: 0.6,
    parameter: 0.5,
    value: 0.55,
  };
  const OPERATION_WEIGHT = 1.2;
  const EXACT = 6;
  // Somebody who writes words means pages; somebody who writes `open_finance` or `CREDIT_CARD` means the name.
  const NAMES = new Set(['field', 'parameter', 'value', 'schema']);
  const EXACT_NAME_IN_WORDS = 1.5;
  // Fewer results than this are filled up with those that have some of the words.
  const FEW = 5;

  function join(text) {
    const { tokenize, stem } = globalThis.searchWords;
    return tokenize(text).map(stem).join('');
  }

  /** Everything that a reader may write to mean exactly this entry. */
  function exactNames([kind, title, detail, , words = '']) {
    const names = [join(title)];
    if (kind === 'guide') {
      names.push(...words.split(' | ')[0].split(' ').map(join));
    }
    if (kind === 'page') {
      names.push(...words.split(' | ')[0].split(', ').map(join));
    }
    if (kind === 'resource') {
      names.push(join(title.replace(/ \(.*/, '')));
    }
    if (kind === 'status') {
      names.push(title.slice(0, 3));
    }
    const [operationId, path] = detail.split(' · ');
    if (path?.startsWith('/')) {
      names.push(join(operationId), `belvo${join(operationId)}`, kind + join(path), join(path));
    }
    if (kind === 'event') {
      names.push(join(detail), join(detail.split(' ')[1] ?? ''));
    }
    return names;
  }

  function createIndex(entries) {
    const { tokenize, stem } = globalThis.searchWords;
    const index = new globalThis.MiniSearch({
      fields: ['title', 'keywords', 'detail', 'words'],
      tokenize,
      processTerm: stem,
    });
    index.addAll(
      entries.map(([, title, detail, , more = ''], id) => {
        const [words, keywords = ''] = more.split(' | ').reverse();
        return { id, title, detail, words, keywords };
      }),
    );
    return index;
  }

  const indexes = new WeakMap();
  const names = new WeakMap();

  /**
   * Entries for a query, best first: exact names, then words of titles, then other words, with prefixes and typing
   * errors. Words may be English, Spanish or Portuguese.
   */
  function rank(entries, query, limit = 30) {
    if (!indexes.has(entries)) {
      indexes.set(entries, createIndex(entries));
      names.set(entries, entries.map(exactNames));
    }
    const { tokenize, stem, telling, translate } = globalThis.searchWords;
    const terms = telling(tokenize(query)).map(translate).map(stem);
    if (terms.length === 0) {
      return [];
    }
    const whole = join(tokenize(query).map(translate).join(' '));
    const isName = !query.trim().includes(' ');
    const options = {
      boost: { title: 4, keywords: 4, detail: 1.5, words: 1 },
      prefix: (term) => term.length > 2,
      fuzzy: (term) => (term.length > 4 && !/\d/.test(term) ? 0.25 : false),
      maxFuzzy: 2,
      weights: { prefix: 0.5, fuzzy: 0.3 },
      tokenize: (text) => text.split(' '),
      boostDocument: (id) => {
        const [kind] = entries[id];
        const weight = isName || !NAMES.has(kind) ? EXACT : EXACT_NAME_IN_WORDS;
        const exact = names.get(entries)[id].includes(whole) ? weight : 1;
        return exact * (KIND_WEIGHT[kind] ?? OPERATION_WEIGHT);
      },
    };
    const index = indexes.get(entries);
    const all = index.search(terms.join(' '), { ...options, combineWith: 'AND' }).map(({ id }) => id);
    const some =
      all.length >= FEW
        ? []
        : index.search(terms.filter((term) => term.length > 1).join(' '), options).map(({ id }) => id);
    return [...new Set([...all, ...some])].slice(0, limit).map((id) => entries[id]);
  }

  globalThis.rankEntries = rank;
})();
