import type { Shape } from './shape.ts';
import type { ShapeStore, Source } from './shape-store.ts';

/** Shape of an XML body. Element structure is not inferred: the body is described as text. */
export function xmlShape(_text: string, _store: ShapeStore, _source: Source): Shape | undefined {
  return undefined;
}
