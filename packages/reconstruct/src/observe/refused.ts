import type { Request, RequestItem, SavedResponse } from '../read/model.ts';

/** Which requests of an item were refused, every time an answer was saved: 4xx. */
export class RefusedRequests {
  readonly #item: RequestItem;
  readonly #bySaved = new Map<Request | undefined, boolean>();

  constructor(item: RequestItem) {
    this.#item = item;
    for (const saved of item.responses) {
      this.#bySaved.set(saved.request, isRefusal(saved) && this.#bySaved.get(saved.request) !== false);
    }
  }

  /** Whether every answer saved from a request refuses it. */
  has(request: Request): boolean {
    return this.#bySaved.get(request) === true;
  }

  /** Whether every answer refuses the item's own request: those to the very body it has now, if there are any. */
  get hasOwn(): boolean {
    const { body } = this.#item.request;
    const all = [...this.#bySaved];
    if (all.length === 0 || !all.some(([, refused]) => refused)) {
      return false;
    }
    const own = body && JSON.stringify(body);
    const same = all.filter(([request]) => own !== undefined && request && JSON.stringify(request.body) === own);
    return (same.length > 0 ? same : all).every(([, refused]) => refused);
  }
}

function isRefusal({ status }: SavedResponse): boolean {
  return status !== undefined && status >= 400 && status < 500;
}
