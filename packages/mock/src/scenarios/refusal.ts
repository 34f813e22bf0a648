import { withRequestId } from '../asking/request-id.ts';
import { fault } from '../faults/builders.ts';
import type { Fault } from '../faults/fault.ts';
import type { ReceivedRequest } from '../journal/entry.ts';
import type { ScenarioParts } from './scenario.ts';

/**
 * The error of a name, as a response of the operation if it declares it, else as the document words it elsewhere.
 *
 * @param name Name of the example, which is the code of the error.
 */
export function refusal(
  { examples, random }: ScenarioParts,
  { operation }: ReceivedRequest,
  status: number,
  name: string,
): Fault {
  if (examples.of(operation, status, name) !== undefined) {
    return fault.answer(status, name);
  }
  const body = examples.anywhere(operation, status, name)?.value ?? [
    { code: name, message: name, request_id: '0'.repeat(32) },
  ];
  return fault.status(status, { body: withRequestId(body, random) });
}
