import { STATUS_CODES } from 'node:http';

/** The reason phrase of a status code, for responses nobody named. */
export function statusText(status: string): string {
  return status === 'default' ? 'Unexpected error' : (STATUS_CODES[status] ?? `Status ${status}`);
}
