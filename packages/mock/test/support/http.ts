/** Credentials that are well formed and nothing more. */
export const authorization = `Basic ${Buffer.from('not-a-real-id:not-a-real-password').toString('base64')}`;

/** A request with credentials; an object as `json` becomes a JSON body. */
export function call(url: string, { json, ...init }: RequestInit & { json?: unknown } = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('authorization', authorization);
  if (json !== undefined) {
    headers.set('content-type', 'application/json');
  }
  return fetch(url, { ...init, headers, ...(json !== undefined && { body: JSON.stringify(json) }) });
}
