import type { Fault } from './fault.ts';

/** A fault in a few words, for the journal and the log: no bodies, no addresses. */
export function describeFault(fault: Fault): string {
  switch (fault.kind) {
    case 'answer':
      return ['answer', fault.status, fault.example].filter((part) => part !== undefined).join(' ');
    case 'status':
    case 'html':
    case 'redirect':
      return `${fault.kind} ${fault.status}`;
    case 'rate-limit':
      return fault.retryAfter === undefined ? 'rate-limit' : `rate-limit, retry after ${fault.retryAfter}`;
    case 'reset':
    case 'hang':
      return `${fault.kind} ${typeof fault.at === 'string' ? fault.at : `after ${fault.at.bytes} bytes`}`;
    case 'latency':
      return fault.next === undefined
        ? `latency ${fault.ms} ms`
        : `latency ${fault.ms} ms, ${describeFault(fault.next)}`;
    case 'drip':
      return `drip ${fault.bytes} bytes every ${fault.everyMs} ms`;
    case 'edit':
      return fault.label ?? 'edit';
    default:
      return fault.kind;
  }
}
