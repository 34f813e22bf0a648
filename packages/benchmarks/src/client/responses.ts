// What the network would have answered.

const LINK = {
  id: '11111111-1111-4111-8111-111111111111',
  institution: 'planet_mx_employment',
  access_mode: 'recurrent',
  last_accessed_at: '2024-01-01T00:00:00.000000Z',
  created_at: '2024-01-01T00:00:00.000000Z',
  external_id: 'customer-0001',
  institution_user_id: 'x'.repeat(44),
  status: 'valid',
  created_by: '22222222-2222-4222-8222-222222222222',
  refresh_rate: '7d',
  fetch_resources: ['EMPLOYMENT_RECORDS', 'CURRENT_EMPLOYMENTS'],
};

/** One link. */
export const link = JSON.stringify(LINK);

/** A page of links of about 80 kB. */
export const page = JSON.stringify({
  count: 190,
  next: null,
  previous: null,
  results: Array.from({ length: 190 }, () => LINK),
});

/** A `fetch` that answers at once, with the headers of a real response. */
export function fetchOf(body: string): (...values: unknown[]) => Promise<Response> {
  const headers = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) };
  return async () => new Response(body, { status: 200, headers });
}
