/** A piece of the application that the samples test: reads and updates links, and tries again when it is told to. */
const headers = {
  authorization: `Basic ${btoa('not-a-real-id:not-a-real-password')}`,
  'content-type': 'application/json',
};

/** Reads a link. */
export async function readLink(baseUrl: string, id: string): Promise<Response> {
  return await fetch(`${baseUrl}/api/links/${id}/`, { headers });
}

/** Updates the password of a link; waits and tries again after a 429. */
export async function updateLink(baseUrl: string, id: string, password: string): Promise<Response> {
  const response = await fetch(`${baseUrl}/api/links/${id}/`, {
    method: 'PUT',
    headers,
    body: JSON.stringify({ password }),
  });
  if (response.status !== 429) {
    return response;
  }
  const seconds = Number(response.headers.get('retry-after') ?? 1);
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  return await updateLink(baseUrl, id, password);
}

/** Answers a request for a token. */
export async function resumeLink(baseUrl: string, session: string, token: string, link: string): Promise<Response> {
  return await fetch(`${baseUrl}/api/links/`, {
    method: 'PATCH',
    headers,
    body: JSON.stringify({ session, token, link }),
  });
}

/** Asks for fresh data; the result comes by webhook. */
export async function refreshLink(baseUrl: string, id: string): Promise<Response> {
  return await fetch(`${baseUrl}/api/links/${id}/refresh/`, { method: 'POST', headers });
}

/** Counts all links, page by page. */
export async function countLinks(baseUrl: string): Promise<number> {
  let count = 0;
  for (let url: string | null = `${baseUrl}/api/links/`; url !== null; ) {
    const page = (await (await fetch(url, { headers })).json()) as { results: unknown[]; next: string | null };
    count += page.results.length;
    url = page.next;
  }
  return count;
}
