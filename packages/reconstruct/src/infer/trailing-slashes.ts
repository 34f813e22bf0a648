import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import type { ItemObservation } from '../observe/observations.ts';

/** Part of the paths that have to end in a slash for it to be the API's way of writing them, and how many it takes. */
const CUSTOM = 0.8;
const ENOUGH = 4;

/**
 * Drops the slashes that some urls of a hand-written collection end in. Where nearly all have one, and in what a
 * generator wrote, it is part of the path and stays.
 */
export function withoutStraySlashes(
  items: readonly ItemObservation[],
  generated: boolean,
  diagnostics: Diagnostics,
): readonly ItemObservation[] {
  const paths = new Set(items.map((item) => item.template));
  const ending = [...paths].filter(endsInSlash);
  if (ending.length === 0) {
    return items;
  }
  const isCustom = generated || (paths.size >= ENOUGH && ending.length >= paths.size * CUSTOM);
  if (isCustom) {
    const message = "Paths end in a slash, as the urls do; Redocly's recommended rules want none.";
    diagnostics.add('info', 'trailing-slash', '', message, `${ending.length} of ${paths.size} paths`);
    return items;
  }
  return items.map((item) => {
    if (!endsInSlash(item.template)) {
      return item;
    }
    const template = item.template.replace(/\/+$/, '');
    const message = `The slash at the end of ${item.template} was left out: not all urls of the collection have one.`;
    diagnostics.add('info', 'trailing-slash', item.path, message);
    return { ...item, template };
  });
}

function endsInSlash(template: string): boolean {
  return template.length > 1 && template.endsWith('/');
}
