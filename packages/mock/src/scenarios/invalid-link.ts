import { fault } from '../faults/builders.ts';
import type { ReceivedRequest } from '../journal/entry.ts';
import type { Route } from '../journal/route.ts';
import type { WebhookTarget } from '../webhooks/webhooks.ts';
import { refusal } from './refusal.ts';
import { concerned, declares, linkOf, type Scenario } from './scenario.ts';

/** Options of `invalidLink`. */
export interface InvalidLinkOptions {
  /** Id of the link. Default: every link that is asked for. */
  readonly link?: string;
  /** What is refused. Default: every operation that declares this error, except updating the link. */
  readonly on?: Route;
  /** Where to announce it with `LINK.invalid_credentials`. Default: nowhere. */
  readonly webhook?: WebhookTarget;
}

const code = 'invalid_link';

/**
 * The end user changed the password at the institution: the link is `invalid` and what needs the institution is refused
 * with 400 `invalid_link`, until the link is updated successfully.
 */
export const invalidLink: Scenario<InvalidLinkOptions> = (parts, { link, on, webhook }) => {
  const repairs = ['links_update', 'links_resume'];
  const refused = concerned(
    parts,
    on,
    (operation) => declares(operation, 400, code) && !repairs.includes(operation.operationId),
  );
  const repaired = new Set<string | undefined>();
  const isInvalid = (request: ReceivedRequest) => {
    const about = linkOf(request);
    return (link === undefined || about === link) && !repaired.has(about);
  };
  parts.memory.amend('link', link, { status: 'invalid' });
  if (webhook !== undefined) {
    void parts.webhooks.send('LINK.invalid_credentials', webhook, link === undefined ? {} : { link_id: link });
  }
  return {
    decide(request) {
      if (!isInvalid(request)) {
        return undefined;
      }
      if (request.operation?.operationId === 'links_get') {
        const named =
          parts.memory.state === undefined && parts.examples.of(request.operation, 200, 'link_invalid') !== undefined;
        return fault.edit(
          (response) =>
            response.status === 200
              ? { ...response, body: { ...(response.body as object), status: 'invalid' } }
              : response,
          { prefer: { status: 200, ...(named && { example: 'link_invalid' }) }, label: 'invalid link' },
        );
      }
      return refused(request) ? refusal(parts, request, 400, code) : undefined;
    },
    answering({ operation, answer, ...request }) {
      if (operation !== undefined && repairs.includes(operation.operationId) && answer?.status === 200) {
        const about = linkOf({ ...request, operation });
        repaired.add(about);
        parts.memory.amend('link', about, { status: 'valid' });
      }
    },
  };
};
