import type { AnyEvent } from '@belvo-openapi/client/webhooks';

/** Something to do for a link. */
export interface Task {
  readonly kind: 'repair' | 'sync';
  readonly link: string;
}

/** What an event asks for; `undefined` for events this service has no use for, unknown ones included. */
export function taskFor(received: AnyEvent): Task | undefined {
  switch (received.name) {
    case 'link-invalid-credentials':
      return task('repair', received.event.link_id);
    case 'transactions-historical-update':
    case 'transactions-new-transactions-available':
    case 'transactions-updated':
      return task('sync', received.event.link_id);
    default:
      return undefined;
  }
}

function task(kind: Task['kind'], link: string | undefined): Task | undefined {
  return link === undefined ? undefined : { kind, link };
}
